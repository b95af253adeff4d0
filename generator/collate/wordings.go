package collate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// wording is the words of one reading of an utterance.
type wording struct {
	at    Ref
	words []statement.Token
	first int // index of words[0] in Doc.Tokens
	group int
}

// utterances divides wordings into those that are near enough to be of one utterance, directly or through others.
func (d *differ) utterances(ws []wording) [][]wording {
	of := make([]int, len(ws))
	for i := range ws {
		of[i] = i
		for j := range i {
			if of[j] != of[i] && d.nearWordings(&ws[i], &ws[j]) {
				from, to := of[i], of[j]
				for k := range i + 1 {
					if of[k] == from {
						of[k] = to
					}
				}
			}
		}
	}
	var out [][]wording
	for i := range ws {
		var part []wording
		for j := range ws {
			if of[j] == i {
				part = append(part, ws[j])
			}
		}
		if len(part) > 0 {
			out = append(out, part)
		}
	}
	return out
}

// oneUtterance reports whether wordings of different sources are near enough to be one utterance.
func (d *differ) oneUtterance(ws []wording) bool {
	for i := range ws {
		for j := range i {
			if a, b := &ws[i], &ws[j]; a.group != b.group && a.at.Source != b.at.Source && d.nearWordings(a, b) {
				return true
			}
		}
	}
	return false
}

// nearWordings reports whether two wordings share half of the telling words of the shorter one, or most of its words.
func (d *differ) nearWordings(a, b *wording) bool {
	x, y := d.stems(a.words), d.stems(b.words)
	if !d.oneSpeaker(a, b) || d.longestRun(a, b) < min(3, (min(countWords(a.words), countWords(b.words))+1)/2) {
		return false
	}
	if like := d.alike(x, y); d.common(x, y) > 0 && ((like >= 600 || like >= 500 && d.longestRun(a, b) > 4 || like >= 500 && len(x)+len(y) < 12) && min(len(x), len(y)) > 1 || like == 1000) {
		return true
	}
	same := 0
	for _, p := range layWords(a.words, b.words, nil) {
		if p.a >= 0 && p.b >= 0 && a.words[p.a].Word && d.sameReading(&a.words[p.a], &b.words[p.b]) {
			same++
		}
	}
	return same > 3 && 3*same >= 2*min(countWords(a.words), countWords(b.words))
}

// longestRun counts the words of the longest run that two wordings share, of which two at least are not parts of names.
func (d *differ) longestRun(a, b *wording) int {
	type run struct{ words, plain int }
	best := 0
	row := make([]run, len(b.words)+1)
	for i := range a.words {
		before := run{}
		plain := 1 - truth(i > 0 && d.named(&d.view[a.at.Source], a.first+i))
		for j := range b.words {
			old := row[j+1]
			row[j+1] = run{}
			if a.words[i].Word && b.words[j].Word && d.sameReading(&a.words[i], &b.words[j]) {
				r := run{before.words + 1, before.plain + plain}
				row[j+1] = r
				if r.plain > 1 || r.words < 3 {
					best = max(best, r.words)
				}
			}
			before = old
		}
	}
	return best
}

// oneSpeaker reports whether nothing shows that two wordings are of different people: one has no speaker who is named, or
// the names have their last word in common.
func (d *differ) oneSpeaker(a, b *wording) bool {
	x, y := d.speakerOf(a), d.speakerOf(b)
	return len(x) == 0 || len(y) == 0 || slices.Contains(x, y[len(y)-1]) || slices.Contains(y, x[len(x)-1])
}

func (d *differ) speakerOf(w *wording) []string {
	v := &d.view[w.at.Source]
	k := v.tokens(w.at.Span)[0]
	if k >= len(v.quote) || v.quote[k] < 0 {
		return nil
	}
	q := &v.doc.Quotes[v.quote[k]]
	if q.Anonymous || q.Attribution < 0 {
		return nil
	}
	for i := range v.doc.Names {
		if n := &v.doc.Names[i]; n.Kind == statement.Person && strings.Contains(q.Speaker, n.Full) {
			return nameWords(n.Full)
		}
	}
	return nil
}

