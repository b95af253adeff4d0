package collate

import (
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// spokesmen compares a spokesman who is named in one text and not in another.
func (d *differ) spokesmen() {
	by := newGroups()
	classes := make([][]string, len(d.view))
	states := map[string][]int{}
	body := false // the unnamed one is of a body that is named
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			if !d.sets.spokesman.Has(v.norm(k)) || v.sentence[k] < 0 || v.doc.Sentences[v.sentence[k]].Class != source.Prose {
				continue
			}
			s := v.doc.Sentences[v.sentence[k]].Tokens
			class, at := "unnamed", [2]int{max(s[0], k-2), min(s[1], k+2)}
			for j := max(s[0], k-7); j < s[1] && (j < k+8 || d.verb(v, j) == ""); j++ {
				if n := v.name[j]; n >= 0 && v.doc.Names[n].Kind == statement.Person {
					class, at = "named", [2]int{min(at[0], v.tokens(v.doc.Names[n].Span)[0]), k + 1}
					break
				}
			}
			r := ref(i, v.span(trimMarks(v.doc.Tokens, at)))
			by.put(class, oneLine(d.c.Words(r)), r)
			classes[i] = append(classes[i], class)
			for j := max(s[0], k-4); j < k; j++ {
				if d.named(v, j) && class == "unnamed" {
					body = true
				}
			}
			states[class] = append(states[class], d.statementAt(i, v.doc.Tokens[k].Start))
		}
	}
	one := !body || slices.ContainsFunc(states["named"], func(s int) bool { return s >= 0 && slices.Contains(states["unnamed"], s) })
	if one && disjoint(classes) && !slices.ContainsFunc(classes, func(c []string) bool { return len(c) > 1 }) {
		d.add(finding{grade: always, favour: by.value["named"], Difference: Difference{
			Kind: Attribution, What: "spokesman", Readings: by.readings(d), Why: "one text names the spokesman, another does not",
		}})
	}
}
