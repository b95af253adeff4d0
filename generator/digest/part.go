package digest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// segment is a stretch of a cut whose clauses have the same sources.
type segment struct {
	source.Span
	clauses []int
	sources []int // in order, the cut's own among them
	lack    []int // sources that say what its clauses say, but not all that it tells exactly
	words   int
	minor   bool // says nothing by itself: a speech cue, a time, a place
}

const (
	mostParts  = 3
	shortWords = 7 // a part that short is not divided off for one source more or less
	leastWords = 4 // of a part, so that citations do not stand in every third word
)

// parts divides a cut where its sources change.
func (k *composer) parts(c *cut, extra []collate.Ref) []DraftPart {
	segments := k.segments(c)
	out := make([]DraftPart, 0, len(segments))
	d := k.doc(c.source)
	for i, g := range segments {
		from, to := g.Start, g.End
		if i == 0 {
			from = d.Sentences[c.sentence].Start
		}
		if i == len(segments)-1 {
			to = d.Sentences[c.sentence].End
		}
		text, _ := k.render(c, source.Span{Start: from, End: to}, i == len(segments)-1)
		p := DraftPart{cut: k.key(c), Text: text, Base: collate.Ref{Source: c.source, Span: g.Span}}
		p.Sources = append(p.Sources, c.source)
		for _, s := range g.sources {
			if s != c.source {
				p.Sources = append(p.Sources, s)
			}
		}
		for _, i := range g.clauses {
			for _, st := range k.told[c.source][i] {
				if !slices.Contains(p.Covers, st) {
					p.Covers = append(p.Covers, st)
				}
			}
		}
		slices.Sort(p.Covers)
		p.Readings = k.readings(c, g, p.Sources, p.Covers)
		for _, x := range extra {
			if !slices.Contains(p.Readings, x) && strings.Contains(text, "[") {
				p.Readings = append(p.Readings, x)
				if !slices.Contains(p.Sources, x.Source) {
					p.Sources = append(p.Sources, x.Source)
				}
			}
		}
		out = append(out, p)
	}
	return out
}

// segments divides the kept clauses of a cut by their sources.
func (k *composer) segments(c *cut) []segment {
	d := k.doc(c.source)
	var out []segment
	for _, i := range c.kept {
		for _, g := range k.pieces(c, i) {
			g.minor = d.Clauses[i].Kind == statement.Adjunct || d.Clauses[i].Kind == statement.Speech || g.words < leastWords && len(g.lack) == 0
			out = append(out, g)
		}
	}
	merge := func(i int, sources []int) { // i and i+1
		a, b := out[i], out[i+1]
		sources = slices.DeleteFunc(slices.Clone(sources), func(s int) bool { return k.lacks(c, a, b, s) || k.lacks(c, b, a, s) })
		for _, n := range b.clauses {
			if !slices.Contains(a.clauses, n) {
				out[i].clauses = append(out[i].clauses, n)
			}
		}
		out[i].End = b.End
		out[i].lack = append(a.lack, b.lack...)
		out[i].words += b.words
		out[i].minor = a.minor && b.minor
		out[i].sources = sources
		out = slices.Delete(out, i+1, i+2)
	}
	// what is minor goes with what it belongs to, under that one's sources
	for i := 0; i < len(out) && len(out) > 1; {
		switch {
		case !out[i].minor, i+1 < len(out) && out[i+1].words >= leastWords && k.divided(c, out[i], out[i+1]):
			i++
		case i+1 < len(out):
			merge(i, out[i+1].sources)
		default:
			if b := out[i]; b.words < leastPhrase || !slices.ContainsFunc(out[i-1].sources, func(s int) bool { return k.lacks(c, b, out[i-1], s) }) {
				merge(i-1, out[i-1].sources)
			} else {
				out[i].sources = both(out[i].sources, out[i-1].sources)
			}
			i = len(out)
		}
	}
	for i := 0; i+1 < len(out); {
		k.hangs(c, out[i], &out[i+1])
		switch {
		case slices.Equal(out[i].sources, out[i+1].sources):
			merge(i, out[i].sources)
		case k.belongs(c, out[i], out[i+1]):
			merge(i, out[i+1].sources)
		case k.divided(c, out[i], out[i+1]):
			i++
		case k.within(c, out[i+1]) || k.runsOn(c, out[i+1]) || min(out[i].words, out[i+1].words) < shortWords && overlap(out[i], out[i+1]) >= 500 && !k.moreBear(c, out[i], out[i+1]):
			merge(i, k.bearing(c, out[i], out[i+1]))
		default:
			i++
		}
	}
	for i := 0; i+1 < len(out); {
		if slices.Equal(out[i].sources, out[i+1].sources) {
			merge(i, out[i].sources)
		} else {
			i++
		}
	}
	for len(out) > mostParts {
		best, most := 0, -1
		for i := 0; i+1 < len(out); i++ {
			if n := overlap(out[i], out[i+1]); n > most {
				best, most = i, n
			}
		}
		merge(best, k.bearing(c, out[best], out[best+1]))
	}
	return out
}

