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
		var composed string
		var d *digest.Digest
		var verdict Result
		draft, composed, d, verdict = court.uncited(draft)
		findings := verdict.Findings
		if findings.Errors() == 0 || len(draft.Sections) == 0 { // nothing in the articles can be printed: an editor must see to it
			return Sounded{draft, composed, left, verdict, true}
		}
		parts, labels := map[int]bool{}, map[string]bool{}
		var lines []string
		for _, f := range findings {
			if f.Severity == report.Error {
				lines = append(lines, unsound(draft, d, f.Place, parts, labels)...)
			}
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

// uncited holds a draft against its story and takes away the sources that do not bear out what they are cited for beside the
// one whose words are printed. It returns the draft as Markdown, parsed, and what is found of it.
func (k *court) uncited(draft *digest.Draft) (*digest.Draft, string, *digest.Digest, Result) {
	for again := true; ; again = false {
		composed := draft.Markdown(k.c)
		d, _ := digest.Parse(k.c.Story+".md", composed)
		verdict := k.examine(d, Story{Collation: k.c, Draft: draft})
		sources := map[int][]int{}
		for _, f := range verdict.Findings {
			unborne(k.c, d, f, sources)
		}
		if len(sources) == 0 || !again {
			return draft, composed, d, verdict
		}
		draft = draft.Uncite(sources)
	}
}

// unborne notes the passage and the source where a finding is about a source that is cited beside the one whose words are
// printed and does not bear the passage out.
func unborne(c *collate.Collation, d *digest.Digest, f report.Finding, sources map[int][]int) {
	if f.ID != "partly-supported" {
		return
	}
	offset := f.Place.Offset(d.Raw)
	for i, p := range d.Passages {
		if p.Citation == nil || offset < p.Citation.Start || offset >= p.Citation.End {
			continue
		}
		for n, at := range p.Citation.At {
			if n > 0 && at.Start <= offset && offset < at.End {
				sources[i] = append(sources[i], slices.IndexFunc(c.Sources, func(s collate.Source) bool { return s.Key == p.Citation.Keys[n] }))
				return
			}
		}
	}
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
