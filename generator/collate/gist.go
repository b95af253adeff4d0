package collate

import "slices"

// gist is the stems of the words of a range of tokens that tell something.
type gist struct {
	stems []string // sorted, each once
	ids   []int32  // the same as numbers, in the same order
}

// gists is the vocabulary of a story: every stem that tells something has a number, so that sentences, which are compared
// again and again, are compared by numbers.
type gists struct {
	stems []string
	told  map[*view][]int32 // by token: the number of its stem, -1 where it tells nothing
	made  map[stretch]gist
	agent map[string][]int32 // stem of a verb -> the stems that stand for it, itself or an agent noun
	near  [][]int32          // by stem: those that mean much the same
	known []bool             // by stem: near is worked out
	mark  []int              // scratch of alike, by stem
	turn  int
}

// stretch is a range of tokens of a source.
type stretch struct {
	v        *view
	from, to int
}

func (d *differ) vocabulary() *gists {
	g := &d.recall.gists
	if g.made != nil {
		return g
	}
	t := d.words.Table("weights")
	number := map[string]int32{}
	for i := range d.view {
		for k := range d.view[i].doc.Tokens {
			x := &d.view[i].doc.Tokens[k]
			if !x.Word || x.Stem == "" {
				continue
			}
			if _, ok := number[x.Stem]; ok {
				continue
			}
			number[x.Stem] = -1
			if t.Field(x.Stem, 0) != "40" {
				g.stems = append(g.stems, x.Stem)
			}
		}
	}
	slices.Sort(g.stems)
	g.agent = map[string][]int32{}
	for n, s := range g.stems {
		number[s] = int32(n)
		g.agent[agent(s)] = append(g.agent[agent(s)], int32(n))
	}
	g.told = make(map[*view][]int32, len(d.view))
	for i := range d.view {
		tokens := d.view[i].doc.Tokens
		told := make([]int32, len(tokens))
		for k := range tokens {
			told[k] = -1
			if tokens[k].Word && tokens[k].Stem != "" {
				told[k] = number[tokens[k].Stem]
			}
		}
		g.told[&d.view[i]] = told
	}
	g.made = map[stretch]gist{}
	g.near, g.known, g.mark = make([][]int32, len(g.stems)), make([]bool, len(g.stems)), make([]int, len(g.stems))
	return g
}

// gist returns what a range of tokens tells. It is not to be changed.
func (d *differ) gist(v *view, r [2]int) gist {
	g := d.vocabulary()
	k := stretch{v, max(0, r[0]), min(r[1], len(v.doc.Tokens))}
	out, ok := g.made[k]
	if !ok {
		told := g.told[v]
		for i := k.from; i < k.to; i++ {
			if told[i] >= 0 {
				out.ids = append(out.ids, told[i])
			}
		}
		slices.Sort(out.ids)
		out.ids = slices.Compact(out.ids)
		for _, n := range out.ids {
			out.stems = append(out.stems, g.stems[n])
		}
		g.made[k] = out
	}
	return out
}

// content returns the stems of the words of a range that tell something. They are not to be changed.
func (d *differ) content(v *view, r [2]int) []string { return d.gist(v, r).stems }

// nearTo returns the stems of the story that mean much the same as one of them, as differ.near has it.
func (d *differ) nearTo(n int32) []int32 {
	g := d.vocabulary()
	if g.known[n] {
		return g.near[n]
	}
	g.known[n] = true
	for _, own := range []bool{true, false} { // the stem itself; the verb that it or the other is made of
		a := g.stems[n]
		x := a
		if !own {
			x = agent(a)
			for _, m := range g.agent[x] {
				if x != a || x != g.stems[m] {
					g.near[n] = append(g.near[n], m)
				}
			}
		}
		seen := map[string]bool{}
		for _, r := range d.relatives(x) {
			if seen[r.Stem] {
				continue
			}
			seen[r.Stem] = true
			if r.Close < 4 {
				continue
			}
			if own {
				if m, ok := slices.BinarySearch(g.stems, r.Stem); ok {
					g.near[n] = append(g.near[n], int32(m))
				}
				continue
			}
			for _, m := range g.agent[r.Stem] {
				if x != a || r.Stem != g.stems[m] {
					g.near[n] = append(g.near[n], m)
				}
			}
		}
	}
	slices.Sort(g.near[n])
	g.near[n] = slices.Compact(g.near[n])
	return g.near[n]
}

// alikeGists is how much two gists share, in thousandths of the shorter one; as differ.alike has it.
func (d *differ) alikeGists(a, b gist) int {
	x, y := a.ids, b.ids
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	g := d.vocabulary()
	g.turn++
	for _, n := range y {
		g.mark[n] = g.turn
	}
	share := 0
	for _, n := range x {
		if g.mark[n] == g.turn {
			share += 2
			continue
		}
		for _, m := range d.nearTo(n) {
			if g.mark[m] == g.turn {
				share++
				break
			}
		}
	}
	return 1000 * share / (2 * len(x))
}

// commonIn counts the stems that two gists share.
func commonIn(a, b gist) int {
	n, i, j := 0, 0, 0
	for i < len(a.ids) && j < len(b.ids) {
		switch x, y := a.ids[i], b.ids[j]; {
		case x < y:
			i++
		case y < x:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}
