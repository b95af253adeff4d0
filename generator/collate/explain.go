package collate

import (
	"fmt"
	"slices"
	"strings"
)

// Explain tells for people how the story was collated: which articles share an origin and what shows it; every statement
// with the words of each article, and the differences between them. With the id of one statement it tells that one
// alone, with headlines and captions that say the same, with how alike the articles' words are and by which words.
func (c *Collation) Explain(id string) (string, error) {
	var b strings.Builder
	if id == "" {
		c.explainOrigins(&b)
	}
	told, known := map[int]bool{}, id == ""
	for i := range c.Statements {
		s := &c.Statements[i]
		if id != "" && id != s.ID {
			continue
		}
		known = true
		c.explainStatement(&b, s, id != "")
		for k := range c.Differences {
			d := &c.Differences[k]
			if !slices.Contains(d.Statements, i) {
				continue
			}
			if told[k] && id == "" {
				fmt.Fprintf(&b, "  %s: see above\n", d.ID)
				continue
			}
			told[k] = true
			c.explainDifference(&b, d)
		}
	}
	if !known {
		return "", fmt.Errorf("the story %s has no statement %q: they are c1 to c%d", c.Story, id, len(c.Statements))
	}
	for k := range c.Differences {
		if id == "" && !told[k] {
			c.explainDifference(&b, &c.Differences[k])
		}
	}
	return b.String(), nil
}

func (c *Collation) explainOrigins(b *strings.Builder) {
	for _, l := range c.Lineages {
		fmt.Fprintf(b, "%s: %s", l.ID, strings.Join(c.Named(l.Sources), ", "))
		switch {
		case len(l.Sources) == 1:
			b.WriteString(" (no shared origin found)")
		case l.Certain:
			b.WriteString(" (one origin)")
		default:
			b.WriteString(" (possibly one origin)")
		}
		b.WriteString("\n")
		for _, e := range l.Evidence {
			fmt.Fprintf(b, "  %s: %s\n", e.Kind, e.Text)
			if e.Kind == "shared-run" && len(e.Spans) > 0 {
				fmt.Fprintf(b, "    %q\n", oneLine(c.Words(e.Spans[0])))
			}
		}
	}
	for i := range c.Sources {
		if s := &c.Sources[i]; s.Aside != "" {
			fmt.Fprintf(b, "%s is not merged with the others: %s\n", s.Key, s.Aside)
		}
	}
	b.WriteString("\n")
}

func (c *Collation) explainStatement(b *strings.Builder, s *Statement, whole bool) {
	fmt.Fprintf(b, "%s (weight %d)\n", s.ID, s.Weight)
	for _, u := range s.Units {
		fmt.Fprintf(b, "  %s: %s\n", c.Sources[u.Source].Key, oneLine(c.Words(u.Ref)))
	}
	if !whole {
		return
	}
	for _, u := range s.Beside {
		fmt.Fprintf(b, "  %s, beside its prose: %s\n", c.Sources[u.Source].Key, oneLine(c.Words(u.Ref)))
	}
	for _, l := range s.Links {
		if l.A < 0 || l.B < 0 {
			continue
		}
		a, z := s.Units[l.A].Source, s.Units[l.B].Source
		fmt.Fprintf(b, "  %s and %s are alike by %d in 1000\n", c.Sources[a].Key, c.Sources[z].Key, l.Score)
		if l.Why != "" {
			fmt.Fprintf(b, "    by %s\n", l.Why)
		}
	}
}

func (c *Collation) explainDifference(b *strings.Builder, d *Difference) {
	kind := string(d.Kind)
	if d.Conflict {
		kind += " in conflict"
	}
	fmt.Fprintf(b, "  %s: %s, %s", d.ID, kind, d.Severity)
	if d.What != "" {
		fmt.Fprintf(b, ": %s", d.What)
	}
	b.WriteString("\n")
	for i, r := range d.Readings {
		words := fmt.Sprintf("%q", oneLine(r.Value))
		if r.Missing {
			words = "words are missing"
		}
		fmt.Fprintf(b, "    %s in %s", words, strings.Join(c.Named(r.Sources), ", "))
		if i == d.Prefer {
			b.WriteString(", preferred")
			if d.PreferWhy != "" {
				b.WriteString(": " + d.PreferWhy)
			}
		}
		b.WriteString("\n")
	}
	if len(d.Silent) > 0 {
		fmt.Fprintf(b, "    nothing found in %s\n", strings.Join(c.Named(d.Silent), ", "))
	}
	if d.Why != "" && !restates(d) {
		fmt.Fprintf(b, "    why: %s\n", d.Why)
	}
}

// restates reports whether the reason of a difference only lists its readings.
func restates(d *Difference) bool {
	for _, r := range d.Readings {
		if !strings.Contains(d.Why, fmt.Sprintf("%q", r.Value)) {
			return false
		}
	}
	return true
}
