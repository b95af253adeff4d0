package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/grammar"
	"variorum/generator/source"
)

// What a title and a description may be, in words but for the last.
const (
	leastTitle    = 3
	mostTitle     = 18
	shortTitle    = 13 // a longer one is worth less
	mostDescribed = 45
	leastPrinted  = 650 // of a headline's words, in thousandths, that the digest prints
)

// headline is words that may be the title, and what they are held against.
type headline struct {
	b      *book
	a      *article // whose they are
	words  string
	spine  spine
	told   int  // how many of them are printed, in thousandths of their weight
	figure bool // they have a figure that is not printed
	parsed *grammar.Doc
}

// headlineRule is what speaks against a headline, in thousandths of what it is worth.
type headlineRule struct {
	id    string
	fault int
	is    func(h *headline) bool
}

var headlineRules = []headlineRule{
	{"contradicted", 850, func(h *headline) bool { return h.b.contradicted(h.words) }},
	{"unborne", 850, func(h *headline) bool { return !h.b.borne(h.words) }},
	{"cut-off", 850, func(h *headline) bool { return brokenOff(h.words) }},
	{"loaded", 700, func(h *headline) bool { return h.a.loaded(h.words) }},
	{"quoted", 600, func(h *headline) bool {
		return strings.ContainsAny(h.words, "‘“\"") || strings.Contains(h.words, " '") || strings.HasPrefix(h.words, "'")
	}},
	{"asking", 600, func(h *headline) bool { return strings.ContainsAny(h.words, "?!") }},
	{"overtaken", 970, func(h *headline) bool { return !h.a.last }},
	{"elsewhere", 900, func(h *headline) bool { return h.told < leastPrinted }},
	{"figure", 850, func(h *headline) bool { return h.figure }},
	{"foretelling", 600, (*headline).foretells},
	{"teasing", 600, (*headline).teases},
	{"shouting", 300, func(h *headline) bool { return strings.ToUpper(h.words) == h.words }},
	{"brackets", 200, func(h *headline) bool { return strings.ContainsAny(h.words, "()|") }},
}

// title is the headline that says most of what most articles open with and the digest prints, and has least against it.
func title(b *book, s spine, pieces []piece, refused Refused) string {
	if b.c.Title != "" {
		return b.c.Title
	}
	best, most := "", -1
	var lead, printed []stem // of the words of the opening, and of all
	if s.article >= 0 {
		lead = b.articles[s.article].sentences[s.opening[0]].stems
		printed = slices.Clone(lead)
	}
	for _, p := range pieces {
		for _, i := range p.sentences {
			printed = append(printed, b.articles[p.article].sentences[i].stems...)
		}
	}
	printed = union(printed, nil)
	for _, a := range b.articles {
		if a.Aside != "" {
			continue
		}
		for _, words := range a.headlines() {
			words = withoutStop(source.Visible(words))
			n := count(words)
			if n < leastTitle || n > mostTitle || refused.Lines[curly(words)] {
				continue
			}
			stems := a.stemsOf(words)
			h := headline{b: b, a: a, words: words, spine: s, told: 1000}
			if len(printed) > 0 {
				h.told, h.figure = b.share(stems, printed), b.figures(a.stemsOf(longWords(words)), printed)
			}
			score := b.heading(a, words) * (400 + b.share(stems, lead)) / 1000 * h.told / 1000
			for _, r := range headlineRules {
				if r.is(&h) {
					score = score * (1000 - r.fault) / 1000
				}
			}
			if n > shortTitle {
				score = score * shortTitle / n
			}
			if score > most || score == most && words < best {
				best, most = words, score
			}
		}
	}
	return curly(best)
}

// withoutStop returns a headline without the full stop at its end.
func withoutStop(words string) string {
	words = strings.TrimSpace(words)
	if brokenOff(words) {
		return words
	}
	return strings.TrimSuffix(words, ".")
}

// grammar returns the headline as grammar reads it, which is done once.
func (h *headline) grammar() *grammar.Doc {
	if h.parsed == nil {
		h.parsed = grammar.Read(h.words, nil, h.a.Article.Meta.Language)
	}
	return h.parsed
}

