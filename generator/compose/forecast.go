package compose

import (
	"slices"

	"variorum/generator/grammar"
)

// forecast reports whether a sentence foretells what a later article tells as done: “will be named” before “was named
// Thursday”. At one moment the two are a disagreement, and both are kept.
func (x *suspect) forecast() bool {
	g := x.a.grammar
	if !g.Trees {
		return false
	}
	for _, s := range x.a.parsed[x.i] {
		for f := g.Sentences[s].Frames[0]; f < g.Sentences[s].Frames[1]; f++ {
			if p := &g.Frames[f]; foretells(p) && !x.a.quotedAt(g.Tokens[p.Predicate].Start) && x.b.happened(x.a, x.i, p) {
				return true
			}
		}
	}
	return false
}

// foretells reports whether a clause that is no condition, cause or circumstance tells what is to come.
func foretells(f *grammar.Frame) bool {
	switch f.Kind {
	case grammar.Main, grammar.Coordinate, grammar.Speech, grammar.Complement:
	default:
		return false
	}
	return !f.Negated && (f.Tense == grammar.Future || f.Modality == grammar.Probable)
}

// happened reports whether a later article than one tells as done what a clause of its sentence i foretells: the same
// predicate of the same thing, in a sentence about the same matter.
func (b *book) happened(a *article, i int, f *grammar.Frame) bool {
	foretold := things(a.grammar, f)
	for _, o := range b.articles {
		if !later(o, a) || !o.grammar.Trees {
			continue
		}
		for _, k := range o.prose {
			s, t := &a.sentences[i], &o.sentences[k]
			if shared(s.tells, t.tells) == 0 && b.share(s.stems, t.stems) < someWords {
				continue
			}
			for _, p := range o.parsed[k] {
				for n := o.grammar.Sentences[p].Frames[0]; n < o.grammar.Sentences[p].Frames[1]; n++ {
					g := &o.grammar.Frames[n]
					done := g.Tense == grammar.Past || g.Aspect == grammar.Perfect
					if g.Lemma == f.Lemma && done && !g.Negated && g.Modality == grammar.Fact && slices.ContainsFunc(things(o.grammar, g), func(w string) bool { return slices.Contains(foretold, w) }) {
						return true
					}
				}
			}
		}
	}
	return false
}

// later reports whether an article tells a later moment than another, or the latest state while nobody knows the other's day.
func later(o, a *article) bool {
	if o.index == a.index || o.Aside != "" {
		return false
	}
	return o.Moment > a.Moment || o.last && !a.last || a.day() != "" && o.day() > a.day()
}

// things returns the lemmas of who or what a clause is about: what is done to; else who does, and with whom or to what.
func things(g *grammar.Doc, f *grammar.Frame) []string {
	var out []string
	for _, roles := range [][]grammar.Role{{grammar.Patient}, {grammar.Agent, grammar.Oblique}} {
		for _, x := range f.Arguments {
			if slices.Contains(roles, x.Role) && x.Token != grammar.None {
				t := x.Token
				if m := g.MentionAt(t); m != grammar.None {
					if link, margin := g.Antecedent(m); link != grammar.None && margin >= chainSure && g.Tokens[t].Tag == "PRON" {
						t = g.Mentions[link].Head
					}
				}
				out = append(out, g.Tokens[t].Lemma)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}
