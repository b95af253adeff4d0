package digest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
)

// note is the sentence of a footnote, as Markdown: every reading in quotation marks with the sources that have these
// very words, the one that is used here (an index into the readings, or -1, in the words of source base), who paraphrases, where words are missing
// in our copy, and who does not mention it where that matters.
func note(c *collate.Collation, x *collate.Difference, used, base int) string {
	var parts []string
	for i := range x.Readings {
		if r := &x.Readings[i]; !r.Missing {
			printed := -1
			if i == used {
				printed = base
			}
			parts = append(parts, noteReading(c, x.Kind, r, printed)...)
		}
	}
	for i := range x.Readings {
		if r := &x.Readings[i]; r.Missing {
			parts = append([]string{"words are missing here in our copy of " + cite(c, r.Sources)}, parts...)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	text := strings.Join(parts, "; ")
	if lead := noteLead(x); lead != "" {
		text = lead + text
	}
	text = noteUpper(text) + "."
	if len(x.Silent) > 0 && tellsSilence(x) {
		verb := " do not mention it."
		if len(x.Silent) == 1 {
			verb = " does not mention it."
		}
		text = strings.TrimSuffix(text, ".") + "; " + cite(c, x.Silent) + verb
	}
	return text
}

// noteLead opens the sentences of kinds in which the quotation marks alone do not say what differs.
func noteLead(x *collate.Difference) string {
	if x.Kind == collate.Quotation && x.Conflict {
		return "the words in quotation marks differ: "
	}
	return ""
}

// tellsSilence reports whether it matters who does not mention it: where a reading is what only some have.
func tellsSilence(x *collate.Difference) bool {
	return x.Kind == collate.Detail || len(x.Readings) == 1 || x.Kind == collate.Date && !x.Conflict
}

// noteReading words one reading: one part for each wording that its sources have; printed is the source whose wording is
// used here, -1 for none.
func noteReading(c *collate.Collation, kind collate.Kind, r *collate.Reading, printed int) []string {
	type wording struct {
		key, text string
		sources   []int
	}
	var ws []wording
	for _, s := range r.Sources {
		var texts, keys []string
		for _, p := range r.Spans {
			if p.Source != s {
				continue
			}
			text := noteWords(c.Words(p))
			if key := plainKey(text); text != "" && !slices.Contains(keys, key) {
				texts, keys = append(texts, Escape(text)), append(keys, key)
			}
		}
		if len(texts) == 0 {
			continue
		}
		if kind != collate.Quotation && s != printed {
			texts, keys = texts[:1], keys[:1] // one place tells what a source has
		}
		key := strings.Join(keys, "\x00")
		if i := slices.IndexFunc(ws, func(w wording) bool { return w.key == key }); i >= 0 {
			ws[i].sources = append(ws[i].sources, s)
			continue
		}
		joint := "” and “"
		if kind == collate.Quotation {
			joint = " … "
		}
		ws = append(ws, wording{key, "“" + strings.Join(texts, joint) + "”", []int{s}})
	}
	var parts []string
	for _, w := range ws {
		text := w.text
		if r.Manner != "" {
			text += ", " + r.Manner + ","
		}
		if slices.Contains(w.sources, printed) {
			text += ", used here,"
		}
		parts = append(parts, strings.ReplaceAll(text, ",,", ",")+" in "+cite(c, w.sources))
	}
	return parts
}

// noteWords is the words of a place as a note quotes them: no marks at the ends, quotation marks inside made single.
func noteWords(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("“”\"„«».,;:–—-", r)
	})
	if n := strings.Count(s, "‘") - strings.Count(s, "’"); n > 0 && strings.HasPrefix(s, "‘") {
		s = strings.TrimPrefix(s, "‘")
	}
	if strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, "\"")%2 != 0 {
		s = strings.NewReplacer("“", "", "”", "", "\"", "").Replace(s) // half of a quotation
	}
	open := true
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '“', '„', '«':
			r = '‘'
		case '”', '»':
			r = '’'
		case '"':
			r = '’'
			if open {
				r = '‘'
			}
			open = !open
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

// plainKey tells wordings apart: letters and digits alone, in lower case.
func plainKey(s string) string {
	key, _ := plain(s)
	return key
}

// noteUpper gives a sentence its capital, but never changes a quoted word.
func noteUpper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
