package collate

import (
	"fmt"
	"strings"
)

// Explain tells what the collation is and why: all of it, or the statement or difference with the id. An unknown id is
// an error.
func (c *Collation) Explain(id string) (string, error) {
	var b strings.Builder
	for _, s := range c.Statements {
		if id != "" && id != s.ID {
			continue
		}
		fmt.Fprintf(&b, "%s (weight %d)\n", s.ID, s.Weight)
		for _, u := range s.Units {
			fmt.Fprintf(&b, "  %s: %s\n", c.Sources[u.Source].Key, c.Words(u.Ref))
		}
	}
	if b.Len() == 0 && id != "" {
		return "", fmt.Errorf("the story %s has no statement %q", c.Story, id)
	}
	return b.String(), nil
}
