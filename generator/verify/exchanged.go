package verify

import (
	"slices"
	"strings"
	"unicode"

	"variorum/generator/lexicon"
	"variorum/generator/report"
	"variorum/generator/source"
)

// Two names in each other's place make a falsehood of words that all stand in the articles: “Holloway suspends Chirpr
// accounts”. In a sentence grammar tells who does what; a headline is too short for it, and has no verb at times (“Chirpr
// report on Holloway”). There it is enough that some article has the same words between the same names the other way round,
// and none as they stand here.

// spoken is words in the order in which they are said, in lower case. A possessive ending is a word of its own, and so is a
// mark that ends what is said.
type spoken []said

type said struct {
	word string
	at   source.Span
}

func speak(text string) spoken {
	var out spoken
	add := func(from, to int) {
		word := strings.ToLower(text[from:to])
		for _, s := range []string{"'s", "’s", "'", "’"} {
			if bare, ok := strings.CutSuffix(word, s); ok && bare != "" {
				out = append(out, said{bare, source.Span{Start: from, End: to - len(s)}}, said{"'s", source.Span{Start: to - len(s), End: to}})
				return
			}
		}
		if word != "'" && word != "’" {
			out = append(out, said{word, source.Span{Start: from, End: to}})
		}
	}
	from := -1
	for i, r := range text {
		within := unicode.IsLetter(r) || unicode.IsDigit(r) || from >= 0 && strings.ContainsRune("'’-", r)
		switch {
		case within && from < 0:
			from = i
		case !within && from >= 0:
			add(from, i)
			from = -1
		}
		if strings.ContainsRune(".;:!?\n", r) {
			out = append(out, said{":", source.Span{Start: i, End: i + 1}})
		}
	}
	if from >= 0 {
		add(from, len(text))
	}
	return out
}

// String is the words in a row, a space on each side of each.
func (s spoken) String() string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range s {
		b.WriteString(w.word)
		b.WriteByte(' ')
	}
	return b.String()
}

// namesHeard are the words of all names of the sources, in lower case.
func (e *examiner) namesHeard() map[string]bool {
	out := map[string]bool{}
	for i := range e.Sources {
		doc := e.Sources[i].Doc
		for _, n := range doc.Names {
			for _, w := range speak(doc.Words(n.Span)) {
				out[w.word] = true
			}
		}
	}
	return out
}

// hearing is one text of a source, as it is spoken.
type hearing struct {
	source int // into Collation.Sources
	text   string
	words  spoken
	row    string
}

// heard returns what the sources say: their texts and their headlines.
func (e *examiner) heard(headlines []headline) []hearing {
	var out []hearing
	add := func(source int, text string) {
		words := speak(text)
		out = append(out, hearing{source, text, words, words.String()})
	}
	for i := range e.c.Sources {
		add(i, e.c.Sources[i].Article.Text)
	}
	for _, h := range headlines {
		add(h.source, h.text)
	}
	return out
}

// has reports whether words stand in a text, in a row.
func (h *hearing) has(row string) bool { return strings.Contains(h.row, row) }

// quote returns words of a text as they are written.
func (h *hearing) quote(row string) string {
	at := strings.Index(h.row, row)
	first := strings.Count(h.row[:at], " ")
	last := first + strings.Count(row, " ") - 2
	return quoted(h.text[h.words[first].at.Start:h.words[last].at.End])
}

// mostOfName is how many words of a name are compared at most.
const mostOfName = 4

// exchanged reports two names of a line that stand in each other's place. heard is what the sources say.
func (e *examiner) exchanged(l *line, heard []hearing, names map[string]bool) {
	words := speak(l.Text)
	mutual := lexicon.For(e.Language()).Table("mutual")
	name := func(from, to int) bool {
		return from >= 0 && to <= len(words) && !slices.ContainsFunc(words[from:to], func(w said) bool { return !names[w.word] })
	}
	for i := 1; i < len(words); i++ {
		for j := i + 1; j < len(words); j++ {
			if !slices.ContainsFunc(words[i:j], func(w said) bool { return !mutual.Has(w.word) }) {
				continue
			}
			for a := 1; a <= mostOfName && name(i-a, i); a++ {
				for b := 1; b <= mostOfName && name(j, j+b); b++ {
					first, between, second := words[i-a:i].String(), words[i:j].String(), words[j:j+b].String()
					here := first + between[1:] + second[1:]
					other := second + between[1:] + first[1:]
					at := slices.IndexFunc(heard, func(h hearing) bool { return h.has(other) })
					if first == second || at < 0 || slices.ContainsFunc(heard, func(h hearing) bool { return h.has(here) }) {
						continue
					}
					said := func(from, to int) string { return "“" + l.Text[words[from].at.Start:words[to-1].at.End] + "”" }
					e.add(report.Error, "exchanged", &l.passage, l.place(l.at.Start+words[i-a].at.Start), e.c.Sources[heard[at].source].Key+" has: "+heard[at].quote(other),
						"the sources have "+said(i-a, i)+" and "+said(j, j+b)+" the other way round")
					return
				}
			}
		}
	}
}
