package collate

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// thing is a person, body, place or other thing that is named in one source or more.
type thing struct {
	words    []string // of the fullest name, in lower case
	kind     statement.NameKind
	mentions []mention // by source, then by place
}

// mention is a name at a place.
type mention struct {
	src  int
	name int // index into Doc.Names
}

// things joins the named things of the sources: the same full name, or for persons the same last name with first names
// that agree where both have them, so long as only one person of the source has that last name.
func (d *differ) things() []thing {
	type entity struct {
		src, id  int
		words    []string
		kind     statement.NameKind
		mentions []mention
	}
	var all []entity
	for i := range d.view {
		doc := d.view[i].doc
		at := map[int]int{}
		for k := range doc.Names {
			n := &doc.Names[k]
			if !d.view[i].readable(d.view[i].sentenceAt(n.Start)) {
				continue
			}
			e, ok := at[n.Entity]
			if !ok {
				e = len(all)
				at[n.Entity] = e
				all = append(all, entity{src: i, id: n.Entity, words: nameWords(n.Full), kind: n.Kind})
			}
			all[e].mentions = append(all[e].mentions, mention{i, k})
		}
	}
	slices.SortStableFunc(all, func(a, b entity) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), slices.Compare(a.words, b.words), cmp.Compare(a.src, b.src),
			cmp.Compare(a.id, b.id))
	})
	var out []thing
	for _, e := range all {
		if len(e.words) == 0 {
			continue
		}
		fits, n := -1, 0
		for k := range out {
			if oneName(e.words, out[k].words, e.kind == statement.Person && out[k].kind == statement.Person) {
				if slices.Equal(e.words, out[k].words) {
					fits, n = k, 1
					break
				}
				fits = k
				n++
			}
		}
		if n == 1 {
			out[fits].mentions = append(out[fits].mentions, e.mentions...)
			continue
		}
		out = append(out, thing{words: e.words, kind: e.kind, mentions: e.mentions})
	}
	for k := range out {
		slices.SortFunc(out[k].mentions, func(a, b mention) int { return cmp.Or(cmp.Compare(a.src, b.src), cmp.Compare(a.name, b.name)) })
	}
	slices.SortFunc(out, func(a, b thing) int { return slices.Compare(a.words, b.words) })
	return out
}

// unpointed leaves points and commas out of a name's words.
var unpointed = strings.NewReplacer("’", "'", ".", "", ",", "")

// nameWords returns the words of a name in lower case, without points, articles and the possessive.
func nameWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(unpointed.Replace(w), "'\"()[]")
		w = strings.TrimSuffix(w, "'s")
		if w != "" && w != "the" {
			out = append(out, w)
		}
	}
	return out
}

// oneName reports whether two names may be forms of one; person allows for a last name alone, or with initials.
func oneName(a, b []string, person bool) bool {
	if slices.Equal(a, b) {
		return true
	}
	if !person || len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	if len(a) == 1 || len(b) == 1 {
		return true
	}
	x, y := a[0], b[0]
	return x == y || len(x) == 1 && strings.HasPrefix(y, x) || len(y) == 1 && strings.HasPrefix(x, y)
}

// title returns the name as it is written at its fullest mention.
func (d *differ) title(t *thing) string {
	best := ""
	for _, m := range t.mentions {
		if f := d.view[m.src].doc.Names[m.name].Full; len(f) > len(best) || len(f) == len(best) && f < best {
			best = f
		}
	}
	return best
}

// near reports whether two stems mean much the same, by the language's list of related words; an agent noun ("digger")
// may stand for its verb.
func (d *differ) near(a, b string) bool {
	if a == b {
		return a != ""
	}
	if d.related(a, b) {
		return true
	}
	x, y := agent(a), agent(b)
	return (x != a || y != b) && (x == y || d.related(x, y))
}

func (d *differ) related(a, b string) bool {
	for _, r := range d.relatives(a) {
		if r.Stem == b {
			return r.Close >= 4
		}
	}
	return false
}

// agent returns the stem of the verb that an agent noun is made of, or the stem as it is.
func agent(stem string) string {
	s, ok := strings.CutSuffix(stem, "er")
	if !ok || len(s) < 3 {
		return stem
	}
	if n := len(s); s[n-1] == s[n-2] {
		return s[:n-1]
	}
	return s
}

// relatives returns the words related to a stem.
func (d *differ) relatives(stem string) []lexicon.Relation {
	r, ok := d.kin[stem]
	if !ok {
		r = d.words.Related(stem)
		d.kin[stem] = r
	}
	return r
}
