package collate

import (
	"slices"
	"strconv"
	"strings"

	"variorum/generator/statement"
)

// age is somebody's age at a place.
type age struct {
	at    Ref
	years int64
	full  string // the fullest form of the name, "" where none is given
	who   string // "named <last name>" or the class of person: "child", "man", "woman"; "" where only the age is used
	state int    // statement
}

// ages compares ages: of a person by name, and of one unnamed person where each source tells of one only.
func (d *differ) ages() {
	all := make([][]age, len(d.view))
	for i := range d.view {
		all[i] = d.agesIn(i)
		named := map[string]bool{}
		for _, a := range all[i] {
			if strings.HasPrefix(a.who, "named ") {
				named[a.who] = true
			}
		}
		d.several = d.several || len(named) > 1
	}
	families := map[string]bool{}
	for _, as := range all {
		for _, a := range as {
			if a.full != "" && !families[a.who] {
				families[a.who] = relatives(all, a.who)
			}
		}
	}
	for _, as := range all {
		for i := range as {
			if a := &as[i]; families[a.who] {
				a.who = "named " + a.full
			}
		}
	}
	d.namedAges(all)
	d.unnamedAges(all)
}

func (d *differ) agesIn(src int) []age {
	v := &d.view[src]
	var out []age
	for k := range v.doc.Numbers {
		n := &v.doc.Numbers[k]
		if !n.Age || n.Low != n.High || n.Vague || !v.readable(v.sentenceAt(n.Start)) {
			continue
		}
		a := age{at: ref(src, n.Span), years: n.Low / 1000, state: d.statementAt(src, n.Start)}
		a.who, a.full = d.whose(v, n)
		out = append(out, a)
	}
	return out
}

// whose tells whom an age belongs to, and his name in full, from the words right beside it: "X, 67,", "58-year-old X",
// "five-year-old boy".
func (d *differ) whose(v *view, n *statement.Number) (who, full string) {
	r := v.tokens(n.Span)
	if k := r[0] - 1; k > 0 && v.norm(k) == "," {
		if m := v.name[k-1]; m >= 0 && v.doc.Names[m].Kind == statement.Person {
			return named(v, m)
		}
	}
	for k := r[1]; k < r[1]+3 && k < len(v.doc.Tokens); k++ {
		if m := v.name[k]; m >= 0 && v.doc.Names[m].Kind == statement.Person {
			return named(v, m)
		}
		if c := d.words.Table("persons").Field(v.norm(k), 0); c != "" {
			return c, ""
		}
		if !v.doc.Tokens[k].Word && sign(v.norm(k)) != "-" {
			break
		}
	}
	if v.norm(r[0]-1) == "the" {
		return d.personBefore(v, n)
	}
	return "", ""
}

// named is the person of a name, by the last of its words.
func named(v *view, name int) (who, full string) {
	words := nameWords(v.doc.Names[name].Full)
	return "named " + last(words), strings.Join(words, " ")
}

// personBefore returns the person that "the 39-year-old" points back to: the first person named in the sentence before.
func (d *differ) personBefore(v *view, n *statement.Number) (who, full string) {
	s := v.sentenceAt(n.Start) - 1
	if s < 0 || v.doc.Sentences[s].Class != "" {
		return "", ""
	}
	r := v.doc.Sentences[s].Tokens
	for k := r[0]; k < r[1]; k++ {
		if m := v.name[k]; m >= 0 && v.doc.Names[m].Kind == statement.Person {
			return named(v, m)
		}
	}
	return "", ""
}

func last(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func (d *differ) namedAges(all [][]age) {
	var names []string
	for _, as := range all {
		for _, a := range as {
			if len(a.who) > 6 && a.who[:6] == "named " && !slices.Contains(names, a.who) {
				names = append(names, a.who)
			}
		}
	}
	slices.Sort(names)
	for _, n := range names {
		by := newGroups()
		for _, as := range all {
			for _, a := range as {
				if a.who == n {
					by.put(strconv.FormatInt(a.years, 10), oneLine(d.c.Words(a.at)), a.at)
				}
			}
		}
		d.addAges(by, always)
	}
}

// relatives reports whether the ages of one last name are those of several people: "Lee Amer, 16", "Ann Amer, 43".
func relatives(all [][]age, who string) bool {
	first := ""
	for _, as := range all {
		for _, a := range as {
			given, _, several := strings.Cut(a.full, " ")
			if a.who != who || !several {
				continue
			}
			if first != "" && given != first && !strings.HasPrefix(given, first) && !strings.HasPrefix(first, given) {
				return true
			}
			first = given
		}
	}
	return false
}

func (d *differ) addAges(by *groups, g grade) {
	if len(by.keys) < 2 {
		return
	}
	// Two wordings of one age are one reading: show the one that stands first in the alphabet.
	d.add(finding{grade: g, Difference: Difference{
		Kind: Role, Conflict: true, Form: "age", What: "age", Readings: by.readings(d), Why: "the same person cannot have both ages",
	}})
}

// unnamedAges compares the ages of the one person whose age each source gives. Where a source gives the ages of several
// persons, or the ages are far apart, nothing shows that they are one person's.
func (d *differ) unnamedAges(all [][]age) {
	by := newGroups()
	var values []int64
	single := map[int64]bool{}
	class := ""
	for _, as := range all {
		own := []int64{}
		for _, a := range as {
			if len(a.who) > 6 && a.who[:6] == "named " && !d.unnamedElsewhere(all, a) {
				continue
			}
			if a.who != "" && !(len(a.who) > 6 && a.who[:6] == "named ") {
				if class != "" && class != a.who {
					return // different persons
				}
				class = a.who
			}
			if !slices.Contains(own, a.years) {
				own = append(own, a.years)
			}
			by.put(strconv.FormatInt(a.years, 10), oneLine(d.c.Words(a.at)), a.at)
		}
		if len(own) == 1 {
			single[own[0]] = true
		}
		values = append(values, own...)
	}
	slices.Sort(values)
	values = slices.Compact(values)
	if len(values) != 2 || len(single) < 2 || values[1]-values[0] > max(2, values[0]/20) {
		return
	}
	d.addAges(by, grave)
}

// unnamedElsewhere reports whether a person named with an age in one source may be the one whom others leave unnamed: no
// other source gives a named person's age.
func (d *differ) unnamedElsewhere(all [][]age, a age) bool {
	if d.several {
		return false
	}
	for s, as := range all {
		for _, b := range as {
			if s != a.at.Source && len(b.who) > 6 && b.who[:6] == "named " {
				return false
			}
		}
	}
	return true
}
