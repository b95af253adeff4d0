package collate

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// utterance is a sentence inside quotation marks, or a part of one.
type utterance struct {
	Ref
	bag
	words   []int32 // the terms in order
	norms   []string
	quote   int // index into Doc.Quotes
	part    int // which sentence of the quotation
	depth   int
	speaker string
	says    int // index into Collation.Statements that the words stand in; -1
}

// quotes joins the quotations of one utterance across the sources, word for word or reworded. Quotations are compared
// sentence by sentence, since one source gives in one what another divides; sentences that follow each other in all
// sources are put together again.
func quotes(c *Collation, w *works) {
	all := w.utterances(c)
	groups := w.joinUtterances(c, all)
	for _, g := range groups {
		q := Quote{Agreement: agreement(all, g)}
		for _, i := range g {
			q.Readings = append(q.Readings, all[i].Ref)
			if len(all[i].speaker) > len(q.Speaker) {
				q.Speaker = all[i].speaker
			}
		}
		c.Quotes = append(c.Quotes, q)
	}
	c.Quotes = rejoin(c, c.Quotes)
	slices.SortStableFunc(c.Quotes, func(a, b Quote) int { return a.Readings[0].compare(b.Readings[0]) })
}

// utterances collects the sentences of all quotations, by source and place.
func (w *works) utterances(c *Collation) []utterance {
	var out []utterance
	for s := range c.Sources {
		d := c.Sources[s].Doc
		token := 0
		for qi := range d.Quotes {
			q := &d.Quotes[qi]
			for token > 0 && d.Tokens[token-1].End > q.Start {
				token--
			}
			for token < len(d.Tokens) && d.Tokens[token].Start < q.Start {
				token++
			}
			if token == len(d.Tokens) || !w.quotable(d, q) {
				continue
			}
			out = append(out, w.sentencesOf(d, s, qi, token)...)
		}
	}
	at := map[[2]int]int{} // source and clause -> statement
	for k := range c.Statements {
		for _, u := range c.Statements[k].Units {
			if _, ok := at[[2]int{u.Source, u.Clause}]; !ok {
				at[[2]int{u.Source, u.Clause}] = k
			}
		}
	}
	for i := range out {
		u := &out[i]
		u.says = -1
		cl := c.Sources[u.Source].Doc.Clauses
		k, _ := slices.BinarySearchFunc(cl, u.Start, func(x statement.Clause, at int) int {
			if x.End <= at {
				return -1
			}
			return 1
		})
		if n, ok := at[[2]int{u.Source, k}]; ok {
			u.says = n
		}
	}
	return out
}

