package collate

import (
	"cmp"
	"fmt"
	"slices"

	"variorum/generator/statement"
)

// Bars for saying that two sources share an origin. Of pairs that are known to go back to one dispatch most have over
// half of their runs of five words in common, rewritten ones a tenth; of unrelated pairs about one story nearly all
// have under a twentieth.
const (
	taken    = 90 // thousandths of the shorter source's runs: same origin
	borrowed = 50 // the same: possibly
	fewest   = 8  // shared runs below which the share means nothing
	long     = 12 // words in a row that two sources do not hit upon by chance
)

// bond is why two sources are taken to share an origin.
type bond struct {
	a, b     int
	certain  bool
	evidence []Evidence
}

// lineages groups the sources that share an origin. The evidence is runs of shared words outside quotations, the same
// statements in the same order, credits, and the outlet itself where it uses its own text again.
func lineages(c *Collation, verdicts []Verdict) {
	strips := stripsOf(c)
	told := tellings(c)
	outlets := make([]string, len(c.Sources)) // by their metadata; "" where that does not tell
	for i := range outlets {
		outlets[i] = fold(outletKey(c.Sources[i].Article.Meta.Publisher))
	}
	var bonds []bond
	group, sure := newPartition(len(c.Sources)), newPartition(len(c.Sources)) // by any bond, and by certain ones
	known := newPartition(len(c.Sources))                                     // before an editor's word
	for a := range c.Sources {
		for b := a + 1; b < len(c.Sources); b++ {
			if len(c.Sources) > few && len(verdicts) == 0 && known[a] == known[b] {
				continue // of very many articles that rework one report each is held against one of the others
			}
			r := strips[a].overlap(&strips[b])
			r.a, r.b = a, b
			if x, ok := judge(c, r, parallels(told, a, b), strips, a, b, outlets[a] != "" && outlets[a] == outlets[b]); ok {
				bonds = append(bonds, x)
				if x.certain {
					known.merge(a, b)
				}
			}
		}
	}
	bonds = overrule(c, bonds, verdicts)
	for _, x := range bonds {
		group.merge(x.a, x.b)
		if x.certain {
			sure.merge(x.a, x.b)
		}
	}
	seen := map[int]int{}
	for s := range c.Sources {
		i, ok := seen[group[s]]
		if !ok {
			i = len(c.Lineages)
			seen[group[s]] = i
			c.Lineages = append(c.Lineages, Lineage{ID: number("l", i), Certain: true})
		}
		l := &c.Lineages[i]
		l.Sources = append(l.Sources, s)
		l.Certain = l.Certain && sure[s] == sure[l.Sources[0]]
		c.Sources[s].Lineage = i
	}
	for i := range c.Lineages {
		l := &c.Lineages[i]
		l.Origins = origins(c, l.Sources)
		for _, x := range bonds {
			if c.Sources[x.a].Lineage == i {
				l.Evidence = append(l.Evidence, x.evidence...)
			}
		}
		l.Evidence = append(strongest(l.Evidence), credited(c, l.Sources)...)
	}
}

// partition says of each source in which group it is, by the number of one of them.
type partition []int

func newPartition(n int) partition {
	p := make(partition, n)
	for i := range p {
		p[i] = i
	}
	return p
}

// merge puts the group of b into that of a.
func (p partition) merge(a, b int) {
	if x, y := p[a], p[b]; x != y {
		for i := range p {
			if p[i] == y {
				p[i] = x
			}
		}
	}
}

// judge tells whether two sources share an origin. outlet tells that they are of one outlet.
func judge(c *Collation, r *reuse, p *parallel, strips []strip, a, b int, outlet bool) (bond, bool) {
	x := bond{a: a, b: b}
	enough := r.grams >= fewest
	least := long
	if outlet || enough && r.contained >= borrowed {
		least = 8
	}
	var runs []run
	if r.grams > long-gram || outlet && r.grams > 0 {
		runs = r.shared(strips, least)
	}
	longest := 0
	if len(runs) > 0 {
		longest = runs[0].words
	}
	switch {
	case enough && r.contained >= taken, outlet && longest >= 8, longest >= 4*long:
		x.certain = true
	case enough && r.contained >= borrowed, outlet, longest >= 2*long:
	case p != nil && p.same() && (r.grams >= fewest/2 && r.contained >= borrowed/2 || p.shared >= 16 && sharedCredit(c, a, b)):
	default:
		return x, false
	}
	// the texts are known again by words.tsv of the templates, made.…: pages say them in their own language
	two, ka, kb := []int{a, b}, c.Sources[a].Key, c.Sources[b].Key
	if keyOrder(kb, ka) < 0 {
		ka, kb = kb, ka
	}
	if outlet {
		x.evidence = append(x.evidence, Evidence{Kind: "same-outlet", Sources: two, Text: fmt.Sprintf("%s and %s are both by %s", ka, kb, c.Sources[a].Article.Meta.Publisher)})
	}
	if r.grams > 0 {
		x.evidence = append(x.evidence, Evidence{
			Kind: "shared-run", Sources: two,
			Text: fmt.Sprintf("outside quotations, %s and %s share %d runs of %d words, %s of what the shorter one has", ka, kb, r.grams, gram, percent(r.contained)),
		})
	}
	for _, run := range runs[:min(len(runs), 3)] {
		sa := strips[a].span(c.Sources[a].Doc, run.a, run.words)
		sb := strips[b].span(c.Sources[b].Doc, run.b, run.words)
		x.evidence = append(x.evidence, Evidence{
			Kind:    "shared-run",
			Sources: two,
			Text:    fmt.Sprintf("%s and %s have the same %d words in a row", ka, kb, run.words),
			Spans:   []Ref{{a, sa}, {b, sb}},
		})
	}
	if p != nil && p.same() {
		x.evidence = append(x.evidence, Evidence{
			Kind: "order", Sources: two,
			Text: fmt.Sprintf("%s and %s make %d of the same statements, in the same order (%d of %d pairs)", ka, kb, p.shared, p.along, p.pairs),
		})
	}
	return x, true
}

