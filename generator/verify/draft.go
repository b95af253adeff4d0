package verify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/digest"
)

// draftPart is a part of what the program would print, with its words.
type draftPart struct {
	*digest.DraftPart
	forms map[form]bool // of its heavy words
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
func (e *examiner) unedited(text string) *digest.DraftPart {
	text = plain(text)
	if part := e.draft[lowerFirst(text)]; part != nil && plain(part.Text) == text {
		return part
	}
	return nil
}

// joined returns the parts of the draft that a passage strings together with "and" or a semicolon, each whole; nil where
// it is no such string.
func (e *examiner) joined(text string) []*digest.DraftPart {
	text = lowerFirst(plain(text))
	if part := e.draft[text]; part != nil {
		return []*digest.DraftPart{part}
	}
	for at := range len(text) {
		if strings.IndexByte(" ,;.", text[at]) < 0 {
			continue
		}
		part := e.draft[text[:at]]
		if part == nil {
			continue
		}
		rest := strings.TrimLeft(text[at:], " ,;.")
		word, behind, _ := strings.Cut(rest, " ")
		switch {
		case word == "and" || e.exchange(word, "and"):
			rest = behind
		case text[at] != ';' && text[at] != '.':
			continue
		}
		if more := e.joined(rest); more != nil {
			return append([]*digest.DraftPart{part}, more...)
		}
	}
	return nil
}

// lowerFirst returns a text without a capital at its head.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// near returns the parts of the draft that a passage was before an editor changed it: the one that shares most of its
// words, if it shares more than half of both, first, and those that it holds nearly whole.
func (e *examiner) near(v *passage) []*digest.DraftPart {
	words := map[form]bool{}
	for _, x := range v.words {
		if x.worth >= light {
			words[x.form] = true
		}
	}
	var best *digest.DraftPart
	var held []*digest.DraftPart
	top := 0
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
			best, top = p.DraftPart, score
		}
		if len(forms) >= 3 && n*10 >= len(forms)*8 || len(forms) == 2 && n == 2 {
			held = append(held, p.DraftPart)
		}
	}
	if top < 600 && len(held) == 0 {
		return nil
	}
	return append([]*digest.DraftPart{best}, slices.DeleteFunc(held, func(p *digest.DraftPart) bool { return p == best })...)
}

// cutFrom reports whether a passage is words of a part of the draft, for which a source is cited there.
func (e *examiner) cutFrom(v *passage, w *witness) bool {
	for i := range e.drafts {
		p := &e.drafts[i]
		if !slices.ContainsFunc(p.Readings, func(r collate.Ref) bool { return r.Source == w.index }) {
			continue
		}
		forms := e.formsOf(p)
		heavy, held := 0, 0
		for _, x := range v.words {
			if x.worth >= light && !x.bracketed {
				heavy++
				if forms[x.form] {
					held++
				}
			}
		}
		if heavy > 0 && held*10 >= heavy*8 {
			return true
		}
	}
	return false
}

// formsOf returns the heavy words of a part, as its base has them; made when first asked for.
func (e *examiner) formsOf(p *draftPart) map[form]bool {
	if p.forms != nil {
		return p.forms
	}
	p.forms = map[form]bool{}
	for _, r := range p.Readings {
		if r.Source != p.Base.Source {
			continue
		}
		w := &e.witnesses[r.Source]
		for t := range w.doc.Tokens {
			tok := &w.doc.Tokens[t]
			if tok.Word && r.Contains(tok.Span) && e.worth(tok.Norm) >= light {
				p.forms[w.forms[t]] = true
			}
		}
	}
	return p.forms
}

// with joins what the draft found in a source for nearly the same words: that the source bears them out is known.
func (t testimony) with(draft testimony) testimony {
	for _, s := range draft.sentences {
		if !slices.Contains(t.sentences, s) {
			t.sentences = append(t.sentences, s)
		}
	}
	slices.Sort(t.sentences)
	t.covered = max(t.covered, core)
	return t
}
