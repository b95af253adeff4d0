package source

import "strings"

// pointed classes a headline that ends with a full stop: the first line of a text without a title of its own, one short
// sentence that the next paragraph, a longer one, says again, or that leaves out what headlines leave out.
func (c *classer) pointed() {
	if c.page || c.title != "" {
		return
	}
	i := 0
	for i < len(c.lines) && c.lines[i].Class == UI {
		i++
	}
	if i+2 >= len(c.lines) || c.lines[i].Class != Prose || c.lines[i+1].Class != Prose {
		return
	}
	l, next := &c.lines[i], &c.lines[i+1]
	if !strings.HasSuffix(l.text, ".") || l.inner > 0 || len(l.words) > 18 || len(next.words) <= len(l.words) || strings.ContainsAny(l.text[:1], `"“'‘`) {
		return
	}
	content, again := 0, 0
	for _, w := range l.words {
		if len(w) < 3 || c.lang.Table("function-words").Has(w) {
			continue
		}
		content++
		for _, n := range next.words {
			if n == w || len(w) > 4 && strings.HasPrefix(n, w[:len(w)-1]) {
				again++
				break
			}
		}
	}
	clipped := c.clipped(l)
	switch {
	case len(l.words) <= 16 && again*10 >= content*6 && again >= 3:
		l.set(Headline, "is said again at once, and at more length")
	case clipped && (again > 2 || again > 0 && !c.says(l)):
		l.set(Headline, "without the small words of running text, above it")
	}
}

// clipped reports whether a line has neither article nor auxiliary, as headlines have not.
func (c *classer) clipped(l *line) bool {
	table := c.lang.Table("gaps")
	for _, w := range l.words {
		for _, kind := range []string{table.Field(w, 0), table.Field(w, 1)} {
			switch kind {
			case "article", "auxiliary", "be":
				return false
			}
		}
	}
	return len(l.words) >= 3
}
