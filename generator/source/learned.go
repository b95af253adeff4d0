package source

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"variorum/generator/lexicon"
)

// The weights by which lines are judged whose class no mark, word or repetition has told: a logistic regression over the
// traits of a line, and a second one that also knows what the first thinks of the neighbours. generator/source/train makes
// them from articles whose own prose people have marked. A line of the file is a trait, and its weight in each of the two
// in thousandths of log-odds; above zero speaks for furniture.
//
//go:embed learned.tsv
var learned string

// Weights is a model of two steps.
type Weights struct{ First, Second map[string]int }

// Learned returns the weights that are compiled in.
var Learned = sync.OnceValue(func() *Weights { return ParseWeights(learned) })

// ParseWeights reads the file of weights.
func ParseWeights(text string) *Weights {
	w := &Weights{map[string]int{}, map[string]int{}}
	for l := range strings.Lines(text) {
		f := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if len(f) != 3 || strings.HasPrefix(l, "#") {
			continue
		}
		if n, err := strconv.Atoi(f[1]); err == nil && n != 0 {
			w.First[f[0]] = n
		}
		if n, err := strconv.Atoi(f[2]); err == nil && n != 0 {
			w.Second[f[0]] = n
		}
	}
	return w
}

// furnished is the margin, in thousandths of log-odds, above which a line is set aside. By folds over stories and pages nine
// characters of ten beyond it are furniture, and none of the stories' own.
const furnished = 1300

// Sample is a line as the weights see it: for those who train them.
type Sample struct {
	Span
	Class  Class
	Asked  bool // the weights decide on it
	Traits []string
}

// score adds up the weights of traits.
func score(w map[string]int, traits []string) int {
	n := 0
	for _, t := range traits {
		n += w[t]
	}
	return n
}

// Opinion returns the trait that a first score gives to a neighbour's line; which is its place, such as "-1".
func Opinion(which string, score int) string {
	for _, o := range []struct {
		from int
		as   string
	}{{3000, "furniture for sure"}, {1500, "furniture"}, {0, "furniture, if anything"}, {-1500, "prose, if anything"}, {-3000, "prose"}} {
		if score >= o.from {
			return which + " thought " + o.as
		}
	}
	return which + " thought prose for sure"
}

// Neighbours returns the opinions on the lines around line i of scores.
func Neighbours(scores []int, i int) []string {
	var out []string
	sum, n := 0, 0
	for _, d := range []int{-2, -1, 1, 2} {
		if k := i + d; k >= 0 && k < len(scores) {
			out = append(out, Opinion(strconv.Itoa(d), scores[k]))
			sum += max(-4000, min(4000, scores[k]))
			n++
		}
	}
	if n > 0 {
		out = append(out, Opinion("around", sum/n))
	}
	return append(out, Opinion("itself", scores[i]))
}

// Settled is the score of lines whose class is certain: furniture or heads and captions.
func Settled(class Class) int {
	switch class {
	case Prose:
		return 0
	case Subhead, Dateline, Headline, Byline, Dek:
		return 0
	}
	return 4000
}

// samples returns the lines with their traits.
func (c *classer) samples() []Sample {
	c.shed = nil
	t := newTraiter(c)
	out := make([]Sample, len(c.lines))
	for i := range c.lines {
		l := &c.lines[i]
		out[i] = Sample{Span: l.Span, Class: l.Class, Asked: l.Class == Prose || l.shape}
		if out[i].Asked {
			out[i].Traits = t.traits(i)
		}
	}
	return out
}

// Judge returns the second score of each sample; 0 of those that are not asked about.
func (w *Weights) Judge(s []Sample) []int {
	first := make([]int, len(s))
	for i := range s {
		if first[i] = Settled(s[i].Class); s[i].Asked {
			first[i] = score(w.First, s[i].Traits)
		}
	}
	out := make([]int, len(s))
	for i := range s {
		if s[i].Asked {
			out[i] = score(w.Second, s[i].Traits) + score(w.Second, Neighbours(first, i))
		}
	}
	return out
}

// learned asks the weights about the lines that are prose still.
//
// The last line of prose that trails off is spared: it is where a copy breaks off.
func (c *classer) learned() {
	if !c.taught() {
		return
	}
	c.shed = nil
	s := c.samples()
	last := len(c.lines) - 1
	for last > 0 && c.lines[last].Class != Prose {
		last--
	}
	for i, n := range Learned().Judge(s) {
		l := &c.lines[i]
		if l.Class != Prose || n <= furnished || i == last && trailsOff(l.text) {
			continue
		}
		const why = "by its words, its marks and its neighbours no prose of the article"
		if c.relevance(i) >= 50 {
			l.guess(Caption, why)
		} else {
			l.guess(Related, why)
		}
	}
}

// taught reports whether the article is a text, in a language with the tables that the traits ask, and long enough for them. A
// page has been through an extraction that knows its elements; what that leaves is prose far more often.
func (c *classer) taught() bool {
	return !c.page && c.lang != nil && len(c.lang.Table("function-words").Entries()) > 50 && len(c.lines) >= 3
}

// Samples returns the lines of a text with their traits, as they are before the weights are asked.
func Samples(text, title, language string) []Sample {
	c := &classer{text: text, title: title, lang: lexicon.For(language)}
	c.plain(split(text), nil)
	return c.samples()
}
