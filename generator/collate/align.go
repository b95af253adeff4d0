package collate

import (
	"cmp"
	"slices"
)

// link is how well two units fit each other.
type link struct {
	a, b  int // units, a before b
	score int // in thousandths
}

// align finds the pairs of units that say the same, by an index over their words.
func (w *works) align() []link {
	posting := make([][]int32, len(w.names))
	for i := range w.units {
		for _, t := range w.units[i].terms {
			posting[t] = append(posting[t], int32(i))
		}
	}
	shared := make([]int, len(w.units))
	var seen []int32
	var out []link
	for i := range w.units {
		u := &w.units[i]
		seen = seen[:0]
		for _, t := range u.terms {
			if w.weight[t] < 300 {
				continue
			}
			for _, j := range posting[t] {
				if int(j) >= i {
					break
				}
				if shared[j] == 0 {
					seen = append(seen, j)
				}
				shared[j] += w.weight[t]
			}
		}
		for _, j := range seen {
			v := &w.units[j]
			m := shared[j]
			shared[j] = 0
			if u.Source == v.Source && u.sentence == v.sentence {
				continue
			}
			if s := w.score(u, v, m); s >= weak {
				out = append(out, link{int(j), i, s})
			}
		}
	}
	slices.SortFunc(out, func(x, y link) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return out
}

const (
	weak = 120 // links below are no evidence
	join = 330 // average of links at which clusters are joined
)

// score tells how well two units fit that share words of weight m.
func (w *works) score(u, v *unit, m int) int {
	if u.total == 0 || v.total == 0 {
		return 0
	}
	dice := 2000 * m / (u.total + v.total)
	less := min(u.total, v.total)
	contained := 1000 * m / less * min(less, 12000) / 12000
	return max(dice, (dice+contained)/2)
}
