package digest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// Nothing that cannot be seen gets into a digest; what is printed is traced to the words that hold it all the same.
func TestComposeHidden(t *testing.T) {
	fsys := fstest.MapFS{
		"s/a.md": {Data: []byte("---\ntitle: Ferry runs agr\u202eound\u202c off Marrow Point\npublisher: No\u200brth Post\n---\nA ferry ran agr\u200bound off Marrow\a Point on Monday, harbour master Ann L\u200bee said.\n\n\"The \u202echart\u202c was wrong,\" said Lee. The ferry\x01 had 40 people on board and no one was hurt.\u0085 Tugs pulled it free on Tuesday.\n\nThe company said it would pay for the \u2066damage\u2069 to the reef. Divers found a hole two met\u00adres long in the hull.\n")},
		"s/b.md": {Data: []byte("---\npublisher: South Post\n---\nThe ferry Linden ran aground off Marrow Point on Monday with 45 people on board, harbour master Ann Lee said.\n\n\"The charts were wrong,\" said Lee. No one was hurt. Tugs pulled the ferry free on Tuesday morning.\n\nDivers found a hole two metres long in the hull. The company said it would pay for the damage to the reef.\n")},
	}
	story, found := source.ReadStory(fsys, ".", "s")
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	c, _ := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
	have := Compose(c).Markdown(c)
	if i := strings.IndexFunc(have, source.Hidden); i >= 0 {
		t.Errorf("a hidden character at %d in:\n%q", i, have)
	}
	for _, escaped := range []string{`\u00`, `\u20`} {
		if strings.Contains(have, escaped) {
			t.Errorf("%q in:\n%s", escaped, have)
		}
	}
	if !strings.Contains(strings.ReplaceAll(have, "\n", " "), "damage to the reef. [@north-post; @south-post]") &&
		!strings.Contains(strings.ReplaceAll(have, "\n", " "), "damage to the reef. [@south-post; @north-post]") {
		t.Errorf("the sentences of the two articles are not found to be the same in:\n%s", have)
	}
	g, found := Parse("s.md", have)
	if n := len(Compose(c).Trace(g, func(i int) string { return c.Sources[i].Key })); found.Errors() > 0 || n != len(g.Passages) {
		t.Errorf("%d of %d passages are as composed: %v", n, len(g.Passages), found)
	}
	if !slices.ContainsFunc(c.Sources, func(s collate.Source) bool { return strings.Contains(s.Article.Text, "\u202e") }) {
		t.Error("the source text has lost characters")
	}
}