// divided reports whether two segments are cited each for itself: one tells exactly what a source of the other does not have.
func (k *composer) divided(c *cut, a, b segment) bool {
	if k.within(c, b) || a.words < leastPhrase || b.words < leastPhrase || k.torn(c, b) {
		return false
	}
	if slices.ContainsFunc(b.sources, func(s int) bool { return k.lacks(c, a, b, s) }) {
		return true
	}
	d := k.doc(c.source)
	open := !slices.ContainsFunc(a.clauses, func(i int) bool {
		return d.Clauses[i].Kind != statement.Subordinate && d.Clauses[i].Kind != statement.Adjunct
	})
	return !open && slices.ContainsFunc(a.sources, func(s int) bool { return k.lacks(c, b, a, s) })
}

// hangs takes from what hangs on a segment, a time or a reason, the sources that say nothing of that: "A man died | when …".
func (k *composer) hangs(c *cut, main segment, g *segment) {
	first := k.doc(c.source).Clauses[g.clauses[0]]
	switch first.Kind {
	case statement.Subordinate, statement.Participle, statement.Adjunct:
	default:
		return
	}
	if !k.setOff(c.source, first) {
		g.sources = slices.DeleteFunc(slices.Clone(g.sources), func(s int) bool {
			return k.lacks(c, main, *g, s)
		})
	}
}

// torn reports whether the first word of a segment belongs to the one before it: "did not show | up, …".
func (k *composer) torn(c *cut, g segment) bool {
	d := k.doc(c.source)
	j := tokenAt(d, g.Start)
	return j+1 < len(d.Tokens) && d.Tokens[j].Word && d.Tokens[j+1].Norm == "," && d.Tokens[j+1].End < g.End
}

// lacks reports whether a source that says what stands beside a segment does not have what that tells exactly.
func (k *composer) lacks(c *cut, g, other segment, s int) bool {
	if s == c.source || slices.Contains(g.sources, s) {
		return false
	}
	if slices.Contains(g.lack, s) {
		return true
	}
	var where []int
	for _, i := range slices.Concat(g.clauses, other.clauses) {
		where = append(where, k.sentencesOf(c, i, s)...)
	}
	where = k.withNeighbours(where, s)
	return slices.ContainsFunc(g.clauses, func(i int) bool {
		return slices.ContainsFunc(k.lacking(c, i, s, where), func(at source.Span) bool { return at.Overlaps(g.Span) })
	})
}

// overlap is what two segments' sources have in common, in thousandths.
func overlap(a, b segment) int {
	n := len(both(a.sources, b.sources))
	return 1000 * n / (len(a.sources) + len(b.sources) - n)
}

