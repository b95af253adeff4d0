package support

import (
	"slices"
	"strconv"
	"strings"

	"variorum/generator/statement"
)

// Words that are written in more ways than one are read as one word: "didn't" and "did not", "38%", "38 per cent" and
// "38 percent", "thirty-four" and "34", "organised" and "organized". Quotations are compared as they are written.

// plainly returns a document with its words in one way of writing. Spans and the number of tokens stay.
func (v *vocabulary) plainly(d *statement.Doc) *statement.Doc {
	out := *d
	out.Tokens = slices.Clone(d.Tokens)
	t := out.Tokens
	for i := range t {
		x := &t[i]
		switch {
		case x.Norm == "%":
			x.Word, x.Norm, x.Stem = true, "percent", "percent"
		case !x.Word:
		case (x.Norm == "co" || x.Norm == "e") && i+2 < len(t) && t[i+1].Norm == "-" && t[i+1].Start == x.End && t[i+2].Word && t[i+2].Start == t[i+1].End:
			x.Norm += t[i+2].Norm // "co-operate", "e-mail"
			x.Stem = statement.Stem(v.words.Tag, x.Norm)
			t[i+2].Word = false
		case x.Norm == "as" && i+2 < len(t) && (t[i+1].Norm == "many" || t[i+1].Norm == "much") && t[i+2].Norm == "as":
			x.Norm, x.Stem = "up", "up" // "as many as 60", "up to 60"
			t[i+1].Word = false
			t[i+2].Norm, t[i+2].Stem = "to", "to"
		case x.Norm == "close" && i+2 < len(t) && t[i+1].Norm == "to" && digit(t[i+2].Norm[0]):
			x.Norm, x.Stem = "nearly", "nearly" // "close to 78,000"
			t[i+1].Word = false
		case x.Norm == "cannot" || strings.HasSuffix(x.Norm, "n't"):
			x.Norm, x.Stem = "not", "not"
		case strings.HasSuffix(x.Norm, "'re") || strings.HasSuffix(x.Norm, "'ve"):
			x.Norm = x.Norm[:len(x.Norm)-3] // "they're": what is helped tells enough
			x.Stem = statement.Stem(v.words.Tag, x.Norm)
		case x.Norm == "cent" && i > 0 && t[i-1].Norm == "per":
			x.Norm, x.Stem = "percent", "percent"
			t[i-1].Word = false
		case v.numbers.Field(x.Norm, 0) == "tens":
			k := i + 1
			if k < len(t) && t[k].Norm == "-" {
				k++
			}
			if k >= len(t) || v.numbers.Field(t[k].Norm, 0) != "unit" {
				continue
			}
			tens, _ := strconv.Atoi(v.numbers.Field(x.Norm, 1))
			ones, _ := strconv.Atoi(v.numbers.Field(t[k].Norm, 1))
			if ones == 0 || ones > 9 {
				continue
			}
			x.Norm = strconv.Itoa(tens + ones)
			x.Stem = x.Norm
			t[k].Word = false
		}
	}
	return &out
}

// initials reports whether letters stand for words: "US" and "U.S." for "United States".
func initials(short string, words []string) bool {
	short = strings.ReplaceAll(strings.ToLower(short), ".", "")
	if len(short) < 2 || len(short) != len(words) {
		return false
	}
	for i, w := range words {
		if w == "" || w[0] != short[i] {
			return false
		}
	}
	return true
}
