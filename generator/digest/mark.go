package digest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// spot is a place in the draft behind which a footnote mark can stand.
type spot struct {
	section, paragraph, sentence, part int
	at                                 int // offset in the part's text
	used                               int // index of the reading that is printed there; -1
	base                               int // the source whose words are printed there
	also                               bool
}

// mark sets the footnotes: one for every difference of high or medium severity that touches what is printed, behind
// the words in question where they are printed, else behind the passage that tells the statement. Differences about one
// spot share a footnote (gather.go).
func (k *composer) mark(d *Draft) {
	var marks []placed
	for i := range k.c.Differences {
		x := &k.c.Differences[i]
		if x.Severity == collate.Low || d.mute[i] {
			continue
		}
		s, ok := k.spot(d, i)
		if !ok {
			continue
		}
		m := placed{difference: i, spots: []spot{s}}
		if s.used >= 0 {
			m.spots = append(m.spots, k.others(d, i, s)...)
		}
		marks = append(marks, m)
	}
	slices.SortStableFunc(marks, func(a, b placed) int {
		return cmp.Or(compareSpots(a.spots[0], b.spots[0]), cmp.Compare(a.difference, b.difference))
	})
	var spots []spot
	var of []int
	taken := map[string]bool{}
	for _, g := range k.gather(d, marks) {
		n := DraftNote{Label: k.label(g.tells[0].difference, taken), Difference: g.tells[0].difference, Used: g.tells[0].spots[0].used}
		var sentences []string
		for i, m := range g.tells {
			if i > 0 {
				n.Also = append(n.Also, m.difference)
			}
			s := m.spots[0]
			text := k.noter.sentence(telling{&k.c.Differences[m.difference], s.used, s.base, d.prints(s)})
			if text != "" && !slices.Contains(sentences, text) {
				sentences = append(sentences, text)
			}
		}
		n.Markdown = strings.Join(sentences, ". ") + "."
		for _, s := range g.spots {
			spots, of = append(spots, s), append(of, len(d.Notes))
		}
		d.Notes = append(d.Notes, n)
	}
	order := make([]int, len(spots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Or(compareSpots(spots[i], spots[j]), cmp.Compare(of[i], of[j])) })
	for _, i := range order {
		s := spots[i]
		p := &d.Sections[s.section].Paragraphs[s.paragraph][s.sentence].Parts[s.part]
		p.Notes = append(p.Notes, DraftMark{At: s.at, Note: of[i]})
	}
}

// placed is a difference with the places of its mark, the one for its words first.
type placed struct {
	difference int
	spots      []spot
}

func compareSpots(a, b spot) int {
	return cmp.Or(cmp.Compare(a.section, b.section), cmp.Compare(a.paragraph, b.paragraph), cmp.Compare(a.sentence, b.sentence),
		cmp.Compare(a.part, b.part), cmp.Compare(a.at, b.at))
}

// prints returns a function that tells whether words are printed: 2 in the sentence of a spot, 1 in its paragraph, 0.
func (d *Draft) prints(s spot) func(string) int {
	var texts [2]string
	for i, sentence := range d.Sections[s.section].Paragraphs[s.paragraph] {
		var b strings.Builder
		for _, p := range sentence.Parts {
			b.WriteString(p.Text + " ")
		}
		text := plain(b.String())
		texts[0] += text + "\n"
		if i == s.sentence {
			texts[1] = text
		}
	}
	return func(words string) int {
		w := plain(words)
		switch {
		case strings.Contains(texts[1], w):
			return 2
		case strings.Contains(texts[0], w):
			return 1
		}
		return 0
	}
}

// spot finds where the mark of a difference stands. Places in the text go before those in the closing list, the reading
// that is printed before the statement that is told.
func (k *composer) spot(d *Draft, difference int) (spot, bool) {
	best, rank := spot{}, 0
	for i, s := range d.Sections {
		for j, paragraph := range s.Paragraphs {
			for n, sentence := range paragraph {
				for m, p := range sentence.Parts {
					at, used, r := k.touch(p, difference)
					if r == 0 {
						continue
					}
					r *= 2
					if !s.Also {
						r++
					}
					if r > rank {
						best, rank = spot{i, j, n, m, at, used, p.Base.Source, s.Also}, r
					}
				}
			}
		}
	}
	return best, rank > 0
}

