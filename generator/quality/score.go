// Package quality measures digests against what people say is right about their stories.
//
// Input is gold and the record of a digest, digest.json. Output is a tally: how many of the gold's facts stand in the
// digest, how many of its differences were found, how many footnotes it bears out, and so on; docs/quality.md tells what
// each figure means and how it is counted. The package also keeps the ledger, docs/quality.tsv, which holds what was last
// reached, and which a change may not fall below.
//
// Nothing that the program prints depends on it.
package quality

import (
	"fmt"
	"slices"
	"strings"

	"variorum/generator/digest"
)

// story is a story while it is scored.
type story struct {
	gold    *Gold
	record  *digest.Record
	texts   map[string][]rune // by the gold's letter
	letters map[string]string // of the record's keys; "" for an article that the gold does not have
	faults  []string
	found   map[span][]span // see occurrences
	tally   Tally
	say     func(format string, args ...any)

	told  []told  // the statements that say something
	noted []noted // the differences
}

// told is a statement with its places.
type told struct {
	*digest.RecordStatement
	every, places []span // all, and those that are a clause or a sentence
}

// noted is a difference with its readings.
type noted struct {
	*digest.RecordDifference
	readings []noting
	silent   []string
}

type noting struct {
	sources []string
	places  []span
}

// outside is the sections that count only for what matters least.
var outside = []string{"Also reported", "Background"}

// Score scores a record. say, which may be nil, is told of every miss and every false report.
func Score(g *Gold, texts map[string][]rune, r *digest.Record, say func(format string, args ...any)) Tally {
	if say == nil {
		say = func(string, ...any) {}
	}
	s := &story{gold: g, record: r, texts: texts, letters: map[string]string{}, found: map[span][]span{}, tally: Tally{}, say: say}
	byFile := map[string]string{}
	for _, x := range g.Sources {
		byFile[x.File] = x.ID
	}
	for _, x := range r.Sources {
		s.letters[x.ID] = byFile[x.File]
		if byFile[x.File] == "" {
			s.fault("source %s is not in the gold", x.File)
		}
	}
	s.statements()
	printed := s.facts()
	s.support()
	s.repetition(printed)
	s.length()
	s.differences()
	s.boilerplate()
	s.gaps()
	s.quotes()
	s.events()
	s.traps()
	s.lineage()
	s.tally.judge("record: no span or source error", len(s.faults) == 0)
	for _, f := range s.faults[:min(len(s.faults), 10)] {
		s.say("  ! record error: %s", f)
	}
	return s.tally
}

// Missing scores a story that has no record: it misses all that its gold has.
func Missing(g *Gold) Tally {
	t := Tally{}
	t.judge("stories built", false)
	for _, f := range g.Facts {
		t.judge("facts covered: all", false)
		t.judge("facts covered: "+f.Salience, false)
	}
	for _, d := range g.Differences {
		t.judge("differences found: "+d.rank(), false)
	}
	return t
}

func (s *story) fault(format string, args ...any) {
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
}

// statements counts what holds of every statement by itself: its words stand in its readings.
func (s *story) statements() {
	for i := range s.record.Statements {
		x := &s.record.Statements[i]
		t := told{RecordStatement: x, every: s.recorded(x.Readings)}
		for _, p := range t.every {
			if p.len() <= 600 && !strings.Contains(strings.TrimSpace(p.exact), "\n") {
				t.places = append(t.places, p)
			}
		}
		s.told = append(s.told, t)
		s.tally.add("statements: spans are their source's text", len(t.every), len(x.Readings))
	}
	for _, t := range s.told {
		have := map[string]bool{}
		for _, p := range t.every {
			for _, w := range words(p.exact) {
				have[w] = true
			}
		}
		all := 0
		var bad []string
		for _, w := range words(t.Text) {
			if telling(w) {
				all++
				if !have[w] {
					bad = append(bad, w)
				}
			}
		}
		s.tally.add("statements: content words found in their readings", all-len(bad), all)
		if len(bad) > 0 {
			s.say("  ? words of %s not in its readings: %s", t.ID, strings.Join(bad, " "))
		}
		for _, q := range quotation.FindAllStringSubmatch(t.Text, -1) {
			ok := slices.ContainsFunc(t.every, func(p span) bool { return strings.Contains(joined(string(s.texts[p.source])), joined(q[1])) })
			s.tally.judge("statements: quotations verbatim in a cited source", ok)
			if !ok {
				s.say("  ! misquote in %s: %.80s", t.ID, q[1])
			}
		}
	}
}

