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
					e.draft[plain(part.Text)] = part
					e.begun[lowerFirst(plain(part.Text))] = part
					e.drafts = append(e.drafts, draftPart{part, nil})
				}
			}
		}
	}
}

// joined returns the parts of the draft that a passage strings together with "and" or a semicolon, each whole; nil where
// it is no such string.
func (e *examiner) joined(text string) []*digest.DraftPart {
	text = lowerFirst(plain(text))
	if part := e.begun[text]; part != nil {
		return []*digest.DraftPart{part}
	}
	for at := range len(text) {
		if strings.IndexByte(" ,;.", text[at]) < 0 {
			continue
		}
		part := e.begun[text[:at]]
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
		if p.forms == nil {
			p.forms = e.formsOf(p.DraftPart)
		}
		n := 0
		for f := range words {
			if p.forms[f] {
				n++
			}
		}
		if score := 2000 * n / max(len(words)+len(p.forms), 1); score > top {
			best, top = p.DraftPart, score
		}
		if len(p.forms) >= 3 && n*10 >= len(p.forms)*8 || len(p.forms) == 2 && n == 2 {
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
		if p.forms == nil {
			p.forms = e.formsOf(p.DraftPart)
		}
		heavy, held := 0, 0
		for _, x := range v.words {
			if x.worth >= light && !x.bracketed {
				heavy++
				if p.forms[x.form] {
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

// formsOf returns the heavy words of a part, as its base has them.
func (e *examiner) formsOf(p *digest.DraftPart) map[form]bool {
	out := map[form]bool{}
	for _, r := range p.Readings {
		if r.Source != p.Base.Source {
			continue
		}
		w := &e.witnesses[r.Source]
		for t := range w.doc.Tokens {
			tok := &w.doc.Tokens[t]
			if tok.Word && r.Contains(tok.Span) && e.worth(tok.Norm) >= light {
				out[w.forms[t]] = true
			}
		}
	}
	return out
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
