package align

import (
	"slices"
	"strconv"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// What the words of two places are, and how much the story makes of their sentences.

// matterNames is the names of these features.
var matterNames = []string{"opposite", "closest", "persons", "places", "figures", "hedges", "denied", "intended", "loaded", "verbs", "told", "title", "deaths"}

var matterSigns = []int{0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}

func (c *contrast) matter(x *candidate) []float64 {
	s := c.story
	ta, tb := c.a.bag(x.a.tokens, [2]int{}), c.b.bag(x.b.tokens, [2]int{})
	opposite, closest := 0.0, 0
	for _, p := range ta {
		for _, q := range tb {
			r := s.related(p, q)
			closest = max(closest, r)
			if r == 0 {
				opposite = 1
			}
		}
	}
	opposite = max(opposite, truth(c.contrary(x.a, x.b)))
	differs := func(what func(t *text, p *point) bool) float64 { return truth(what(c.a, x.a) != what(c.b, x.b)) }
	both := func(what func(t *text, p *point) bool) float64 {
		return truth(what(c.a, x.a)) + truth(what(c.b, x.b))
	}
	named := func(k statement.NameKind) func(t *text, p *point) bool {
		return func(t *text, p *point) bool {
			return slices.ContainsFunc(t.Doc.Names, func(n statement.Name) bool { return n.Kind == k && meets(n.Span, p.span) })
		}
	}
	cued := func(k statement.CueKind) func(t *text, p *point) bool {
		return func(t *text, p *point) bool {
			return slices.ContainsFunc(t.Doc.Cues, func(q statement.Cue) bool { return q.Kind == k && meets(q.Span, p.span) })
		}
	}
	figures := func(t *text, p *point) bool { return strings.ContainsAny(t.Doc.Words(p.span), "0123456789") }
	verbs := func(t *text, p *point) bool {
		for i := p.tokens[0]; i < p.tokens[1]; i++ {
			if t.Doc.Verb(i) != "" {
				return true
			}
		}
		return false
	}
	out := []float64{opposite, float64(closest), both(named(statement.Person)), both(named(statement.Place)), both(figures)}
	out = append(out, differs(cued(statement.Hedge)), differs(cued(statement.Negation)), differs(cued(statement.Intention)))
	out = append(out, truth(c.loaded(x.a, x.b)), both(verbs))
	told := s.told(c.a, x.a.sentence)
	title := max(s.dice(s.titles, c.a.bags[x.a.sentence]), s.dice(s.titles, c.b.bags[x.b.sentence]))
	deaths := both(func(t *text, p *point) bool {
		f := t.Doc.Sentences[p.sentence].Tokens
		for i := max(f[0], p.tokens[0]-6); i < min(f[1], p.tokens[1]+6); i++ {
			if s.tolls.Field(t.Doc.Tokens[i].Norm, 0) == "kill" {
				return true
			}
		}
		return false
	})
	return append(out, told, title, deaths)
}

// enough is how many articles are asked whether they tell a sentence too.
const enough = 16

// told is the share of the articles that tell much of a sentence.
func (s *story) told(t *text, sentence int) float64 {
	if t.told == nil {
		t.told = make([]float64, len(t.bags))
	}
	if t.told[sentence] == 0 {
		n, own := 0.0, t.bags[sentence]
		asked := s.texts[:min(len(s.texts), enough)]
		for i := range asked {
			if slices.ContainsFunc(asked[i].bags, func(b []int32) bool { return overlap(b, own) && s.dice(b, own) > 0.25 }) {
				n++
			}
		}
		t.told[sentence] = max(n, 1) / float64(len(asked))
	}
	return t.told[sentence]
}

func meets(a, b statement.Span) bool { return a.Start < b.End && b.Start < a.End }

// loaded reports whether two places have words of one family of loaded language and of different classes.
func (c *contrast) loaded(a, b *point) bool { return c.opposed(c.story.loads, a, b) }

// measure is a value in the unit to which others of its kind are converted.
type measure struct {
	unit      string
	low, high float64
}

// measured converts a number.
func (s *story) measured(n *statement.Number) measure {
	k, ok := s.factor[n.Unit]
	if !ok {
		return measure{n.Unit, float64(n.Low), float64(n.High)}
	}
	return measure{s.base[n.Unit], float64(n.Low) * k, float64(n.High) * k}
}

// conversions returns the table of units by their symbols.
func conversions(units *lexicon.Table) (base map[string]string, factor map[string]float64) {
	base, factor = map[string]string{}, map[string]float64{}
	for _, e := range units.Entries() {
		f, _ := units.Get(e)
		if len(f) < 3 {
			continue
		}
		if k, err := strconv.ParseFloat(f[2], 64); err == nil {
			base[f[0]], factor[f[0]] = f[1], k
		}
	}
	return base, factor
}
