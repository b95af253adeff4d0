package quality

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"variorum/generator/digest"
)

// span is a place in an article, by the gold's letter.
type span struct {
	source     string
	start, end int
	exact      string
}

func (s span) len() int { return s.end - s.start }

func overlap(a, b span) int { return max(0, min(a.end, b.end)-max(a.start, b.start)) }

// touches reports whether two places share at least half of the shorter one.
func touches(a, b span) bool {
	n := min(a.len(), b.len())
	return n > 0 && overlap(a, b)*2 >= n
}

// words returns the words of a text in lower case, without punctuation.
func words(text string) []string {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	return strings.FieldsFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

func joined(text string) string { return strings.Join(words(text), " ") }

func number(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// telling reports whether a word tells something: a number, or a word of four letters or more.
func telling(w string) bool { return len([]rune(w)) > 3 || number(w) }

// content returns the telling words of a text.
func content(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range words(text) {
		if telling(w) {
			all[w] = true
		}
	}
	return all
}

// prints reports whether a text has at least half of the telling words of one of the places.
func prints(text string, places []span) bool {
	have := content(text)
	return slices.ContainsFunc(places, func(s span) bool {
		want := content(s.exact)
		n := 0
		for w := range want {
			if have[w] {
				n++
			}
		}
		return n*2 >= len(want)
	})
}

var quotation = regexp.MustCompile(`[“"]([^”"]{8,})[”"]`)

// gold returns places of the gold.
func gold(xs []GoldSpan) []span {
	out := make([]span, 0, len(xs))
	for _, x := range xs {
		out = append(out, span{x.Source, x.Start, x.End, x.Exact})
	}
	return out
}

// recorded returns places of the record by the gold's letters. A place that is not its article's text is an error.
func (s *story) recorded(xs []digest.RecordSpan) []span {
	out := make([]span, 0, len(xs))
	for _, x := range xs {
		letter, ok := s.letters[x.Source]
		if !ok || letter == "" {
			s.fault("span of unknown source %s", x.Source)
			continue
		}
		text := s.texts[letter]
		a, b := min(max(x.Start, 0), len(text)), min(max(x.End, 0), len(text))
		if a >= b || x.Exact != "" && x.Exact != string(text[a:b]) {
			s.fault("%s[%d:%d] is not %.60q", letter, x.Start, x.End, x.Exact)
			continue
		}
		out = append(out, span{letter, a, b, string(text[a:b])})
	}
	return out
}

// occurrences returns a place of the gold, or all places where the same words stand in that article.
func (s *story) occurrences(g span) []span {
	w := []rune(g.exact)
	if len(w) < 6 {
		return []span{g}
	}
	if all, ok := s.found[g]; ok {
		return all
	}
	var all []span
	text := s.texts[g.source]
	for i := 0; i+len(w) <= len(text); {
		if slices.Equal(text[i:i+len(w)], w) {
			all = append(all, span{g.source, i, i + len(w), g.exact})
			i += len(w)
		} else {
			i++
		}
	}
	if all == nil {
		all = []span{g}
	}
	s.found[g] = all
	return all
}

// hit reports whether one of the places of the record meets one of the gold's. pinned asks that it is no longer than the
// words in question and a little around them.
func (s *story) hit(places, golds []span, pinned bool) bool {
	for _, p := range places {
		for _, g := range golds {
			if p.source != g.source || pinned && p.len() > max(80, 3*g.len()) {
				continue
			}
			if slices.ContainsFunc(s.occurrences(g), func(o span) bool { return touches(p, o) }) {
				return true
			}
		}
	}
	return false
}

// of returns the places in one article.
func of(places []span, source string) []span {
	var out []span
	for _, p := range places {
		if p.source == source {
			out = append(out, p)
		}
	}
	return out
}

// sources returns the articles of places, sorted.
func sources(places []span) []string {
	var out []string
	for _, p := range places {
		if !slices.Contains(out, p.source) {
			out = append(out, p.source)
		}
	}
	slices.Sort(out)
	return out
}
