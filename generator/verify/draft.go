package verify

import (
	"unicode"
	"unicode/utf8"

	"variorum/generator/compose"
	"variorum/generator/support"
)

// draftPart is a part of what the program would print, with its words.
type draftPart struct {
	*compose.Part
	forms map[support.Form]bool // of its heavy words
}

// readDraft prepares the draft for being looked up: what an editor left alone, or nearly so, need not be found anew.
func (e *examiner) readDraft() {
	if e.story.Draft == nil {
		return
	}
	for i := range e.story.Draft.Sections {
		for _, paragraph := range e.story.Draft.Sections[i].Paragraphs {
			for _, sentence := range paragraph {
				for j := range sentence.Parts {
					part := &sentence.Parts[j]
					e.draft[lowerFirst(plain(part.Text))] = part
					e.drafts = append(e.drafts, draftPart{part, nil})
				}
			}
		}
	}
}

// unedited returns the part of the draft that has a text, typography apart; nil where none has.
func (e *examiner) unedited(text string) *compose.Part {
	text = plain(text)
	if part := e.draft[lowerFirst(text)]; part != nil && plain(part.Text) == text {
		return part
	}
	return nil
}

// lowerFirst returns a text without a capital at its head.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// near returns the part of the draft that a passage was before an editor changed it: the one that shares most of its
// words, if it shares more than half of both; nil where none does.
func (e *examiner) near(v *passage) *compose.Part {
	words := map[support.Form]bool{}
	for _, f := range v.words.Heavy() {
		words[f] = true
	}
	var best *compose.Part
	top := 599
	for i := range e.drafts {
		p := &e.drafts[i]
		forms := e.formsOf(p)
		n := 0
		for f := range words {
			if forms[f] {
				n++
			}
		}
		if score := 2000 * n / max(len(words)+len(forms), 1); score > top {
			best, top = p.Part, score
		}
	}
	return best
}

// formsOf returns the heavy words of a part, as its base has them; made when first asked for.
func (e *examiner) formsOf(p *draftPart) map[support.Form]bool {
	if p.forms != nil {
		return p.forms
	}
	p.forms = map[support.Form]bool{}
	for _, r := range p.Readings {
		if r.Source == p.Base.Source {
			for _, f := range e.Heavy(&e.Sources[r.Source], r.Span) {
				p.forms[f] = true
			}
		}
	}
	return p.forms
}
