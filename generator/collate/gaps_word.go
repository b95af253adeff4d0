package collate

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// shortestWord is the least number of letters of a word that may have lost one: shorter ones are a letter away from many.
const shortestWord = 6

// shortestFront is the least number of letters of a word to which another one may have been joined.
const shortestFront = 4

// lostInWords returns the places of source i where a word of small letters is misprinted: a word that nobody knows and that
// stands once in the story. It has lost the space before or behind a word of the closed classes ("opted" + "to"), where what
// is left is a word that is known; or a letter within, where the story has the word that it is then. count is wordUses, where a
// word of small letters counts two.
func lostInWords(c *Collation, count map[string]int, i int) []source.Gap {
	d := c.Sources[i].Doc
	language := d.Article.Meta.Language
	l := lexicon.For(language)
	known := func(w string) bool {
		return count[w] > 2 || grammar.Knows(language, w) || len(l.Related(grammar.Stem(language, w))) > 0
	}
	var out []source.Gap
	for k := range d.Tokens {
		t := d.Tokens[k]
		if !t.Word || len(t.Norm) < shortestWord || !plainLetters(t.Of(d.Article.Text)) || parted(d.Article.Text, t.Span) || known(t.Norm) {
			continue
		}
		switch s := d.SentenceAt(t.Start); {
		case s < 0 || d.Sentences[s].Class != source.Prose && !d.Sentences[s].Class.Cited():
		default:
			if at := runTogether(t.Norm, l, func(w string) bool { return grammar.Knows(language, w) }); at > 0 {
				out = append(out, source.Gap{Span: t.Span, Hole: t.Start + at, Note: "a space is missing: “" + t.Norm[:at] + " " + t.Norm[at:] + "”"})
			} else if whole := withLetter(t.Norm, func(w string) bool { return count[w] > 0 && known(w) }); whole != "" {
				out = append(out, source.Gap{Span: t.Span, Hole: t.End, Note: "a letter is missing: “" + whole + "”"})
			}
		}
	}
	return out
}

// parted reports whether a word is a part of something longer: an address, a name of a file, a compound with a hyphen.
func parted(text string, s source.Span) bool {
	return s.Start > 0 && strings.IndexByte("-/@#_.'=&%", text[s.Start-1]) >= 0 || s.End < len(text) && strings.IndexByte("-/@_='&%", text[s.End]) >= 0 ||
		s.End+1 < len(text) && text[s.End] == '.' && text[s.End+1] > ' '
}

// runTogether returns where a word divides into one that is known and one that closes no longer word ("opted" + "to"); 0 where
// it does not.
func runTogether(w string, l *lexicon.Language, known func(string) bool) int {
	gaps := l.Table("gaps")
	for at := shortestFront; at <= len(w)-2; at++ {
		if f, _ := gaps.Get(w[at:]); slices.Contains(f, "closes") && !gaps.Has(w[:at]) && known(w[:at]) {
			return at
		}
	}
	return 0
}

// withLetter returns the word that has one letter more within than w and is known; "" where there is none.
func withLetter(w string, known func(string) bool) string {
	for at := 1; at < len(w); at++ {
		for r := byte('a'); r <= 'z'; r++ {
			if x := w[:at] + string(r) + w[at:]; known(x) {
				return x
			}
		}
	}
	return ""
}
