package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/report"
)

// Bounds of what is read. What comes later compares sentences with sentences and words of one sentence with each other,
// so that a text of a shape that no article has would cost hours or all memory. The bounds lie far above those of any
// article: the longest reports of newspapers have some 900 sentences, the longest sentences some 150 words.
const (
	mostArticles  = 500     // in a story
	mostInStory   = 4000    // different sentences in all articles of a story together: a wording is compared once (collate)
	mostTogether  = 20_000  // sentences in all of them
	mostSentences = 1500    // in an article
	mostInOne     = 500     // words and marks from one end of a sentence to the next
	mostEqual     = 100     // times that the same sentence stands in an article
	mostOpen      = 200     // quotation marks that open and are not closed
	mostLetters   = 10000   // letters of one word
	mostTags      = 100_000 // in a page, before its article is looked for
)

// shape is what the bounds ask of a text. It is measured by one look at each letter, before anything is read: ends of
// sentences are guessed by their marks alone.
type shape struct {
	sentences int
	longest   int // words and marks of the longest sentence
	equal     int // times that the sentence stands that stands most often
	open      int // the most quotation marks that were open at once
	letters   int // of the longest word

	counts map[string]int // of each sentence
	curly  int            // quotation marks that are open
}

func measure(text string) shape {
	s := shape{counts: map[string]int{}}
	for line := range strings.SplitSeq(text, "\n") {
		s.line(line)
	}
	return s
}

// line measures a line, whose end ends a sentence.
func (s *shape) line(line string) {
	start, tokens, word := 0, 0, -1 // word is where the word that is being read begins, -1 where none is
	before := ""                    // the word before
	end := func(at int) {
		if sentence := strings.TrimSpace(line[start:at]); sentence != "" {
			s.sentences++
			s.longest = max(s.longest, tokens)
			s.counts[sentence]++
			s.equal = max(s.equal, s.counts[sentence])
		}
		start, tokens, before = at, 0, ""
	}
	closeWord := func(at int) {
		if word >= 0 {
			before = line[word:at]
			s.letters = max(s.letters, len(before))
			tokens++
			word = -1
		}
	}
	for i, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if word < 0 {
				word = i
			}
			continue
		}
		closeWord(i)
		if unicode.IsSpace(r) {
			continue
		}
		tokens++
		next := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			next = i + 1
		}
		switch r {
		case '“', '„', '«', '‘':
			s.curly++
			s.open = max(s.open, s.curly)
		case '”', '»':
			s.curly = max(0, s.curly-1)
		case '.', '!', '?', '…', '。', '！', '？', '।', '؟':
			if ends(line[next:], before, r) {
				end(next)
			}
		}
	}
	closeWord(len(line))
	end(len(line))
}

// ends reports whether a mark ends a sentence, by the word before it and what comes behind it: a full stop behind a short
// word with a capital may be that of an abbreviation.
func ends(rest, before string, mark rune) bool {
	if mark == '.' {
		if r, _ := utf8.DecodeRuneInString(before); unicode.IsUpper(r) && utf8.RuneCountInString(before) <= 3 {
			return false
		}
	}
	if mark > unicode.MaxLatin1 && mark != '…' {
		return true
	}
	rest = strings.TrimLeft(rest, `"'”’»)]`)
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsSpace(r)
}

// bound reports what of an article lies out of bounds (article-shape).
func (a *Article) bound(found *report.List) {
	s := measure(a.Text)
	a.sentences, a.wordings = s.sentences, s.counts
	for _, b := range []struct {
		have, most int
		what       string
	}{
		{s.sentences, mostSentences, "sentences"},
		{s.longest, mostInOne, "words and marks without an end of a sentence"},
		{s.equal, mostEqual, "times the same sentence"},
		{s.open, mostOpen, "quotation marks that are opened and not closed"},
		{s.letters, mostLetters, "letters without a space"},
	} {
		if b.have > b.most {
			found.Add("article-shape", report.Place{File: a.Path}, "keep the article's own text only, or divide it",
				"the article is set aside: it has %d %s; at most %d are read", b.have, b.what, b.most)
		}
	}
}