// others finds the places where another reading of a difference is printed than at the one spot: they bear its mark too.
func (k *composer) others(d *Draft, difference int, one spot) []spot {
	var out []spot
	seen := map[int]bool{one.used: true}
	for i, s := range d.Sections {
		for j, paragraph := range s.Paragraphs {
			for n, sentence := range paragraph {
				for m, p := range sentence.Parts {
					if at, used, rank := k.touch(p, difference); rank == 3 && !seen[used] {
						seen[used] = true
						out = append(out, spot{i, j, n, m, at, used, p.Base.Source, s.Also})
					}
				}
			}
		}
	}
	return out
}

// touch tells how a part concerns a difference: the offset for a mark, the reading printed, and a rank: 3 where the
// words in question are printed, 2 where a cited source has them in what bears the part out, 1 where the part tells
// a statement that the difference touches, 0 where it does not.
func (k *composer) touch(p DraftPart, difference int) (at, used, rank int) {
	x := &k.c.Differences[difference]
	text := k.text(p.Base.Source)
	for _, s := range k.places[p.Base.Source] {
		if s.difference != difference || !p.Base.Overlaps(s.Span) {
			continue
		}
		span := source.Span{Start: max(s.Start, p.Base.Start), End: min(s.End, p.Base.End)}
		if at, whole, ok := find(p.Text, span.Of(text)); ok {
			if !whole || span != s.Span {
				return behind(p.Text, at), -1, 3 // not all of it is printed here
			}
			return behind(p.Text, at), s.reading, 3
		}
	}
	if x.Kind == collate.Name || x.Kind == collate.Number && !k.counts(p, x) {
		return 0, -1, 0 // it is not named, or counted, here
	}
	for _, r := range x.Readings {
		for _, s := range r.Spans {
			if slices.ContainsFunc(p.Readings, func(o collate.Ref) bool { return o.Source == s.Source && o.Span.Contains(s.Span) }) {
				return len(p.Text), -1, 2
			}
		}
	}
	if slices.ContainsFunc(x.Statements, func(s int) bool { return slices.Contains(p.Covers, s) }) {
		return len(p.Text), -1, 1
	}
	return 0, -1, 0
}

// find looks for words of a source in a printed text, whatever the shape of quotation marks and spaces, and returns
// where they end, and whether all of them stand there or their last word alone.
func find(text, words string) (at int, whole, ok bool) {
	where := make([]int, len(text))
	t, w := plainAt(text, where), plain(words)
	if w == "" {
		return 0, false, false
	}
	i := strings.Index(t, w)
	if whole = i >= 0; !whole {
		// the end of it stands there, what came before is edited
		n := strings.LastIndexByte(w, ' ')
		if n <= 0 || len(w)-n <= 4 {
			return 0, false, false
		}
		w = w[n+1:]
		if i = strings.Index(t, w); i < 0 {
			return 0, false, false
		}
	}
	return where[i+len(w)-1] + 1, whole, true
}

// plain is the letters and digits of a text in lower case with single spaces between words.
func plain(text string) string { return plainAt(text, nil) }

// plainAt returns what plain does and, where at is not nil, fills in for each byte its offset in the text.
func plainAt(text string, at []int) string {
	b := make([]byte, 0, len(text))
	put := func(c byte, i int) {
		if at != nil {
			at[len(b)] = i
		}
		b = append(b, c)
	}
	for i, r := range text {
		n := utf8.RuneLen(r)
		if n < 0 {
			n = 1
		}
		if wordRune(r) {
			for j := 0; j < n; j++ {
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
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return string(b)
}

// behind moves an offset past the closing marks and stops that follow it, so that a mark does not come between them.
func behind(text string, at int) int {
	for at < len(text) { // to the end of the word
		r, n := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) && !(strings.ContainsRune("-’'", r) && at+n < len(text) && letter(text[at+n])) {
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

// label names a footnote by its matter.
func (k *composer) label(difference int, taken map[string]bool) string {
	x := &k.c.Differences[difference]
	var words []string
	take := func(text string, most int) {
		for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !wordRune(r) }) {
			if len(words) < most && len(w) > 2 && !k.words.Table("stopwords").Has(w) && ascii(w) && !slices.Contains(words, w) {
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