// stems returns the stems of words that tell something.
func (d *differ) stems(t []statement.Token) []string {
	weights := d.words.Table("weights")
	var out []string
	for i := range t {
		if t[i].Word && t[i].Stem != "" && weights.Field(t[i].Stem, 0) != "40" {
			out = append(out, t[i].Stem)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// common returns the group of the wording that shares most words, place by place, with the others: it is likelier to be
// what was said.
func common(ws []wording) int {
	texts := make([][]statement.Token, len(ws))
	for i := range ws {
		texts[i] = ws[i].words
	}
	shares := make([]int, len(ws))
	for _, row := range layTable(texts, nil) {
		for i, a := range row {
			for j, b := range row {
				if i != j && a >= 0 && b >= 0 && texts[i][a].Word && texts[i][a].Norm == texts[j][b].Norm {
					shares[i]++
				}
			}
		}
	}
	best := 0
	for i := range shares {
		if shares[i] > shares[best] {
			best = i
		}
	}
	return ws[best].group
}

func firstOf(ws []wording, group int) int {
	return slices.IndexFunc(ws, func(w wording) bool { return w.group == group })
}

// slight reports whether wordings differ by nothing but function words.
func (d *differ) slight(ws []wording) bool {
	t := d.words.Table("weights")
	for i := range ws {
		for j := range i {
			a, b := ws[i].words, ws[j].words
			for _, v := range variants(a, b, layWords(a, b, nil), d.sameReading) {
				if (v.a[0] <= firstWord(a) || v.b[0] <= firstWord(b)) && d.sameForms(a[v.a[0]:v.a[1]], b[v.b[0]:v.b[1]]) {
					continue // fitted into the sentence around it
				}
				for _, x := range append(slices.Clone(a[v.a[0]:v.a[1]]), b[v.b[0]:v.b[1]]...) {
					if x.Word && t.Field(x.Stem, 0) != "40" {
						return false
					}
				}
			}
		}
	}
	return true
}

// sameForms reports whether two runs of words are forms of the same words, function words aside.
func (d *differ) sameForms(a, b []statement.Token) bool {
	x, y := d.stems(a), d.stems(b)
	return len(x) > 0 && slices.Equal(x, y)
}

// rival returns the wording of another group that shares most words with wording i.
func (d *differ) rival(ws []wording, i int) int {
	best, most := -1, -1
	for j := range ws {
		if ws[j].group == ws[i].group {
			continue
		}
		n := 0
		for _, p := range layWords(ws[i].words, ws[j].words, nil) {
			if p.a >= 0 && p.b >= 0 && ws[i].words[p.a].Word && d.sameReading(&ws[i].words[p.a], &ws[j].words[p.b]) {
				n++
			}
		}
		if n > most {
			best, most = j, n
		}
	}
	return best
}

// oneWording reports whether two wordings are one: the same words, or one a part of the other.
func (d *differ) oneWording(a, b *wording) bool {
	long, short := d.spoken(a), d.spoken(b)
	if len(long) < len(short) {
		long, short = short, long
	}
	if len(short) == 0 {
		return true
	}
	lay := layWords(long, short, nil)
	for _, v := range variants(long, short, lay, d.sameReading) {
		if v.b[1] > v.b[0] {
			return false // the shorter one has words of its own
		}
		inner := v.b[0] > firstWord(short) && v.b[1] <= lastWord(short)
		if inner && !elided(short, v.b[0]) {
			return false // words left out in the middle, without a sign
		}
	}
	return true
}

func firstWord(t []statement.Token) int {
	i := 0
	for i < len(t) && !t[i].Word {
		i++
	}
	return i
}

func lastWord(t []statement.Token) int {
	i := len(t) - 1
	for i >= 0 && !t[i].Word {
		i--
	}
	return i
}

// elided reports whether the wording shows, right at the place, that words are left out.
func elided(t []statement.Token, at int) bool {
	for k := max(at-3, 0); k < min(at+3, len(t)); k++ {
		if sign(t[k].Norm) == "…" || t[k].Norm == "[" || t[k].Norm == "]" {
			return true
		}
	}
	return false
}

// spoken returns the words of a wording without what stands in square brackets, compounds with hyphens as one word.
func (d *differ) spoken(w *wording) []statement.Token {
	out := make([]statement.Token, 0, len(w.words))
	depth := 0
	for i, t := range w.words {
		switch {
		case t.Norm == "[":
			depth++
			out = append(out, statement.Token{Span: t.Span, Norm: "…"})
		case t.Norm == "]":
			depth = max(0, depth-1)
		case depth > 0:
		case i > 1 && len(out) > 1 && t.Word && sign(w.words[i-1].Norm) == "-" && w.words[i-1].Start == w.words[i-2].End && t.Start == w.words[i-1].End:
			out = out[:len(out)-1]
			last := &out[len(out)-1]
			last.Norm, last.Stem, last.End = last.Norm+t.Norm, last.Norm+t.Stem, t.End
		default:
			out = append(out, t)
		}
	}
	return out
}

func countWords(t []statement.Token) int {
	n := 0
	for i := range t {
		if t[i].Word {
			n++
		}
	}
	return n
}

// sameReading reports whether two words that stand across from each other are one reading: the same word, or its
// spelling by another convention.
func (d *differ) sameReading(x, y *statement.Token) bool {
	return x.Norm == y.Norm || d.sameSpelling(x.Norm, y.Norm) || x.Word && y.Word && d.spelling.Field(x.Norm, 0) == y.Norm ||
		d.spelling.Field(y.Norm, 0) == x.Norm
}

// sameSpelling reports whether two words differ only as British and American spelling do, in hyphens or points.
func (d *differ) sameSpelling(a, b string) bool { return sameSpelling(d.conventions, a, b) }

func sameSpelling(conventions *lexicon.Spelling, a, b string) bool {
	if a == b {
		return true
	}
	if a != "" && b != "" && a[0] != b[0] && small(a[0]) && small(b[0]) {
		return false // what conventions change stands further back
	}
	return conventions.American(unmarked.Replace(a)) == conventions.American(unmarked.Replace(b))
}

func small(c byte) bool { return 'a' <= c && c <= 'z' }

// unmarked leaves hyphens, points and apostrophes out of a word.
var unmarked = strings.NewReplacer(".", "", "-", "", "'", "")

// alike is how much two lists of stems share, in thousandths of the shorter one.
func (d *differ) alike(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n += 2
		} else if slices.ContainsFunc(b, func(y string) bool { return d.near(x, y) }) {
			n++
		}
	}
	return 1000 * n / (2 * len(a))
}

// common counts the stems that two lists share.
func (d *differ) common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// named reports whether a word is part of a name, or written with a capital inside its sentence.
func (d *differ) named(v *view, k int) bool {
	if v.name[k] >= 0 {
		return true
	}
	x := &v.doc.Tokens[k]
	r, _ := utf8.DecodeRuneInString(x.Of(v.text))
	return x.Word && unicode.IsUpper(r) && v.sentence[k] >= 0 && k > v.doc.Sentences[v.sentence[k]].Tokens[0]
}
