package digest

import (
	"unicode"
	"unicode/utf8"
)

// delimiter reads a run of "*", "_" or "~" at i by the flanking rules of CommonMark.
func (in *inline) delimiter(i int) int {
	s := in.src
	n := 1
	for i+n < len(s) && s[i+n] == s[i] {
		n++
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	blankBefore, blankAfter := i == 0 || unicode.IsSpace(before), i+n == len(s) || unicode.IsSpace(after)
	markBefore, markAfter := !blankBefore && flanks(before), !blankAfter && flanks(after)
	left := !blankAfter && (!markAfter || blankBefore || markBefore)
	right := !blankBefore && (!markBefore || blankAfter || markAfter)
	d := delim{char: s[i], n: n, open: left, close: right}
	if s[i] == '_' {
		d.open, d.close = left && (!right || markBefore), right && (!left || markAfter)
	}
	if s[i] == '~' && n > 2 {
		d.open, d.close = false, false
	}
	in.put(i, i+n)
	d.at = len(in.out.text) - n
	in.delims = append(in.delims, d)
	return i + n
}

func flanks(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// emphasis pairs the delimiters and drops those that are markup.
func (in *inline) emphasis() {
	var stack []int
	for k := range in.delims {
		d := &in.delims[k]
		if d.close {
			for t := len(stack) - 1; t >= 0 && d.n > 0; {
				o := &in.delims[stack[t]]
				if o.char != d.char || o.n == 0 || d.char == '~' && o.n != d.n ||
					d.char != '~' && (o.close || d.open) && (o.n+d.n)%3 == 0 && (o.n%3 != 0 || d.n%3 != 0) {
					t--
					if len(stack)-t > 64 {
						break
					}
					continue
				}
				n := 1
				if o.n >= 2 && d.n >= 2 {
					n = 2
				}
				in.drops = append(in.drops, Range{o.at + o.n - n, o.at + o.n}, Range{d.at, d.at + n})
				o.n -= n
				d.at += n
				d.n -= n
				stack = stack[:t+1]
				if o.n == 0 {
					stack = stack[:t]
					t--
				}
			}
		}
		if d.open && d.n > 0 {
			stack = append(stack, k)
		}
	}
}
