package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// readSentences divides the text into sentences. They cover all of it but white space.
//
// An edge of a block ends a sentence; within running text a full stop, question mark, exclamation mark or ellipsis does
// so with the closing marks after it, where what follows can open a sentence. The tables say which abbreviations may
// not end one, or only before a word that opens one. Nothing ends inside brackets that stand within a sentence. Items
// of a numbered or bulleted list are sentences. Headlines and other lines that are no running text are not divided.
func readSentences(d *Doc) {
	s := splitter{
		d: d, text: d.Article.Text,
		abbreviations: d.words().Table("abbreviations"),
		starters:      d.words().Table("starters"),
		months:        d.words().Table("months"),
		weekdays:      d.words().Table("weekdays"),
		ordinals:      d.words().Tag == "de",
	}
	blocks, block := d.Article.Blocks, 0
	for from := 0; from < len(d.Tokens); {
		for block+1 < len(blocks) && blocks[block+1].Start <= d.Tokens[from].Start {
			block++
		}
		to := from + 1
		for to < len(d.Tokens) && !s.edge(blocks, block, to) {
			to++
		}
		s.block, s.class = block, source.Prose
		if block < len(blocks) {
			s.class = blocks[block].Class
		}
		s.divide(from, to)
		from = to
	}
}

type splitter struct {
	d             *Doc
	text          string
	abbreviations *lexicon.Table
	starters      *lexicon.Table
	months        *lexicon.Table
	weekdays      *lexicon.Table
	ordinals      bool // a number with a full stop is an ordinal, as in German
	block         int
	class         source.Class
	first         int // first token of the sentence being read
}

// edge reports whether a block begins with token i, where the tokens before it stand in block. Without blocks, lines do.
func (s *splitter) edge(blocks []source.Block, block, i int) bool {
	if len(blocks) == 0 {
		return strings.Contains(s.text[s.d.Tokens[i-1].End:s.d.Tokens[i].Start], "\n")
	}
	return block+1 < len(blocks) && blocks[block+1].Start <= s.d.Tokens[i].Start
}

func (s *splitter) end(to int) {
	if to <= s.first {
		return
	}
	t := s.d.Tokens
	s.d.Sentences = append(s.d.Sentences, Sentence{
		Span:  Span{Start: t[s.first].Start, End: t[to-1].End},
		Block: s.block, Class: s.class, Tokens: [2]int{s.first, to},
	})
	s.first = to
}