// facts counts what a reader must learn, and returns for each fact the statements that print it.
func (s *story) facts() [][]int {
	printed := make([][]int, len(s.gold.Facts))
	for n, f := range s.gold.Facts {
		places := gold(f.Spans)
		for i, t := range s.told {
			// What matters must stand in the text itself, not in the closing list.
			if s.hit(t.places, places, false) && prints(t.Text, places) && (f.Salience == "minor" || !slices.Contains(outside, t.Section)) {
				printed[n] = append(printed[n], i)
			}
		}
		s.tally.judge("facts covered: all", len(printed[n]) > 0)
		s.tally.judge("facts covered: "+f.Salience, len(printed[n]) > 0)
		if len(printed[n]) == 0 {
			s.say("  - fact %s (%s) not in the digest: %.100s", f.ID, f.Salience, f.Text)
			continue
		}
		says := func(i int, letter string) bool {
			return s.hit(of(s.told[i].places, letter), of(places, letter), false)
		}
		letters := sources(places)
		best, most := -1, -1
		for _, i := range printed[n] {
			named := 0
			for _, l := range letters {
				if says(i, l) {
					named++
				}
			}
			if named > most {
				best, most = i, named
			}
		}
		for _, l := range letters {
			named := says(best, l)
			s.tally.judge("support: sources of a fact that one statement names", named)
			if !named {
				s.say("  - fact %s: %s does not name %s: %.80s", f.ID, s.told[best].ID, l, of(places, l)[0].exact)
			}
		}
	}
	return printed
}

// support counts the readings of statements that are about the same thing as another reading of theirs.
func (s *story) support() {
	var matters [][]span
	for _, f := range s.gold.Facts {
		matters = append(matters, gold(f.Spans))
	}
	for _, d := range s.gold.Differences {
		var all []span
		for _, r := range d.Readings {
			all = append(all, gold(r.Spans)...)
		}
		matters = append(matters, all)
	}
	for _, q := range s.gold.Quotes {
		matters = append(matters, gold(q.Readings))
	}
	for _, t := range s.told {
		about := make([]map[int]bool, len(t.places))
		for i, p := range t.places {
			about[i] = map[int]bool{}
			for k, m := range matters {
				if s.hit([]span{p}, m, false) {
					about[i][k] = true
				}
			}
		}
		for i, p := range t.places {
			others, ok := false, false
			for j, o := range t.places {
				if o.source == p.source || len(about[j]) == 0 {
					continue
				}
				others = true
				for k := range about[i] {
					ok = ok || about[j][k]
				}
			}
			if len(about[i]) > 0 && others {
				s.tally.judge("support: readings that belong with another of their statement", ok)
				if !ok {
					s.say("  ! %s joins %s: %.90s with what says something else", t.ID, p.source, p.exact)
				}
			}
		}
	}
}

// repetition counts the facts that the digest does not tell again and again.
func (s *story) repetition(printed [][]int) {
	for n, f := range s.gold.Facts {
		if len(printed[n]) == 0 || f.Salience == "minor" {
			continue
		}
		var whole []string
		for _, i := range printed[n] {
			if slices.ContainsFunc(s.told[i].places, func(x span) bool {
				return slices.ContainsFunc(gold(f.Spans), func(y span) bool { return x.source == y.source && overlap(x, y)*2 >= y.len() })
			}) {
				whole = append(whole, s.told[i].ID)
			}
		}
		s.tally.judge("no repetition: core and major facts in at most two statements", len(whole) <= 2)
		if len(whole) > 2 {
			s.say("  ! fact %s printed %d times: %s", f.ID, len(whole), strings.Join(whole, " "))
		}
	}
}

// length judges whether the digest is at most 1.2 times as long as its longest article, twice where that is short.
func (s *story) length() {
	prose := map[string]int{}
	for l, t := range s.texts {
		prose[l] = len(words(string(t)))
	}
	for _, x := range s.gold.Boilerplate {
		prose[x.Source] -= len(words(x.Exact))
	}
	room, main := 0, 0
	for _, n := range prose {
		room = max(room, n)
	}
	for _, x := range s.record.Statements {
		if !slices.Contains(outside, x.Section) {
			main += len(words(x.Text))
		}
	}
	limit := 2 * float64(room)
	if room >= 250 {
		limit = 1.2 * float64(room)
	}
	ok := float64(main) <= min(700, limit)
	s.tally.judge("length: digest within 1.2 times the longest source", ok)
	if !ok {
		s.say("  ! the digest has %d words, the longest source %d", main, room)
	}
}

// traps judges whether what no article bears out is kept out of the text, or noted.
func (s *story) traps() {
	for _, t := range s.gold.Traps {
		var bad []string
		for _, x := range gold(t.Spans) {
			for _, said := range s.told {
				if !strings.Contains(joined(said.Text), joined(x.exact)) {
					continue
				}
				noted := slices.ContainsFunc(s.noted, func(d noted) bool {
					return slices.Contains(said.Differences, d.ID) && slices.ContainsFunc(d.readings, func(r noting) bool { return s.hit(r.places, []span{x}, false) })
				})
				if !noted {
					bad = append(bad, said.ID)
				}
			}
		}
		s.tally.judge("traps avoided", len(bad) == 0)
		if len(bad) > 0 {
			s.say("  ! trap printed without a note in %s: %.100s", strings.Join(bad, " "), t.Text)
		}
	}
}
