package collate

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/statement"
)

// quotations compares the wordings of each utterance: words inside quotation marks in different wording are a conflict,
// since at most one of them was said. Marks, capitals, spelling conventions and words in square brackets make no
// difference, and a wording that is a part of another is a trim of it.
func (d *differ) quotations() {
	for i := range d.c.Quotes {
		if q := &d.c.Quotes[i]; len(q.Readings) > 1 && q.Agreement != "verbatim" {
			d.quotation(q)
		}
	}
}

// wording is the words of one reading of an utterance.
type wording struct {
	at    Ref
	words []statement.Token
	first int // index of words[0] in Doc.Tokens
	group int
}

func (d *differ) quotation(q *Quote) {
	var ws []wording
	for _, r := range q.Readings {
		v := &d.view[r.Source]
		t := v.tokens(r.Span)
		if w := v.doc.Tokens[t[0]:t[1]]; len(w) > 0 {
			ws = append(ws, wording{at: r, words: w, first: t[0]})
		}
	}
	slices.SortStableFunc(ws, func(a, b wording) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), strings.Compare(plainWords(a.words), plainWords(b.words)),
			a.at.compare(b.at))
	})
	n := 0
	for i := range ws {
		ws[i].group = -1
		for j := range i {
			if d.oneWording(&ws[i], &ws[j]) {
				ws[i].group = ws[j].group
				break
			}
		}
		if ws[i].group < 0 {
			ws[i].group = n
			n++
		}
	}
	if n < 2 {
		return
	}
	// Each wording shows the words in which it departs from the first of another group that shares most with it.
	by := newGroups()
	for g := range n {
		for i := range ws {
			if ws[i].group != g {
				continue
			}
			rival := d.rival(ws, i)
			if rival < 0 {
				continue
			}
			spans, value := d.departures(&ws[i], &ws[rival])
			by.put(plainWords(ws[firstOf(ws, g)].words), value, spans...)
		}
	}
	readings := by.readings(d)
	if len(readings) < 2 {
		return
	}
	grade := worth
	if n > 2 || len(q.Readings) > 2 || d.longest(ws) >= 8 {
		grade = always
	}
	f := finding{grade: grade, Difference: Difference{
		Kind: Quotation, Conflict: true, What: "wording of a quotation", Readings: readings,
	}}
	if q.Speaker != "" {
		f.What = "words of " + q.Speaker
	}
	// A wording that two texts share is likelier to be what was said; where none is, the fullest.
	f.favour = readings[0].Value
	d.add(f)
}

func firstOf(ws []wording, group int) int {
	return slices.IndexFunc(ws, func(w wording) bool { return w.group == group })
}

func (d *differ) longest(ws []wording) int {
	n := 0
	for _, w := range ws {
		n = max(n, len(w.words))
	}
	return n
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

// spoken returns the words of a wording without what stands in square brackets.
func (d *differ) spoken(w *wording) []statement.Token {
	if !slices.ContainsFunc(w.words, func(t statement.Token) bool { return t.Norm == "[" }) {
		return w.words
	}
	var out []statement.Token
	depth := 0
	for _, t := range w.words {
		switch t.Norm {
		case "[":
			depth++
			out = append(out, statement.Token{Span: t.Span, Norm: "…"})
		case "]":
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				out = append(out, t)
			}
		}
	}
	return out
}

// departures returns the words in which a wording departs from its rival: at most three places, each with the word
// behind it where it is short, and the first of them as the value.
func (d *differ) departures(w, rival *wording) (spans []Ref, value string) {
	lay := layWords(w.words, rival.words, nil)
	var runs [][2]int
	for _, v := range variants(w.words, rival.words, lay, d.sameReading) {
		r := v.a
		if r[0] == r[1] {
			// Nothing stands here: show the words around the place.
			r = [2]int{max(0, r[0]-1), min(len(w.words), r[1]+1)}
		}
		if n := len(runs); n > 0 && r[0]-runs[n-1][1] <= 2 {
			runs[n-1][1] = max(r[1], runs[n-1][1])
			continue
		}
		runs = append(runs, r)
	}
	slices.SortStableFunc(runs, func(a, b [2]int) int { return cmp.Compare(b[1]-b[0], a[1]-a[0]) })
	runs = runs[:min(2, len(runs))]
	slices.SortFunc(runs, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	for _, r := range runs {
		for r[1]-r[0] < 3 && r[1] < len(w.words) && w.words[r[1]].Word {
			r[1]++
		}
		r = trimMarks(w.words, r)
		if r[0] >= r[1] {
			continue
		}
		r[1] = min(r[1], r[0]+14)
		s := statement.Span{Start: w.words[r[0]].Start, End: w.words[r[1]-1].End}
		spans = append(spans, ref(w.at.Source, s))
	}
	if len(spans) == 0 {
		spans = []Ref{w.at}
	}
	var parts []string
	for _, s := range spans {
		parts = append(parts, oneLine(d.c.Words(s)))
	}
	return spans, strings.Join(parts, " … ")
}

// sameReading reports whether two words that stand across from each other are one reading: the same word, or its
// spelling by another convention.
func (d *differ) sameReading(x, y *statement.Token) bool {
	return x.Norm == y.Norm || sameSpelling(x.Norm, y.Norm) || x.Word && y.Word && d.words.Table("spelling").Field(x.Norm, 0) == y.Norm ||
		d.words.Table("spelling").Field(y.Norm, 0) == x.Norm
}

// sameSpelling reports whether two words differ only as British and American spelling do, in hyphens or points.
func sameSpelling(a, b string) bool {
	if a == b {
		return true
	}
	return plainSpelling(a) == plainSpelling(b)
}

func plainSpelling(w string) string {
	w = strings.NewReplacer(".", "", "-", "", "'", "").Replace(w)
	if len(w) < 5 {
		return w
	}
	for _, r := range [...][2]string{{"isation", "ization"}, {"ising", "izing"}, {"ised", "ized"}, {"ises", "izes"}, {"ise", "ize"},
		{"yse", "yze"}, {"ysed", "yzed"}, {"ysing", "yzing"}, {"ours", "ors"}, {"our", "or"}, {"oured", "ored"}, {"ouring", "oring"},
		{"lling", "ling"}, {"lled", "led"}, {"ller", "ler"}, {"metre", "meter"}, {"metres", "meters"}, {"litre", "liter"},
		{"centre", "center"}, {"centres", "centers"}, {"theatre", "theater"}, {"ence", "ense"}, {"ogue", "og"}, {"mme", "m"}} {
		if s, ok := strings.CutSuffix(w, r[0]); ok {
			return s + r[1]
		}
	}
	return w
}
