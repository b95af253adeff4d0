package edition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/report"
)

// briefDifferences is how many differences Brief tells, and briefWidth about how long each of its lines is.
const (
	briefDifferences = 24
	briefWidth       = 150
)

// Brief tells on one screen what a story is: its articles by origin, and where they differ, the gravest first. The story is
// named as for Collation.
func (e *Edition) Brief(name string) (string, report.List, error) {
	c, findings, err := e.Collation(name)
	if c == nil {
		return "", findings, err
	}
	var b strings.Builder
	var alone []string
	for _, l := range c.Lineages {
		verdict := ""
		switch {
		case len(l.Sources) > 1 && l.Certain:
			verdict = ": one origin"
		case len(l.Sources) > 1:
			verdict = ": perhaps one origin"
		default:
			alone = append(alone, c.Named(l.Sources)...)
			continue
		}
		fmt.Fprintf(&b, "%s%s\n", strings.Join(c.Named(l.Sources), ", "), verdict)
	}
	switch {
	case len(c.Sources) == 1:
		fmt.Fprintf(&b, "%s: the only article\n", strings.Join(alone, ", "))
	case len(alone) > 0:
		fmt.Fprintf(&b, "%s: no shared origin found\n", strings.Join(alone, ", "))
	}
	order := make([]*collate.Difference, len(c.Differences))
	for i := range c.Differences {
		order[i] = &c.Differences[i]
	}
	rank := map[collate.Severity]int{collate.High: 0, collate.Medium: 1, collate.Low: 2}
	slices.SortStableFunc(order, func(x, y *collate.Difference) int { return cmp.Compare(rank[x.Severity], rank[y.Severity]) })
	for _, d := range order[:min(len(order), briefDifferences)] {
		line := fmt.Sprintf("%s %s: %s", d.ID, d.Severity, d.What)
		for i, r := range d.Readings {
			value := "“" + r.Value + "”"
			if r.Missing || r.Value == "" {
				value = "words are missing"
			}
			line += [...]string{": ", "; "}[min(i, 1)] + value + " in " + strings.Join(c.Named(r.Sources), ", ")
		}
		fmt.Fprintln(&b, shortened(line))
	}
	fmt.Fprintf(&b, "%s, %s; all of them: variorum explain %s --all; one statement: variorum explain %s c1\n",
		report.Count(len(c.Statements), "statement", "statements"), report.Count(len(c.Differences), "difference", "differences"), c.Story, c.Story)
	return b.String(), findings, nil
}

// shortened cuts a line between words.
func shortened(line string) string {
	if len(line) <= briefWidth {
		return line
	}
	at := strings.LastIndexByte(line[:briefWidth], ' ')
	return line[:max(at, 0)] + " …"
}
