package digest

import (
	"slices"
	"testing"
)

// Sentences within one pair of curved marks are one passage; a mark that is never closed holds nothing together.
func TestQuotationIsOnePassage(t *testing.T) {
	for body, want := range map[string][]string{
		"“We sank. We swam,” she said. [@a]":            {"“We sank. We swam,” she said."},
		"“We sank. [@a] We swam.” [@b] It rained. [@b]": {"“We sank.", "We swam.”", "It rained."},
		"“We sank. It rained. [@a]":                     {"“We sank.", "It rained."},
		"“We sank,” she said. “We swam.” [@a]":          {"“We sank,” she said.", "“We swam.”"},
	} {
		d, _ := Parse("s.md", body+"\n")
		var have []string
		for _, p := range d.Passages {
			have = append(have, p.Text)
		}
		if !slices.Equal(have, want) {
			t.Errorf("%s: have %q, want %q", body, have, want)
		}
	}
}

func TestGarbled(t *testing.T) {
	for name, want := range map[string]bool{"Ann McLee": false, "HarbourmasterAnnLee": true, "Ann Lee": false} {
		if garbled(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
