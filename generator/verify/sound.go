package verify

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
)

// rounds is how often a draft is verified, and mended, before what is left is taken as it is.
const rounds = 10

// Sounded is what the program itself prints of a story.
type Sounded struct {
	Draft    *digest.Draft
	Markdown string
	Left     int    // sentences and notes that were cut out because they did not verify
	Verdict  Result // what is found of it, in a file named for the story
	Verified bool   // Verdict is known: the last rounds did not end without one
}

// Sound composes a collation without anything that does not verify: the program holds its own digests to what it asks of
// an editor's. What a finding is about goes: a source that does not bear out what it is
// cited for beside others; else the note where it stands in a note, the sentence where it stands in the text, the title,
// the description. At first the digest is composed again without it, since another source may tell it in words that
// verify; in the last rounds it is cut out.
func Sound(c *collate.Collation) Sounded {
	draft, left := digest.Compose(c), 0
	court := summon(c)
	for round := range rounds {
		composed := draft.Markdown(c)
		d, _ := digest.Parse(c.Story+".md", composed)
		verdict := court.examine(d, Story{Collation: c, Draft: draft})
		findings := verdict.Findings
		if findings.Errors() == 0 || len(draft.Sections) == 0 { // nothing in the articles can be printed: an editor must see to it
			return Sounded{draft, composed, left, verdict, true}
		}
		parts, labels, sources := map[int]bool{}, map[string]bool{}, map[int][]int{}
		var lines []string
		for _, f := range findings {
			if f.Severity == report.Error && !unborne(c, d, f, sources) {
				lines = append(lines, unsound(draft, d, f.Place, parts, labels)...)
			}
		}
		if len(parts)+len(labels)+len(lines) == 0 {
			draft = draft.Uncite(sources)
			continue
		}
		if round+2 < rounds {
			// what is left out may be told in another source's words
			if next := draft.Again(c, parts, labels, lines); next != nil {
				draft = next
				continue
			}
		}
		left += len(parts) + len(labels)
		draft = draft.Prune(parts, labels)
	}
	return Sounded{Draft: draft, Markdown: draft.Markdown(c), Left: left}
}

// unborne reports whether a finding is about a source that is cited beside others and does not bear a passage out, and
// notes the passage and the source.
func unborne(c *collate.Collation, d *digest.Digest, f report.Finding, sources map[int][]int) bool {
	if f.ID != "partly-supported" {
		return false
	}
	offset := f.Place.Offset(d.Raw)
	for i, p := range d.Passages {
		if p.Citation == nil || offset < p.Citation.Start || offset >= p.Citation.End {
			continue
		}
		for n, at := range p.Citation.At {
			if at.Start <= offset && offset < at.End {
				sources[i] = append(sources[i], slices.IndexFunc(c.Sources, func(s collate.Source) bool { return s.Key == p.Citation.Keys[n] }))
				return true
			}
		}
	}
	return false
}

// unsound notes what of a draft a place in its digest is in, and returns the title or description that it is in.
func unsound(draft *digest.Draft, d *digest.Digest, at report.Place, parts map[int]bool, labels map[string]bool) []string {
	offset := at.Offset(d.Raw)
	if offset < d.Body {
		line := d.Raw[strings.LastIndexByte(d.Raw[:offset], '\n')+1:]
		was := ""
		if strings.HasPrefix(line, "description:") {
			was, draft.Description = draft.Description, ""
		} else if strings.HasPrefix(line, "title:") {
			was, draft.Title = draft.Title, firstWords(draft)
		}
		return []string{was}
	}
	for _, f := range d.Footnotes {
		if f.Start <= offset && offset < f.End {
			labels[f.Label] = true
			return nil
		}
	}
	for i, p := range d.Passages {
		if p.Start <= offset && offset <= p.End {
			parts[i] = true
			return nil
		}
	}
	return nil
}

// firstWords is the words of the first part that is printed.
func firstWords(draft *digest.Draft) string {
	for _, s := range draft.Sections {
		for _, p := range s.Paragraphs {
			return strings.TrimRight(p[0].Parts[0].Text, " .,;:")
		}
	}
	return ""
}
