package collate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/statement"
)

// quotations compares the wordings of each utterance: words inside quotation marks in different wording are a conflict,
// since at most one of them was said. Marks, capitals, spelling conventions and words in square brackets make no
// difference, and a wording that is a part of another is a trim of it.
//
// The sentences of one speech, where the same texts part in the same way, are one difference.
func (d *differ) quotations() {
	var all []finding
	for i := range d.c.Quotes {
		q := &d.c.Quotes[i]
		if len(q.Readings) < 2 || q.Agreement == "verbatim" {
			continue
		}
		f, ok := d.quotation(q)
		if !ok {
			continue
		}
		k := slices.IndexFunc(all, func(g finding) bool { return d.oneSpeech(&g, &f) })
		if k < 0 {
			all = append(all, f)
			continue
		}
		g := &all[k]
		g.grade = max(g.grade, f.grade)
		for i := range g.Readings {
			for _, r := range f.Readings {
				if q := &g.Readings[i]; slices.Equal(r.Sources, q.Sources) {
					q.Spans = append(firstOfEach(q.Spans), firstOfEach(r.Spans)...)
					q.Value = oneLine(d.c.Words(q.Spans[0])) + " … " + oneLine(d.c.Words(firstOfEach(r.Spans)[0]))
				}
			}
		}
	}
	for _, f := range all {
		d.add(f)
	}
}

// oneSpeech reports whether two findings part the same sources in the same way, in quotations that follow each other in
// all of them.
func (d *differ) oneSpeech(f, g *finding) bool {
	if len(f.Readings) != len(g.Readings) {
		return false
	}
	for _, r := range g.Readings {
		k := slices.IndexFunc(f.Readings, func(q Reading) bool { return slices.Equal(q.Sources, r.Sources) })
		if k < 0 {
			return false
		}
		for _, src := range r.Sources {
			from, to := d.extent(f.Readings[k].Spans, src), d.extent(r.Spans, src)
			v := &d.view[src]
			if from.Start > to.Start {
				from, to = to, from
			}
			if to.Start-from.End > 160 || strings.Contains(v.text[from.End:max(from.End, to.Start)], "\n") {
				return false
			}
		}
	}
	return true
}

// firstOfEach keeps the first span of each source.
func firstOfEach(spans []Ref) []Ref {
	var out []Ref
	for _, s := range spans {
		if !slices.ContainsFunc(out, func(o Ref) bool { return o.Source == s.Source }) {
			out = append(out, s)
		}
	}
	return out
}

func (d *differ) extent(spans []Ref, src int) statement.Span {
	out := statement.Span{Start: -1}
	for _, s := range spans {
		if s.Source == src {
			if out.Start < 0 || s.Start < out.Start {
				out.Start = s.Start
			}
			out.End = max(out.End, s.End)
		}
	}
	return out
}

// quotation compares the wordings of one utterance; ok is false where they are one. Wordings that are not near enough to
// any other are left out.
func (d *differ) quotation(q *Quote) (f finding, ok bool) {
	var all, ws []wording
	for _, r := range q.Readings {
		v := &d.view[r.Source]
		t := v.tokens(r.Span)
		if w := v.doc.Tokens[t[0]:t[1]]; len(w) > 0 {
			all = append(all, wording{at: r, words: w, first: t[0]})
		}
	}
	for _, part := range d.utterances(all) {
		if len(part) > len(ws) {
			ws = part
		}
	}
	ws = d.oneEach(ws)
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
		return finding{}, false
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
	if len(readings) < 2 || !setsApart(readings) || !d.oneUtterance(ws) {
		return finding{}, false
	}
	grade := always
	if d.slight(ws) {
		grade = record
	}
	f = finding{grade: grade, Difference: Difference{
		Kind: Quotation, Conflict: true, What: "quotation", Readings: readings,
	}}
	if r, _ := utf8.DecodeRuneInString(q.Speaker); unicode.IsUpper(r) && !strings.HasPrefix(q.Speaker, "A ") && !strings.HasPrefix(q.Speaker, "The ") {
		f.What = "words of " + q.Speaker
	}
	if (n == 2 || countWords(ws[0].words) <= shownWhole) && d.nearlyVerbatim(ws) {
		f.margin = certainly
	}
	f.favour = by.value[plainWords(ws[firstOf(ws, common(ws))].words)]
	return f, true
}

// What the wordings of an utterance must share, for it to be certain that they are of one and differ in what is left.
const (
	verbatimShare = 750 // of the words of the shorter one, in order, in thousandths
	fewestWords   = 6
	shownWhole    = 12 // of the longest one, where there are more than two: of longer ones each would show another place
)

// nearlyVerbatim reports whether any two wordings of different groups share nearly all words of the shorter one, in order. The same
// words are asked once.
func (d *differ) nearlyVerbatim(ws []wording) bool {
	ws = slices.CompactFunc(slices.Clone(ws), func(a, b wording) bool { return plainWords(a.words) == plainWords(b.words) })
	for i := range ws {
		for j := range i {
			least := min(countWords(ws[i].words), countWords(ws[j].words))
			if ws[i].group != ws[j].group && (least < fewestWords || 1000*d.inOrder(&ws[i], &ws[j]) < verbatimShare*least) {
				return false
			}
		}
	}
	return true
}

