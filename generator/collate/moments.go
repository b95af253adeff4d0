package collate

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// moments divides the sources of a story that moves on by the day on which they were published. A new moment begins
// with a day whose sources say that they know more than earlier ones ("has risen to", "earlier reports"), or count
// more dead or hurt than all sources before. Days alone make no moments: an article that is
// published later most often tells the same state.
func moments(c *Collation, _ *works) {
	days := map[string][]int{}
	for i, s := range c.Sources {
		if d := isoDay(s.Article.Meta.Date); d != "" && s.Aside == "" {
			days[d] = append(days[d], i)
		}
	}
	order := make([]string, 0, len(days))
	for d := range days {
		order = append(order, d)
	}
	slices.SortFunc(order, cmp.Compare[string])
	moment := 0
	before := tolls{}
	for n, d := range order {
		now := tolls{}
		knows := false
		for _, i := range days[d] {
			knows = knows || updates(c.Sources[i].Doc)
			now.take(c.Sources[i].Doc)
		}
		if n > 0 && (knows || now.beyond(before)) {
			moment++
		}
		for _, i := range days[d] {
			c.Sources[i].Moment = moment
			before.take(c.Sources[i].Doc)
		}
	}
	// a source without a date is of no earlier moment
	for i, s := range c.Sources {
		if isoDay(s.Article.Meta.Date) == "" {
			c.Sources[i].Moment = moment
		}
	}
}

// updates reports whether an article's own words say that it knows more than earlier ones.
func updates(d *statement.Doc) bool {
	table := lexicon.For(d.Article.Meta.Language).Table("updates")
	for _, s := range d.Sentences {
		if s.Class != source.Prose {
			continue
		}
		for i := s.Tokens[0]; i < s.Tokens[1]; i++ {
			var words [4]string
			n := 0
			for j := i; j < s.Tokens[1] && n < len(words); j++ {
				words[n] = d.Tokens[j].Norm
				n++
			}
			if m, _ := table.Match(words[:n]); m > 0 {
				return true
			}
		}
	}
	return false
}

// tolls are the counts of people by what became of them: the range that was told.
type tolls map[string][2]int64

// take adds the counts that an article gives.
func (t tolls) take(d *statement.Doc) {
	table := lexicon.For(d.Article.Meta.Language).Table("tolls")
	for _, n := range d.Numbers {
		i := strings.LastIndexByte(n.Head, ' ')
		if i < 0 || n.Vague || n.Unit != "" || n.Ordinal {
			continue
		}
		fate := n.Head[i+1:]
		if !slices.ContainsFunc(table.Entries(), func(e string) bool { return table.Field(e, 0) == fate }) {
			continue
		}
		r, ok := t[fate]
		if !ok {
			r = [2]int64{n.Low, n.High}
		}
		t[fate] = [2]int64{min(r[0], n.Low), max(r[1], n.High)}
	}
}

// beyond reports whether a toll has risen above all that was told before.
func (t tolls) beyond(before tolls) bool {
	for fate, r := range t {
		if b, ok := before[fate]; ok && r[1] > b[1] {
			return true
		}
	}
	return false
}
