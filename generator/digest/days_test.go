package digest

import (
	"testing"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// A day in brackets looks as the days of the sources do.
func TestMonthDay(t *testing.T) {
	for _, test := range []struct{ text, day, want string }{
		{"", "2025-09-04", "Sept. 4"},
		{"The ferry sank on Nov. 8 and was raised on Nov. 9.", "2025-11-10", "Nov. 10"},
		{"The ferry sank on November 8 and was raised on November 9.", "2025-09-10", "September 10"},
		{"The ferry sank on 8 November and was raised on 9 November.", "2025-02-01", "1 February"},
		{"The ferry sank on 8 Nov and was raised on 9 Nov.", "2025-12-01", "1 Dec"},
		{"The ferry sank on May 8.", "2025-12-01", "Dec. 1"},
	} {
		a := &source.Article{Text: test.text, Blocks: []source.Block{{Span: source.Span{End: len(test.text)}, Class: source.Prose}}, Meta: source.Meta{Date: "2025-11-10"}}
		n := newNoter(&collate.Collation{Sources: []collate.Source{{Article: a, Doc: statement.Read(a)}}})
		if have := n.monthDay(test.day); have != test.want {
			t.Errorf("%q\nhave %q, want %q", test.text, have, test.want)
		}
	}
}
