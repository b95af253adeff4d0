package site

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/lexicon"
)

// Disputed is a point in which the articles disagree, told in words at the head of a digest.
type Disputed struct {
	Href     string // the note that tells it
	What     string // "number of passengers"
	Readings []Has
}

// Has is a reading and who has it.
type Has struct {
	Value    string
	Language string // BCP 47
	Names    string // of the articles: "The Gazette and the Herald"
}

// mostDisputed is how many disagreements the head of a digest tells in words.
const mostDisputed = 4

// graver sorts differences by how much they matter: conflicts first among those of one severity.
func graver(a, b *digest.RecordDifference) int {
	rank := map[string]int{"high": 0, "medium": 1, "low": 2}
	conflict := func(d *digest.RecordDifference) int {
		if d.Conflict {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(rank[a.Severity], rank[b.Severity]), cmp.Compare(conflict(a), conflict(b)))
}

// contradicts reports whether a difference is told as a disagreement: the readings cannot both stand, no later state is among
// them, and it matters, or a note tells it. Of slight ones, which are for the record, a program is less sure: they are
// listed without that word.
func (st *story) contradicts(d *digest.RecordDifference) bool {
	return d.Conflict && !d.Update && (d.Severity != "low" || st.printed(d))
}

// printed reports whether a note tells a difference.
func (st *story) printed(d *digest.RecordDifference) bool {
	return d.Footnote != nil && st.number[*d.Footnote] > 0
}

// unprinted counts the disagreements that no note tells: the digest does not print the words.
func (st *story) unprinted() (n int) {
	for i := range st.Record.Differences {
		if d := &st.Record.Differences[i]; st.contradicts(d) && !st.printed(d) {
			n++
		}
	}
	return n
}

// disputes returns the conflicts that notes tell, the gravest first, of each note the gravest: readers count notes.
func (st *story) disputes() []*digest.RecordDifference {
	var out []*digest.RecordDifference
	for _, label := range st.noted {
		var gravest *digest.RecordDifference
		for _, d := range st.footnoted[label] {
			if d.Conflict && !d.Update && (gravest == nil || graver(d, gravest) < 0) {
				gravest = d
			}
		}
		if gravest != nil {
			out = append(out, gravest)
		}
	}
	slices.SortStableFunc(out, graver)
	return out
}

// disputed tells the gravest disagreements in words; more is how many others there are.
func (st *story) disputed() (out []Disputed, more int) {
	all := st.disputes()
	for _, d := range all[:min(len(all), mostDisputed)] {
		v := Disputed{Href: "#" + noteID(*d.Footnote), What: st.matter(d)}
		printed := st.printedReading(d)
		order := make([]int, 0, len(d.Readings))
		for i := range d.Readings {
			order = append(order, i)
		}
		slices.SortStableFunc(order, func(i, j int) int {
			return cmp.Compare(boolRank(i != printed), boolRank(j != printed))
		})
		var values []string
		var readings []digest.RecordReading
		for _, i := range order {
			for _, r := range quoted(d.Readings[i], st.language) {
				readings = append(readings, r)
				values = append(values, strings.Trim(strings.Join(strings.Fields(st.holed(d, r)), " "), " ,;:"))
			}
		}
		for n, value := range apart(values, 60) {
			r := readings[n]
			if value == "" || len(r.Sources) == 0 {
				continue
			}
			v.Readings = append(v.Readings, Has{Value: value, Language: st.tongue(r.Sources[0]), Names: st.namesOf(r.Sources)})
		}
		if len(v.Readings) > 1 {
			out = append(out, v)
		}
	}
	return out, len(all) - len(out)
}

// quoted divides a reading among those sources that have the words of its value and those that have it in words of their own,
// which are quoted then: “At least 59” is not quoted of an article that says “59 people”.
func quoted(r digest.RecordReading, language string) []digest.RecordReading {
	out := []digest.RecordReading{{Value: r.Value}}
	for _, key := range r.Sources {
		var own []digest.RecordSpan
		has := false
		for _, s := range r.Spans {
			if s.Source != key {
				continue
			}
			own = append(own, s)
			has = has || s.Exact == "" || within(r.Value, s.Exact, language)
		}
		at := 0
		if len(own) > 0 && !has {
			value := own[0].Exact
			if at = slices.IndexFunc(out, func(o digest.RecordReading) bool {
				return within(o.Value, value, language) && within(value, o.Value, language)
			}); at < 0 {
				at = len(out)
				out = append(out, digest.RecordReading{Value: value})
			}
		}
		out[at].Sources, out[at].Spans = append(out[at].Sources, key), append(out[at].Spans, own...)
	}
	return slices.DeleteFunc(out, func(o digest.RecordReading) bool { return len(o.Sources) == 0 })
}

// within reports whether words stand among others as they are, but for case, marks, and articles such as “the”.
func within(words, among, language string) bool {
	functions := lexicon.For(language).Table("function-words")
	folded := func(s string) string {
		return " " + strings.Join(slices.DeleteFunc(bare(strings.Fields(s)), func(w string) bool { return functions.Field(w, 0) == "determiner" }), " ") + " "
	}
	return strings.Contains(folded(among), folded(words))
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// namesOf lists what pages call sources: "A, B and C".
func (st *story) namesOf(keys []string) string {
	var names []string
	for _, k := range keys {
		names = append(names, st.name(k))
	}
	return st.words.list(names)
}

// issue tells in a few words on what a digest's articles disagree.
func (st *story) issue() string {
	all := st.disputes()
	switch len(all) {
	case 0:
		return ""
	case 1:
		return st.words.say("card.disagree-on", st.matter(all[0]))
	}
	return st.words.say("card.disagree-more", st.matter(all[0]), number12(len(all)-1))
}
