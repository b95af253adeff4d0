package edition

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// Status is how a story stands: what waits for an editor.
type Status struct {
	Story       string `json:"story"`                  // its slug, or what its digest names where there is no such story
	Digest      string `json:"digest,omitempty"`       // the digest's file; "" where there is none
	New         int    `json:"new"`                    // articles that are not merged
	Changed     int    `json:"changed"`                // articles that are merged as they were
	Removed     int    `json:"removed"`                // articles that are merged and gone
	SignedBy    string `json:"signed_by,omitempty"`    // "" where nobody has signed
	SinceSigned bool   `json:"changed_since_signing"`  // the text, its head or an article is no longer as it was signed
	Unseen      int    `json:"articles_since_signing"` // articles that the digest lists and the signature does not cover
	Errors      int    `json:"errors"`                 // findings that hold it back
	Warnings    int    `json:"warnings"`               //
	OpenMerges  int    `json:"open_merges"`            // decisions that a merge has left to the editor
	WaiversVoid int    `json:"waivers_void"`           // waivers that overrule no finding
	Deleted     bool   `json:"deleted"`                // it had a digest, which somebody has deleted
	Draft       bool   `json:"draft"`
	Unreadable  bool   `json:"unreadable"` // the file cannot be taken for a digest
}

// standing is what is kept of a digest's status from run to run, beside what was found.
type standing struct {
	New, Changed, Removed, Void int
	SinceSigned                 bool
	Unseen                      int
}

// Statuses tells how all stories stand, by slug, and writes nothing into the project. Where the project itself cannot be
// read as a whole, that is among the findings.
func (e *Edition) Statuses() ([]Status, report.List, error) {
	p, chosen, _, err := e.examine(nil, false, true)
	if err != nil {
		return nil, nil, err
	}
	return p.statuses(chosen), p.findings, nil
}

// statuses tells how all stories stand whose digests were held against them.
func (p *project) statuses(digests []*edited) []Status {
	var all []Status
	for _, d := range digests {
		x := Status{
			Story: d.slug, Digest: d.file, Draft: d.digest.Front.Draft,
			New: d.standing.New, Changed: d.standing.Changed, Removed: d.standing.Removed, SinceSigned: d.standing.SinceSigned, Unseen: d.standing.Unseen, WaiversVoid: d.standing.Void,
		}
		if d.digest.Front.Signed != nil {
			x.SignedBy = cmp.Or(d.digest.Front.Signed.By, "?")
		}
		x.count(d.result.Findings)
		x.count(d.faults)
		if d.story != nil {
			x.count(d.story.findings)
		}
		all = append(all, x)
	}
	for _, f := range p.refused {
		x := Status{Digest: f.file, Unreadable: true}
		if len(f.slugs) > 0 {
			x.Story = f.slugs[0]
		}
		x.count(f.findings)
		all = append(all, x)
	}
	told := map[string]bool{}
	for _, x := range all {
		told[x.Story] = true
	}
	for _, s := range p.stories {
		if told[s.Slug] {
			continue
		}
		told[s.Slug] = true
		x := Status{Story: s.Slug, New: s.articles, Deleted: s.deleted}
		x.count(s.findings)
		all = append(all, x)
	}
	slices.SortStableFunc(all, func(a, b Status) int {
		return cmp.Or(strings.Compare(a.Story, b.Story), strings.Compare(a.Digest, b.Digest))
	})
	return all
}

// Waits reports whether an editor has something to do about a story, but for signing it.
func (x Status) Waits() bool {
	return x.New+x.Changed+x.Removed+x.Errors+x.OpenMerges+x.WaiversVoid > 0 || x.SinceSigned || x.Deleted || x.Digest == ""
}

func (x *Status) count(found report.List) {
	x.Errors += found.Errors()
	for _, f := range found {
		switch {
		case f.ID == "merge-open":
			x.OpenMerges++
		case f.Severity == report.Warning:
			x.Warnings++
		}
	}
}

// standingOf works out how a digest stands that was held against its story.
func standingOf(d *edited) standing {
	var x standing
	x.New, x.Changed, x.Removed = unmerged(d.digest.Front, d.story)
	if signed, changed := digest.Signed(d.digest, d.story.made.hashes()); signed {
		x.SinceSigned = !changed.Stands()
		x.Unseen = max(len(changed.Added)-x.New, 0) // the others wait to be merged
	}
	x.Void = d.result.VoidWaivers
	return x
}

