package verify

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
)

// Digest holds a digest against its story.
func Digest(d *digest.Digest, s Story) Result {
	return summon(s.Collation).examine(d, s)
}

// summon returns the court of a story. It holds one digest after another against its sources, not several at once.
func summon(c *collate.Collation) *court {
	language := ""
	for _, x := range c.Sources {
		if language == "" {
			language = x.Article.Meta.Language
		}
	}
	return newCourt(c, newVocabulary(language))
}

// examine holds a digest against the story whose court this is.
func (k *court) examine(d *digest.Digest, s Story) Result {
	e := &examiner{page: newPage(d, k.vocabulary, d.Front.Date), court: k, story: s, draft: map[string]*digest.DraftPart{}}
	e.readDraft()
	e.syntax()
	e.trace()
	e.quotes()
	e.footnoteReadings()
	e.differences()
	e.titles()
	e.links()
	e.sources()
	e.borrowed()
	return e.result()
}

// examiner is a digest before its sources.
type examiner struct {
	*page
	*court
	story  Story
	draft  map[string]*digest.DraftPart // by plain text without a capital at its head; see unedited
	drafts []draftPart                  // all of them, with their words
	parts  []*digest.DraftPart          // for each of page.passages, the part that it is, or was before an edit; nil
	heard  [][]testimony                // for each of page.passages, what each cited source says, in the order of citing
	traced []digest.Traced
	found  []finding
}

// finding is a finding with what a waiver may name it by.
type finding struct {
	report.Finding
	passage *passage
	label   string
}

// add notes a finding at a byte of the file.
func (e *examiner) add(severity report.Severity, id string, v *passage, offset int, hint, message string) {
	f := finding{Finding: report.Finding{ID: id, Severity: severity, Place: e.place(offset), Message: message, Hint: hint, Story: e.c.Story}, passage: v}
	if v != nil && v.note >= 0 {
		f.label = e.d.Footnotes[v.note].Label
	}
	e.found = append(e.found, f)
}

// plain is a text without what typography may change: quotation marks, dashes, white space at its ends.
func plain(s string) string { return strings.Trim(typography.Replace(s), " ,;:.") }

var typography = strings.NewReplacer("“", "\"", "”", "\"", "„", "\"", "«", "\"", "»", "\"", "‘", "'", "’", "'", "—", "-", "–", "-", "\u00a0", " ", "…", "...")

// trace finds for every passage what its sources have of it.
func (e *examiner) trace() {
	e.heard = make([][]testimony, len(e.passages))
	e.parts = make([]*digest.DraftPart, len(e.passages))
	for i := range e.passages {
		v := &e.passages[i]
		if v.note >= 0 || v.own || len(v.keys) == 0 || v.tokens[0] == v.tokens[1] {
			continue
		}
		t := digest.Traced{Passage: v.index}
		part := e.unedited(v.Text)
		var near []*digest.DraftPart
		if part == nil {
			if parts := e.joined(v.Text); parts != nil {
				e.heard[i] = e.strung(v, &t, parts)
				e.traced = append(e.traced, t)
				continue
			}
		}
		if part != nil {
			t.Statements = part.Covers
		} else {
			near = e.near(v)
		}
		e.parts[i] = part
		if len(near) > 0 {
			e.parts[i] = near[0]
		}
		for _, key := range v.keys {
			w := e.byKey[key]
			if w == nil {
				continue
			}
			h, refs := e.drafted(part, w)
			if len(refs) > 0 && w.index != part.Base.Source {
				if lacking := e.lacks(v, w); len(lacking) > 0 {
					own := e.hear(v, w)
					if own.covered < vague && (len(lacking) > 1 || e.hear(e.without(v, lacking[0]), w).covered < core) {
						h.covered = own.covered
					}
				}
			}
			if len(refs) == 0 {
				h = e.hear(v, w)
				refs = e.readings(e.page, v, h)
				known := false
				for _, x := range near {
					if alike, more := e.drafted(x, w); len(more) > 0 {
						h, known = h.with(alike), true
					}
				}
				h.lacks = !known && len(e.lacks(v, w)) > 0 && !e.cutFrom(v, w)
			}
			e.heard[i] = append(e.heard[i], h)
			t.Readings = append(t.Readings, refs...)
		}
		if part == nil {
			t.Statements = e.told(t.Readings)
		}
		e.traced = append(e.traced, t)
		e.support(v, e.heard[i], len(near) > 0)
	}
}

// strung traces a passage that is parts of the draft and nothing else: each cited source must bear out one of them.
func (e *examiner) strung(v *passage, t *digest.Traced, parts []*digest.DraftPart) []testimony {
	var heard []testimony
	for _, p := range parts {
		t.Statements = append(t.Statements, p.Covers...)
	}
	slices.Sort(t.Statements)
	t.Statements = slices.Compact(t.Statements)
	for _, key := range v.keys {
		w := e.byKey[key]
		if w == nil {
			continue
		}
		h := testimony{w: w}
		for _, p := range parts {
			if alike, refs := e.drafted(p, w); len(refs) > 0 {
				h = h.with(alike)
				h.covered = 1000
				t.Readings = append(t.Readings, refs...)
			}
		}
		if h.covered == 0 {
			h = e.hear(v, w)
			t.Readings = append(t.Readings, e.readings(e.page, v, h)...)
			if h.covered < core {
				e.partly(v, h)
			}
		}
		heard = append(heard, h)
	}
	return heard
}

