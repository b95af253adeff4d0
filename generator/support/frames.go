package support

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// deed is what one clause tells, in words that can be compared: its frame with each argument by the words that name it.
type deed struct {
	*grammar.Frame
	predicate *statement.Token
	weight    int
	arguments []argument
	speaker   []content // who says it; nil where nobody but the text
	sentence  int       // of the statement.Doc
}

// argument is a part of a deed.
type argument struct {
	role   grammar.Role
	names  []content // the words that name it: its head and, where it stands for something named elsewhere, the heads of these
	weight int
	number int // token of the statement.Doc of the number that counts it; -1
}

// deeds returns what the clauses of a text tell whose predicates stand in a range of its bytes.
func (k *Court) deeds(doc *statement.Doc, g *grammar.Doc, at grammar.Span) []deed {
	var out []deed
	if !g.Trees {
		return nil
	}
	first, _ := slices.BinarySearchFunc(g.Frames, at.Start, func(f grammar.Frame, start int) int { return g.Tokens[f.Predicate].Start - start })
	for i := first; i < len(g.Frames) && g.Tokens[g.Frames[i].Predicate].Start < at.End; i++ {
		f := &g.Frames[i]
		p, ok := k.told(doc, g, f.Predicate)
		if !ok {
			continue
		}
		d := deed{Frame: f, predicate: &doc.Tokens[p.token], weight: max(p.weight, light), sentence: doc.SentenceAt(doc.Tokens[p.token].Start)}
		if f.Speaker != grammar.None {
			d.speaker = k.naming(doc, g, g.Mentions[f.Speaker].Head)
		}
		for _, a := range f.Arguments {
			if a.Frame != grammar.None {
				continue
			}
			names := k.naming(doc, g, a.Token)
			if len(names) == 0 {
				continue
			}
			x := argument{role: a.Role, names: names, weight: names[0].weight, number: -1}
			if a.Phrase != grammar.None {
				if n := g.Phrases[a.Phrase].Number; n != grammar.None {
					if t, ok := k.told(doc, g, n); ok {
						x.number = t.token
					}
				}
			}
			d.arguments = append(d.arguments, x)
		}
		out = append(out, d)
	}
	return out
}

// told returns a token of the grammar room as a word of the text.
func (k *Court) told(doc *statement.Doc, g *grammar.Doc, token int) (content, bool) {
	i := firstBehind(doc, g.Tokens[token].Start)
	if i > 0 && doc.Tokens[i-1].End > g.Tokens[token].Start {
		i--
	}
	if i >= len(doc.Tokens) || !doc.Tokens[i].Word {
		return content{}, false
	}
	t := &doc.Tokens[i]
	f := k.form(t)
	named := k.nature(doc.Article.Text, t) != "" || g.Tokens[token].Tag == "PROPN"
	return content{token: i, form: f, weight: k.weight(f, k.worth(t.Norm)), named: named}, true
}

// naming returns the words that name what a token heads: its own, and those of its chain, with the parts of names.
func (k *Court) naming(doc *statement.Doc, g *grammar.Doc, token int) []content {
	var out []content
	add := func(t int) {
		if c, ok := k.told(doc, g, t); ok && !slices.ContainsFunc(out, func(x content) bool { return x.form == c.form }) {
			out = append(out, c)
		}
	}
	whole := func(head int) {
		add(head)
		if p := g.PhraseAt(head); p != grammar.None && g.Tokens[head].Tag == "PROPN" {
			for _, m := range g.Phrases[p].Modifiers {
				if g.Tokens[m].Tag == "PROPN" {
					add(m)
				}
			}
		}
	}
	m := g.MentionAt(token)
	if m == grammar.None || g.Mentions[m].Kind != grammar.Pronoun {
		whole(token)
	}
	if m == grammar.None || g.Mentions[m].Chain == grammar.None {
		return out
	}
	for _, o := range g.Chains[g.Mentions[m].Chain].Mentions {
		if x := &g.Mentions[o]; x.Kind != grammar.Pronoun && o != m {
			whole(x.Head)
		}
	}
	return out
}

