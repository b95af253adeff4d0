package verify

import (
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// syntax checks citations, footnotes, links and HTML: what a renderer would drop without a word.
func (e *examiner) syntax() {
	for _, f := range e.d.Faults {
		e.add(report.Error, "citation-unknown", nil, f.Start, "write [@A] or [@A; @B], with keys of the digest's sources", f.Message)
	}
	if e.empty() {
		e.add(report.Error, "empty", nil, e.d.Key("story"), "write the text below the front matter, keep the file back with draft: true, or delete it", "the digest has no text")
	}
	e.citations()
	e.footnotes()
	for _, h := range e.d.HTML {
		e.add(report.Error, "raw-html", nil, h.Start, "write it in Markdown, or escape the < as \\<", "HTML is never rendered")
	}
	at := 0
	for line := range strings.Lines(e.d.Raw[:e.d.Body]) {
		if strings.HasPrefix(line, strings.TrimSpace(digest.OpenComment)) {
			e.add(report.Warning, "merge-open", nil, at, "take over what you want of the comment and delete it", "a merge waits for a decision")
		}
		at += len(line)
	}
	for i, b := range e.d.Blocks {
		if b.Kind == digest.Open {
			hint := "take over what you want of it and delete the quote"
			if change := e.wordChange(i); change != "" {
				hint += "; what it would change: " + change
			}
			e.add(report.Warning, "merge-open", nil, b.Start, hint, "a merge waits for a decision")
		}
	}
}

// empty reports whether nothing that a reader would see stands below the front matter but headings.
func (e *examiner) empty() bool {
	return !slices.ContainsFunc(e.d.Blocks, func(b digest.Block) bool {
		words := strings.TrimSpace(e.d.Raw[b.Start:b.End])
		switch b.Kind {
		case digest.Heading, digest.Definition, digest.Open:
			return false
		}
		return words != "" && !(strings.HasPrefix(words, "<!--") && strings.HasSuffix(words, "-->"))
	})
}

func (e *examiner) citations() {
	var keys []string
	for _, w := range e.Sources {
		keys = append(keys, w.Key)
	}
	for i := range e.passages {
		v := &e.passages[i]
		if v.Citation == nil {
			if v.note < 0 && !e.faulty(v) {
				e.add(report.Error, "uncited", v, v.raw(v.at.Start), e.howToCite(i), "no source is cited for this")
			}
			continue
		}
		for n, key := range v.Citation.Keys {
			if _, known := e.byKey[key]; known || key == editor {
				continue
			}
			at := v.Citation.At[n].Start
			hint := "the story's sources are " + strings.Join(keys, ", ")
			if meant := report.Nearest(key, keys); meant != "" && len(keys) > 1 && (len(key) > 1 || strings.EqualFold(key, meant)) {
				hint = "did you mean " + meant + "? " + hint
			}
			if slices.ContainsFunc(e.d.Front.Sources, func(s digest.FrontSource) bool { return s.Key == key && s.Removed }) {
				hint = "the article was removed from the story: run variorum merge, or take out what only it said"
			}
			e.add(report.Error, "citation-unknown", v, at, hint, "no source has the key "+key)
		}
	}
}

// howToCite tells what to do about a passage without a citation. Most often a sentence was divided in two, and its citation
// stands behind the second.
func (e *examiner) howToCite(i int) string {
	const or = "cite the sources that say it, or [@editor] where it is your own"
	if i+1 >= len(e.passages) {
		return or
	}
	v, next := &e.passages[i], &e.passages[i+1]
	if next.Citation == nil || next.Block != v.Block || next.note != v.note {
		return or
	}
	return e.d.Raw[next.Citation.Start:next.Citation.End] + " stands behind the next sentence and is for that alone: put it here too, or " + or
}

// faulty reports whether a passage is a citation in the wrong form and nothing else, which is told already.
func (e *examiner) faulty(v *passage) bool {
	return slices.ContainsFunc(e.d.Faults, func(f digest.Fault) bool {
		return f.Start <= v.Start+1 && v.End <= f.End+1
	})
}

func (e *examiner) footnotes() {
	defined, used, known := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var labels []string
	hints := map[string]string{}
	for _, n := range e.d.Footnotes {
		labels = append(labels, n.Label)
		known[n.Label] = true
	}
	for _, m := range e.d.Marks {
		used[m.Label] = true
		if !known[m.Label] {
			if _, ok := hints[m.Label]; !ok {
				hints[m.Label] = e.similar(m.Label, labels)
			}
			e.add(report.Error, "footnote-undefined", nil, m.Start, hints[m.Label], "footnote [^"+m.Label+"] is never defined")
			e.found[len(e.found)-1].label = m.Label
		}
	}
	for _, b := range e.d.Blocks {
		// what waits for a decision may need its footnotes
		if b.Kind == digest.Open {
			for _, l := range labels {
				used[l] = used[l] || strings.Contains(e.d.Raw[b.Start:b.End], "[^"+l+"]")
			}
		}
	}
	for i, n := range e.d.Footnotes {
		at := e.d.Footnotes[i].Start
		if defined[n.Label] {
			e.add(report.Error, "footnote-duplicate", nil, at, "give one of them another label", "footnote [^"+n.Label+"] is defined twice")
			e.found[len(e.found)-1].label = n.Label
		} else if !used[n.Label] {
			e.add(report.Warning, "footnote-unused", nil, at, "set its mark in the text, or delete it", "footnote [^"+n.Label+"] has no mark in the text")
			e.found[len(e.found)-1].label = n.Label
		}
		defined[n.Label] = true
		for _, m := range n.Marks {
			e.add(report.Error, "footnote-undefined", nil, m.Start, "say it in this footnote, or give the mark its place in the text", "footnote [^"+m.Label+"] stands inside of a footnote")
			e.found[len(e.found)-1].label = n.Label
		}
	}
}

// similar suggests the label that is nearest to one that is not defined.
func (e *examiner) similar(label string, labels []string) string {
	const most = 200 // labels that are compared
	if meant := report.Nearest(label, labels[:min(len(labels), most)]); meant != "" {
		return "did you mean [^" + meant + "]?"
	}
	return "add \"[^" + label + "]: …\" or remove the mark"
}