// drafted returns what the draft found in a source for the same words.
func (e *examiner) drafted(part *digest.DraftPart, w *witness) (testimony, []collate.Ref) {
	t := testimony{w: w, covered: 1000}
	if part == nil {
		return t, nil
	}
	var refs []collate.Ref
	for _, r := range part.Readings {
		if r.Source != w.index {
			continue
		}
		refs = append(refs, r)
		for n, s := range w.doc.Sentences {
			if s.Overlaps(r.Span) && !slices.Contains(t.sentences, n) {
				t.sentences = append(t.sentences, n)
			}
		}
	}
	slices.Sort(t.sentences)
	return t, refs
}

// told returns the statements of the collation that have a unit within the readings.
func (e *examiner) told(readings []collate.Ref) []int {
	var out []int
	for i, s := range e.c.Statements {
		if slices.ContainsFunc(s.Units, func(u collate.Unit) bool {
			return slices.ContainsFunc(readings, func(r collate.Ref) bool {
				return r.Source == u.Source && r.Start <= u.Start && u.End <= r.End
			})
		}) {
			out = append(out, i)
		}
	}
	return out
}

// Shares of a passage's words, in thousandths, that a source must have.
const (
	enough = 600 // the source whose words are printed, or all together
	core   = 400 // any other source that is cited
	vague  = 300 // a source that the program cites for its own words, where it has not their numbers and days; core of the rest where it lacks one
	surely = 850 // a source that is not cited, to be named as the one that says it
)

// support reports passages that no source bears out, or that one of them does not, and what of the others' words no
// source has. known tells that the passage is an edit of what the program printed.
func (e *examiner) support(v *passage, heard []testimony, known bool) {
	best := -1
	for i, h := range heard {
		if best < 0 || h.covered > heard[best].covered {
			best = i
		}
	}
	if best < 0 {
		return
	}
	if heard[best].covered < enough {
		e.unsupported(v, heard, best, known)
		return
	}
	for i, h := range heard {
		if i == best || h.covered >= core && !h.lacks {
			continue
		}
		e.partly(v, h)
	}
	e.compare(v, heard)
}

// partly reports a cited source that does not say what the passage says, at its key.
func (e *examiner) partly(v *passage, h testimony) {
	at := v.Citation.Range.Start
	for n, key := range v.Citation.Keys {
		if key == h.w.key {
			at = v.Citation.At[n].Start
		}
	}
	e.add(report.Error, "partly-supported", v, at, e.quoteNearest(h), "source "+h.w.key+" does not say this")
}

// unsupported reports a passage that no cited source bears out: at its citation where another source does, else at the
// words that the nearest has not, if those are few or the passage is known as an edit, else at the first of them.
func (e *examiner) unsupported(v *passage, heard []testimony, best int, known bool) {
	var other testimony
	for i := range e.witnesses {
		if h := e.hear(v, &e.witnesses[i]); other.w == nil || h.covered > other.covered {
			other = h
		}
	}
	if other.covered >= surely && v.Citation != nil {
		e.add(report.Error, "unsupported", v, v.Citation.Start, e.quoteNearest(other), "no cited source says this, but "+other.w.key+" does")
		return
	}
	at := v.at.Start
	if len(heard[best].sentences) > 0 {
		l := e.lay(v, heard[best])
		found, missing := 0, 0
		for i, j := range l.to {
			t := &e.doc.Tokens[l.passage[i]]
			switch {
			case e.worth(t.Norm) < light || e.free(t.Norm):
			case j >= 0:
				found++
			default:
				if missing++; missing == 1 {
					at = t.Start
				}
			}
		}
		before := len(e.found)
		if known && heard[best].covered >= core || missing <= 2 && found >= 2 {
			e.compare(v, heard)
		}
		if len(e.found) > before {
			return
		}
	}
	hint := "no source has anything like it"
	if len(other.sentences) > 0 {
		hint = e.quoteNearest(other)
	}
	e.add(report.Error, "unsupported", v, v.raw(at), hint, "no cited source says this")
}

// quoteNearest tells what a source has that comes nearest.
func (e *examiner) quoteNearest(h testimony) string {
	if len(h.sentences) == 0 {
		return "it has nothing like it"
	}
	return "nearest in " + h.w.key + ": " + quoted(h.w.doc.Words(h.w.doc.Sentences[h.sentences[0]].Span))
}

// quoted shortens words of a source for a hint.
func quoted(s string) string {
	words := strings.Fields(s)
	if len(words) > 40 {
		words = append(words[:40:40], "…")
	}
	return "“" + strings.Join(words, " ") + "”"
}

func (e *examiner) result() Result {
	var r Result
	r.Traced = e.traced
	for _, f := range e.found {
		if e.waived(f) {
			r.Waived = append(r.Waived, f.Finding)
		} else {
			r.Findings = append(r.Findings, f.Finding)
		}
	}
	for _, w := range e.d.Front.Waived {
		if !slices.ContainsFunc(e.found, func(f finding) bool { return e.overrules(w, f) }) {
			r.VoidWaivers++
		}
	}
	r.Findings.Sort()
	r.Waived.Sort()
	return r
}

// waived reports whether the front matter overrules a finding.
func (e *examiner) waived(f finding) bool {
	return slices.ContainsFunc(e.d.Front.Waived, func(w digest.Waiver) bool { return e.overrules(w, f) })
}

// overrules reports whether a waiver is for a finding. It is void where a source that the passage cites is no longer as
// the digest lists it.
func (e *examiner) overrules(w digest.Waiver, f finding) bool {
	if f.passage != nil && slices.ContainsFunc(f.passage.keys, e.stale) {
		return false
	}
	if w.Check != f.ID || strings.TrimSpace(w.At) == "" {
		return false
	}
	at := strings.Trim(w.At, "[^]")
	return f.label != "" && f.label == at ||
		f.passage != nil && strings.Contains(plain(f.passage.Text), plain(w.At))
}
