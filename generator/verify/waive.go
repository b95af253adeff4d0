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
	at      int    // byte of the file
}

// result gives what was found, without what the front matter overrules.
func (e *examiner) result() Result {
	var r Result
	r.Traced = e.traced
	for _, f := range e.found {
		w, waived := e.waiver(f)
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
	for _, w := range e.d.Front.Waived {
		if e.void(w) {
			r.VoidWaivers++
		}
	}
	r.Findings.Sort()
	r.Waived.Sort()
	return r
}

// waivers reports those that overrule nothing.
func (e *examiner) waivers() {
	for _, w := range e.d.Front.Waived {
		if !e.void(w) {
			continue
		}
		hint := "delete it"
		for i := range e.passages {
			if v := &e.passages[i]; slices.ContainsFunc(v.keys, e.stale) && w.At != "" && strings.Contains(plain(v.Text), plain(w.At)) {
				hint = "an article that these words cite has changed since; read it, merge the story, and waive anew"
			}
		}
		e.add(report.Warning, "waiver-void", nil, e.within("waived", w.At), hint, "the waiver of "+w.Check+" at “"+w.At+"” overrules nothing")
	}
}

func (e *examiner) void(w digest.Waiver) bool {
	return !slices.ContainsFunc(e.found, func(f finding) bool { return e.overrules(w, f) })
}

// waiver returns the waiver of the front matter that overrules a finding.
func (e *examiner) waiver(f finding) (digest.Waiver, bool) {
	if i := slices.IndexFunc(e.d.Front.Waived, func(w digest.Waiver) bool { return e.overrules(w, f) }); i >= 0 {
		return e.d.Front.Waived[i], true
	}
	return digest.Waiver{}, false
}

// overrules reports whether a waiver is for a finding: by words of its passage or, where it is about none, of its line; by a
// footnote's label; by the key of the front matter that it stands at, or "text" for the text as a whole. A waiver is void
// where a source that the passage cites is no longer as the digest lists it.
func (e *examiner) overrules(w digest.Waiver, f finding) bool {
	at := strings.Trim(strings.TrimSpace(w.At), "[^]")
	switch {
	case w.Check != f.ID, at == "", f.ID == front.ID, f.ID == "waiver-void",
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
