package collate

import (
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// wordUses counts the words of a story with a capital; one without counts twice, as a word by itself.
func wordUses(c *Collation) map[string]int {
	count := map[string]int{}
	for i := range c.Sources {
		d := c.Sources[i].Doc
		for k := range d.Tokens {
			if capitalised(d, k) {
				count[d.Tokens[k].Norm]++
			} else if d.Tokens[k].Word {
				count[d.Tokens[k].Norm] += 2
			}
		}
	}
	return count
}

// lostLetters returns the places of source i where a name has lost a letter: a word with a capital that stands once in the
// whole story and is, but for one letter, a name that its own article has too and that the story has three times and more.
// count is of wordUses.
func lostLetters(c *Collation, count map[string]int, i int) []source.Gap {
	d := c.Sources[i].Doc
	l := lexicon.For(d.Article.Meta.Language)
	given := l.Table("givennames")
	whole := map[string]string{} // a name without one of its letters -> the name
	for k := range d.Tokens {
		name := d.Tokens[k].Norm
		if !capitalised(d, k) || count[name] < 3 || len(name) < 5 || !plainLetters(name) {
			continue
		}
		for at := 1; at < len(name)-1; at++ { // an ending is another form: "American", "Americans"
			short := name[:at] + name[at+1:]
			if whole[short] == "" || name < whole[short] {
				whole[short] = name
			}
		}
	}
	var out []source.Gap
	for k := range d.Tokens {
		t := d.Tokens[k]
		name := whole[t.Norm]
		if name == "" || !capitalised(d, k) || count[t.Norm] != 1 || given.Has(t.Norm) || len(l.Related(t.Stem)) > 0 {
			continue
		}
		out = append(out, source.Gap{Span: t.Span, Hole: t.End, Note: "a letter is missing: “" + strings.ToUpper(name[:1]) + name[1:] + "”"})
	}
	return out
}

// plainLetters reports whether a word is of the letters a to z only.
func plainLetters(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' })
}
