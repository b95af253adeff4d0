package collate

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// entities returns, for the names of all sources in their fullest form, one form for each thing that they name. A form
// that could name two things that have different names stays by itself.
func entities(c *Collation) map[string]string {
	var names []string
	seen := map[string]bool{}
	for _, s := range c.Sources {
		for i := range s.Doc.Names {
			if f := s.Doc.Names[i].Full; !seen[f] {
				seen[f] = true
				names = append(names, f)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(b, " "), strings.Count(a, " ")), cmp.Compare(a, b))
	})
	parts := c.language().Table("namewords").Set(0, "part")
	var classes [][]string
	by := map[string][]int{} // last word or initials -> classes
	out := map[string]string{}
	for _, n := range names {
		if bare := withoutRank(n, parts); bare != n && seen[bare] {
			continue // "Aldersland Province" beside "Aldersland", below
		}
		if k := statement.Country(n); k != "" {
			out[n] = k
			continue
		}
		keys := []string{familyName(n), initials(n)}
		var fits []int
		for _, k := range keys {
			for _, i := range by[k] {
				if !slices.Contains(fits, i) && !slices.ContainsFunc(classes[i], func(m string) bool { return !statement.SameName(m, n) }) {
					fits = append(fits, i)
				}
			}
		}
		at := len(classes)
		if len(fits) == 1 {
			at = fits[0]
			classes[at] = append(classes[at], n)
		} else {
			classes = append(classes, []string{n})
		}
		for _, k := range keys {
			if !slices.Contains(by[k], at) {
				by[k] = append(by[k], at)
			}
		}
		out[n] = strings.ToLower(classes[at][0])
	}
	for _, n := range names {
		if bare := withoutRank(n, parts); bare != n && seen[bare] {
			out[n] = out[bare]
		}
	}
	return out
}

// withoutRank returns the name of a part of a country without the word that tells what part it is. A city or a state is
// not always what its name says without that word.
func withoutRank(name string, parts *lexicon.Set) string {
	bare, rank, _ := strings.Cut(name, " ")
	if rank != "" && parts.Has(strings.ToLower(rank)) {
		return bare
	}
	return name
}

func familyName(name string) string {
	f := strings.Fields(strings.ToLower(name))
	if len(f) == 0 {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(f[len(f)-1], "'s"), "’s")
}

// initials returns the first letters of a name's words that have a capital, or a name that is all capitals, in lower
// case: what both "World Health Organization" and "WHO" have.
func initials(name string) string {
	f := strings.Fields(name)
	if len(f) == 1 && strings.ToUpper(name) == name {
		return "." + strings.ToLower(strings.ReplaceAll(name, ".", ""))
	}
	s := "."
	for _, w := range f {
		if r := w[0]; 'A' <= r && r <= 'Z' {
			s += strings.ToLower(w[:1])
		}
	}
	return s
}