// String tells a status in a line: "2 new articles to merge, held back by 1 error, not signed".
func (x Status) String() string {
	var parts []string
	say := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, report.Count(n, one, many))
		}
	}
	switch {
	case x.Deleted:
		parts = append(parts, "its digest was deleted")
	case x.Digest == "":
		parts = append(parts, "no digest yet")
	}
	if !x.Deleted { // what was deleted stays so
		say(x.New, "new article to merge", "new articles to merge")
	}
	say(x.Changed, "changed article to merge", "changed articles to merge")
	say(x.Removed, "article that is gone", "articles that are gone")
	if x.Errors > 0 {
		parts = append(parts, "held back by "+report.Count(x.Errors, "error", "errors"))
	}
	say(x.OpenMerges, "place where a merge waits for you", "places where a merge waits for you")
	say(x.WaiversVoid, "waiver that overrules nothing", "waivers that overrule nothing")
	say(x.Warnings, "warning", "warnings")
	switch {
	case x.Draft:
		parts = append(parts, "a draft")
	case x.Digest == "" || x.Unreadable:
	case x.SignedBy == "":
		parts = append(parts, "not signed")
	case x.SinceSigned:
		parts = append(parts, "changed since "+x.SignedBy+" signed it")
	case x.Unseen > 0:
		parts = append(parts, "signed by "+x.SignedBy+" before "+report.Count(x.Unseen, "article", "articles")+" came")
	default:
		parts = append(parts, "signed by "+x.SignedBy)
	}
	return strings.Join(parts, ", ")
}

// PrintStatuses writes a line a story.
func PrintStatuses(w io.Writer, all []Status) error {
	width := 0
	for _, x := range all {
		width = max(width, min(len([]rune(x.Story)), 40))
	}
	for _, x := range all {
		if _, err := fmt.Fprintf(w, "%-*s  %s\n", width, report.Visible(x.Story), report.Visible(x.String())); err != nil {
			return err
		}
	}
	return nil
}

// SumUp tells all statuses in a line: "12 stories: 1 held back, 2 with articles to merge, 4 not signed".
func SumUp(all []Status) string {
	held, late, unsigned := 0, 0, 0
	for _, x := range all {
		if x.Errors > 0 {
			held++
		}
		if x.New+x.Changed+x.Removed > 0 && !x.Deleted {
			late++
		}
		if x.Digest != "" && !x.Unreadable && (x.SignedBy == "" || x.SinceSigned || x.Unseen > 0) {
			unsigned++
		}
	}
	var parts []string
	for _, n := range []struct {
		count int
		what  string
	}{{held, "held back"}, {late, "with articles to merge"}, {unsigned, "to sign"}} {
		if n.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n.count, n.what))
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing waits for you"}
	}
	return report.Count(len(all), "story", "stories") + ": " + strings.Join(parts, ", ")
}

// hashes returns the hash of each source's text by key.
func (m *composed) hashes() map[string]string {
	all := map[string]string{}
	for _, s := range m.Sources {
		all[s.Key] = s.SHA256
	}
	return all
}

// Next tells which commands do what waits: "merge what is new: variorum build".
func Next(all []Status) []string {
	var late, again, held, deleted, sign bool
	for _, x := range all {
		waits := x.New+x.Changed+x.Removed > 0
		late = late || waits && !x.Deleted && x.SignedBy == ""
		again = again || waits && x.SignedBy != ""
		held = held || x.Errors > 0
		deleted = deleted || x.Deleted
		sign = sign || x.Digest != "" && !x.Unreadable && !waits && x.Errors == 0 && (x.SignedBy == "" || x.SinceSigned || x.Unseen > 0)
	}
	var out []string
	for _, n := range []struct {
		when bool
		say  string
	}{
		{held, "what is wrong: variorum verify STORY"},
		{late, "to merge what is new: variorum build"},
		{again, "to merge into a signed digest: variorum merge STORY"},
		{deleted, "to make a deleted digest anew: variorum merge --again STORY"},
		{sign, "to sign what you have read: variorum sign STORY --by NAME"},
	} {
		if n.when {
			out = append(out, n.say)
		}
	}
	return out
}
