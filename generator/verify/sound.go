package verify

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/digest"
	"variorum/generator/report"
)

// rounds is how often a draft is composed anew without what did not verify.
const rounds = 12

// Sounded is what the program itself prints of a story.
type Sounded struct {
	Draft    *compose.Draft
	Markdown string
	Left     int    // sentences and notes that were left out because they did not verify
	Verdict  Result // what is found of it, in a file named for the story
	Verified bool   // Verdict is known: the last round did not end without one
}

// Sound composes a collation without anything that does not verify: the program holds its own digests to what it asks of
// an editor's. What a finding is about goes back to compose as refused: a source that does not bear out what it is cited
// for beside others; else the note where it stands in a note, the sentence where it stands in the text, the title, the
// description. Composed anew, the digest may tell it in another article's words.
func Sound(c *collate.Collation) Sounded { return sound(c, compose.Story) }

// SoundInto brings articles that came later into a digest that stands, base, in the same way.
func SoundInto(c *collate.Collation, base string) Sounded {
	stands := digest.Standing(base, c)
	return sound(c, func(c *collate.Collation, refused compose.Refused) *compose.Draft {
		return compose.Into(c, stands, refused)
	})
}

func sound(c *collate.Collation, draft func(*collate.Collation, compose.Refused) *compose.Draft) Sounded {
	refused := compose.NewRefused()
	court := summon(c)
	out := Sounded{}
	for range rounds {
		out.Draft = draft(c, refused)
		before := refused.Size()
		for _, difference := range digest.Wordless(out.Draft, c) {
			refused.Mute[difference] = true
		}
		if refused.Size() > before {
			continue
		}
		out.Markdown = digest.Markdown(out.Draft, c)
		d, _ := digest.Parse(c.Story+".md", out.Markdown)
		out.Verdict, out.Verified = court.examine(d, Story{Collation: c, Draft: out.Draft}), true
		for _, f := range out.Verdict.Findings {
			if f.Severity == report.Error || f.ID == "partly-supported" {
				refuse(&refused, c, out.Draft, d, f)
			}
		}
		out.Left = len(refused.Leave) + len(refused.Mute)
		if refused.Size() == before {
			return out
		}
	}
	return out
}

// refuse notes what of a draft a finding in its digest is about.
func refuse(refused *compose.Refused, c *collate.Collation, draft *compose.Draft, d *digest.Digest, f report.Finding) {
	offset := f.Place.Offset(d.Raw)
	if offset < d.Body {
		line := d.Raw[strings.LastIndexByte(d.Raw[:offset], '\n')+1:]
		switch {
		case strings.HasPrefix(line, "description:"):
			refused.Lines[draft.Description] = true
		case strings.HasPrefix(line, "title:"):
			refused.Lines[draft.Title] = true
		}
		return
	}
	for _, foot := range d.Footnotes {
		if foot.Start <= offset && offset < foot.End {
			for _, n := range draft.Notes {
				if n.Label == foot.Label {
					for _, x := range n.Tells() {
						refused.Mute[x] = true
					}
				}
			}
			return
		}
	}
	number := slices.IndexFunc(d.Passages, func(p digest.Passage) bool { return p.Start <= offset && offset <= p.End })
	draft.Each(func(n int, p *compose.Part) {
		if n != number {
			return
		}
		for _, s := range unborne(c, &d.Passages[number], p, offset) {
			for _, at := range p.Places {
				refused.Uncite[at] = append(refused.Uncite[at], s)
			}
		}
		if len(p.Sources) == 1 && f.Severity == report.Error {
			if len(p.Places) == 0 {
				refused.Lines[p.Text] = true
			}
			for _, at := range p.Places {
				refused.Leave[at] = true
			}
		}
	})
}

// unborne returns which of a passage's sources, beside the one whose words it prints, are not to be cited for it: the one
// that a finding stands at, else all of them.
func unborne(c *collate.Collation, v *digest.Passage, p *compose.Part, offset int) []int {
	if v.Citation == nil {
		return nil
	}
	for n, at := range v.Citation.At {
		if at.Start <= offset && offset < at.End {
			s := slices.IndexFunc(c.Sources, func(s collate.Source) bool { return s.Key == v.Citation.Keys[n] })
			if s != p.Base.Source {
				return []int{s}
			}
		}
	}
	return p.Sources[1:]
}
