package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
)

// Block is a stretch of text that no sentence crosses: a paragraph, a caption, a headline.
type Block struct {
	Span
	Whole bool // not divided: a headline or another line that is no running text
}

// Cut is the words that make a sentence.
type Cut struct {
	Words [2]int // range of the words given
	Block int    // index of the block that it begins in
}

// Divide divides the words of a text into sentences.
//
// An edge of a block ends a sentence; without blocks, the end of a line does. Within running text a full stop, question
// mark, exclamation mark or ellipsis does so with the closing marks after it, where what follows can open a sentence. The
// tables say which abbreviations may not end one, or only before a word that opens one. Nothing ends inside brackets that
// stand within a sentence. Items of a numbered or bulleted list are sentences.
func Divide(text string, words []Word, blocks []Block, language string) []Cut {
	l := lexicon.For(language)
	verbs := l.Table("speech-verbs")
	s := splitter{
		text: text, words: words, lexicon: l,
		abbreviations: l.Table("abbreviations"),
		starters:      l.Table("starters"),
		months:        l.Table("months"),
		weekdays:      l.Table("weekdays"),
		clockwords:    l.Table("clockwords"),
		speech:        [...]*lexicon.Set{verbs.Set(0, "quote"), verbs.Set(0, "that"), verbs.Set(0, "clause")},
		hearers:       l.Table("reportwords").Set(0, "hearer"),
		ordinals:      l.Tag == "de",
	}
	block := 0
	for from := 0; from < len(words); {
		for block+1 < len(blocks) && blocks[block+1].Start <= words[from].Start {
			block++
		}
		to := from + 1
		for to < len(words) && !s.edge(blocks, block, to) {
			to++
		}
		s.block, s.first = block, from
		if block < len(blocks) && blocks[block].Whole {
			s.end(to)
		} else {
			s.divide(from, to)
		}
		from = to
	}
	return s.cuts
}

type splitter struct {
	text          string
	words         []Word
	cuts          []Cut
	lexicon       *lexicon.Language
	abbreviations *lexicon.Table
	starters      *lexicon.Table
	months        *lexicon.Table
	weekdays      *lexicon.Table
	clockwords    *lexicon.Table
	speech        [3]*lexicon.Set
	hearers       *lexicon.Set
	ordinals      bool // a number with a full stop is an ordinal, as in German
	block         int
	first         int // first word of the sentence being read
}

// edge reports whether a block begins with word i, where the words before it stand in block. Without blocks, lines do.
func (s *splitter) edge(blocks []Block, block, i int) bool {
	if len(blocks) == 0 {
		return strings.Contains(s.text[s.words[i-1].End:s.words[i].Start], "\n")
	}
	return block+1 < len(blocks) && blocks[block+1].Start <= s.words[i].Start
}

func (s *splitter) end(to int) {
	if to <= s.first {
		return
	}
	s.cuts = append(s.cuts, Cut{[2]int{s.first, to}, s.block})
	s.first = to
}

// spoke reports whether a word is a form, other than the base, of a verb that stands beside quotations.
func (s *splitter) spoke(w string) bool {
	base, form := VerbOf(s.lexicon, w)
	return form&(PastForm|PresForm) != 0 && (s.speech[0].Has(base) || s.speech[1].Has(base) || s.speech[2].Has(base))
}

// divide divides the words of one block.
func (s *splitter) divide(from, to int) {
	brackets := s.brackets(from, to)
	item, inList := s.marker(from, to)
	for i := from; i < to; i++ {
		if inList && i > from && s.spaceBefore(i) {
			if m, ok := s.marker(i, to); ok && m.follows(item) {
				s.end(i)
				item = m
			}
		}
		if i < item.end {
			continue
		}
		if close := brackets[i]; close > 0 && i > s.first {
			i = close // a remark within the sentence
		}
		if n := s.terminator(i, to); n > 0 && s.wordBefore(i) {
			if next := s.after(i, n, to); next > 0 {
				s.end(next)
				i = next - 1
			} else {
				i += n - 1
			}
		}
	}
	s.end(to)
}

