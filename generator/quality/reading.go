package quality

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"variorum/generator/digest"
)

// at is one character of an article.
type at struct {
	source string
	i      int
}

// seen returns the characters of places that are not blank.
func (s *story) seen(places ...span) map[at]bool {
	out := map[at]bool{}
	for _, p := range places {
		for i := p.start; i < p.end; i++ {
			if !unicode.IsSpace(s.texts[p.source][i]) {
				out[at{p.source, i}] = true
			}
		}
	}
	return out
}

func both(a, b map[at]bool) int {
	n := 0
	for x := range a {
		if b[x] {
			n++
		}
	}
	return n
}

// boilerplate counts the characters that are set aside, and those that should be.
func (s *story) boilerplate() {
	golds := gold(s.gold.Boilerplate)
	var places []span
	for _, x := range s.record.Sources {
		for _, e := range x.Excluded {
			places = append(places, s.recorded([]digest.RecordSpan{e.RecordSpan})...)
		}
	}
	want, have := s.seen(golds...), s.seen(places...)
	s.tally.add("boilerplate: characters found", both(want, have), len(want))
	s.tally.add("boilerplate: characters excluded rightly", both(want, have), len(have))
	for i, g := range golds {
		if own := s.seen(g); both(own, have)*2 < len(own) {
			s.say("  - %s kept as text in %s: %.70s", s.gold.Boilerplate[i].Class, g.source, g.exact)
		}
	}
	for _, p := range places {
		if own := s.seen(p); both(own, want)*2 < len(own) {
			s.say("  ! text of %s thrown away: %.70s", p.source, p.exact)
		}
	}
}

// gaps counts the places where words are missing.
func (s *story) gaps() {
	near := func(a, b span) bool { return a.source == b.source && a.start <= b.end+3 && b.start <= a.end+3 }
	golds := gold(s.gold.Gaps)
	var places []span
	for _, x := range s.record.Sources {
		for _, g := range x.Gaps {
			places = append(places, s.recorded([]digest.RecordSpan{g.RecordSpan})...)
		}
	}
	for i, g := range golds {
		ok := slices.ContainsFunc(places, func(p span) bool { return near(g, p) })
		s.tally.judge("gaps found", ok)
		if !ok {
			s.say("  - gap missed in %s: %.60s (%s)", g.source, g.exact, s.gold.Gaps[i].Note)
		}
	}
	for _, p := range places {
		ok := slices.ContainsFunc(golds, func(g span) bool { return near(g, p) })
		s.tally.judge("gaps reported rightly", ok)
		if !ok {
			s.say("  ! no gap in %s: %.60s", p.source, p.exact)
		}
	}
}

// quotes counts the quotations that were read, joined across articles, and given to their speakers.
func (s *story) quotes() {
	type quoted struct {
		*digest.RecordQuote
		places []span
	}
	var have []quoted
	for i := range s.record.Quotes {
		q := &s.record.Quotes[i]
		have = append(have, quoted{q, s.recorded(q.Readings)})
	}
	for _, q := range s.gold.Quotes {
		for _, x := range gold(q.Readings) {
			ok := slices.ContainsFunc(have, func(h quoted) bool { return s.hit(h.places, []span{x}, false) })
			s.tally.judge("quotes found", ok)
			if !ok {
				s.say("  - quote missed in %s: %.70s", x.source, x.exact)
			}
		}
	}
	for _, q := range s.gold.Quotes {
		golds := gold(q.Readings)
		if len(sources(golds)) > 1 {
			var got []quoted
			for _, h := range have {
				var met []span
				for _, p := range h.places {
					if s.hit([]span{p}, golds, false) {
						met = append(met, p)
					}
				}
				if len(sources(met)) > 1 {
					got = append(got, h)
				}
			}
			s.tally.judge("quotes: same utterance joined across sources", len(got) > 0)
			if len(got) > 0 {
				s.tally.judge("quotes: verbatim or variant right", slices.ContainsFunc(got, func(h quoted) bool { return h.Agreement == q.Agreement }))
			}
		}
		who := slices.DeleteFunc(words(q.Speaker[:strings.IndexAny(q.Speaker+"(", "(,")]), func(w string) bool { return len([]rune(w)) <= 2 })
		var given []string
		ok, met := false, false
		for _, h := range have {
			if !s.hit(h.places, golds, false) {
				continue
			}
			met = true
			if h.Speaker != nil {
				given = append(given, *h.Speaker)
				ok = ok || slices.ContainsFunc(words(*h.Speaker), func(w string) bool { return slices.Contains(who, w) })
			}
		}
		if q.Speaker == "" || !met {
			continue
		}
		s.tally.judge("quotes: speaker right", ok)
		if !ok {
			s.say("  - speaker of %.50s is %s, not %s", golds[0].exact, q.Speaker, strings.Join(given, ", "))
		}
	}
}

// events counts the days, months and years that the gold dates something to.
func (s *story) events() {
	day := func(date string) string { return date[:min(len(date), 10)] }
	want, also, have := map[[2]string]bool{}, map[[2]string]bool{}, map[[2]string]bool{}
	for _, e := range s.gold.Events {
		if e.Precision == "time" {
			also[[2]string{day(e.Date), "day"}] = true
		} else {
			want[[2]string{e.Date, e.Precision}] = true
			also[[2]string{e.Date, e.Precision}] = true
		}
	}
	for _, e := range s.record.Events {
		precision := e.Precision
		if precision == "time" {
			precision = "day"
		}
		have[[2]string{day(e.Date), precision}] = true
	}
	for _, e := range sorted(want) {
		s.tally.judge("dated events found", have[e])
		if !have[e] {
			s.say("  - date missed: %s (%s)", e[0], e[1])
		}
	}
	for _, e := range sorted(have) {
		s.tally.judge("dated events right", also[e])
		if !also[e] {
			s.say("  ? date not in the gold: %s (%s)", e[0], e[1])
		}
	}
	s.tally.add("dated events found", 0, 0)
	s.tally.add("dated events right", 0, 0)
}

// sorted returns what is in a set, in order.
func sorted(set map[[2]string]bool) [][2]string {
	return slices.SortedFunc(maps.Keys(set), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
}

// lineage counts the pairs of articles of which it is judged rightly whether they share an origin.
func (s *story) lineage() {
	same := func(groups [][]string) map[[2]string]bool {
		out := map[[2]string]bool{}
		for _, g := range groups {
			for _, a := range g {
				for _, b := range g {
					if a < b {
						out[[2]string{a, b}] = true
					}
				}
			}
		}
		return out
	}
	var certain, all, found [][]string
	for _, g := range s.gold.Lineage.Groups {
		all = append(all, g.Sources)
		if g.Certain == nil || *g.Certain {
			certain = append(certain, g.Sources)
		}
	}
	for _, l := range s.record.Lineages {
		found = append(found, s.lettersOf(l.Sources))
	}
	sure, open, have := same(certain), same(all), same(found)
	letters := slices.Sorted(maps.Keys(s.texts))
	for _, a := range letters {
		for _, b := range letters {
			pair := [2]string{a, b}
			if a >= b || open[pair] && !sure[pair] {
				continue
			}
			s.tally.judge("lineage: pairs of sources judged right", sure[pair] == have[pair])
			if sure[pair] != have[pair] {
				s.say("  ! lineage of %s+%s", a, b)
			}
		}
	}
	s.tally.add("lineage: pairs of sources judged right", 0, 0)
}
