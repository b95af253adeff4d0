// Package verify holds a digest against its sources: what a compiler is for code.
//
// Input is a parsed digest and the collation of its story, as the sources stand now. Output is findings, each with the
// line and column of the offending words and the nearest words that the sources do have, and for every passage the
// spans that bear it out. "Verified" means traced to the sources, not proven true.
//
// Whether a source bears out the words that it is cited for is asked of package support, source by source, of drafts and of
// edits alike; what it finds becomes a finding at its place. Checks work on the project's own parse of the Markdown, before
// any renderer has dropped what is wrong. Title and description are held against the headlines and the text of all sources
// in the same way.
package verify

import (
	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/digest"
	"variorum/generator/report"
)

// Check is one check: what it looks for and why.
type Check struct {
	ID       string
	Title    string
	Reason   string
	Severity report.Severity
	Good     string // an example that passes
	Bad      string // an example that is found
}

// Result is what a digest is worth.
type Result struct {
	Findings report.List
	Traced   []digest.Traced
	Waived   report.List // findings overruled by the digest's front matter

	VoidWaivers int // waivers of the front matter that overrule nothing
}

// Story is what a digest is held against.
type Story struct {
	Collation *collate.Collation
	Draft     *compose.Draft // what the program itself would print of the story now; may be nil
	// Page tells whether the site has a page or file at a path from its root, such as "method/"; nil where that is not known.
	Page func(path string) bool
}
