package compose

import (
	"fmt"
	"strings"

	"variorum/generator/collate"
)

// Printed is a part of a draft: the words that one citation covers, and where they come from.
type Printed struct {
	Section    string   `json:"section"`
	Text       string   `json:"text"`
	Base       string   `json:"base"`   // the article whose words are printed
	Clause     int      `json:"clause"` // which clause of it, counted from 1
	Cited      []string `json:"cited"`
	Statements []string `json:"statements"`
	Notes      []string `json:"notes,omitempty"` // differences that are noted in it
}

// Printed returns the parts of a draft in order.
func (d *Draft) Printed(c *collate.Collation) []Printed {
	all := []Printed{}
	for _, s := range d.Sections {
		section := s.Heading
		for _, paragraph := range s.Paragraphs {
			for _, sentence := range paragraph {
				for _, p := range sentence.Parts {
					x := Printed{Section: section, Text: strings.TrimSpace(p.Text), Base: c.Sources[p.Base.Source].Key, Clause: c.Sources[p.Base.Source].Doc.ClauseAt(p.Base.Start) + 1}
					for _, s := range p.Sources {
						x.Cited = append(x.Cited, c.Sources[s].Key)
					}
					for _, n := range p.Covers {
						x.Statements = append(x.Statements, c.Statements[n].ID)
					}
					for _, n := range p.Notes {
						for _, k := range d.Notes[n.Note].Tells() {
							x.Notes = append(x.Notes, c.Differences[k].ID)
						}
					}
					all = append(all, x)
				}
			}
		}
	}
	return all
}

// Print returns a draft for people: each part with the article and the clause that its words are from, which statements
// it tells, who is cited, what is noted.
func (d *Draft) Print(c *collate.Collation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\ndescription: %s\n", d.Title, d.Description)
	last := ""
	for _, p := range d.Printed(c) {
		if p.Section != last {
			fmt.Fprintf(&b, "\n## %s\n", p.Section)
			last = p.Section
		}
		fmt.Fprintf(&b, "%s\n    words of %s, clause %d", p.Text, p.Base, p.Clause)
		if len(p.Statements) > 0 {
			fmt.Fprintf(&b, ", tell %s", strings.Join(p.Statements, ", "))
		}
		fmt.Fprintf(&b, "; cited: %s", strings.Join(p.Cited, ", "))
		if len(p.Notes) > 0 {
			fmt.Fprintf(&b, "; noted: %s", strings.Join(p.Notes, ", "))
		}
		b.WriteString("\n")
	}
	return b.String()
}
