package digest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// title gives the draft a title and a description cut from the sources' words.
func (k *composer) title(d *Draft) {
	d.Title = k.c.Title
	if d.Title == "" {
		d.Title = k.headline()
	}
	if len(d.Sections) == 0 || len(d.Sections[0].Paragraphs) == 0 {
		return
	}
	lead := d.Sections[0].Paragraphs[0][0]
	var b strings.Builder
	for _, p := range lead.Parts {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
	d.Description = b.String()
	if d.Title == "" {
		d.Title = strings.TrimSuffix(d.Description, ".")
	}
}

// headline is the headline that says most of what the sources share and has no reading that others contradict.
func (k *composer) headline() string {
	best, most := "", -1
	for s, src := range k.c.Sources {
		if src.Aside != "" {
			continue
		}
		try := func(words string, span source.Span) {
			words = strings.TrimSpace(words)
			n := count(words)
			if n < 3 || n > 18 {
				return
			}
			score := k.common(words)
			if span.Len() > 0 && k.contested(s, span) || k.contradicted(words) {
				score = score / 4
			}
			if !k.borne(words) {
				score = score / 8
			}
			if strings.ContainsAny(words, "?!") {
				score = score / 2
			}
			if strings.ContainsAny(words, "‘“\"") || strings.Contains(words, " '") || strings.HasPrefix(words, "'") {
				score /= 3 // words at a distance
			}
			if src.Moment < k.latest {
				score = score / 2
			}
			if score > most || score == most && words < best {
				best, most = words, score
			}
		}
		if src.Article.Meta.Title != "" {
			try(src.Article.Meta.Title, source.Span{})
		}
		for _, b := range src.Article.Blocks {
			if b.Class == source.Headline {
				try(b.Of(src.Article.Text), b.Span)
				try(k.shorter(s, b.Span), b.Span)
			}
		}
	}
	return curly(best)
}

// lower is the text of every source in lower case.
func (k *composer) lower() []string {
	for i := len(k.lowered); i < len(k.c.Sources); i++ {
		k.lowered = append(k.lowered, strings.ToLower(k.c.Sources[i].Article.Text))
	}
	return k.lowered
}

// common weighs words by how many sources have them in their prose, per word.
func (k *composer) common(words string) int {
	total, n := 0, 0
	for _, w := range strings.Fields(strings.ToLower(words)) {
		w = strings.Trim(w, ".,:;‘’“”'\"()")
		if len(w) <= 3 {
			continue
		}
		n++
		for _, text := range k.lower() {
			if strings.Contains(text, w) {
				total += 1000 / len(k.c.Sources)
			}
		}
	}
	return total / (n + 2) * min(n, 7)
}

// borne reports whether every name and figure of a headline stands in the text of some source.
func (k *composer) borne(words string) bool {
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return !wordRune(r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			continue
		}
		if !slices.ContainsFunc(k.lower(), func(text string) bool { return strings.Contains(text, strings.ToLower(w)) }) {
			return false
		}
	}
	return true
}

// contradicted reports whether words hold the value of a reading that a difference in conflict does not prefer.
func (k *composer) contradicted(words string) bool {
	low := strings.ToLower(words)
	for _, d := range k.c.Differences {
		if !d.Conflict || d.Severity == collate.Low {
			continue
		}
		for i, r := range d.Readings {
			if i != d.Prefer && len(r.Value) > 3 && strings.Contains(low, strings.ToLower(r.Value)) {
				return true
			}
		}
	}
	return false
}

// shorter is a headline without what hangs on its first clause: "X offers talks, signalling Y" to "X offers talks".
func (k *composer) shorter(s int, span source.Span) string {
	d := k.doc(s)
	for _, sentence := range d.Sentences {
		if sentence.Start < span.Start || sentence.Start >= span.End {
			continue
		}
		for i := sentence.Clauses[0] + 1; i < sentence.Clauses[1]; i++ {
			c := d.Clauses[i]
			if (c.Kind == statement.Participle || c.Kind == statement.Subordinate) && k.setOff(s, c) {
				return strings.TrimRight(d.Words(source.Span{Start: sentence.Start, End: c.Start}), " ,;–—-")
			}
		}
		break
	}
	return ""
}

// curly gives words that stand in straight single quotation marks, as headlines set them, curved ones.
func curly(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\'' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && (i == 0 || s[i-1] == ' ' || s[i-1] == '(') {
			b.WriteString("‘")
		} else {
			b.WriteString("’")
		}
	}
	return b.String()
}