// divide divides the tokens of one block.
func (s *splitter) divide(from, to int) {
	s.first = from
	switch s.class {
	case source.Headline, source.Subhead, source.Byline, source.Dateline, source.Share, source.Related, source.UI, source.SourceList:
		s.end(to)
		return
	}
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
		if s.d.Tokens[i].Word {
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
		switch s.d.Tokens[i].Norm {
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
	return i == 0 || s.d.Tokens[i].Start > s.d.Tokens[i-1].End
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
	t := s.d.Tokens
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
	t := s.d.Tokens
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
	t := s.d.Tokens
	// "word. . . . Next": the first point is the full stop, the others belong to what follows.
	if n == 4 && t[i].Norm == "." && !s.spaceBefore(i) && s.spaceBefore(i+1) && i+n < to && isCapital(s.text[t[i+n].Start:]) {
		return i + 1
	}
	next, quoted := i+n, false
	for next < to && isCloser(t[next].Norm) && (!s.spaceBefore(next) || t[next].Norm == "”" && (next+1 == to || s.spaceBefore(next+1))) {
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
	for word < to && isOpener(t[word].Norm) {
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
	for _, t := range s.d.Tokens[i : i+n] {
		if t.Norm == "…" {
			return 3
		}
		dots += strings.Count(t.Norm, ".")
	}
	return dots
}

// glued reports whether a space is missing between a full stop and the word that opens the next sentence.
func (s *splitter) glued(i, next int) bool {
	t := s.d.Tokens
	if i == 0 || t[i].Norm != "." || next != i+1 || !t[i-1].Word || len(t[i-1].Norm) < 3 {
		return false
	}
	if !s.starters.Has(t[next].Norm) && !(s.d.spoke(t[i-1].Norm) && isCapital(s.text[t[next].Start:]) && !isCapital(s.text[t[i-1].Start:])) {
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
	if !s.d.Tokens[i].Word {
		return strings.ContainsAny(s.d.Tokens[i].Norm, "#@$€£¥•⁃…") || strings.HasPrefix(s.d.Tokens[i].Norm, "..")
	}
	w := s.d.Tokens[i].Of(s.text)
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
	t := s.d.Tokens
	if s.starters.Has(t[i].Norm) && t[i].Norm != "the" && t[i].Norm != "one" {
		return false
	}
	for j := i; j < min(i+7, to); j++ {
		if j > i && t[j].Word && s.d.spoke(t[j].Norm) && !isCapital(s.text[t[j].Start:]) {
			return !alone || s.told(j+1, to)
		}
		if t[j].Word && !isCapital(s.text[t[j].Start:]) && j > i+3 || !t[j].Word && t[j].Norm != "." && t[j].Norm != "-" {
			return false
		}
	}
	return false
}

// told reports whether nothing but a hearer or an occasion, as in "told Radio Seven" or "said in a statement", stands
// between token i and the full stop.
func (s *splitter) told(i, to int) bool {
	t := s.d.Tokens
	for j := i; j < min(i+7, to); j++ {
		switch {
		case t[j].Norm == "." && s.spaceAfter(j, to):
			return true
		case !t[j].Word, t[j].Norm == "that", t[j].Norm == "to", t[j].Norm == "not":
			return false
		case j == i && !isCapital(s.text[t[j].Start:]) && !s.d.sets.reports.hearer.Has(t[j].Norm) && t[j].Norm != "the" && t[j].Norm != "in":
			return false
		}
	}
	return false
}

func (s *splitter) spaceAfter(i, to int) bool { return i+1 >= to || s.spaceBefore(i+1) }

// fullStop reports whether the point at i ends a sentence before word.
func (s *splitter) fullStop(i, word int, starter bool) bool {
	t := s.d.Tokens
	last := t[i-1]
	if !last.Word {
		return last.Norm != "°" && last.Norm != "º"
	}
	if r, n := utf8.DecodeRuneInString(s.text[last.Start:]); n == last.Len() && unicode.IsUpper(r) {
		nickname := word+1 < len(t) && !t[word-1].Word && isCloser(t[word+1].Norm)
		return starter && !nickname || !isCapital(s.text[t[word].Start:]) // an initial
	}
	if s.ordinals && isDigits(last.Norm) && len(last.Norm) < 3 {
		return starter && !s.months.Has(t[word].Norm)
	}
	return s.abbreviation(i, word, last.Norm, starter)
}

// abbreviation reports whether a sentence ends with the abbreviation before or at token i, where word comes next.
func (s *splitter) abbreviation(i, word int, norm string, starter bool) bool {
	t := s.d.Tokens
	at := i
	if !t[i].Word {
		at = i - 1
	}
	number := t[word].Norm[0] >= '0' && t[word].Norm[0] <= '9'
	kind := s.abbreviations.Field(norm, 0)
	if kind == "" && t[at].Norm != norm {
		kind = s.abbreviations.Field(t[at].Norm, 0)
	}
	capital := isCapital(s.text[t[at].Start:])
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
		if s.months.Has(t[word].Norm) || s.weekdays.Has(t[word].Norm) || isZone(next) || s.zone(word) ||
			s.abbreviations.Field(t[word].Norm, 0) == "month" {
			return false
		}
		return !(at-s.first <= 3 && isCapital(s.text[t[s.first].Start:]) && s.starters.Has(t[s.first].Norm))
	case kind == "end" || t[i].Word:
		return starter
	}
	return true
}

// zone reports whether a time zone's name begins with token i: capitals that end in "Time", as in "Korea Standard Time".
func (s *splitter) zone(i int) bool {
	t := s.d.Tokens
	for j := i; j < min(i+4, len(t)) && t[j].Word && isCapital(s.text[t[j].Start:]); j++ {
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

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isCloser(mark string) bool {
	switch mark {
	case "\"", "'", "''", "”", "’", "»", "«", "“", "‘", ")", "]", "」", "』":
		return true
	}
	return false
}

func isOpener(mark string) bool {
	switch mark {
	case "\"", "'", "''", "``", "“", "‘", "”", "’", "„", "‚", "«", "»", "(", "[", "¿", "¡", "「", "『":
		return true
	}
	return false
}
