package compose

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// How many notes a digest has: those of a conflict with printed words are not counted.
const (
	notesMost  = 3   // for each
	notesWords = 200 // words
	tellsMost  = 3   // differences that one note tells
	nearWords  = 2   // words between two marks that become one note
)

// spot is a place in the draft behind which the mark of a difference stands.
type spot struct {
	difference int
	part       int // number of the part, in the order of writing
	at         int // offset in its text
	used       int // the reading that is printed there; -1 where not all of it is
	base       int // the article whose words are printed there
	words      int // words of the part before the mark
}

// mark sets the notes: for every difference of high or medium severity one of whose readings is printed, behind its
// words. What touches no printed word is told by the record alone.
func mark(b *book, d *Draft, refused Refused) {
	var parts []*Part
	total := 0
	d.Each(func(_ int, p *Part) { parts = append(parts, p); total += count(p.Text) })
	var spots []spot
	for i := range b.c.Differences {
		if x := &b.c.Differences[i]; x.Severity == collate.Low || refused.Mute[i] {
			continue
		}
		for n, p := range parts {
			if s, ok := b.spotIn(p, i); ok {
				s.part = n
				spots = append(spots, s)
				break
			}
		}
	}
	spots = b.gravest(spots, (total+notesWords-1)/notesWords*notesMost)
	slices.SortStableFunc(spots, func(x, y spot) int {
		return cmp.Or(cmp.Compare(x.part, y.part), cmp.Compare(x.at, y.at), cmp.Compare(b.gravity(y.difference), b.gravity(x.difference)))
	})
	taken := map[string]bool{}
	for i := 0; i < len(spots); {
		j := i + 1
		for j < len(spots) && j-i < tellsMost && spots[j].part == spots[i].part && spots[j].words-spots[j-1].words <= nearWords {
			j++
		}
		tells := slices.Clone(spots[i:j])
		at := tells[len(tells)-1].at
		slices.SortStableFunc(tells, func(x, y spot) int { return b.gravity(y.difference) - b.gravity(x.difference) })
		n := Note{Label: b.label(tells[0].difference, taken), Difference: tells[0].difference, Base: tells[0].base}
		for k, t := range tells {
			if k > 0 {
				n.Also = append(n.Also, t.difference)
			}
			n.Used = append(n.Used, t.used)
		}
		p := parts[spots[i].part]
		p.Notes = append(p.Notes, Mark{at, len(d.Notes)})
		d.Notes = append(d.Notes, n)
		i = j
	}
}

// gravest leaves the gravest of the notes that are counted, and all that are not.
func (b *book) gravest(spots []spot, most int) []spot {
	counted := 0
	order := slices.Clone(spots)
	slices.SortStableFunc(order, func(x, y spot) int { return b.gravity(y.difference) - b.gravity(x.difference) })
	return slices.DeleteFunc(order, func(s spot) bool {
		x := &b.c.Differences[s.difference]
		if x.Conflict && s.used >= 0 {
			return false
		}
		counted++
		return counted > most
	})
}

// gravity orders differences: what only lacks words comes last, numbers and days first among those that are equally grave.
func (b *book) gravity(difference int) int {
	x := &b.c.Differences[difference]
	g := 2*truth(x.Kind == collate.Number || x.Kind == collate.Date) + 4*truth(x.Severity == collate.High)
	if x.Kind != collate.Lacuna {
		g += 8 + truth(x.Conflict)
	}
	return g
}

// spotIn finds the words of a reading in what a part prints.
func (b *book) spotIn(p *Part, difference int) (spot, bool) {
	x := &b.c.Differences[difference]
	for r := range x.Readings {
		for _, s := range x.Readings[r].Spans {
			if s.Source != p.Base.Source || !p.Base.Overlaps(s.Span) || x.Readings[r].Missing {
				continue
			}
			span := source.Span{Start: max(s.Start, p.Base.Start), End: min(s.End, p.Base.End)}
			at, ok := find(p.Text, span.Of(b.c.Sources[s.Source].Article.Text))
			if !ok {
				continue
			}
			used := -1
			if span == s.Span {
				used = r
			}
			at = behind(p.Text, at)
			return spot{difference: difference, at: at, used: used, base: p.Base.Source, words: count(p.Text[:at])}, true
		}
	}
	return spot{}, false
}

// find looks for words of a source in a printed text, whatever the shape of marks and spaces, and returns where they end.
func find(text, words string) (int, bool) {
	where := make([]int, len(text))
	t, w := plainAt(text, where), plainAt(words, nil)
	if w == "" {
		return 0, false
	}
	i := strings.Index(t, w)
	if i < 0 {
		return 0, false
	}
	return where[i+len(w)-1] + 1, true
}

// plainAt returns the letters and digits of a text in lower case with single spaces between words and, where at is not
// nil, fills in for each byte its offset in the text.
func plainAt(text string, at []int) string {
	b := make([]byte, 0, len(text))
	put := func(c byte, i int) {
		if at != nil {
			at[len(b)] = i
		}
		b = append(b, c)
	}
	for i, r := range text {
		n := max(utf8.RuneLen(r), 1)
		if wordRune(r) {
			for j := 0; j < n && i+j < len(text); j++ {
				c := text[i+j]
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				put(c, i+j)
			}
			continue
		}
		if len(b) > 0 && b[len(b)-1] != ' ' && r != '\'' && r != '’' && r != '‘' {
			put(' ', i)
		}
	}
	return strings.TrimRight(string(b), " ")
}

// behind moves an offset past the end of a name or word and the closing marks and stops that follow it.
func behind(text string, at int) int {
	for at < len(text) { // to the end of the word
		r, n := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) && !(strings.ContainsRune("-’'", r) && at+n < len(text) && asciiLetter(text[at+n])) {
			break
		}
		at += n
	}
	at = nameEnd(text, at)
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !strings.ContainsRune("”’\")].,;:!?…", r) {
			break
		}
		at += n
	}
	return at
}

// nameEnd moves an offset behind a word with a capital past the words with capitals that follow: a name is not broken.
func nameEnd(text string, at int) int {
	from := strings.LastIndexByte(text[:at], ' ') + 1
	r, _ := utf8.DecodeRuneInString(text[from:])
	for unicode.IsUpper(r) && at < len(text) && text[at] == ' ' {
		if r, _ = utf8.DecodeRuneInString(text[at+1:]); !unicode.IsUpper(r) {
			break
		}
		at++
		for at < len(text) && (text[at] >= utf8.RuneSelf || wordRune(rune(text[at]))) && !strings.HasPrefix(text[at:], "”") {
			at++
		}
	}
	return at
}

// label names a note by its matter.
func (b *book) label(difference int, taken map[string]bool) string {
	x := &b.c.Differences[difference]
	var words []string
	take := func(text string, most int) {
		for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !wordRune(r) }) {
			if len(words) < most && len(w) > 2 && !b.words.Table("stopwords").Has(w) && ascii(w) && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	if x.Kind == collate.Quotation && len(x.Readings) > 0 {
		take(x.Readings[max(x.Prefer, 0)].Value, 2) // the kind is no matter
	}
	if len(words) == 0 {
		take(x.What, 3)
	}
	if len(words) == 0 {
		words = []string{string(x.Kind)}
	}
	base := strings.Join(words, "-")
	label := base
	for i := 2; taken[label]; i++ {
		label = base + "-" + string(rune('0'+i%10))
		if i > 9 {
			label = base + "-" + strings.Repeat("x", i-9)
		}
	}
	taken[label] = true
	return label
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
