package verify

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

// Digest holds a digest against its story.
func Digest(d *digest.Digest, s Story) Result {
	return summon(s.Collation).examine(d, s)
}

// court is the sources of a story.
type court struct {
	*support.Court
	c     *collate.Collation
	byKey map[string]int // index into Court.Sources, by key
}

// summon returns the court of a story. It holds one digest after another against its sources, not several at once.
func summon(c *collate.Collation) *court {
	docs, keys := make([]*statement.Doc, len(c.Sources)), make([]string, len(c.Sources))
	k := &court{c: c, byKey: map[string]int{}}
	for i, s := range c.Sources {
		docs[i], keys[i] = s.Doc, s.Key
		k.byKey[s.Key] = i
	}
	k.Court = support.Summon(docs, keys)
	return k
}

// examine holds a digest against the story whose court this is.
func (k *court) examine(d *digest.Digest, s Story) Result {
	e := &examiner{page: newPage(d, k.Court, d.Front.Date), court: k, story: s, draft: map[string]*compose.Part{}}
	e.readDraft()
	e.syntax()
	e.trace()
	e.footnoteReadings()
	e.differences()
	e.dangling()
	e.ownWords()
	e.titles()
	e.day()
	e.links()
	e.pictures()
	e.sources()
	e.borrowed()
	e.unread()
	e.waivers()
	return e.result()
}

// examiner is a digest before its sources.
type examiner struct {
	*page
	*court
	story  Story
	draft  map[string]*compose.Part // by plain text without a capital at its head; see unedited
	drafts []draftPart              // all of them, with their words
	parts  []*compose.Part          // for each of page.passages, the part that it is, or was before an edit; nil
	traced []digest.Traced
	found  []finding
}

// add notes a finding at a byte of the file.
func (e *examiner) add(severity report.Severity, id string, v *passage, offset int, hint, message string) {
	f := finding{Finding: report.Finding{ID: id, Severity: severity, Place: e.place(offset), Message: message, Hint: hint, Story: e.c.Story}, passage: v, at: offset}
	if v != nil && v.note >= 0 {
		f.label = e.d.Footnotes[v.note].Label
	}
	e.found = append(e.found, f)
}

// plain is a text without what typography may change: quotation marks, dashes, white space at its ends.
func plain(s string) string { return strings.Trim(support.Typography.Replace(s), " ,;:.") }

// trace finds for every passage what its sources have of it, and reports what they have not.
func (e *examiner) trace() {
	e.parts = make([]*compose.Part, len(e.passages))
	for i := range e.passages {
		v := &e.passages[i]
		if v.note >= 0 || v.own || len(v.keys) == 0 || v.tokens[0] == v.tokens[1] {
			continue
		}
		t := digest.Traced{Passage: v.index}
		part := e.unedited(v.Text)
		e.parts[i] = part
		if part != nil {
			t.Statements = part.Covers
		} else if e.parts[i] = e.near(v); e.parts[i] != nil {
			v.words.Printed = e.parts[i].Text
		}
		var judged []judged
		for _, key := range v.keys {
			s, known := e.byKey[key]
			if !known {
				continue
			}
			j := judge(e.Court, v.words, &e.Sources[s])
			judged = append(judged, j)
			if refs := readingsOf(part, s); len(refs) > 0 {
				t.Readings = append(t.Readings, refs...)
				continue
			}
			for _, at := range j.Spans {
				t.Readings = append(t.Readings, collate.Ref{Source: s, Span: at})
			}
		}
		if part == nil {
			t.Statements = e.told(t.Readings)
		}
		e.traced = append(e.traced, t)
		e.claim(v, judged)
	}
}

// readingsOf returns where the draft found a part in a source.
func readingsOf(part *compose.Part, s int) []collate.Ref {
	if part == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(part.Readings), func(r collate.Ref) bool { return r.Source != s })
}

// judged is what a source is worth for a passage.
type judged struct {
	support.Judgement
	source *support.Source
}

