package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

// What cannot be seen stays in the text, so that positions hold, and is told where it can disguise what is written.
func TestReadHidden(t *testing.T) {
	for _, x := range []struct {
		name, text string
		line, col  int // of the finding; 0 for none
	}{
		{"override", "The ferry sank.\n\nThe \u202echart\u202c was wrong.\n", 3, 5},
		{"isolate", "The \u2066chart\u2069 was wrong.\n", 1, 5},
		{"bell", "The chart\a was wrong.\n", 1, 10},
		{"C1", "The chart was wrong.\u0085 It sank.\n", 1, 21},
		{"behind front matter", "---\ntitle: A\n---\nThe \u202echart was wrong.\n", 4, 5},
		{"zero width", "The ch\u200bart was wrong, and the gov\u00adernment knew.\n", 0, 0},
		{"joiners", "کتاب\u200cها\u200f\n", 0, 0},
		{"tabs", "The\tchart was wrong.\r\nIt sank.\r\n", 0, 0},
	} {
		a, found := Read(fstest.MapFS{"s/a.md": {Data: []byte(x.text)}}, "s/a.md")
		if a == nil {
			t.Fatalf("%s: %v", x.name, found)
		}
		if want := strings.ReplaceAll(x.text[strings.LastIndex(x.text, "---\n")+1:], "\r", ""); !strings.HasSuffix(want, a.Text) {
			t.Errorf("%s: have text %q", x.name, a.Text)
		}
		if x.line == 0 {
			if len(found) > 0 {
				t.Errorf("%s: have %v", x.name, found)
			}
			continue
		}
		if len(found) != 1 || found[0].ID != "article-hidden" || found.Errors() > 0 || found[0].Place.Line != x.line || found[0].Place.Column != x.col {
			t.Errorf("%s: have %v, want a warning at %d:%d", x.name, found, x.line, x.col)
		}
	}
}
