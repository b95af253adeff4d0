package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Linked is what says that two clauses of different articles tell the same.
type Linked struct {
	Statement string    `json:"statement"`
	A         string    `json:"a"` // the key of the article
	B         string    `json:"b"`
	Words     [2]string `json:"words"` // of the clauses, in the same order
	Score     int       `json:"score"` // in thousandths
	Why       string    `json:"why,omitempty"`
}

// Linked returns the links between clauses, by statement, the strongest first. Why is known where the story was collated
// with reasons.
func (c *Collation) Linked() []Linked {
	all := []Linked{}
	for i := range c.Statements {
		s := &c.Statements[i]
		links := slices.Clone(s.Links)
		slices.SortStableFunc(links, func(a, b Link) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
		})
		for _, l := range links {
			if l.A < 0 || l.B < 0 {
				continue
			}
			a, b := s.Units[l.A], s.Units[l.B]
			all = append(all, Linked{s.ID, c.Sources[a.Source].Key, c.Sources[b.Source].Key, [2]string{oneLine(c.Words(a.Ref)), oneLine(c.Words(b.Ref))}, l.Score, l.Why})
		}
	}
	return all
}

// PrintLinks returns the links for people.
func (c *Collation) PrintLinks() string {
	var b strings.Builder
	last := ""
	for _, l := range c.Linked() {
		if l.Statement != last {
			fmt.Fprintf(&b, "%s\n", l.Statement)
			last = l.Statement
		}
		fmt.Fprintf(&b, "  %4d %s: %s\n       %s: %s\n", l.Score, l.A, l.Words[0], l.B, l.Words[1])
		if l.Why != "" {
			fmt.Fprintf(&b, "       by %s\n", l.Why)
		}
	}
	return b.String()
}

// PrintStatements returns the lineages and statements for people.
func (c *Collation) PrintStatements() string {
	var b strings.Builder
	c.explainOrigins(&b)
	for i := range c.Statements {
		c.explainStatement(&b, &c.Statements[i], false)
	}
	return b.String()
}

// PrintDifferences returns the differences for people, the statements that each touches beside it.
func (c *Collation) PrintDifferences() string {
	var b strings.Builder
	for i := range c.Differences {
		d := &c.Differences[i]
		c.explainDifference(&b, d)
		var in []string
		for _, s := range d.Statements {
			in = append(in, c.Statements[s].ID)
		}
		if len(in) > 0 {
			fmt.Fprintf(&b, "    in %s\n", strings.Join(in, ", "))
		}
	}
	return b.String()
}
