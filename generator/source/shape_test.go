package source

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// ordinary is text of so many bytes in which no sentence stands twice.
func ordinary(bytes int) string {
	var b strings.Builder
	for i := 0; b.Len() < bytes; i++ {
		fmt.Fprintf(&b, "The council of ward %d met on Monday and heard %d people, its clerk said. ", i, i+3)
		if i%4 == 3 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// TestShapesOutOfBoundsAreSetAside gives articles of shapes that no article has: each is refused in little time, with a
// finding that names the file and the bound.
func TestShapesOutOfBoundsAreSetAside(t *testing.T) {
	for name, text := range map[string]string{
		"identical sentences":    strings.Repeat("The minister left the hall on Monday. ", 5000),
		"identical paragraphs":   strings.Repeat("The minister left the hall on Monday.\n\n", 5000),
		"many sentences":         ordinary(500_000),
		"one long sentence":      strings.Repeat("word and ", 10_000) + "end.",
		"opening marks":          strings.Repeat("“", 4000),
		"opening marks in prose": strings.Repeat("He “said it on Monday and left. ", 100) + ordinary(20_000) + strings.Repeat("She “came then. Nobody saw “it. ", 90),
		"straight marks":         strings.Repeat(`"a" `, 10_000),
		"an abbreviation":        strings.Repeat("Mr. ", 100_000),
		"one word":               strings.Repeat("a", 500_000),
		"stops":                  strings.Repeat(". ", 100_000),
		"the limit of bytes":     strings.Repeat("Mr. “a ", Limit/9),
	} {
		started := time.Now()
		a, found := Read(fstest.MapFS{"x/a.txt": {Data: []byte(text)}}, "x/a.txt")
		if a != nil || !found.Has("article-shape") || found[0].Place.File != "x/a.txt" {
			t.Errorf("%s: read, or not told: %v", name, found)
		}
		if took := time.Since(started); took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// TestShapesOfArticlesAreRead holds the bounds against shapes that articles do have.
func TestShapesOfArticlesAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"a long report":      ordinary(90_000),
		"lines without stop": strings.Repeat("Rowan Bridge 3 Nessby 2\n", 90),
		"questions, answers": strings.Repeat("Q. ", 90) + ordinary(5000),
		"names with titles":  ordinary(2000) + strings.Repeat("Mr. Dahl, Mrs. Berg and Dr. Lund met J. R. Holm. ", 40),
		"quotations":         strings.Repeat("“We will go,” he said on day one. ", 60) + ordinary(1000),
	} {
		if a, found := Read(fstest.MapFS{"x/a.txt": {Data: []byte(text)}}, "x/a.txt"); a == nil || found.Has("article-shape") {
			t.Errorf("%s: refused: %v", name, found)
		}
	}
}

// TestStoriesOutOfBoundsAreHeld gives a story too many articles, articles with too many different sentences together, and
// as many equal articles as are read.
func TestStoriesOutOfBoundsAreHeld(t *testing.T) {
	for _, test := range []struct {
		name     string
		articles int
		text     func(i int) string
		held     bool
	}{
		{"files", 10_000, func(int) string { return "One." }, true},
		{"different sentences", 10, func(i int) string { return strings.ReplaceAll(ordinary(60_000), ". ", fmt.Sprintf(" of %d. ", i)) }, true},
		{"sentences", 60, func(int) string { return ordinary(60_000) }, true},
		{"equal articles", 200, func(int) string { return ordinary(5000) }, false},
	} {
		fsys := fstest.MapFS{}
		for i := range test.articles {
			fsys[fmt.Sprintf("seeds/s/%05d.txt", i)] = &fstest.MapFile{Data: []byte(test.text(i))}
		}
		if _, found := ReadStory(fsys, "seeds", "seeds/s"); found.Has("story-too-large") != test.held {
			t.Errorf("%s: held %v, want %v: %v", test.name, !test.held, test.held, found)
		}
	}
}

// TestPagesOfTooManyTagsAreSetAside: looking for the article in a page of 200,000 lines took a gigabyte.
func TestPagesOfTooManyTagsAreSetAside(t *testing.T) {
	for name, page := range map[string]string{
		"lines":  "<p>" + strings.Repeat("a<br>", 200_000),
		"nested": strings.Repeat("<div>", 100_001) + ordinary(2000),
	} {
		started := time.Now()
		a, found := Read(fstest.MapFS{"x/a.html": {Data: []byte("<html><body>" + page)}}, "x/a.html")
		if a != nil || len(found) != 1 || !found.Has("article-shape") || found[0].Place.File != "x/a.html" {
			t.Errorf("%s: have %v, want one finding that sets it aside", name, found)
		}
		if took := time.Since(started); took > time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}