// paired is a deed of the words laid beside the deed of a source that is likest to it.
type paired struct {
	share     int // of the weight of predicate and arguments that is alike, in thousandths
	predicate kinship
	roles     map[grammar.Role]int // how alike the least alike argument of a role is
	crossed   bool                 // who does it here is whom it is done to there
	theirs    *deed                // nil where the source has none
}

// pair lays a deed beside the likest of a source's.
func (k *Court) pair(doc *statement.Doc, d *deed, source *statement.Doc, all []deed) paired {
	var best paired
	for i := range all {
		if p := k.besides(doc, d, source, &all[i]); best.theirs == nil || p.share > best.share {
			best = p
		}
	}
	return best
}

func (k *Court) besides(doc *statement.Doc, d *deed, source *statement.Doc, o *deed) paired {
	p := paired{theirs: o, roles: map[grammar.Role]int{}}
	p.predicate = k.alikeness.of(d.predicate, o.predicate)
	if d.Lemma == o.Lemma {
		p.predicate = kinship{alike: identical}
	}
	weight := 2 * d.weight
	sum := weight * p.predicate.alike
	for _, a := range d.arguments {
		best, role := 0, grammar.Role("")
		for _, b := range o.arguments {
			n := k.namesAlike(doc, a.names, source, b.names)
			if !sameRole(a.role, b.role) {
				if coreRole(a.role) && coreRole(b.role) && n >= exchangable && best < n/2 {
					role = b.role
				}
				n /= 2
			}
			if n > best {
				best = n
				if sameRole(a.role, b.role) {
					role = a.role
				}
			}
		}
		if coreRole(a.role) && coreRole(role) && a.role != role && p.predicate.alike >= exchangable {
			p.crossed = true
		}
		if was, ok := p.roles[a.role]; !ok || best < was {
			p.roles[a.role] = best
		}
		sum += a.weight * best
		weight += a.weight
	}
	p.share = sum / max(weight, 1)
	return p
}

// coreRole reports whether a role is that of who does it or whom it is done to.
func coreRole(r grammar.Role) bool { return r == grammar.Agent || r == grammar.Patient }

// sameRole reports whether two arguments may be the same part of what is told: who and whom are not exchanged, the rest is
// told in many ways.
func sameRole(a, b grammar.Role) bool {
	return a == b || !coreRole(a) || !coreRole(b)
}

// namesAlike tells how alike the likest of the words are by which two things are named.
func (k *Court) namesAlike(doc *statement.Doc, a []content, source *statement.Doc, b []content) int {
	best := 0
	for _, x := range a {
		for _, y := range b {
			switch {
			case x.form == y.form:
				return identical
			case !x.named && !y.named:
				best = max(best, k.alikeness.of(&doc.Tokens[x.token], &source.Tokens[y.token]).alike)
			}
		}
	}
	return best
}

// implied returns for each sentence of a source the words of the names for which its pronouns and nouns stand.
func (k *Court) implied(doc *statement.Doc, g *grammar.Doc) [][]Form {
	out := make([][]Form, len(doc.Sentences))
	if !g.Trees {
		return out
	}
	for m := range g.Mentions {
		x := &g.Mentions[m]
		if x.Kind == grammar.Named || x.Chain == grammar.None || g.Chains[x.Chain].Name == "" {
			continue
		}
		s := doc.SentenceAt(g.Tokens[x.Head].Start)
		if s < 0 {
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(g.Chains[x.Chain].Name)) {
			out[s] = append(out[s], k.formOf(w))
		}
	}
	return out
}

// impliedIn returns what implied finds in a source.
func (k *Court) impliedIn(w *Source) [][]Form {
	if w.implied == nil {
		w.implied = k.implied(w.doc, w.Doc.Grammar())
	}
	return w.implied
}

// deedsOf returns the deeds of a source.
func (k *Court) deedsOf(w *Source) []deed {
	if w.deeds == nil {
		w.deeds = k.deeds(w.doc, w.Doc.Grammar(), grammar.Span{End: len(w.Doc.Article.Text)})
	}
	return w.deeds
}
