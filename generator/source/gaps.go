package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
)

// piece is a word or a mark of a block.
type piece struct {
	Span
	word  string // in lower case with straight apostrophe; "" for a mark
	mark  byte   // the mark, '"' for all double quotation marks, 0 for a word
	space bool   // white space stands before it
	upper bool   // begins with a capital
}

// holes returns the gaps that the article shows by itself: places where the grammar wants words that are not there.
func holes(text string, all []Block, lang *lexicon.Language) []Gap {
	h := hunter{text: text, table: lang.Table("gaps"), bodies: lang.Table("acting-bodies"), irregular: lang.Table("irregular-verbs"), tells: lang.Table("reportwords").Set(0, "tells"), tight: tight(text)}
	if h.speaks() {
		for i, b := range all {
			switch b.Class {
			case Prose, Caption, Dek, Duplicate, Other:
				h.block(i, all)
			}
		}
		h.lead(all)
	}
	h.quotations(all)
	h.broken(all)
	slices.SortStableFunc(h.found, func(a, b Gap) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var out []Gap
	for _, g := range h.found {
		if n := len(out); n > 0 && g.Start < out[n-1].End {
			continue // one hole is one gap
		}
		out = append(out, g)
	}
	return out
}

// tight reports whether the text sets its full stops and commas close to the word before, as printed text does.
func tight(text string) bool {
	loose := strings.Count(text, " ,") + strings.Count(text, " .") - 2*strings.Count(text, " . .")
	return loose*3 <= strings.Count(text, ",")+strings.Count(text, ".")
}

// speaks reports whether the text is in the language of the table: one word in ten at least of its first thousands is
// an article, a preposition or a conjunction of it.
func (h *hunter) speaks() bool {
	all, known := 0, 0
	for f := range strings.FieldsSeq(h.text[:min(len(h.text), 8192)]) {
		all++
		switch h.table.Field(strings.ToLower(f), 0) {
		case "article", "preposition", "joint":
			known++
		}
	}
	return known*10 >= all
}

type hunter struct {
	text      string
	table     *lexicon.Table
	bodies    *lexicon.Table
	irregular *lexicon.Table
	tells     *lexicon.Set // forms of "say"
	tight     bool
	found     []Gap
}

// is reports whether a word is of a kind of the table.
func (h *hunter) is(p piece, kind string) bool {
	f, ok := h.table.Get(p.word)
	return ok && p.word != "" && slices.Contains(f, kind)
}

// add reports a hole after piece k: the gap spans the pieces from i to j, both included.
func (h *hunter) add(ps []piece, i, k, j int, note string) {
	i, j = max(i, 0), min(j, len(ps)-1)
	h.found = append(h.found, Gap{Span: Span{ps[i].Start, ps[j].End}, Hole: ps[k].End, Note: note})
}

func (h *hunter) block(at int, all []Block) {
	ps := pieces(h.text, all[at].Span)
	for i := range ps {
		if ps[i].word == "" {
			h.atMark(ps, i)
		} else {
			h.atWord(ps, i)
		}
	}
	h.begin(ps, at, all)
	h.end(ps, at, all)
}

// around returns the pieces before and after piece i, and the one after that; empty ones where there are none.
func around(ps []piece, i int) (before, next, after piece) {
	if i > 0 {
		before = ps[i-1]
	}
	if i+1 < len(ps) {
		next = ps[i+1]
	}
	if i+2 < len(ps) {
		after = ps[i+2]
	}
	return before, next, after
}

// atMark reports marks with nothing where something must stand: quotation marks and brackets that enclose nothing, a
// comma after a comma, a currency without a sum, the end of a possessive or of an age without its beginning; and question marks
// in the place of other signs.
func (h *hunter) atMark(ps []piece, i int) {
	p := ps[i]
	before, next, after := around(ps, i)
	switch {
	case p.mark == '"' && next.mark == '"' && h.empty(p, next):
		h.add(ps, i-1, i, i+2, "nothing stands between the quotation marks")
	case p.mark == '(' && (next.mark == ')' || next.mark == ',') && before.word != "" && p.space:
		h.add(ps, i-1, i, i+2, "nothing stands in the brackets")
	case p.mark == ',' && next.mark == ',' && next.space:
		h.add(ps, i-1, i, i+2, "nothing stands between the commas")
	case h.currency(p) && next.space && h.is(next, "scale"):
		h.add(ps, i-1, i, i+2, "the sum is missing")
	case h.apostrophe(p) && p.space && next.word == "s" && !next.space && after.space && (h.is(before, "preposition") || h.is(before, "joint") || h.is(before, "be")):
		h.add(ps, i-1, max(i-1, 0), i+2, "the name before “’s” is missing")
	case p.mark == '-' && p.space && h.is(next, "age") && !next.space && before.word != "":
		h.add(ps, i-1, max(i-1, 0), i+2, "the number before “-"+next.word+"” is missing")
	case p.mark == '?' && next.word != "" && !next.space && h.lostSign(p, before, next):
		h.add(ps, i, i, i+1, "a sign or a space is lost at the question mark")
	}
}

// lostSign reports whether a question mark right before a word stands for a sign that could not be decoded or that a space followed: inside a word
// ("r?sum?"), or behind a space ("and ?Moss"). In addresses it is itself.
func (h *hunter) lostSign(p, before, next piece) bool {
	from := strings.LastIndexFunc(h.text[:p.Start], unicode.IsSpace) + 1
	to := len(h.text)
	if n := strings.IndexFunc(h.text[p.End:], unicode.IsSpace); n >= 0 {
		to = p.End + n
	}
	if strings.ContainsAny(h.text[from:to], "/=&@#_") {
		return false
	}
	if p.space {
		return before.word != ""
	}
	return before.word != "" && !next.upper
}

func (h *hunter) currency(p piece) bool {
	s := p.Of(h.text)
	return s == "$" || s == "£" || s == "€"
}

func (h *hunter) apostrophe(p piece) bool {
	s := p.Of(h.text)
	return s == "'" || s == "’"
}

// atWord reports words that want another word beside them.
func (h *hunter) atWord(ps []piece, i int) {
	p := ps[i]
	before, next, after := around(ps, i)
	noun := h.is(p, "article") || h.is(p, "possessive")
	if before.mark == '"' && !next.space {
		noun = false // a word that is spoken of
	}
	if h.is(p, "conjunction") && !p.upper {
		h.verbless(ps, i)
	}
	letter := p.word == "a" && (p.upper || !h.tight) // "Type A", "vitamin a"
	switch {
	case noun && stops(next) && (p.word != "a" || next.space && h.tight) && !trails(h.text, next.Start):
		h.add(ps, i-2, i, i+1, "a noun is missing after “"+p.word+"”")
	case h.tight && h.is(p, "preposition") && stops(next) && next.space && !trails(h.text, next.Start):
		h.add(ps, i-2, i, i+1, "words are missing after “"+p.word+"”")
	case h.tight && next.mark == '.' && next.space && !trails(h.text, next.Start) && strings.HasSuffix(p.word, "ing") && len(p.word) > 5 && !h.is(p, "noun") && before.word != "" && !h.is(before, "be") && !h.is(before, "article"):
		h.add(ps, i-1, i, i+1, "words are missing after “"+p.word+"”")
	case noun && !letter && !p.shouts(h.text) && (h.is(next, "auxiliary") || h.is(next, "be")) && !next.upper:
		h.add(ps, i-1, i, i+2, "a noun is missing after “"+p.word+"”")
	case h.is(p, "article") && p.word != "a" && !p.shouts(h.text) && h.is(next, "nounless") && !next.upper && h.is(after, "article") && before.word != next.word:
		h.add(ps, i-1, i, i+2, "a noun is missing after “"+p.word+"”")
	case h.table.Field(p.word+" "+next.word, 0) == "pair" && !next.upper:
		h.add(ps, i-1, i, i+2, "words are missing between “"+p.word+"” and “"+next.word+"”")
	case h.is(p, "third") && p.upper && p.word != "it" && (before == piece{} || before.mark == '.') && h.is(next, "article") && !next.upper && next.space:
		h.add(ps, i, i, i+2, "a verb is missing after “"+p.word+"”")
	case h.is(p, "third") && p.upper && (before == piece{} || before.mark == '.') && strings.HasSuffix(next.word, "ing") && len(next.word) > 5 && !next.upper && next.space && !h.is(next, "noun") && after.word != "" && !h.is(after, "be"):
		h.add(ps, i, i, i+2, "a verb is missing between “"+p.Of(h.text)+"” and “"+next.word+"”")
	case h.is(p, "third") && p.upper && p.word != "it" && !p.shouts(h.text) && p.space && before.word != "" && !before.upper && !strings.ContainsAny(before.word, "0123456789") && next.word != "" && !next.upper && next.space:
		h.add(ps, i-2, i-1, i+1, "the mark that ends the sentence before “"+p.Of(h.text)+"” is missing")
	case h.is(p, "be") && h.is(next, "past") && !next.upper:
		h.add(ps, i-1, i, i+2, "“"+p.word+" "+next.word+"” is no form of a verb")
	case h.is(p, "third") && next.word == "been" && !h.is(before, "auxiliary"): // but "had they been told"
		h.add(ps, i-1, i, i+2, "a verb is missing between “"+p.word+"” and “been”")
	case p.word == "since" && h.is(next, "past") && before.word != "" && !before.upper && !h.is(before, "subject") && !h.is(before, "joint"):
		h.add(ps, i-1, i, i+2, "the subject of “"+next.word+"” is missing")
	case h.is(p, "be") && after.word == "and" && i+3 < len(ps) && next.word == ps[i+3].word && len(next.word) > 3 && !h.is(next, "same") && !strings.HasSuffix(next.word, "er") && !strings.HasSuffix(next.word, "s"):
		h.add(ps, i, i+2, i+3, "“"+next.word+" and "+next.word+"” says one thing twice")
	}
}

// begin reports a sentence of prose that begins with a verb though it is no question, "Was arrested on Monday.", and a
// paragraph that begins in mid-sentence.
func (h *hunter) begin(ps []piece, at int, all []Block) {
	if all[at].Class != Prose {
		return
	}
	for i := range ps {
		if i > 0 && ps[i-1].mark != '.' || i+2 >= len(ps) || !ps[i].upper || !h.is(ps[i], "be") && ps[i].word != "has" {
			continue
		}
		if next := ps[i+1]; next.word != "been" && (!strings.HasSuffix(next.word, "ed") || len(next.word) < 5 || next.upper) {
			continue
		}
		if end := slices.IndexFunc(ps[i:], func(p piece) bool { return p.mark == '.' || p.mark == '?' || p.mark == '!' || p.mark == '"' }); end >= 0 && ps[i+end].mark == '.' {
			h.found = append(h.found, Gap{Span: Span{ps[i].Start, ps[i+1].End}, Hole: ps[i].Start, Note: "the subject of “" + ps[i].Of(h.text) + "” is missing"})
		}
	}
	if len(ps) < 8 || ps[0].word == "" || at == 0 || ps[1].upper || ps[1].mark != 0 {
		return
	}
	first := ps[0].Of(h.text)
	prev := all[at-1].Of(h.text)
	if strings.ToLower(first) != first || strings.ContainsAny(first, "-'’0123456789") || all[at-1].Class != Prose || !Ends(prev) || all[at-1].Paragraph == all[at].Paragraph {
		return
	}
	h.found = append(h.found, Gap{Span: Span{ps[0].Start, ps[1].End}, Hole: ps[0].Start, Note: "the paragraph begins in mid-sentence"})
}

// verbless reports a conjunction whose clause has a body that acts as its subject, "after the Harbour Police", and no
// verb up to the end of the sentence.
func (h *hunter) verbless(ps []piece, i int) {
	if i > 0 && (ps[i-1].word == "" || h.is(ps[i-1], "be") || h.bodies.Has(ps[i-1].word) || h.is(ps[i-1], "chase")) {
		return
	}
	head := -1
	j := i + 1
	for ; j < len(ps) && j < i+14 && ps[j].word != ""; j++ { // the noun phrase: article, names, possessives, nouns
		if h.bodies.Has(ps[j].word) {
			head = j
			continue
		}
		if head >= 0 && !ps[j].upper {
			break
		}
		w := ps[j].word
		if ps[j].upper || h.is(ps[j], "article") || h.is(ps[j], "possessive") || strings.HasSuffix(w, "'s") {
			continue
		}
		if j > i+3 || w == "of" || h.is(ps[j], "joint") || strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ed") || h.irregular.Has(w) {
			return // a verb, or another phrase
		}
	}
	if head < 0 || head != j-1 {
		return
	}
	if j < len(ps) && ps[j].mark != '.' && !h.is(ps[j], "preposition") && ps[j].word != "following" {
		return
	}
	if j < len(ps) && ps[j].word == "of" || ps[i+1].word == "of" {
		return
	}
	for k := j; k < min(len(ps), j+80) && ps[k].mark != '.'; k++ {
		if p := ps[k]; p.word != "" && (h.is(p, "be") || h.is(p, "auxiliary") || h.is(p, "past") || h.is(p, "infinite") || strings.HasSuffix(p.word, "ed") || strings.HasSuffix(p.word, "s") && !p.upper || h.irregular.Has(p.word)) {
			return
		}
	}
	h.add(ps, i, head, min(j+3, len(ps)-1), "the verb of “"+ps[head].Of(h.text)+"” is missing")
}

