package edition

import (
	"slices"

	"variorum/generator/report"
	"variorum/generator/site"
)

// mergeOpen reports whether a finding is a merge that waits for a decision.
func mergeOpen(f report.Finding) bool { return f.ID == "merge-open" }

// reviewed returns a preview in which the pages of digests that are held back, or in which a merge is open, are as the digests
// stand now, with the places marked. public/ keeps the last good ones.
func (w *work) reviewed(preview *Files) *Files {
	over := &Files{content: map[string]site.Content{}, under: preview}
	placed := w.printing.Placed()
	for _, d := range w.p.digests {
		if d.story == nil || d.story.made == nil || !d.held && !slices.ContainsFunc(d.result.Findings, mergeOpen) {
			continue
		}
		found := slices.Concat(d.faults, d.result.Findings)
		x, ok := w.load(d.slug)
		if !ok || x.Digest != d.digest {
			continue // the story has another digest
		}
		x.Review = &site.Review{Findings: found}
		made, contents := placed.Make(&x)
		if made == nil {
			continue
		}
		for name, sum := range made.Files {
			over.content[name] = site.Content{Sum: sum, Bytes: contents[name]}
		}
		d.story.letGo()
	}
	if len(over.content) == 0 {
		return preview
	}
	return over
}
