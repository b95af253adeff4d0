package verify

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"variorum/generator/digest"
)

// Whatever stands in a file: findings come, and soon.
func TestOddTexts(t *testing.T) {
	var s *subject
	for _, x := range subjects(t) {
		s = x
		break
	}
	n := 20000
	if testing.Short() {
		n = 5000 // what grows with the square still shows
	}
	var unused string
	for i := range n {
		unused += fmt.Sprintf("[^q%d]: [@A] has “words number %d”.\n", i, i)
	}
	for name, body := range map[string]string{
		"quotation marks":      strings.Repeat("“", n),
		"citations":            strings.Repeat("[@A] ", n),
		"keys":                 "x [" + strings.Repeat("@A; ", n) + "@A]",
		"faulty keys":          "x [" + strings.Repeat("@@; ", n) + "]",
		"list markers":         strings.Repeat("- ", n) + "x",
		"quote markers":        strings.Repeat("> ", n) + "x",
		"brackets":             strings.Repeat("[", n) + "x" + strings.Repeat("]", n),
		"undefined marks":      strings.Repeat("x[^q] ", n),
		"repeated definitions": strings.Repeat("[^q]: y\n", n),
		"unused definitions":   unused,
		"a footnote in itself": "x[^a] [@A]\n\n[^a]: As said[^a]. [@A]",
		"a long word":          strings.Repeat("a", 10*n),
		"emphasis":             strings.Repeat("*a _b ", n),
		"tags":                 strings.Repeat("<a ", n),
	} {
		begin := time.Now()
		d, _ := digest.Parse("content/s.md", s.d.Raw[:s.d.Body]+"\n"+body+"\n")
		Digest(d, s.story)
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}
