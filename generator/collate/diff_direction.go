package collate

import (
	"slices"

	"variorum/generator/source"
)

// course is where something went: a verb of the table "directions" with what it is said of and whither.
type course struct {
	quantity          // its place and statement
	what     []string // stems of the nouns before the verb, or right behind it
	thing    string   // stem of the one nearest before the verb, where that is no person; ""
	target   string   // stem of the noun behind the preposition
}

// directions compares where one thing went: shots, fireworks, a car. The things must be one by their noun, in one
// statement or where each text tells of it once.
func (d *differ) directions() {
	all := make([][]course, len(d.view))
	for i := range d.view {
		all[i] = d.coursesIn(i)
	}
	for i := range all {
		for j := range all[:i] {
			for _, a := range all[i] {
				for _, b := range all[j] {
					if a.target == b.target || d.near(a.target, b.target) || d.kindOf(a.target, b.target) || d.kindOf(b.target, a.target) ||
						!d.together(&a.quantity, &b.quantity, 180) && !onlyCourse(all[i], all[j], a.thing, b.thing) || !slices.ContainsFunc(a.what, func(w string) bool { return slices.Contains(b.what, w) }) || d.goesTo(all[i], b.target) || d.goesTo(all[j], a.target) {
						continue
					}
					by := newGroups()
					by.put("a", oneLine(d.c.Words(a.at)), a.at)
					by.put("b", oneLine(d.c.Words(b.at)), b.at)
					d.add(finding{grade: always, Difference: Difference{
						Kind: Place, What: "where it went", Readings: by.readings(d), Why: "the same thing goes another way in each text",
					}})
				}
			}
		}
	}
}

// onlyCourse reports whether two texts tell of one thing, each once, where it went.
func onlyCourse(a, b []course, one, other string) bool {
	once := func(cs []course) bool {
		n := 0
		for i := range cs {
			n += truth(cs[i].thing == one)
		}
		return n == 1
	}
	return one != "" && one == other && once(a) && once(b)
}

func (d *differ) goesTo(cs []course, target string) bool {
	return slices.ContainsFunc(cs, func(c course) bool { return c.target == target })
}

func (d *differ) coursesIn(src int) []course {
	v := &d.view[src]
	t := d.words.Table("directions")
	var out []course
	for s := range v.doc.Sentences {
		if v.doc.Sentences[s].Class != source.Prose {
			continue
		}
		r := v.doc.Sentences[s].Tokens
		for k := r[0]; k < r[1]; k++ {
			if t.Field(d.verb(v, k), 0) != "verb" {
				continue
			}
			for i := k + 1; i < min(r[1]-1, k+8); i++ {
				if t.Field(v.norm(i), 0) != "whither" {
					continue
				}
				target := -1
				for j := i + 1; j < min(r[1], i+5) && v.doc.Tokens[j].Word; j++ {
					if v.doc.Noun(j) {
						target = j
					} else if target >= 0 {
						break
					}
				}
				if target < 0 || v.number[target] >= 0 || v.date[target] >= 0 {
					break
				}
				c := course{target: v.stem(target)}
				c.at, c.sentence = ref(src, v.span([2]int{k, target + 1})), s
				c.state = d.statementAt(src, c.at.Start)
				for j := max(r[0], k-8); j < i; j++ {
					if v.doc.Noun(j) && v.name[j] < 0 && j != k {
						c.what = append(c.what, v.stem(j))
						if j < k {
							c.thing = v.stem(j)
							if d.words.Table("persons").Has(v.norm(j)) || d.words.Table("peoplenouns").Has(v.norm(j)) {
								c.thing = ""
							}
						}
					}
				}
				out = append(out, c)
				break
			}
		}
	}
	return out
}