// bearing returns the sources that bear out at least half of the words of two segments together.
func (k *composer) bearing(c *cut, a, b segment) []int {
	out := both(a.sources, b.sources)
	larger, lesser := a, b
	if b.words > a.words {
		larger, lesser = b, a
	}
	for _, s := range lesser.sources {
		if !slices.Contains(larger.sources, s) {
			if k.saysToo(c, lesser, larger, s) || k.saysMost(c, lesser, larger, s) {
				out = append(out, s)
			}
		}
	}
	hangs := k.hangsOn(c, larger, lesser)
	for _, s := range larger.sources {
		if !slices.Contains(out, s) && (!hangs || k.knows(c, lesser, s)) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// knows reports whether a source has half of the words of a segment, wherever.
func (k *composer) knows(c *cut, g segment, s int) bool {
	all, has := 0, 0
	for _, i := range g.clauses {
		for _, t := range k.stems[c.source][i] {
			all++
			has += truth(slices.ContainsFunc(k.stems[s], func(x []int32) bool { _, ok := slices.BinarySearch(x, t); return ok }))
		}
	}
	return 2*has >= all
}

// hangsOn reports whether a segment is no statement without another that one source alone tells: "A man died | when …".
func (k *composer) hangsOn(c *cut, g, main segment) bool {
	d := k.doc(c.source)
	if len(main.sources) > 1 || main.minor {
		return false
	}
	return slices.ContainsFunc(main.clauses, func(i int) bool { return d.Clauses[i].Kind == statement.Main }) &&
		!slices.ContainsFunc(g.clauses, func(i int) bool {
			return d.Clauses[i].Kind == statement.Main || d.Clauses[i].Kind == statement.Content || d.Clauses[i].Kind == statement.Coordinate
		})
}

// belongs reports whether a segment is what the one before it lets somebody say, and sources are cited for the speech
// that do not have what is said.
func (k *composer) belongs(c *cut, speech, said segment) bool {
	d := k.doc(c.source)
	if d.Clauses[said.clauses[0]].Kind != statement.Content {
		return false
	}
	return len(both(speech.sources, said.sources)) < len(speech.sources)
}

// runsOn reports whether a segment goes on with a clause that no conjunction or stop divides from the one before.
func (k *composer) runsOn(c *cut, g segment) bool {
	d := k.doc(c.source)
	first := d.Clauses[g.clauses[0]]
	switch first.Kind {
	case statement.Main:
		before := strings.TrimRight(k.text(c.source)[:first.Start], " ")
		return !slices.ContainsFunc([]string{";", ":", "—", "–", " -", "--"}, func(stop string) bool { return strings.HasSuffix(before, stop) })
	case statement.Subordinate, statement.Adjunct, statement.Participle:
		return !k.setOff(c.source, first)
	}
	return false
}

// moreBear reports whether the second of two segments is set off and has all sources of the first, and further ones: they
// would be lost with it.
func (k *composer) moreBear(c *cut, first, second segment) bool {
	d := k.doc(c.source)
	return second.words >= leastWords && first.words >= leastWords && len(second.sources) > len(first.sources) &&
		len(both(first.sources, second.sources)) == len(first.sources) && k.setOff(c.source, d.Clauses[second.clauses[0]])
}

// within reports whether a segment begins inside a quotation.
func (k *composer) within(c *cut, g segment) bool {
	d := k.doc(c.source)
	at := d.Clauses[g.clauses[0]].Start
	for _, i := range k.views[c.source].quotes[c.sentence] {
		if q := d.Quotes[i]; q.Start < at && at < q.End {
			return true
		}
	}
	return false
}

func both(a, b []int) []int {
	var out []int
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

// readings collects the places where each cited source says what a segment says: clauses, neighbours joined.
func (k *composer) readings(c *cut, g segment, sources, covers []int) []collate.Ref {
	d := k.doc(c.source)
	var out []collate.Ref
	for _, i := range g.clauses {
		at := d.Clauses[i].Span
		out = k.join(out, collate.Ref{Source: c.source, Span: source.Span{Start: max(at.Start, g.Start), End: min(at.End, g.End)}})
	}
	for _, s := range sources[1:] {
		var clauses []int
		for _, st := range covers {
			for _, u := range k.c.Statements[st].Units {
				if u.Source == s && k.printable(s, k.doc(s).Clauses[u.Clause].Sentence) && !slices.Contains(clauses, u.Clause) {
					clauses = append(clauses, u.Clause)
				}
			}
		}
		for _, i := range k.clausesWithin(c, g, s, clauses) {
			out = k.join(out, collate.Ref{Source: s, Span: k.doc(s).Clauses[i].Span})
		}
	}
	return out
}

// join appends a place, or lengthens the last one where it goes on there in the same line: a reading is no longer than
// one citation's words may be, and does not reach over a paragraph's end.
func (k *composer) join(refs []collate.Ref, r collate.Ref) []collate.Ref {
	if n := len(refs); n > 0 && refs[n-1].Source == r.Source && r.Start >= refs[n-1].End && r.End-refs[n-1].Start <= 600 {
		between := k.text(r.Source)[refs[n-1].End:r.Start]
		if len(between) <= 1 && between != "\n" {
			refs[n-1].End = r.End
			return refs
		}
	}
	return append(refs, r)
}

// render prints a span of the source with the cut's edits, and tells for every byte where it stands in the source; -1
// for what is put in. The last part of a sentence gets its full stop.
func (k *composer) render(c *cut, span source.Span, last bool) (string, []int) {
	text := k.text(c.source)
	var b []byte
	var at []int
	put := func(s string, from int) {
		for i := 0; i < len(s); i++ {
			b = append(b, s[i])
			if from < 0 {
				at = append(at, -1)
			} else {
				at = append(at, from+i)
			}
		}
	}
	i := span.Start
	for _, e := range c.edits {
		if e.Start < span.Start || e.Start > span.End || e.Start == span.End && !last && (e.Len() > 0 || e.with == "“") {
			continue
		}
		if e.Start > i {
			put(text[i:e.Start], i)
		}
		put(e.with, -1)
		if n := len(at); e.with != "" && e.Len() > 0 {
			for m := n - len(e.with); m < n; m++ {
				at[m] = e.Start
			}
		}
		i = max(i, e.End)
	}
	if i < span.End {
		put(text[i:span.End], i)
	}
	return tidy(b, at, last)
}

// tidy folds white space, drops what shows nothing and what a deletion leaves hanging before the end, and sets the full stop.
func tidy(b []byte, at []int, last bool) (string, []int) {
	var out []byte
	var where []int
	hidden := 0 // bytes of a character that shows nothing
	for i, c := range b {
		if c >= utf8.RuneSelf && hidden == 0 || c < ' ' && !blank(c) || c == 0x7f {
			if r, n := utf8.DecodeRune(b[i:]); source.Hidden(r) {
				hidden = n
			}
		}
		if hidden > 0 {
			hidden--
			continue
		}
		if blank(c) {
			if len(out) == 0 || out[len(out)-1] == ' ' {
				continue
			}
			c = ' '
		}
		if n := len(out); n > 0 && out[n-1] == ' ' && strings.IndexByte(",.;:!?", c) >= 0 {
			out, where = out[:n-1], where[:n-1]
		}
		out, where = append(out, c), append(where, at[i])
	}
	for len(out) > 0 && out[len(out)-1] == ' ' {
		out, where = out[:len(out)-1], where[:len(where)-1]
	}
	if !last {
		return string(out), where
	}
	for {
		s := string(out)
		cut := ""
		for _, tail := range []string{",", ";", ":", " —", " –", " -", "—", "–", " ―"} {
			if strings.HasSuffix(s, tail) {
				cut = tail
			}
		}
		if cut == "" {
			break
		}
		out, where = out[:len(out)-len(cut)], where[:len(where)-len(cut)]
		for len(out) > 0 && out[len(out)-1] == ' ' {
			out, where = out[:len(out)-1], where[:len(where)-1]
		}
	}
	s := strings.TrimRight(string(out), "”’\"')")
	if s == "" || strings.IndexByte(".!?", s[len(s)-1]) < 0 && !strings.HasSuffix(s, "…") {
		// a stop goes inside closing quotation marks, as the sources set it
		tail := string(out[len(s):])
		comma := strings.HasSuffix(s, ",")
		if comma {
			s = s[:len(s)-1]
			out = append([]byte(s), tail...)
			where = append(where[:len(s):len(s)], where[len(s)+1:]...)
		}
		if strings.Contains(tail, "”") && !strings.Contains(tail, ")") {
			out = append([]byte(s+"."), tail...)
			where = append(append(where[:len(s):len(s)], -1), where[len(s):]...)
		} else {
			out, where = append(out, '.'), append(where, -1)
		}
	}
	return string(out), where
}