// wordBefore reports whether the sentence being read has a word up to token i.
func (s *splitter) wordBefore(i int) bool {
	for ; i >= s.first; i-- {
		if s.words[i].Word {
			return true
		}
	}
	return false
}

// brackets returns the closing bracket of each opening one.
func (s *splitter) brackets(from, to int) map[int]int {
	var pairs map[int]int
	var open []int
	for i := from; i < to; i++ {
		switch s.words[i].Norm {
		case "(", "[":
			open = append(open, i)
		case ")", "]":
			if n := len(open); n > 0 {
				if pairs == nil {
					pairs = map[int]int{}
				}
				pairs[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return pairs
}

func (s *splitter) spaceBefore(i int) bool {
	return i == 0 || s.words[i].Start > s.words[i-1].End
}

// listMarker is the mark of an item of a list: "2.", "b)", "•".
type listMarker struct {
	style string // all but the number
	value int
	end   int // token after it
}

func (m listMarker) follows(last listMarker) bool {
	return m.style == last.style && (m.value == last.value+1 || m.value == 0 && last.value == 0)
}

func (s *splitter) marker(i, to int) (listMarker, bool) {
	t := s.words
	var m listMarker
	bullet := strings.Contains("•⁃◦▪‣●", t[i].Norm)
	if bullet {
		m.style = t[i].Norm
		i++
	}
	if i+1 < to && t[i].Word && (len(t[i].Norm) == 1 || isDigits(t[i].Norm) && len(t[i].Norm) < 4) && !s.spaceBefore(i+1) &&
		(t[i+1].Norm == "." || t[i+1].Norm == ")") {
		if isDigits(t[i].Norm) {
			for _, c := range t[i].Norm {
				m.value = m.value*10 + int(c-'0')
			}
			m.style += "1"
		} else {
			m.value = int(t[i].Norm[0]-'a') + 1
			m.style += "a"
		}
		m.style += t[i+1].Norm
		i += 2
		if i < to && t[i].Norm == ")" && !s.spaceBefore(i) {
			m.style += ")"
			i++
		}
		bullet = i < to && s.spaceBefore(i)
	}
	m.end = i
	return m, bullet
}

func isDigits(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}

// terminator returns the number of tokens of the mark at i that may end a sentence, or 0.
func (s *splitter) terminator(i, to int) int {
	t := s.words
	if t[i].Word {
		if strings.HasSuffix(t[i].Norm, ".") {
			return 1
		}
		return 0
	}
	n := 1
	switch t[i].Norm {
	case "。", "！", "？", "｡", "؟", "।", "۔":
	case "!", "?":
		if i > 0 && !s.spaceBefore(i) && (t[i-1].Norm == "(" || t[i-1].Norm == "[") {
			return 0
		}
	case ".", "…":
	default:
		if !strings.HasPrefix(t[i].Norm, "..") {
			return 0
		}
		if i > 0 && i+1 < to && t[i-1].Norm == "[" && t[i+1].Norm == "]" {
			return 0
		}
	}
	for i+n < to && strings.ContainsAny(t[i+n].Norm, ".!?…") && !t[i+n].Word && t[i+n].Start-t[i+n-1].End <= 1 {
		n++
	}
	return n
}

// after returns the token that opens the next sentence, where the n tokens of a mark from i end one, or 0.
func (s *splitter) after(i, n, to int) int {
	t := s.words
	// "word. . . . Next": the first point is the full stop, the others belong to what follows.
	if n == 4 && t[i].Norm == "." && !s.spaceBefore(i) && s.spaceBefore(i+1) && i+n < to && Capital(s.text[t[i+n].Start:]) {
		return i + 1
	}
	next, quoted := i+n, false
	for next < to && Closer(t[next].Norm) && (!s.spaceBefore(next) || t[next].Norm == "”" && (next+1 == to || s.spaceBefore(next+1))) {
		quoted = quoted || t[next].Norm != ")" && t[next].Norm != "]"
		next++
	}
	if next >= to {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(t[i].Norm); r > 0x600 && r != '…' {
		return next // scripts that need no space
	}
	if !s.spaceBefore(next) && !s.glued(i, next) {
		return 0
	}
	word := next
	for word < to && Opener(t[word].Norm) {
		word++
	}
	if word >= to || !s.opens(word) {
		return 0
	}
	starter := s.starters.Has(t[word].Norm) || word > next && t[next].Norm != "(" && t[next].Norm != "["
	switch {
	case s.dots(i, n) == 3 && (t[word].Norm == "i" || strings.HasPrefix(t[word].Norm, "i'")):
		return 0
	case quoted && s.saidBy(word, to, t[i].Norm == "."):
		return 0
	case t[i].Word:
		if !s.abbreviation(i, word, t[i].Norm, starter) {
			return 0
		}
	case t[i].Norm == "." && n == 1 && i > s.first && !s.spaceBefore(i):
		if !s.fullStop(i, word, starter) {
			return 0
		}
	case t[i].Norm == "!" && s.abbreviations.Field(t[word].Norm, 0) == "end":
		return 0 // "Yahoo! Inc."
	}
	return next
}

// dots returns how many points an ellipsis has.
func (s *splitter) dots(i, n int) int {
	dots := 0
	for _, t := range s.words[i : i+n] {
		if t.Norm == "…" {
			return 3
		}
		dots += strings.Count(t.Norm, ".")
	}
	return dots
}

// glued reports whether a space is missing between a full stop and the word that opens the next sentence.
func (s *splitter) glued(i, next int) bool {
	t := s.words
	if i == 0 || t[i].Norm != "." || next != i+1 || !t[i-1].Word || len(t[i-1].Norm) < 3 {
		return false
	}
	if !s.starters.Has(t[next].Norm) && !(s.spoke(t[i-1].Norm) && Capital(s.text[t[next].Start:]) && !Capital(s.text[t[i-1].Start:])) {
		return false
	}
	from, to := strings.LastIndexAny(s.text[:t[i].Start], " \n")+1, strings.IndexAny(s.text[t[i].End:], " \n")
	if to < 0 {
		to = len(s.text) - t[i].End
	}
	return !strings.ContainsAny(s.text[from:t[i].End+to], "@/_")
}

// opens reports whether the word can be the first of a sentence: it has a capital, no case, or is a number.
func (s *splitter) opens(i int) bool {
	if !s.words[i].Word {
		return strings.ContainsAny(s.words[i].Norm, "#@$€£¥•⁃…") || strings.HasPrefix(s.words[i].Norm, "..")
	}
	w := s.words[i].Of(s.text)
	r, n := utf8.DecodeRuneInString(w)
	if unicode.IsLower(r) {
		second, _ := utf8.DecodeRuneInString(w[n:])
		return unicode.IsUpper(second) // "iPhone"
	}
	return true
}

// saidBy reports whether the words from i name a speaker with a verb of speech, as in “Why?” Jane Roe asked. Where
// the quotation ended with a full stop, nothing else may follow them but whom or where the speaker told it.
func (s *splitter) saidBy(i, to int, alone bool) bool {
	t := s.words
	if s.starters.Has(t[i].Norm) && t[i].Norm != "the" && t[i].Norm != "one" {
		return false
	}
	for j := i; j < min(i+7, to); j++ {
		if j > i && t[j].Word && s.spoke(t[j].Norm) && !Capital(s.text[t[j].Start:]) {
			return !alone || s.told(j+1, to)
		}
		if t[j].Word && !Capital(s.text[t[j].Start:]) && j > i+3 || !t[j].Word && t[j].Norm != "." && t[j].Norm != "-" {
			return false
		}
	}
	return false
}

// told reports whether nothing but a hearer or an occasion, as in "told Radio Seven" or "said in a statement", stands
// between token i and the full stop.
func (s *splitter) told(i, to int) bool {
	t := s.words
	for j := i; j < min(i+7, to); j++ {
		switch {
		case t[j].Norm == "." && s.spaceAfter(j, to):
			return true
		case !t[j].Word, t[j].Norm == "that", t[j].Norm == "to", t[j].Norm == "not":
			return false
		case j == i && !Capital(s.text[t[j].Start:]) && !s.hearers.Has(t[j].Norm) && t[j].Norm != "the" && t[j].Norm != "in":
			return false
		}
	}
	return false
}

func (s *splitter) spaceAfter(i, to int) bool { return i+1 >= to || s.spaceBefore(i+1) }

// fullStop reports whether the point at i ends a sentence before word.
func (s *splitter) fullStop(i, word int, starter bool) bool {
	t := s.words
	last := t[i-1]
	if !last.Word {
		return last.Norm != "°" && last.Norm != "º"
	}
	if initial(s.text, last) {
		if initial(s.text, t[word]) && word+1 < len(t) && t[word+1].Norm == "." {
			return false // “C. A. Lee”
		}
		nickname := word+1 < len(t) && !t[word-1].Word && Closer(t[word+1].Norm)
		return starter && !nickname || !Capital(s.text[t[word].Start:]) // an initial
	}
	if s.ordinals && isDigits(last.Norm) && len(last.Norm) < 3 {
		return starter && !s.months.Has(t[word].Norm)
	}
	return s.abbreviation(i, word, last.Norm, starter)
}

// initial reports whether a word is a capital by itself.
func initial(text string, w Word) bool {
	r, n := utf8.DecodeRuneInString(text[w.Start:])
	return n == w.Len() && unicode.IsUpper(r)
}

// abbreviation reports whether a sentence ends with the abbreviation before or at token i, where word comes next.
func (s *splitter) abbreviation(i, word int, norm string, starter bool) bool {
	t := s.words
	at := i
	if !t[i].Word {
		at = i - 1
	}
	number := t[word].Norm[0] >= '0' && t[word].Norm[0] <= '9'
	kind := s.abbreviations.Field(norm, 0)
	if kind == "" && t[at].Norm != norm {
		kind = s.abbreviations.Field(t[at].Norm, 0)
	}
	capital := Capital(s.text[t[at].Start:])
	switch {
	case kind == "title" && capital, kind == "never":
		return false
	case kind == "title":
		return starter
	case kind == "number":
		return !number
	case kind == "month" && capital:
		return !number && starter
	case kind == "state" && capital:
		return starter
	case kind == "clock":
		next := strings.ReplaceAll(t[word].Of(s.text), ".", "")
		if s.months.Has(t[word].Norm) || s.weekdays.Has(t[word].Norm) || isZone(next) || s.zone(word) || s.clockwords.Field(t[word].Norm, 0) == "zone" ||
			s.abbreviations.Field(t[word].Norm, 0) == "month" {
			return false
		}
		return !(at-s.first <= 3 && Capital(s.text[t[s.first].Start:]) && s.starters.Has(t[s.first].Norm))
	case kind == "end" || t[i].Word:
		return starter
	}
	return true
}

// zone reports whether a time zone's name begins with token i: capitals that end in "Time", as in "Korea Standard Time".
func (s *splitter) zone(i int) bool {
	t := s.words
	for j := i; j < min(i+4, len(t)) && t[j].Word && Capital(s.text[t[j].Start:]); j++ {
		if t[j].Norm == "time" {
			return j > i
		}
	}
	return false
}

// isZone reports whether a word is a time zone's abbreviation: two to four capitals that end in T.
func isZone(w string) bool {
	return len(w) >= 2 && len(w) <= 4 && w == strings.ToUpper(w) && strings.HasSuffix(w, "T")
}

// Capital reports whether a text begins with a capital.
func Capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// Closer reports whether a mark can close a quotation or brackets.
func Closer(mark string) bool {
	switch mark {
	case "\"", "'", "''", "”", "’", "»", "«", "“", "‘", ")", "]", "」", "』":
		return true
	}
	return false
}

// Opener reports whether a mark can open a quotation or brackets.
func Opener(mark string) bool {
	switch mark {
	case "\"", "'", "''", "``", "“", "‘", "”", "’", "„", "‚", "«", "»", "(", "[", "¿", "¡", "「", "『":
		return true
	}
	return false
}
