package quality

import (
	"slices"
	"strings"
)

var ranks = map[string]int{"high": 0, "medium": 1, "low": 2}

// rank is the name of the figure that a difference counts for.
func (d *GoldDifference) rank() string {
	if d.Internal {
		return "inside one source (extra)"
	}
	return d.Severity
}

// apart returns the pairs of articles that a difference sets apart.
func apart(groups [][]string, silent []string) map[[2]string]bool {
	groups = slices.DeleteFunc(slices.Clone(groups), func(g []string) bool { return len(g) == 0 })
	if len(silent) > 0 {
		groups = append(groups, silent)
	}
	out := map[[2]string]bool{}
	for i, a := range groups {
		for _, b := range groups[i+1:] {
			for _, x := range a {
				for _, y := range b {
					if x != y {
						out[[2]string{min(x, y), max(x, y)}] = true
					}
				}
			}
		}
	}
	return out
}

// pins reports whether a difference tells its places: more than three in one article pin nothing.
func (d noted) pins(s *story) bool {
	for _, r := range d.readings {
		for letter := range s.texts {
			if len(of(r.places, letter)) > 3 {
				return false
			}
		}
	}
	return true
}

// fit is how well a difference of the record answers one of the gold.
type fit struct {
	kind, verdict bool
	at            int // index into story.noted
}

// fits returns the differences of the record that answer one of the gold, best first: they pin the words in question in
// two readings at least, and set apart a pair of articles that the gold sets apart too.
func (s *story) fits(g *GoldDifference) []fit {
	var groups [][]string
	for _, r := range g.Readings {
		groups = append(groups, r.Sources)
	}
	want := apart(groups, g.Silent)
	var out []fit
	for k, d := range s.noted {
		if !d.pins(s) || g.Severity != "low" && d.Severity == "low" {
			continue
		}
		met := 0
		for _, r := range g.Readings {
			if slices.ContainsFunc(d.readings, func(y noting) bool { return s.hit(y.places, gold(r.Spans), true) }) {
				met++
			}
		}
		if met < min(2, len(g.Readings)) {
			continue
		}
		var have [][]string
		for _, r := range d.readings {
			have = append(have, r.sources)
		}
		shared := g.Internal
		for pair := range apart(have, d.silent) {
			shared = shared || want[pair]
		}
		if shared {
			out = append(out, fit{d.Kind == g.Kind || slices.Contains(g.Acceptable, d.Kind), d.Conflict == g.Conflict || g.Debatable, k})
		}
	}
	worth := func(f fit) int {
		n := 0
		if f.kind {
			n += 2
		}
		if f.verdict {
			n++
		}
		return n
	}
	slices.SortStableFunc(out, func(a, b fit) int { return worth(b) - worth(a) })
	return out
}

// differences counts the gold's differences that were found, and the footnotes that it bears out.
func (s *story) differences() {
	for i := range s.record.Differences {
		d := &s.record.Differences[i]
		n := noted{RecordDifference: d, silent: s.lettersOf(d.Silent)}
		for _, r := range d.Readings {
			n.readings = append(n.readings, noting{s.lettersOf(r.Sources), s.recorded(r.Spans)})
		}
		s.noted = append(s.noted, n)
	}
	wanted := make([]*GoldDifference, len(s.gold.Differences))
	for i := range s.gold.Differences {
		wanted[i] = &s.gold.Differences[i]
	}
	slices.SortStableFunc(wanted, func(a, b *GoldDifference) int { return ranks[a.Severity] - ranks[b.Severity] })
	answers, borne := map[int]int{}, map[int]bool{}
	for _, g := range wanted {
		fits := s.fits(g)
		for _, f := range fits[:min(len(fits), 3)] {
			borne[f.at] = true
		}
		best := slices.IndexFunc(fits, func(f fit) bool { return answers[f.at] < 2 }) // one finding may answer two
		s.tally.judge("differences found: "+g.rank(), best >= 0)
		if best < 0 {
			var readings []string
			for _, r := range g.Readings {
				readings = append(readings, strings.Join(r.Sources, ",")+": "+r.Value)
			}
			s.say("  - %s %s difference missed: %s: %s", g.rank(), g.Kind, g.What, strings.Join(readings, " | "))
			continue
		}
		answers[fits[best].at]++
		s.tally.judge("differences: kind right", fits[best].kind)
		s.tally.judge("differences: conflict or variation right", fits[best].verdict)
	}
	for k, d := range s.noted {
		if d.Severity == "low" {
			continue
		}
		s.tally.judge("footnotes that a gold difference bears out", borne[k])
		if !borne[k] {
			s.say("  ? footnote %s (%s, %s) not in the gold: %.140s", d.ID, d.Kind, d.Severity, d.Note)
		}
	}
	for _, p := range s.gold.Pseudo {
		wrong := false
		for k, d := range s.noted {
			met := 0
			for _, x := range gold(p.Spans) {
				if slices.ContainsFunc(d.readings, func(y noting) bool { return s.hit(y.places, []span{x}, true) }) {
					met++
				}
			}
			if d.Conflict && !borne[k] && met >= 2 {
				wrong = true
				s.say("  ! pseudo-difference %s reported as a conflict (%s): %.120s", p.ID, d.Kind, d.Note)
			}
		}
		s.tally.judge("pseudo-differences left alone", !wrong)
	}
}

func (s *story) lettersOf(keys []string) []string {
	var out []string
	for _, k := range keys {
		out = append(out, s.letters[k])
	}
	return out
}
