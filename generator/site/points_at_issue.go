package site

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/digest"
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

// disputes returns the conflicts that notes tell, the gravest first.
func (st *story) disputes() []*digest.RecordDifference {
	var out []*digest.RecordDifference
	for _, label := range st.noted {
		for _, d := range st.footnoted[label] {
			if d.Conflict && !d.Update {
				out = append(out, d)
			}
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
		for _, i := range order {
			values = append(values, strings.Trim(strings.Join(strings.Fields(st.holed(d, d.Readings[i])), " "), " ,;:"))
		}
		for n, value := range apart(values, 60) {
			r := d.Readings[order[n]]
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