// quotable reports whether a quotation stands in text that may be cited.
func (w *works) quotable(d *statement.Doc, q *statement.Quote) bool {
	i, _ := slices.BinarySearchFunc(d.Sentences, q.Start, func(s statement.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	return i < len(d.Sentences) && (d.Sentences[i].Class == source.Prose || d.Sentences[i].Class.Cited())
}

// sentencesOf divides a quotation, whose first token is given, into its sentences.
func (w *works) sentencesOf(d *statement.Doc, s, qi, token int) []utterance {
	q := &d.Quotes[qi]
	var out []utterance
	one := utterance{Ref: Ref{Source: s}}
	end := func() {
		if len(one.words) == 0 {
			return
		}
		one.quote, one.part, one.depth, one.speaker = qi, len(out), q.Depth, q.Speaker
		one.terms = slices.Clone(one.words)
		slices.Sort(one.terms)
		one.terms = slices.Compact(one.terms)
		one.total = w.sum(one.terms)
		out = append(out, one)
		one = utterance{Ref: Ref{Source: s}}
	}
	for i := token; i < len(d.Tokens) && d.Tokens[i].End <= q.End; i++ {
		t := &d.Tokens[i]
		if len(one.words) == 0 && !t.Word && len(one.norms) == 0 && one.End == 0 {
			if one.Start == 0 {
				one.Start = t.Start
			}
			continue
		}
		if t.Word {
			if len(one.words) == 0 && one.Start == 0 {
				one.Start = t.Start
			}
			one.words = append(one.words, w.term(t.Stem))
			one.norms = append(one.norms, t.Norm)
		}
		one.End = t.End
		if (t.Norm == "." || t.Norm == "!" || t.Norm == "?") && i+1 < len(d.Tokens) && d.Tokens[i+1].Start > t.End {
			end()
		}
	}
	end()
	return out
}

// Bars for joining quotations.
const (
	alike    = 560 // in thousandths
	average  = 450 // of a group
	likely   = 340 // where what stands around them was found to be the same
	shortest = 4   // words; shorter ones are joined only where they are the same
)

// joinUtterances returns the groups of utterances that are one, each utterance in one group.
func (w *works) joinUtterances(c *Collation, all []utterance) [][]int {
	p := posting{circle: w.circle, from: make([]int32, len(w.circle.of)+1), at: make([][]int32, len(w.names))}
	for i := range all {
		p.from[all[i].Source+1] = int32(i + 1)
		for _, t := range all[i].terms {
			p.at[t] = append(p.at[t], int32(i))
		}
	}
	p.close()
	fits := map[couple]int{}
	met := make([]int, len(all)) // the last one that was compared with it
	for i := range all {
		meet := func(j int32) {
			if met[j] == i+1 {
				return
			}
			met[j] = i + 1
			if n := w.same(&all[j], &all[i]); n > 0 {
				fits[coupleOf(int(j), i)] = n
			}
		}
		for _, t := range all[i].terms {
			if w.weight[t] >= light || all[i].total < 2*light {
				p.each(t, all[i].Source, int32(i), meet)
				for _, r := range w.related[t] {
					p.each(r.term, all[i].Source, int32(i), meet)
				}
			}
		}
	}
	type like struct{ a, b, score int }
	var order []like
	for k, n := range fits {
		i, j := k.both()
		a, b := &all[i], &all[j]
		if a.says >= 0 && a.says == b.says || w.besides(all, fits, i, j) {
			n += alike - likely
		}
		if n >= alike {
			order = append(order, like{i, j, min(n, 1000)})
		}
	}
	slices.SortFunc(order, func(x, y like) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	others := make([][]like, len(all)) // of an utterance, as b
	for _, x := range order {
		others[x.a] = append(others[x.a], x)
		others[x.b] = append(others[x.b], like{x.b, x.a, x.score})
	}
	group := make([]int, len(all))
	members := make([][]int, len(all))
	for i := range all {
		group[i], members[i] = i, []int{i}
	}
	refused := map[couple]int{}    // groups that were not joined: how many utterances they had
	score := make([]int, len(all)) // with the utterance at hand; 0 where there is none
	for _, k := range order {
		a, b := group[k.a], group[k.b]
		pair, size := coupleOf(min(a, b), max(a, b)), len(members[a])+len(members[b])
		if a == b || refused[pair] == size {
			continue
		}
		sum, n := 0, 0
		less, more := members[a], members[b]
		if len(less) > len(more) {
			less, more = more, less
		}
		for _, x := range less {
			for _, o := range others[x] {
				score[o.b] = o.score
			}
			for _, y := range more {
				if all[x].Source == all[y].Source && all[x].quote == all[y].quote {
					continue
				}
				if score[y] > 0 || w.circle.meet(all[x].Source, all[y].Source) {
					sum += score[y]
					n++
				}
			}
			for _, o := range others[x] {
				score[o.b] = 0
			}
		}
		if n == 0 || sum/n < average {
			refused[pair] = size
			continue
		}
		for _, y := range members[b] {
			group[y] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
	var out [][]int
	for _, m := range members {
		if len(m) > 0 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	return out
}

// besides reports whether the utterances before or after those of a pair are one by themselves.
func (w *works) besides(all []utterance, fits map[couple]int, i, j int) bool {
	for _, step := range [...]int{-1, 1} {
		a, b := i+step, j+step
		if a < 0 || b < 0 || a >= len(all) || b >= len(all) || all[a].Source != all[i].Source || all[b].Source != all[j].Source {
			continue
		}
		if fits[coupleOf(min(a, b), max(a, b))] >= alike {
			return true
		}
	}
	return false
}

// same tells how surely two utterances are one, in thousandths; 0 where they are not.
func (w *works) same(a, b *utterance) int {
	if a.Source == b.Source && a.quote == b.quote {
		return 0
	}
	if a.depth > 0 && b.depth == 0 && a.Source == b.Source || b.depth > 0 && a.depth == 0 && a.Source == b.Source {
		return 0
	}
	here := a.says >= 0 && a.says == b.says
	if min(len(a.norms), len(b.norms)) < shortest {
		if within(a.norms, b.norms) && len(a.norms) == len(b.norms) {
			return 1000
		}
		if within(a.norms, b.norms) && (max(len(a.norms), len(b.norms)) < shortest+2 || here) {
			return alike
		}
		if !here || max(len(a.norms), len(b.norms)) > shortest+2 {
			return 0
		}
	}
	n := max(w.inOrder(a, b), w.fit(&a.bag, &b.bag))
	if n < likely {
		return 0
	}
	return n
}

// inOrder returns the share of the words of two utterances, or of the shorter one, that stand in both in the same order.
func (w *works) inOrder(a, b *utterance) int {
	value := func(t int32) int { return max(w.weight[t], light) }
	row := make([]int, len(b.words)+1)
	ta, tb := 0, 0
	for _, t := range b.words {
		tb += value(t)
	}
	for _, t := range a.words {
		ta += value(t)
		diagonal := 0
		for j, v := range b.words {
			up := row[j+1]
			if t == v {
				row[j+1] = max(diagonal+value(t), row[j], up)
			} else {
				row[j+1] = max(row[j], up)
			}
			diagonal = up
		}
	}
	m := row[len(b.words)]
	less := min(ta, tb)
	return max(2000*m/max(ta+tb, 1), 900*m/max(less, 1)*min(less, 12000)/12000)
}

// agreement tells whether the readings of one utterance agree word for word, or one has a part of what the other has.
func agreement(all []utterance, g []int) string {
	several := false
	for _, i := range g {
		several = several || all[i].Source != all[g[0]].Source
	}
	if !several {
		return "single"
	}
	for i, x := range g {
		for _, y := range g[i+1:] {
			if !within(all[x].norms, all[y].norms) {
				return "variant"
			}
		}
	}
	return "verbatim"
}

// within reports whether the words of one stand in the other, in a row.
func within(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ")
}

// rejoin puts quotations together whose readings follow each other within one quotation in all of their sources.
func rejoin(c *Collation, qs []Quote) []Quote {
	inside := func(r Ref) int {
		return slices.IndexFunc(c.Sources[r.Source].Doc.Quotes, func(q statement.Quote) bool {
			return q.Start <= r.Start && r.End <= q.End && q.Depth == 0
		})
	}
	follows := func(a, b Ref) bool {
		if a.Source != b.Source || b.Start < a.End || inside(a) < 0 || inside(a) != inside(b) {
			return false
		}
		return strings.TrimSpace(c.Sources[a.Source].Article.Text[a.End:b.Start]) == ""
	}
	for i := 0; i < len(qs); i++ {
		for j := 0; j < len(qs); j++ {
			if i == j || len(qs[i].Readings) != len(qs[j].Readings) || (qs[i].Agreement == "single") != (qs[j].Agreement == "single") {
				continue
			}
			all := true
			for k := range qs[i].Readings {
				all = all && follows(qs[i].Readings[k], qs[j].Readings[k])
			}
			if !all {
				continue
			}
			for k := range qs[i].Readings {
				qs[i].Readings[k].End = qs[j].Readings[k].End
			}
			if qs[j].Agreement == "variant" {
				qs[i].Agreement = "variant"
			}
			qs = slices.Delete(qs, j, j+1)
			if j < i {
				i--
			}
			j = -1
		}
	}
	return qs
}
