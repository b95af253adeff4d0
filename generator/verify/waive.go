package verify

import (
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/front"
	"variorum/generator/report"
)

// finding is a finding with what a waiver may name it by.
type finding struct {
	report.Finding
	passage *passage
	label   string // of a footnote
	refused string // the cited source that does not bear the passage out
	words   string // that it is about, where it is about less than its passage
	at      int    // byte of the file
}

// result gives what was found, without what the front matter overrules.
func (e *examiner) result() Result {
	var r Result
	r.Traced = e.traced
	waivers := map[int]digest.Waiver{} // by the finding that each overrules
	for _, w := range e.d.Front.Waived {
		overruled := e.overruled(w)
		if len(overruled) == 0 {
			r.VoidWaivers++
		}
		for _, i := range overruled {
			if _, waived := waivers[i]; !waived {
				waivers[i] = w
			}
		}
	}
	for i, f := range e.found {
		w, waived := waivers[i]
		if !waived {
			r.Findings = append(r.Findings, f.Finding)
			continue
		}
		r.Waived = append(r.Waived, f.Finding)
		if f.refused == "" || f.passage == nil || f.passage.index < 0 {
			continue
		}
		for i := range r.Traced {
			if t := &r.Traced[i]; t.Passage == f.passage.index && !slices.ContainsFunc(t.Overruled, func(o digest.Overruled) bool { return o.Key == f.refused }) {
				t.Overruled = append(t.Overruled, digest.Overruled{Key: f.refused, Reason: w.Reason})
			}
		}
	}
	r.Findings.Sort()
	r.Waived.Sort()
	return r
}

// waivers reports those that overrule nothing.
func (e *examiner) waivers() {
	for _, w := range e.d.Front.Waived {
		if len(e.overruled(w)) == 0 {
			e.add(report.Warning, "waiver-void", nil, e.within("waived", w.At), e.whyVoid(w), "the waiver of "+w.Check+" at “"+w.At+"” overrules nothing")
		}
	}
}

// whyVoid tells what to do about a waiver that overrules nothing.
func (e *examiner) whyVoid(w digest.Waiver) string {
	var ids []string
	for _, c := range Checks() {
		ids = append(ids, c.ID)
	}
	if strings.TrimSpace(w.Reason) == "" {
		return "give a reason, which readers are shown: {check: …, at: …, reason: …, by: …}"
	}
	if !slices.Contains(ids, w.Check) {
		if meant := report.Nearest(w.Check, ids); meant != "" {
			return "did you mean " + meant + "?"
		}
		return "check: is the word in parentheses behind the finding"
	}
	for i := range e.passages {
		if v := &e.passages[i]; slices.ContainsFunc(v.keys, e.stale) && w.At != "" && strings.Contains(plain(v.Text), plain(w.At)) {
			return "an article that these words cite has changed since; read it, merge the story, and waive anew"
		}
	}
	return "delete it; at: is words of the sentence that the finding is about"
}

// overruled returns the findings that a waiver is for, by their numbers. Words that stand in several passages name those
// where a finding is about these very words, or else the first of the passages: what is waived at one sentence is not
// waived at another that happens to share a word with it.
func (e *examiner) overruled(w digest.Waiver) []int {
	var all, exact []int
	several := false
	for i, f := range e.found {
		if !e.overrules(w, f) {
			continue
		}
		all = append(all, i)
		several = several || f.passage != e.found[all[0]].passage
		if f.passage == nil || f.label != "" || f.words != "" && (strings.Contains(plain(w.At), plain(f.words)) || strings.Contains(plain(f.words), plain(w.At))) {
			exact = append(exact, i)
		}
	}
	switch {
	case !several:
		return all
	case len(exact) > 0:
		return exact
	}
	return slices.DeleteFunc(all, func(i int) bool { return e.found[i].passage != e.found[all[0]].passage })
}

// overrules reports whether a waiver is for a finding: by words of its passage or, where it is about none, of its line; by a
// footnote's label; by the key of the front matter that it stands at, or "text" for the text as a whole. A waiver is void
// without a reason, and where a source that the passage cites is no longer as the digest lists it.
func (e *examiner) overrules(w digest.Waiver, f finding) bool {
	at := strings.Trim(strings.TrimSpace(w.At), "[^]")
	switch {
	case w.Check != f.ID, at == "", strings.TrimSpace(w.Reason) == "", f.ID == front.ID, f.ID == "waiver-void",
		f.passage != nil && slices.ContainsFunc(f.passage.keys, e.stale):
		return false
	case f.label != "" && f.label == at:
		return true
	case f.passage != nil && strings.Contains(plain(f.passage.Text), plain(w.At)):
		return true
	case f.at < e.d.Body:
		return e.keyAt(f.at) == at || f.passage == nil && e.lineHas(f.at, w.At)
	case f.passage == nil:
		return at == "text" || e.lineHas(f.at, w.At)
	}
	return false
}

// lineHas reports whether the line of the file that a byte stands in has words.
func (e *examiner) lineHas(at int, words string) bool {
	raw := e.d.Raw
	from := strings.LastIndexByte(raw[:at], '\n') + 1
	line, _, _ := strings.Cut(raw[from:], "\n")
	return plain(words) != "" && strings.Contains(plain(line), plain(words))
}

// keyAt returns the top-level key of the front matter that a byte belongs to.
func (e *examiner) keyAt(at int) string {
	key, from := "", 0
	for line := range strings.Lines(e.d.Raw[:e.d.Body]) {
		if from > at {
			break
		}
		from += len(line)
		if name, _, ok := strings.Cut(line, ":"); ok && name != "" && !strings.ContainsAny(name[:1], " \t#-") {
			key = strings.Trim(name, `"'`)
		}
	}
	return key
}