// parallel is how two sources tell the same statements.
type parallel struct {
	shared int // statements that both make
	all    int // statements of the one that makes fewer
	pairs  int // pairs of shared statements
	along  int // those in the same order in both
}

// same reports whether two sources tell nearly the same things in the same order.
func (p *parallel) same() bool {
	return p.shared >= 8 && 1000*p.shared >= 650*p.all && 100*p.along >= 92*p.pairs
}

// telling is the statements that a source makes, in its order.
type telling []struct{ statement, at int }

// tellings returns what each source tells.
func tellings(c *Collation) []telling {
	by := make([]telling, len(c.Sources))
	for i := range c.Statements {
		last := -1
		for _, u := range c.Statements[i].Units {
			if u.Source != last {
				by[u.Source] = append(by[u.Source], struct{ statement, at int }{i, u.Start})
				last = u.Source
			}
		}
	}
	for a := range by {
		slices.SortFunc(by[a], func(x, y struct{ statement, at int }) int {
			return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.statement, y.statement))
		})
	}
	return by
}

// parallels compares the order in which two sources tell; nil where they have little in common.
func parallels(by []telling, a, b int) *parallel {
	at := map[int]int{}
	for _, t := range by[a] {
		at[t.statement] = t.at
	}
	var rank []int
	for _, t := range by[b] {
		if x, ok := at[t.statement]; ok {
			rank = append(rank, x)
		}
	}
	if len(rank) < 8 {
		return nil
	}
	p := &parallel{shared: len(rank), all: min(len(by[a]), len(by[b]))}
	for i := range rank {
		for j := i + 1; j < len(rank); j++ {
			p.pairs++
			if rank[i] <= rank[j] {
				p.along++
			}
		}
	}
	return p
}

// sharedCredit reports whether two sources name one origin.
func sharedCredit(c *Collation, a, b int) bool {
	for _, o := range origins(c, []int{a}) {
		if slices.Contains(origins(c, []int{b}), o) {
			return true
		}
	}
	return false
}

// origins returns what the sources credit, the most credited first.
func origins(c *Collation, sources []int) []string {
	in := map[string]int{}
	for _, s := range sources {
		seen := map[string]bool{}
		for _, cr := range c.Sources[s].Doc.Credits {
			if cr.Origin != "" && !seen[cr.Origin] {
				seen[cr.Origin] = true
				in[cr.Origin]++
			}
		}
	}
	var out []string
	for o := range in {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(in[b], in[a]), cmp.Compare(a, b)) })
	return out
}

// credited returns as evidence the origins that several of the sources name.
func credited(c *Collation, sources []int) []Evidence {
	if len(sources) < 2 {
		return nil
	}
	var out []Evidence
	for _, o := range origins(c, sources) {
		var spans []Ref
		in, signed := 0, false
		for _, s := range sources {
			for _, cr := range c.Sources[s].Doc.Credits {
				if cr.Origin == o {
					spans = append(spans, Ref{s, cr.Span})
					signed = signed || cr.Kind == statement.Signed
					in++
					break
				}
			}
		}
		if in < 2 && !signed {
			continue
		}
		out = append(out, Evidence{Kind: "credit", Text: fmt.Sprintf("%s, credited in %d of %d", o, in, len(sources)), Spans: spans})
	}
	return out
}

// strongest returns the evidence that a reader needs: each sentence once, and the longest runs.
func strongest(all []Evidence) []Evidence {
	var out []Evidence
	var runs []Evidence
	said := map[[2]string]bool{} // kind and text
	for _, e := range all {
		switch k := [2]string{e.Kind, e.Text}; {
		case len(e.Spans) > 0:
			runs = append(runs, e)
		case !said[k]:
			said[k] = true
			out = append(out, e)
		}
	}
	sentences := len(out)
	slices.SortStableFunc(runs, func(a, b Evidence) int { return cmp.Compare(b.Spans[0].Len(), a.Spans[0].Len()) })
	for _, e := range runs {
		if len(out) == sentences+5 {
			break
		}
		if !slices.ContainsFunc(out[sentences:], func(o Evidence) bool {
			return slices.ContainsFunc(o.Spans, func(r Ref) bool {
				return slices.ContainsFunc(e.Spans, func(q Ref) bool { return q.Source == r.Source && q.Overlaps(r.Span) })
			})
		}) {
			out = append(out, e)
		}
	}
	return out
}

// overrule replaces the program's verdicts by an editor's.
func overrule(c *Collation, bonds []bond, verdicts []Verdict) []bond {
	at := map[string]int{}
	for i := range c.Sources {
		at[fold(c.Sources[i].Key)] = i
	}
	for _, v := range verdicts {
		in := map[int]bool{}
		var all []int
		for _, k := range v.Sources {
			if s, ok := at[fold(k)]; ok && !in[s] {
				in[s] = true
				all = append(all, s)
			}
		}
		slices.Sort(all)
		bonds = slices.DeleteFunc(bonds, func(x bond) bool { return in[x.a] && in[x.b] })
		if v.Shared {
			for i := 1; i < len(all); i++ {
				bonds = append(bonds, bond{all[0], all[i], true, []Evidence{{Kind: "editor", Text: cmp.Or(v.Reason, "an editor's verdict")}}})
			}
		}
	}
	return bonds
}

func percent(thousandths int) string { return fmt.Sprintf("%d %%", (thousandths+5)/10) }
