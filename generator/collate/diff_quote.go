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

// wording is the words of one reading of an utterance.
type wording struct {
	at    Ref
	words []statement.Token
	first int // index of words[0] in Doc.Tokens
	group int
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
	f.favour = by.value[plainWords(ws[firstOf(ws, common(ws))].words)]
	return f, true
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
	if like := d.alike(x, y); like >= 500 && min(len(x), len(y)) > 1 || like == 1000 {
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
	for _, r := range [...][2]string{
		{"isation", "ization"},
		{"ising", "izing"},
		{"ised", "ized"},
		{"ises", "izes"},
		{"ise", "ize"},
		{"yse", "yze"},
		{"ysed", "yzed"},
		{"ysing", "yzing"},
		{"ours", "ors"},
		{"our", "or"},
		{"oured", "ored"},
		{"ouring", "oring"},
		{"lling", "ling"},
		{"lled", "led"},
		{"ller", "ler"},
		{"metre", "meter"},
		{"metres", "meters"},
		{"litre", "liter"},
		{"centre", "center"},
		{"centres", "centers"},
		{"theatre", "theater"},
		{"ence", "ense"},
		{"ogue", "og"},
		{"mme", "m"},
	} {
		if s, ok := strings.CutSuffix(w, r[0]); ok {
			return s + r[1]
		}
	}
	return w
}
