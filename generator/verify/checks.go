package verify

import (
	"fmt"
	"io"

	"variorum/generator/report"
)

// Checks returns all checks in the order in which they are told.
func Checks() []Check {
	const e, w = report.Error, report.Warning
	return []Check{
		{"unsupported", "No cited source says it", "Every printed sentence must be traced to words of the sources that it cites.", e,
			"The ferry sank off Port Elm. [@A]", "The ferry had been overloaded. [@A]"},
		{"partly-supported", "One of the cited sources does not say it", "A source that is cited beside others counts as bearing the sentence out, so it must.", e,
			"Twelve people were hurt. [@A; @B]", "Twelve people were hurt. [@A; @D] (D tells nothing of the hurt)"},
		{"uncited", "A sentence without a citation", "Words without a source cannot be checked by anyone. An editor's own words are marked [@editor].", e,
			"The ferry sank off Port Elm. [@A]", "The ferry sank off Port Elm."},
		{"citation-unknown", "A citation that names no source", "A key that no source has sends the reader nowhere.", e,
			"It sank. [@A; @B]", "It sank. [@A, @Z]"},
		{"footnote-undefined", "A mark without its footnote", "Renderers print the mark as plain text and say nothing.", e,
			"Twelve people[^hurt] were hurt. [@A]", "Twelve people[^hrut] were hurt. [@A]"},
		{"footnote-duplicate", "A footnote that is defined twice", "Renderers keep one definition and drop the other without a word.", e,
			"[^hurt]: “Twelve” in [@A].", "[^hurt]: “Twelve” in [@A]. … [^hurt]: “Fourteen” in [@B]."},
		{"footnote-unused", "A footnote without its mark", "Renderers drop it, and the difference that it tells is told no more.", w,
			"Twelve people[^hurt] were hurt. [@A]", "Twelve people were hurt. [@A]"},
		{"raw-html", "HTML in the digest", "A digest is Markdown; HTML is never rendered, so that words would be lost.", e,
			"It sank. [@A]", "It <b>sank</b>. [@A]"},
		{"merge-open", "A merge that waits for a decision", "The editor and the sources both changed a passage; the newly merged text stands in a quote that is never rendered.", w,
			"It sank on Monday. [@A]", "> [!MERGE]"},
	}
}

// List writes the checks for people: id and severity, title, reason and examples.
func List(w io.Writer) error {
	for i, c := range Checks() {
		gap := "\n"
		if i == 0 {
			gap = ""
		}
		if _, err := fmt.Fprintf(w, "%s%s (%s): %s\n    %s\n    good: %s\n    bad:  %s\n", gap, c.ID, c.Severity, c.Title, c.Reason, c.Good, c.Bad); err != nil {
			return err
		}
	}
	return nil
}

// Rules describes the checks for the formats of package report.
func Rules() []report.Rule {
	var out []report.Rule
	for _, c := range Checks() {
		out = append(out, report.Rule{ID: c.ID, Title: c.Title, Reason: c.Reason, Severity: c.Severity})
	}
	return out
}
