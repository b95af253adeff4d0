package verify

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
)

// A footnote is read part by part, as semicolons and full stops divide it: each source that a part cites must have every
// wording that the part quotes, and the wording that is "used here" must stand in the text before the mark.

// part is a part of a footnote.
type part struct {
	v      *passage
	quotes []source.Span // in the page's text
	keys   []string
	used   bool // the wording is the one that the text has
}

// footnoteParts divides a footnote, which is passages[from:to] of the page.
func (e *examiner) footnoteParts(from, to int) []part {
	var out []part
	current := part{}
	end := func() {
		if len(current.quotes) > 0 {
			out = append(out, current)
		}
		current = part{}
	}
	for i := from; i < to; i++ {
		v := &e.passages[i]
		if i > from && strings.ContainsAny(e.d.Raw[min(e.passages[i-1].End, v.Start):v.Start], ";.") {
			end()
		}
		spans := quotations(v.Text)
		at := 0
		for k := 0; k < len(v.Text); k++ {
			for at < len(spans) && spans[at].End < k {
				at++
			}
			inside := at < len(spans) && spans[at].Start <= k && k < spans[at].End
			if inside && spans[at].Start == k {
				current.v = v
				current.quotes = append(current.quotes, source.Span{Start: v.at.Start + spans[at].Start, End: v.at.Start + spans[at].End})
			}
			if !inside && (v.Text[k] == ';' || v.Text[k] == '.' && k+1 < len(v.Text) && v.Text[k+1] == ' ') {
				end()
			}
			if strings.HasPrefix(v.Text[k:], usedHere) {
				current.used = true
			}
		}
		current.keys = append(current.keys, v.keys...)
	}
	end()
	return out
}

// usedHere is how a footnote tells which reading the text has.
const usedHere = "used here"

// footnoteReadings checks that each source has the words that a footnote gives as its.
func (e *examiner) footnoteReadings() {
	for from := 0; from < len(e.passages); {
		to := from + 1
		for to < len(e.passages) && e.passages[to].note == e.passages[from].note {
			to++
		}
		if e.passages[from].note >= 0 {
			e.footnote(e.footnoteParts(from, to))
		}
		from = to
	}
}

func (e *examiner) footnote(parts []part) {
	var unused *part // the first wording that is said to be used and is not, while none is
	used := false
	for n := range parts {
		p := &parts[n]
		label := e.d.Footnotes[p.v.note].Label
		for _, q := range p.quotes {
			runs, starts := pieces(e.doc, q)
			for i, run := range runs {
				e.footnoteWords(p, run, starts[i])
				if p.used && (!e.marked(label) || e.printed(label, run)) {
					used = true
				}
			}
		}
		if p.used && unused == nil {
			unused = p
		}
	}
	if unused != nil && !used {
		at := unused.quotes[0]
		e.add(report.Error, "footnote-false", unused.v, unused.v.raw(at.Start), "quote what the text says before the mark", "the text does not have “"+e.page.words(at)+"”, which the footnote says is used there")
	}
}

// footnoteWords checks that the sources of a part have a run of words that it quotes.
func (e *examiner) footnoteWords(p *part, run []string, start int) {
	for _, key := range p.keys {
		if e.byKey[key] == nil {
			continue
		}
		if anywhere, _ := e.quotable(key).has(run); !anywhere {
			at, hint := e.misquoted(&passage{Passage: p.v.Passage, keys: []string{key}, at: p.v.at, tokens: p.v.tokens}, run, start)
			e.add(report.Error, "footnote-false", p.v, p.v.raw(at), hint, "source "+key+" does not have “"+strings.Join(run, " ")+"”")
		}
	}
}

// printed reports whether a sentence that a footnote hangs on has the words, not counting those that tie or may be
// exchanged.
func (e *examiner) printed(label string, run []string) bool {
	for i := range e.passages {
		v := &e.passages[i]
		if v.note >= 0 || !slices.Contains(e.marks(v), label) {
			continue
		}
		have := map[string]bool{}
		for k := range e.passages {
			if w := &e.passages[k]; w.note < 0 && w.Sentence == v.Sentence {
				for t := w.tokens[0]; t < w.tokens[1]; t++ {
					if tok := &e.doc.Tokens[t]; tok.Word {
						have[letters(tok.Norm)] = true
					}
				}
			}
		}
		if !slices.ContainsFunc(run, func(w string) bool { return !have[w] && e.worth(w) >= light && len(e.groups[w]) == 0 }) {
			return true
		}
	}
	return false
}

