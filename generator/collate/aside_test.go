package collate

import (
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/source"
)

// articles reads texts as the articles of one story.
func articles(t *testing.T, texts ...string) []*source.Article {
	t.Helper()
	fsys := fstest.MapFS{}
	for i, text := range texts {
		fsys["s/"+string(rune('a'+i))+".txt"] = &fstest.MapFile{Data: []byte(text)}
	}
	s, found := source.ReadStory(fsys, ".", "s")
	if found.Errors() > 0 {
		t.Fatal(found)
	}
	return s.Articles
}

// sourceOf returns the source whose article is in a file.
func sourceOf(t *testing.T, c *Collation, file string) *Source {
	t.Helper()
	for i := range c.Sources {
		if c.Sources[i].Article.File == file {
			return &c.Sources[i]
		}
	}
	t.Fatalf("no source %s", file)
	return nil
}

func TestAside(t *testing.T) {
	const body = "The ferry Alba ran aground off Larkspur on Monday morning in thick fog.\n" +
		"All of the 212 people on board were brought ashore by noon, the harbour police said.\n"
	for _, test := range []struct {
		name, one, two string
		line           string // begins a line of the first article
		want           source.Class
	}{
		{
			"a sibling's caption", body + "The Alba lies on the sandbank with her bow towards the town.\nNobody was hurt.\n",
			body + "The Alba lies on the sandbank with her bow towards the town. (Tom Orr/Harbour Press)\n", "The Alba lies", source.Prose,
		}, // other words: the credit
		{
			"the very words of a sibling's caption", body + "The Alba lies on the sandbank, as seen here from the old harbour wall\nNobody was hurt.\nIt will be lifted.\n",
			body + "The Alba lies on the sandbank, as seen here from the old harbour wall\nThe crew stays on board for now, with food for a week and more\nIt will be lifted.\n", "The Alba lies", source.Caption,
		},
		{
			"prose that lost its full stop", body + "Divers will look at the hull before it is lifted on Tuesday\nThe owner spoke of a fault in the radar of the ship that night\nNobody was hurt.\n",
			body + "Divers will look at the hull before it is lifted on Tuesday.\nNobody was hurt.\n", "Divers will", source.Prose,
		},
		{"nothing but what its neighbour says", body + "The captain, who has sailed these waters for thirty years, said that the radar went dark minutes before the ship struck the sandbank.\n" +
			"The captain said that radar went dark minutes before ship struck sandbank.\nNobody was hurt.\n", body, "The captain said that", source.Caption},
		{"a quotation is no caption", body + "The captain, who has sailed these waters for thirty years, said that “the radar went dark” minutes before the ship struck the sandbank.\n" +
			"“The radar went dark minutes before the ship struck the sandbank,” the captain said.\nNobody was hurt.\n", body, "“The radar", source.Prose},
		{"prose that both have", body + "Nobody was hurt.\n", body + "Nobody was hurt.\n", "Nobody", source.Prose},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, _ := Story(Input{Slug: "s", Articles: articles(t, test.one, test.two)})
			a := sourceOf(t, c, "a.txt").Article
			for _, b := range a.Blocks {
				if strings.HasPrefix(b.Of(a.Text), test.line) {
					if b.Class != test.want {
						t.Errorf("%q is %q (%s), want %q", b.Of(a.Text), b.Class, b.Reason, test.want)
					}
					return
				}
			}
			t.Errorf("no line %q", test.line)
		})
	}
}