func judge(k *support.Court, w *support.Words, s *support.Source) judged {
	return judged{k.Bears(w, s), s}
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

// claim reports what a passage says and its sources do not: of the source that comes nearest each slot that speaks against
// it, of every other one that does not bear out the whole by itself that it does not.
func (e *examiner) claim(v *passage, all []judged) {
	if len(all) == 0 {
		return
	}
	best := nearest(all)
	for i := range all {
		first := len(e.found)
		switch j := &all[i]; {
		case j.Verdict == support.Bears:
			if i == best {
				e.reworded(v, j)
			}
		case i == best, i == 0 && j.Covered >= enough: // the words of the first are printed
			e.refuse(v, j)
		default:
			e.partly(v, j)
		}
		for n := first; n < len(e.found); n++ {
			e.found[n].refused = all[i].source.Key
		}
	}
}

// reworded warns of words that no cited source has, in a passage that one seems to bear out: an editor's other words, at which
// somebody should look.
func (e *examiner) reworded(v *passage, j *judged) {
	if j.Margin >= support.Sure || e.unedited(v.Text) != nil {
		return
	}
	var words []string
	at := -1
	for _, s := range e.Unexplained(v.words, j.source) {
		if at < 0 {
			at = s.Start
		}
		words = append(words, "“"+e.words(s)+"”")
	}
	if at >= 0 {
		e.add(report.Warning, "reworded", v, v.raw(at), e.has(j.source, j.Spans), "these words are not the source's, nor known to mean the same: "+strings.Join(words, ", "))
	}
}

// enough is the share of a passage's weight, in thousandths, that a source has whose words are printed.
const enough = 600

// nearest returns the one of the judgements that bears words out, or comes nearest to it.
func nearest(all []judged) int {
	best := 0
	for i := range all {
		if all[i].Margin > all[best].Margin {
			best = i
		}
	}
	return best
}

// refuse reports a passage that no cited source bears out: slot by slot, or at its
// citation where another source does.
func (e *examiner) refuse(v *passage, j *judged) {
	if v.Citation != nil && j.Verdict != support.Contradicts {
		for i := range e.Sources {
			if s := &e.Sources[i]; s.Key != j.source.Key && e.Bears(v.words, s).Margin >= surely {
				at := v.Citation.Start
				if len(j.Slots) > 0 && j.Covered >= nearly {
					at = v.raw(j.Slots[0].Words.Start)
				}
				e.add(report.Error, "unsupported", v, at, e.has(s, e.Bears(v.words, s).Spans), "no cited source says this, but "+s.Key+" does")
				return
			}
		}
	}
	if len(j.Slots) == 0 || j.Verdict == support.Silent {
		hint := "it has nothing like it"
		if len(j.Sentences) > 0 {
			hint = "nearest in " + j.source.Key + ": " + quoted(j.source.Doc.Words(j.source.Doc.Sentences[j.Sentences[0]].Span))
		}
		e.add(report.Error, "unsupported", v, v.raw(v.at.Start), hint, "no cited source says this")
		return
	}
	for _, x := range j.Slots {
		e.slot(v, x, j.source)
	}
}

// nearly is the share of a passage's weight, in thousandths, from which on the few other words are what is wrong, and not the
// citation.
const nearly = 800

// surely is the margin at which a source that is not cited is named as the one that says it.
const surely = 900

// slot reports a part of a passage that a source does not have.
func (e *examiner) slot(v *passage, x support.Slot, s *support.Source) {
	hint := ""
	if x.Source.Len() > 0 {
		hint = e.has(s, []source.Span{x.Source})
	}
	reason := x.Reason
	if v.Citation == nil { // a line, for which all the articles speak
		reason = strings.Replace(reason, "no cited source", "no source", 1)
	}
	at := v.raw(x.Words.Start)
	if i := slices.IndexFunc(e.found, func(f finding) bool { return f.passage == v && f.ID == string(x.Kind) && f.at == at }); i >= 0 && v.Citation == nil {
		e.found[i].Hint = cmp.Or(hint, e.found[i].Hint) // told already, as a word that no source has anywhere
		return
	}
	e.add(report.Error, string(x.Kind), v, at, hint, reason)
	about := e.words(x.Words)
	if fields := strings.Fields(e.words(source.Span{Start: x.Words.Start, End: v.at.End})); about == "" && len(fields) > 0 {
		about = fields[0]
	}
	e.found[len(e.found)-1].words = about
}

// has tells what a source has, for a hint.
func (e *examiner) has(s *support.Source, at []source.Span) string {
	if len(at) == 0 {
		return ""
	}
	return s.Key + " has: " + quoted(s.Doc.Words(at[0]))
}

// partly reports a cited source that does not say what the passage says, at its key.
func (e *examiner) partly(v *passage, j *judged) {
	at := v.Citation.Start
	for n, key := range v.Citation.Keys {
		if key == j.source.Key {
			at = v.Citation.At[n].Start
		}
	}
	if x, otherwise := j.otherwise(); otherwise && !e.noted(v, j.source.Key) {
		// in the source's words, which stay as they are when the editor's change
		says := "the contrary"
		if x.Instead.Len() > 0 {
			says = "otherwise: " + quoted(j.source.Doc.Words(x.Instead))
		}
		e.add(report.Error, "contradicts", v, at, e.has(j.source, []source.Span{x.Source}), "source "+j.source.Key+" says "+says)
		return
	}
	hint := "it has nothing like it"
	if len(j.Slots) > 0 {
		hint = j.Slots[0].Reason
	} else if len(j.Spans) > 0 {
		hint = "nearest in " + j.source.Key + ": " + quoted(j.source.Doc.Words(j.Spans[0]))
	}
	e.add(report.Error, "partly-supported", v, at, hint, "source "+j.source.Key+" does not say this")
}

// otherwise returns the slot in which a source says something that cannot stand beside the words.
func (j *judged) otherwise() (support.Slot, bool) {
	for _, x := range j.Slots {
		if x.Contradicts() && (x.Instead.Len() > 0 || x.Kind == support.Polarity) {
			return x, j.Verdict == support.Contradicts
		}
	}
	return support.Slot{}, false
}

// noted reports whether a footnote on a passage tells what a source has.
func (e *examiner) noted(v *passage, key string) bool {
	labels := e.marks(v)
	for i := range e.passages {
		if n := e.passages[i].note; n >= 0 && slices.Contains(labels, e.d.Footnotes[n].Label) && slices.Contains(e.passages[i].keys, key) {
			return true
		}
	}
	return false
}

// quoted shortens words of a source for a hint.
func quoted(s string) string {
	words := strings.Fields(s)
	if len(words) > 40 {
		words = append(words[:40:40], "…")
	}
	return "“" + strings.Join(words, " ") + "”"
}