// foretells reports whether a headline has somebody do in time to come, “Mayor to Name Successor”, what the opening does not foretell.
func (h *headline) foretells() bool {
	g := h.grammar()
	for t := range g.Tokens {
		x := &g.Tokens[t]
		if x.Features.VerbForm != "Inf" || !strings.HasPrefix(x.Relation, "acl") || x.Head < 0 || g.Tokens[x.Head].Relation != "root" || g.Tokens[x.Head].Tag == "VERB" {
			continue
		}
		return h.spine.article < 0 || !slices.ContainsFunc(h.opening(), func(f grammar.Frame) bool { return f.Lemma == x.Lemma && foretells(&f) })
	}
	return false
}

// teases reports whether a headline begins with a question word, “What We Know About …”, or bids its reader do something, “Watch
// the …”: it names the matter and tells nothing of it.
func (h *headline) teases() bool {
	g := h.grammar()
	if len(g.Tokens) == 0 {
		return false
	}
	x := &g.Tokens[0]
	return x.Features.PronType == "Int" || x.Features.PronType == "Rel" || x.Features.Mood == "Imp" && x.Relation == "root"
}

// longWords returns a headline without its words of one sign: headlines write “8” where texts write “eight”.
func longWords(words string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(words), func(w string) bool { return len(w) == 1 }), " ")
}

// opening returns the clauses of the sentence with which the digest opens.
func (h *headline) opening() []grammar.Frame {
	a := h.b.articles[h.spine.article]
	var out []grammar.Frame
	for _, s := range a.parsed[h.spine.opening[0]] {
		x := &a.grammar.Sentences[s]
		out = append(out, a.grammar.Frames[x.Frames[0]:x.Frames[1]]...)
	}
	return out
}

// headlines returns what stands for a title in an article's metadata and above its text.
func (a *article) headlines() []string {
	var out []string
	if t := a.Article.Meta.Title; t != "" {
		out = append(out, t)
	}
	for _, x := range a.Article.Blocks {
		if x.Class == source.Headline {
			out = append(out, x.Of(a.Article.Text))
		}
	}
	return out
}

// heading weighs words by how many articles have them in their headlines and first sentences, per word.
func (b *book) heading(a *article, words string) int {
	total, n := 0, 0
	for _, stem := range a.stemsOf(words) {
		n++
		total += 1000 * b.heads[stem] / max(len(b.articles), 1)
	}
	return total / (n + 2) * min(n, 7)
}

// loaded reports whether a headline has a word for which another of its family stands elsewhere.
func (a *article) loaded(words string) bool {
	table := a.lang.Table("loaded")
	list := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !wordRune(r) })
	for i := range list {
		if n, _ := table.Match(list[i:]); n > 0 {
			return true
		}
	}
	return false
}

// borne reports whether every name and figure of a headline stands in the text of some article.
func (b *book) borne(words string) bool {
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return !wordRune(r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			continue
		}
		if !slices.ContainsFunc(b.articles, func(a *article) bool { return strings.Contains(strings.ToLower(a.Article.Text), strings.ToLower(w)) }) {
			return false
		}
	}
	return true
}

// contradicted reports whether words hold the value of a reading that a difference in conflict does not prefer.
func (b *book) contradicted(words string) bool {
	low := strings.ToLower(words)
	for _, d := range b.c.Differences {
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

// describe is the lead, whole; nothing, where it is long or refused.
func describe(pieces []piece, refused Refused) string {
	if len(pieces) == 0 {
		return ""
	}
	words := brackets.Replace(pieces[0].Parts[0].Text)
	if strings.Contains(words, "[") {
		words = unbracketed(words)
	}
	if count(words) > mostDescribed || refused.Lines[words] {
		return ""
	}
	return words
}

var brackets = strings.NewReplacer("\n", " ")

// unbracketed takes what was put in brackets from a text.
func unbracketed(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '[')
		end := strings.IndexByte(s, ']')
		if at < 0 || end < at {
			break
		}
		b.WriteString(strings.TrimRight(s[:at], " "))
		s = s[end+1:]
	}
	return strings.TrimSpace(b.String() + s)
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
