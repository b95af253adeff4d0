package collate

import (
	"cmp"
	"slices"
)

// couple is two indexes in one key.
type couple uint64

func coupleOf(a, b int) couple { return couple(a)<<32 | couple(b) }

func (p couple) both() (a, b int) { return int(p >> 32), int(p & (1<<32 - 1)) }

// link is how well two units fit each other.
type link struct {
	a, b  int // units, a before b
	score int // in thousandths

	beside, first bool // what stands beside them is linked too; both are of the first sentences
}

const (
	again      = 450 // links within a source below are no evidence
	opening    = 60  // what two first sentences have over others
	firm       = 450 // links that lift their neighbours
	lift       = 100 // by how much, on either side
	weak       = 120 // links below are no evidence
	otherDeed  = 850 // what is left of a link between units of different deeds
	otherWords = 500 // what is left of one between the words of different speakers, or different words of one
	join       = 330 // average of links at which clusters are joined
)

// align finds the pairs of units that say the same, by an index over their words.
func (w *works) align() []link {
	p := posting{circle: w.circle, from: make([]int32, len(w.circle.of)+1), at: make([][]int32, len(w.names))}
	for i := range w.units {
		p.from[w.units[i].Source+1] = int32(i + 1)
		if !w.original(i) {
			continue
		}
		for _, t := range w.units[i].terms {
			p.at[t] = append(p.at[t], int32(i))
		}
	}
	p.close()
	shared := make([]int, len(w.units))
	var seen []int32
	var out []link
	whole := map[couple]int{} // how well two sentences fit
	for i := range w.units {
		if !w.original(i) {
			continue
		}
		u := &w.units[i]
		seen = seen[:0]
		slight := 0 // weight of the words that lead to no other unit
		find := func(t int32, part int) {
			p.each(t, u.Source, int32(i), func(j int32) {
				if shared[j] == 0 {
					seen = append(seen, j)
				}
				shared[j] += w.weight[t] * part / 1000
			})
		}
		for _, t := range u.terms {
			if w.weight[t] < light {
				slight += w.weight[t]
				continue
			}
			find(t, 1000)
			for _, r := range w.related[t] {
				find(r.term, r.deg)
			}
		}
		for _, j := range seen {
			v := &w.units[j]
			most := shared[j]
			shared[j] = 0
			if u.Source == v.Source && u.sentence == v.sentence || most < 1500 {
				continue
			}
			if !w.circle.meet(u.Source, v.Source) {
				w.beyond = append(w.beyond, [2]int{int(j), i})
			} else if bound(u, v, most+slight) < weak {
				continue
			}
			s := w.compare(u, v)
			if u.Source == v.Source && s < again {
				continue
			}
			if apart(u, v) {
				s = s * 6 / 10
			}
			if u.Source != v.Source && w.unlikeSpeech(u, v) {
				s = s * otherWords / 1000
			}
			if !w.deedIn(u, &v.bag) && !w.deedIn(v, &u.bag) {
				s = s * otherDeed / 1000
			}
			if s < weak {
				continue
			}
			k := coupleOf(v.sentence, u.sentence)
			context, known := whole[k]
			if !known {
				context = w.fit(&w.sentences[v.sentence], &w.sentences[u.sentence])
				whole[k] = context
			}
			out = append(out, link{a: int(j), b: i, score: (s*share.clause + context*share.sentence) / 1000})
		}
	}
	slices.SortFunc(out, func(x, y link) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	w.chain(out)
	w.leads(out)
	return out
}

// leads lifts links between the first sentences of two sources, which both say what happened.
func (w *works) leads(links []link) {
	lead := make([]bool, len(w.units))
	n, last, sentence := 0, -1, -1
	for i := range w.units {
		u := &w.units[i]
		if u.beside {
			continue
		}
		if u.Source != last {
			last, n, sentence = u.Source, 0, -1
		}
		if u.sentence != sentence {
			sentence = u.sentence
			n++
		}
		if n <= 2 {
			lead[w.like[i]] = true
		}
	}
	for i := range links {
		if l := &links[i]; lead[l.a] && lead[l.b] {
			l.score, l.first = min(l.score+opening, 1000), true
		}
	}
}

// chain lifts links between units whose neighbours are linked too, since those who rework a report tell in its order.
func (w *works) chain(links []link) {
	found := map[couple]bool{}
	near := make([]bool, len(w.units)+2) // whether a unit beside has such a link, as the one that stands before
	for _, l := range links {
		if l.score >= firm && w.units[l.a].Source != w.units[l.b].Source {
			found[coupleOf(l.a, l.b)] = true
			for a := max(l.a-2, 0); a <= l.a+2; a++ {
				near[a] = true
			}
		}
	}
	strong := func(a, b int) bool {
		if w.circle.whole {
			return found[coupleOf(a, b)]
		}
		if max(a, b) >= len(w.units) || w.units[a].Source == w.units[b].Source {
			return false
		}
		x, y := w.like[a], w.like[b]
		return x == y || found[coupleOf(min(x, y), max(x, y))]
	}
	for i := range links {
		l := &links[i]
		if w.circle.whole && !near[l.a] {
			continue
		}
		before, after := false, false
		for x := 1; x <= 2; x++ {
			for y := 1; y <= 2; y++ {
				before = before || l.a >= x && l.b >= y && strong(l.a-x, l.b-y)
				after = after || strong(l.a+x, l.b+y)
			}
		}
		if before && after && l.score < join && w.byOneWord(&w.units[l.a], &w.units[l.b]) {
			before = false
		}
		l.beside = before || after
		if before {
			l.score += lift
		}
		if after {
			l.score += lift
		}
		l.score = min(l.score, 1000)
	}
}

// byOneWord reports whether two units have no more than one word in common, be it by its meaning, and it is not what is done.
func (w *works) byOneWord(u, v *unit) bool {
	n := 0
	for _, t := range u.core.terms {
		if w.weight[t] >= light*2 && (in(v.core.terms, t) || slices.ContainsFunc(w.related[t], func(r relation) bool { return in(v.core.terms, r.term) })) {
			n++
		}
	}
	return n < 2 && !w.deedIn(u, &v.bag) && !w.deedIn(v, &u.bag)
}

// share is how much of a link is the clauses' own fit, and how much that of their sentences.
var share = struct{ clause, sentence int }{900, 100}

// unlikeSpeech reports whether two units are the words of speakers whose names differ, or are quotations that have no
// words in a row in common: what is said on one theme is not the same said.
func (w *works) unlikeSpeech(u, v *unit) bool {
	if u.speaker != "" && v.speaker != "" && u.speaker != v.speaker {
		return true
	}
	if u.quoted == nil || v.quoted == nil {
		return false
	}
	for i := 0; i+runs <= len(u.quoted); i++ {
		for j := 0; j+runs <= len(v.quoted); j++ {
			if slices.Equal(u.quoted[i:i+runs], v.quoted[j:j+runs]) && w.sum(u.quoted[i:i+runs]) >= ofMeaning {
				return false
			}
		}
	}
	return true
}

// Two quotations of one utterance have so many words in a row in common, of that weight.
const (
	runs      = 2
	ofMeaning = 1500
)

// deedIn reports whether a verb of u that tells something has its like among the words of b, or u has no such verb.
func (w *works) deedIn(u *unit, b *bag) bool {
	told := false
	for _, t := range u.does {
		if w.weight[t] < tells {
			continue
		}
		told = true
		if _, ok := slices.BinarySearch(b.terms, t); ok {
			return true
		}
		for _, r := range w.related[t] {
			if r.deg >= 400 {
				if _, ok := slices.BinarySearch(b.terms, r.term); ok {
					return true
				}
			}
		}
	}
	return !told
}

// tells is the weight of a verb that tells something: "be" and "take" do not.
const tells = 1500

// compare tells how well two units fit. That the same speaker speaks is no more than half of what they may have in common.
func (w *works) compare(u, v *unit) int {
	if u.core.total == u.total && v.core.total == v.total {
		return w.fit(&u.bag, &v.bag)
	}
	if min(u.core.total, v.core.total) < least/2 && max(u.core.total, v.core.total) >= least {
		return 0 // one only says who speaks
	}
	common, within := w.common(&u.bag, &v.bag), w.common(&u.core, &v.core)
	core := fitness(&u.core, &v.core, within)
	if 2*within < common {
		return core
	}
	return (fitness(&u.bag, &v.bag, common) + core) / 2
}

// bound is what compare cannot tell more than where two units have words of no more than a weight in common.
func bound(u, v *unit, most int) int {
	return max(fitness(&u.bag, &v.bag, most), fitness(&u.core, &v.core, most))
}

// fit tells how well two bags of words fit, in thousandths: the share of the words of both that are aligned or, since
// one source says in a clause what another says in three sentences, of the lesser one.
func (w *works) fit(u, v *bag) int { return fitness(u, v, w.common(u, v)) }

// fitness is how well two bags fit that have words of a weight in common.
func fitness(u, v *bag, common int) int {
	if u.total == 0 || v.total == 0 {
		return 0
	}
	m := min(common, u.total, v.total)
	dice := 2000 * m / (u.total + v.total)
	less := min(u.total, v.total)
	contained := 900 * m / less * min(less, 10000) / 10000
	return max(dice, contained) * m / (m + 1500)
}

// common returns the weight of the words that two bags have in common, by themselves or by their meaning.
func (w *works) common(u, v *bag) int {
	w.compared++
	m := 0
	var restU, restV [48]int32
	nu, nv := 0, 0
	i, j := 0, 0
	for i < len(u.terms) || j < len(v.terms) {
		switch {
		case j == len(v.terms) || i < len(u.terms) && u.terms[i] < v.terms[j]:
			if nu < len(restU) && w.tied[u.terms[i]] {
				restU[nu] = u.terms[i]
				nu++
			}
			i++
		case i == len(u.terms) || v.terms[j] < u.terms[i]:
			if nv < len(restV) && w.tied[v.terms[j]] {
				restV[nv] = v.terms[j]
				nv++
			}
			j++
		default:
			m += w.weight[u.terms[i]]
			i++
			j++
		}
	}
	if nu == 0 || nv == 0 {
		return m
	}
	if len(w.rest) < len(w.weight) {
		w.rest = make([]int8, len(w.weight))
	}
	for k, x := range restV[:nv] {
		w.rest[x] = int8(k + 1)
	}
	used := [48]bool{}
	for _, t := range restU[:nu] {
		best, at := 0, -1
		for _, r := range w.related[t] {
			if k := int(w.rest[r.term]) - 1; k >= 0 && !used[k] {
				if g := r.deg * min(w.weight[t], w.weight[r.term]) / 1000; g > best {
					best, at = g, k
				}
			}
		}
		if at >= 0 {
			used[at] = true
			m += best
		}
	}
	for _, x := range restV[:nv] {
		w.rest[x] = 0
	}
	return m
}
