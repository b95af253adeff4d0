package statement

import (
	"strings"
	"testing"

	"variorum/generator/source"
)

// paragraphsOf reads a text of 12 November 2025, a paragraph a line.
func paragraphsOf(text, lang string) *Doc {
	a := &source.Article{Text: text + "\n", Meta: source.Meta{Date: "2025-11-12", Language: lang}}
	at := 0
	for l := range strings.Lines(a.Text) {
		a.Blocks = append(a.Blocks, source.Block{Span: source.Span{Start: at, End: at + len(l) - 1}, Paragraph: len(a.Blocks)})
		at += len(l)
	}
	return Read(a)
}

// TestOrderOfDates reads dates in figures whose order another date of the same article tells, and no others: those are figures
// that are not understood.
func TestOrderOfDates(t *testing.T) {
	for _, test := range []struct{ text, want, unread string }{
		{"The hearing is set for 03/04/2026.", "", "03/04/2026"},
		{"The hearing is set for 03/04/2026. The first was on 25/02/2026.", "2026-04-03 2026-02-25", ""},
		{"The hearing is set for 03/04/2026. The first was on 02/25/2026.", "2026-03-04 2026-02-25", ""},
		{"The hearing is set for 03/04/2026. The first was on 02/25/2026, the second on 25/02/2026.", "2026-02-25 2026-02-25", "03/04/2026"},
		{"The hearing is set for 04/04/2026.", "2026-04-04", ""},
	} {
		d := paragraphsOf(test.text, "en")
		var dates, unread []string
		for _, x := range d.Dates {
			dates = append(dates, x.From)
		}
		for _, u := range d.Unread {
			unread = append(unread, d.Words(u.Span))
		}
		if have := strings.Join(dates, " "); have != test.want {
			t.Errorf("%q: dates %q, want %q", test.text, have, test.want)
		}
		if have := strings.Join(unread, " "); have != test.unread {
			t.Errorf("%q: unread %q, want %q", test.text, have, test.unread)
		}
	}
}

// TestWholeNames reads names whole, with their particles, apostrophes, suffixes and initials, and knows who is who later on.
func TestWholeNames(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Ursula van der Aarden opened the meeting.", "Ursula van der Aarden"},
		{"Ursula von der Ahlen opened the meeting.", "Ursula von der Ahlen"},
		{"Sean O'Neill opened the meeting.", "Sean O'Neill"},
		{"Sean O’Brien opened the meeting.", "Sean O’Brien"},
		{"Maria de la Cruz opened the meeting.", "Maria de la Cruz"},
		{"Maria dos Santos opened the meeting.", "Maria dos Santos"},
		{"Osman bin Harun opened the meeting.", "Osman bin Harun"},
		{"Leila al-Masri opened the meeting.", "Leila al-Masri"},
		{"Jean-Luc d'Arvor opened the meeting.", "Jean-Luc d'Arvor"},
		{"Anna Lena Meyer-Voss opened the meeting.", "Anna Lena Meyer-Voss"},
		{"John Kerr Jr. opened the meeting.", "John Kerr Jr"},
		{"Henry Marsh III opened the meeting.", "Henry Marsh III"},
		{"George W. Harlow opened the meeting.", "George W. Harlow"},
		{"J.K. Rowe opened the meeting.", "J.K. Rowe"},
		{"The meeting was opened by J. K. Rowe on Friday.", "J. K. Rowe"},
		{"The University of Orme opened the meeting.", "University of Orme"},
		{"The Bank of Tambra opened the meeting.", "Bank of Tambra"},
		{"The Ministry of Defence and Transport opened the meeting.", "Ministry of Defence and Transport"},
	} {
		d := paragraphsOf(test.text, "en")
		have := "no name"
		if len(d.Names) > 0 {
			have = d.Words(d.Names[0].Span)
		}
		if have != test.want {
			t.Errorf("%q: have %q, want %q", test.text, have, test.want)
		}
	}
	for _, test := range []struct {
		text string
		same bool // the first and the last name are of one
	}{
		{"Ursula van der Aarden opened the meeting. It was short, van der Aarden said.", true},
		{"Ursula van der Aarden opened the meeting. It was short, Van der Aarden said.", true},
		{"Sean O'Neill opened the meeting. It was short, O’Neill said.", true},
		{"Sean O'Neill opened the meeting. It was short, O'Brien said.", false},
		{"John Kerr Jr. opened the meeting. It was short, Kerr said.", true},
		{"Henry Marsh III opened the meeting. It was short, Marsh said.", true},
		{"Ann Marsh and Paul Marsh opened the meeting. It was short, Paul Marsh said. Ann Marsh agreed.", true},
		{"Ann Marsh opened the meeting with her brother. It was short, Paul Marsh said.", false},
	} {
		d := paragraphsOf(test.text, "en")
		if n := len(d.Names); n < 2 || (d.Names[0].Entity == d.Names[n-1].Entity) != test.same {
			t.Errorf("%q: one bearer should be %v: %+v", test.text, test.same, d.Names)
		}
	}
}
