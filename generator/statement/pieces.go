package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/grammar"
)

// piece is a smaller cut of the text than a Token, for the rules that read values: letters and digits part ("11am",
// "130ft"), and the ending of a possessive stands for itself ("Russia" + "'s"). Addresses, handles and hashtags are
// opaque: no rule reads into them.
type piece struct {
	Span
	low      string // lower case, with straight apostrophes
	kind     pieceKind
	upper    bool // begins with a capital
	glued    bool // no space before it
	sentence int  // index into Doc.Sentences
	token    int  // index into Doc.Tokens
}

type pieceKind byte

const (
	wordPiece pieceKind = iota
	digitPiece
	markPiece
	opaquePiece
)

// cut returns the pieces of the text.
func (d *Doc) cut() []piece {
	if d.pieces != nil || len(d.Tokens) == 0 {
		return d.pieces
	}
	c := cutter{text: d.Article.Text, out: make([]piece, 0, len(d.Tokens)+len(d.Tokens)/8)}
	for i, s := range d.Sentences {
		opaque := -1 // up to this byte
		for j := s.Tokens[0]; j < s.Tokens[1]; j++ {
			t := d.Tokens.At(j)
			first := len(c.out)
			switch {
			case t.Start < opaque:
				c.add(t.Start, t.End, t.Norm, opaquePiece)
			case c.address(t):
				opaque = t.Start + chunk(c.text[t.Start:s.End])
				c.add(t.Start, t.End, t.Norm, opaquePiece)
			case !t.Word:
				c.add(t.Start, t.End, t.Norm, markPiece)
			default:
				c.word(t)
			}
			for k := first; k < len(c.out); k++ {
				c.out[k].sentence, c.out[k].token = i, j
			}
		}
	}
	d.pieces = gather(d.Article.Text, c.out, d.words().Tag)
	return d.pieces
}

type cutter struct {
	text string
	out  []piece
}

func (c *cutter) add(from, to int, low string, kind pieceKind) {
	r, _ := utf8.DecodeRuneInString(c.text[from:])
	n := len(c.out)
	c.out = append(c.out, piece{
		Span: Span{Start: from, End: to}, low: low, kind: kind,
		upper: kind == wordPiece && unicode.IsUpper(r), glued: n > 0 && c.out[n-1].End == from,
	})
}

// word adds a word, cut where letters and digits meet and before the ending of a possessive.
func (c *cutter) word(t *Token) {
	w := c.text[t.Start:t.End]
	if w[0] >= utf8.RuneSelf {
		if digits := otherDigits(w); digits != "" {
			c.add(t.Start, t.End, digits, digitPiece)
			return
		}
	}
	plain := len(t.Norm) == len(w) // bytes of Norm and of the text stand for each other
	low := func(from, to int) string {
		if plain {
			return t.Norm[from:to]
		}
		return strings.ToLower(strings.ReplaceAll(w[from:to], "’", "'"))
	}
	end := len(w)
	for _, s := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(w, s) && len(w) > len(s) {
			end -= len(s)
			break
		}
	}
	from, last := 0, rune(0)
	for i, r := range w[:end] {
		if i > from && digit(last) != digit(r) && (digit(last) || digit(r)) && !(digit(w0(w[from:])) && (r == '.' || r == ',') && follows(w[i+1:end])) &&
			!(digit(w0(w[from:])) && (last == '.' || last == ',') && digit(r)) {
			c.add(t.Start+from, t.Start+i, low(from, i), kindOf(w[from:]))
			from = i
		}
		last = r
	}
	if from < end {
		c.add(t.Start+from, t.Start+end, low(from, end), kindOf(w[from:]))
	}
	if end < len(w) {
		c.add(t.Start+end, t.End, "'s", wordPiece)
	}
}

// follows reports whether a digit follows, so that a point or comma belongs to a number.
func follows(s string) bool { return s != "" && digit(w0(s)) }

func w0(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func kindOf(s string) pieceKind {
	if digit(w0(s)) {
		return digitPiece
	}
	return wordPiece
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// address reports whether an address, handle or hashtag begins with the token.
func (c *cutter) address(t *Token) bool {
	switch t.Norm {
	case "http", "https", "ftp":
		return strings.HasPrefix(c.text[t.End:], "://")
	case "@", "#":
		return t.End < len(c.text) && grammar.Letter(w0(c.text[t.End:])) && (t.Start == 0 || c.text[t.Start-1] != '.')
	}
	if strings.HasPrefix(t.Norm, "www.") {
		return true
	}
	if strings.Contains(t.Norm, ".") && strings.HasPrefix(c.text[t.End:], "/") {
		return true
	}
	return strings.HasPrefix(c.text[t.End:], "@") && t.End+1 < len(c.text) && grammar.Letter(w0(c.text[t.End+1:]))
}

// chunk returns how many bytes stand before the next white space.
func chunk(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}

// at returns the piece at i, or an empty mark of no sentence past either end.
func at(p []piece, i int) *piece {
	if i < 0 || i >= len(p) {
		return &piece{kind: markPiece, sentence: -1}
	}
	return &p[i]
}

// low returns the lower-case form of the piece at i where it stands in sentence s, else "".
func low(p []piece, i, s int) string {
	if i < 0 || i >= len(p) || p[i].sentence != s {
		return ""
	}
	return p[i].low
}