// empty reports whether two quotation marks enclose nothing: the first can open, the second can close.
func (h *hunter) empty(p, q piece) bool {
	if strings.TrimFunc(h.text[p.End:q.Start], unicode.IsSpace) != "" {
		return false
	}
	a, b := p.Of(h.text), q.Of(h.text)
	if a == `"` && b == `"` { // straight ones may close and open
		r, _ := utf8.DecodeRuneInString(h.text[q.End:])
		return (p.space || p.Start == 0) && p.End == q.Start && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return a == "“" && b == "”" || a == "„" && (b == "“" || b == "”") || a == "«" && b == "»"
}

// end reports a block that breaks off: its last word wants another.
func (h *hunter) end(ps []piece, at int, all []Block) {
	n := len(ps)
	if n < 5 || ps[n-1].word == "" {
		return
	}
	last := ps[n-1]
	if last.upper {
		return
	}
	if at+1 < len(all) {
		if r, _ := utf8.DecodeRuneInString(h.text[all[at+1].Start:]); unicode.IsLower(r) {
			return // it goes on in the next line
		}
	}
	switch {
	case h.is(last, "be"), h.is(last, "auxiliary"):
		if !slices.ContainsFunc(ps, func(p piece) bool { return h.is(p, "relative") }) { // "where the boy was"
			h.add(ps, n-4, n-1, n-1, "the text breaks off after “"+last.word+"”")
		}
	case h.is(last, "article"), h.is(last, "possessive"), h.is(last, "joint"), last.word == "of", last.word == "from", last.word == "with", last.word == "between", last.word == "into":
		h.add(ps, n-4, n-1, n-1, "the text breaks off after “"+last.word+"”")
	}
}

// stops reports whether a piece is a mark before which a noun must have stood.
func stops(p piece) bool { return p.mark == '.' || p.mark == ',' || p.mark == ';' || p.mark == '?' }

// trails reports whether the mark at offset begins an ellipsis.
func trails(text string, at int) bool {
	return strings.HasPrefix(text[at:], "..") || strings.HasPrefix(text[at:], ". .")
}

// shouts reports whether the word stands in capitals, as in headlines.
func (p piece) shouts(text string) bool {
	return len(p.word) > 1 && strings.ToUpper(p.word) == p.Of(text)
}

// pieces returns the words and marks of a span. Words hold apostrophes, hyphens and full stops between letters.
func pieces(text string, s Span) []piece {
	var out []piece
	space := false
	for at := s.Start; at < s.End; {
		r, size := utf8.DecodeRuneInString(text[at:s.End])
		switch {
		case unicode.IsSpace(r):
			space = true
			at += size
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := at + size
			for end < s.End {
				q, n := utf8.DecodeRuneInString(text[end:s.End])
				if unicode.IsLetter(q) || unicode.IsDigit(q) || unicode.IsMark(q) {
					end += n
					continue
				}
				if strings.ContainsRune("'’-.", q) && end+n < s.End {
					if f, _ := utf8.DecodeRuneInString(text[end+n : s.End]); unicode.IsLetter(f) || unicode.IsDigit(f) {
						end += n
						continue
					}
				}
				break
			}
			w := text[at:end]
			out = append(out, piece{Span: Span{at, end}, word: strings.ReplaceAll(strings.ToLower(w), "’", "'"), space: space, upper: unicode.IsUpper(r)})
			at = end
		default:
			mark := byte('?')
			if r < utf8.RuneSelf {
				mark = byte(r)
			} else {
				mark = '~'
			}
			if strings.ContainsRune("\"“”„«»", r) {
				mark = '"'
			}
			out = append(out, piece{Span: Span{at, at + size}, mark: mark, space: space})
			at += size
		}
		space = false
	}
	return out
}