// toldByNote tells which differences the digest's footnotes tell: by the labels that the draft gives them, or by quoting two
// of their readings.
func (e *examiner) toldByNote(n int) bool {
	x := &e.c.Differences[n]
	for _, note := range e.story.Draft.Notes {
		if note.Difference != n {
			continue
		}
		for i := range e.d.Footnotes {
			if e.d.Footnotes[i].Label == note.Label && e.marked(note.Label) {
				return true
			}
		}
	}
	for i := range e.d.Footnotes {
		f := &e.d.Footnotes[i]
		if !e.marked(f.Label) || slices.ContainsFunc(e.story.Draft.Notes, func(n digest.DraftNote) bool { return n.Label == f.Label }) {
			continue
		}
		count := 0
		for _, r := range x.Readings {
			value := strings.ToLower(strings.Trim(r.Value, "“”\" "))
			for _, p := range f.Passages {
				if value != "" && p.Citation != nil && strings.Contains(strings.ToLower(p.Text), value) &&
					slices.ContainsFunc(r.Sources, func(s int) bool { return slices.Contains(p.Citation.Keys, e.c.Sources[s].Key) }) {
					count++
					break
				}
			}
		}
		if count >= 2 {
			return true
		}
	}
	return false
}

func (e *examiner) marked(label string) bool {
	for _, m := range e.d.Marks {
		if m.Label == label {
			return true
		}
	}
	return false
}

// differences reports those differences that the program would print and the digest does not tell, though it prints
// words that they touch.
func (e *examiner) differences() {
	if e.story.Draft == nil {
		return
	}
	for n, note := range e.story.Draft.Notes {
		if note.Difference < 0 || note.Difference >= len(e.c.Differences) || e.toldByNote(note.Difference) {
			continue
		}
		x := &e.c.Differences[note.Difference]
		severity := report.Warning
		if x.Severity == collate.High {
			severity = report.Error
		}
		v, at := e.hangs(n)
		if v == nil {
			continue
		}
		var has []string
		for _, r := range x.Readings {
			value := "“" + r.Value + "”"
			if r.Missing || r.Value == "" {
				value = "words are missing"
			}
			has = append(has, value+" in "+strings.Join(e.c.Named(r.Sources), ", "))
		}
		e.add(severity, "difference-dropped", v, v.raw(at), strings.Join(has, "; "), "the sources differ in the "+strings.TrimPrefix(x.What, "the ")+", and no footnote says so")
		e.found[len(e.found)-1].label = note.Label
	}
}

// hangs returns the passage that the draft would hang a note on, and where in the page's text the mark would stand; nil
// where the digest does not print the words.
func (e *examiner) hangs(note int) (*passage, int) {
	for i, part := range e.parts {
		if part == nil {
			continue
		}
		for _, m := range part.Notes {
			if m.Note != note {
				continue
			}
			words := strings.Fields(part.Text[:min(m.At, len(part.Text))])
			words = words[max(0, len(words)-2):]
			v := &e.passages[i]
			if at := e.find(v, strings.Join(words, " ")); at >= 0 {
				return v, e.after(v, at, len(words)-1)
			}
		}
	}
	return nil, 0
}

// after returns where the n-th word behind the one at a byte of the page's text stands.
func (e *examiner) after(v *passage, at, n int) int {
	for t := v.tokens[0]; t < v.tokens[1]; t++ {
		if tok := &e.doc.Tokens[t]; tok.Word && tok.Start >= at {
			at = tok.Start
			if n--; n < 0 {
				break
			}
		}
	}
	return at
}

// find returns where the page's text has words within a passage, by their forms; -1.
func (e *examiner) find(v *passage, words string) int {
	want := strings.Fields(strings.ToLower(typography.Replace(words)))
	for i := range want {
		want[i] = strings.Trim(want[i], ".,;:!?\"'()")
	}
	var have []string
	var at []int
	for t := v.tokens[0]; t < v.tokens[1]; t++ {
		if tok := &e.doc.Tokens[t]; tok.Word {
			have, at = append(have, strings.Trim(tok.Norm, ".'")), append(at, tok.Start)
		}
	}
	joined := strings.Join(have, " ")
	n := strings.Index(" "+joined+" ", " "+strings.ReplaceAll(strings.ReplaceAll(strings.Join(want, " "), "-", " "), "/", " ")+" ")
	if n < 0 {
		return -1
	}
	return at[strings.Count(joined[:n], " ")]
}
