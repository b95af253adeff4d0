package verify

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/support"
)

// What a footnote quotes, each source that it gives the words to must have, and the wording that is "used here" must stand
// in the text before the mark.

// footnoteReadings checks that each source has the words that a footnote gives as its.
func (e *examiner) footnoteReadings() {
	for from := 0; from < len(e.passages); {
		to := from + 1
		for to < len(e.passages) && e.passages[to].note == e.passages[from].note {
			to++
		}
		if note := e.passages[from].note; note >= 0 {
			e.footnote(e.passages[from:to], digest.Claims(e.d.Raw, e.d.Footnotes[note].Passages))
		}
		from = to
	}
}

func (e *examiner) footnote(passages []passage, claims []digest.Claim) {
	label := e.d.Footnotes[passages[0].note].Label
	unused := map[int]*digest.Claim{} // by group: the first wording that is said to be used and is not
	var groups []int
	used := map[int]bool{}
	for n := range claims {
		c := &claims[n]
		v := &passages[c.Passage]
		q := source.Span{Start: v.at.Start + c.Start, End: v.at.Start + c.End}
		runs, starts := support.Pieces(e.doc, q)
		for i, run := range runs {
			e.footnoteWords(v, c.Keys, run, starts[i])
			if c.Used && (!e.marked(label) || e.printed(label, run)) {
				used[c.Group] = true
			}
		}
		if c.Used && unused[c.Group] == nil {
			unused[c.Group] = c
			groups = append(groups, c.Group)
		}
	}
	for _, g := range groups {
		if used[g] {
			continue
		}
		c := unused[g]
		v := &passages[c.Passage]
		at := source.Span{Start: v.at.Start + c.Start, End: v.at.Start + c.End}
		e.add(report.Error, "footnote-false", v, v.raw(at.Start), "quote what the text says before the mark", "the text does not have “"+e.page.words(at)+"”, which the footnote says is used there")
	}
}

// footnoteWords checks that sources have a run of words that a footnote quotes as theirs.
func (e *examiner) footnoteWords(v *passage, keys []string, run []string, start int) {
	for _, key := range keys {
		n, known := e.byKey[key]
		if !known {
			continue
		}
		w := &e.Sources[n]
		if anywhere, _ := w.Has(run); !anywhere {
			at, there := w.Misquoted(v.words, run, start)
			hint := "it has nothing like it"
			if there.Len() > 0 {
				hint = e.has(w, []source.Span{there})
			}
			e.add(report.Error, "footnote-false", v, v.raw(at), hint, "source "+key+" does not have “"+strings.Join(run, " ")+"”")
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
		if !slices.ContainsFunc(run, func(w string) bool {
			return !slices.ContainsFunc(v.words.Sentence, func(x *support.Words) bool { return x.Says(w) })
		}) {
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
		if !slices.Contains(note.Tells(), n) {
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
		if !e.marked(f.Label) || slices.ContainsFunc(e.story.Draft.Notes, func(n compose.Note) bool { return n.Label == f.Label }) {
			continue
		}
		if f.Quotes(e.d, e.c, x) >= 2 {
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
		told := slices.DeleteFunc(note.Tells(), func(k int) bool { return k < 0 || k >= len(e.c.Differences) || e.toldByNote(k) })
		if len(told) == 0 {
			continue
		}
		x := &e.c.Differences[told[0]]
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
	want := strings.Fields(strings.ToLower(support.Typography.Replace(words)))
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