// inOrder counts the words that two wordings have in common, in order.
func (d *differ) inOrder(a, b *wording) int {
	same := 0
	for _, p := range layWords(a.words, b.words, nil) {
		if p.a >= 0 && p.b >= 0 && a.words[p.a].Word && d.sameReading(&a.words[p.a], &b.words[p.b]) {
			same++
		}
	}
	return same
}

// oneEach keeps of each source the wording that is likest to another source's: a speaker who says nearly the same twice is quoted
// twice.
func (d *differ) oneEach(ws []wording) []wording {
	several, seen := map[int]bool{}, map[int]bool{}
	for i := range ws {
		several[ws[i].at.Source], seen[ws[i].at.Source] = seen[ws[i].at.Source], true
	}
	best, of := map[int]int{}, make([]int, len(ws))
	for i := range ws {
		for j := 0; several[ws[i].at.Source] && j < len(ws); j++ {
			if ws[j].at.Source != ws[i].at.Source {
				of[i] = max(of[i], d.inOrder(&ws[i], &ws[j]))
			}
		}
		if k, ok := best[ws[i].at.Source]; !ok || of[i] > of[k] {
			best[ws[i].at.Source] = i
		}
	}
	out := ws[:0:0]
	for i := range ws {
		if best[ws[i].at.Source] == i {
			out = append(out, ws[i])
		}
	}
	return out
}

// departures returns the words in which a wording departs from its rival: the first two places where both have words of
// their own, else where one has more, each with the words behind it where it is short; together they are the value. A
// short wording is shown whole.
func (d *differ) departures(w, rival *wording) (spans []Ref, value string) {
	if countWords(w.words) <= 8 && countWords(rival.words) <= 10 {
		r := trimMarks(w.words, [2]int{0, len(w.words)})
		s := statement.Span{Start: w.words[r[0]].Start, End: w.words[r[1]-1].End}
		return []Ref{ref(w.at.Source, s)}, oneLine(s.Of(d.view[w.at.Source].text))
	}
	lay := layWords(w.words, rival.words, nil)
	var runs, thin [][2]int
	for _, v := range variants(w.words, rival.words, lay, d.sameReading) {
		r := v.a
		switch {
		case v.a[0] == v.a[1]: // nothing stands here: show the words around the place
			thin = append(thin, [2]int{max(0, r[0]-1), min(len(w.words), r[1]+1)})
			continue
		case v.b[0] == v.b[1]:
			thin = append(thin, r)
			continue
		case v.b[0] <= firstWord(rival.words):
			r[0] = max(r[0], r[1]-(v.b[1]-v.b[0])-1) // what the rival leaves out at its start is a trim
		case v.b[1] > lastWord(rival.words):
			r[1] = min(r[1], r[0]+(v.b[1]-v.b[0])+1)
		}
		if n := len(runs); n > 0 && r[0]-runs[n-1][1] <= 4 {
			runs[n-1][1] = max(r[1], runs[n-1][1])
			continue
		}
		runs = append(runs, r)
	}
	if len(runs) == 0 {
		runs = thin
	}
	runs = runs[:min(2, len(runs))]
	for i, r := range runs {
		if r[0] == 1 && w.words[0].Word {
			r[0] = 0
		}
		begin, end := 0, len(w.words)
		if i > 0 {
			begin = runs[i-1][1]
		}
		if i+1 < len(runs) {
			end = runs[i+1][0]
		}
		r = d.phrase(w.words, r, begin, end)
		for r[1]-r[0] > 1 && (w.words[r[0]].Norm == "and" || w.words[r[0]].Norm == "but") {
			r[0]++
		}
		if r = trimMarks(w.words, r); r[0] < r[1] {
			spans = append(spans, ref(w.at.Source, statement.Span{Start: w.words[r[0]].Start, End: w.words[r[1]-1].End}))
		}
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

// phrase widens a range of words so that it reads by itself: words before it, and words behind it up to the next mark; it
// does not end in a word that tells nothing.
func (d *differ) phrase(t []statement.Token, r [2]int, begin, end int) [2]int {
	r[1] = min(r[1], r[0]+14)
	empty := func(i int) bool { return !t[i].Word || d.words.Table("weights").Field(t[i].Stem, 0) == "40" }
	for n := 0; n < 2 && r[1]-r[0] < 6 && r[0] > begin && t[r[0]-1].Word; n++ {
		r[0]--
	}
	for n := 0; n < 4 && r[1]-r[0] < 9 && r[1] < end && (t[r[1]].Word || sign(t[r[1]].Norm) == "-"); n++ {
		r[1]++
	}
	for n := 0; n < 3 && r[1] < end && empty(r[1]-1) && (t[r[1]].Word || sign(t[r[1]].Norm) == "-"); n++ {
		r[1]++
	}
	for r[1]-r[0] > 3 && empty(r[1]-1) {
		r[1]--
	}
	return r
}

// setsApart reports whether the readings have different sources at all.
func setsApart(rs []Reading) bool {
	for i := range rs {
		for j := range rs[:i] {
			if !slices.Equal(rs[i].Sources, rs[j].Sources) {
				return true
			}
		}
	}
	return false
}
