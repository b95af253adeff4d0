package statement

import (
	"strings"
	"unicode"
)

// gather joins the pieces of one figure: digits in groups ("12 000", "12’000"), and a decimal without its zero (".5"). The
// groups are joined by the mark that parts thousands in the language, so that "1 200" is no year. A common space parts
// groups only where no other reading is left: behind it stand zeros, or a third group, or the language parts them so.
func gather(text string, p []piece, lang string) []piece {
	parts, point := ",", "."
	if lang == "de" {
		parts, point = ".", ","
	}
	var out []piece // nil while nothing was joined
	for i := 0; i < len(p); i++ {
		end, low := i, ""
		if p[i].kind == digitPiece {
			end, low = group(text, p, i, lang, parts)
		} else if p[i].low == "." && !p[i].glued && i+1 < len(p) && p[i+1].kind == digitPiece && p[i+1].glued && !strings.ContainsAny(p[i+1].low, ".,") {
			end, low = i+1, "0"+point+p[i+1].low
		}
		if end == i {
			if out != nil {
				out = append(out, p[i])
			}
			continue
		}
		if out == nil {
			out = append(make([]piece, 0, len(p)), p[:i]...)
		}
		q := p[i]
		q.End, q.low, q.kind = p[end].End, low, digitPiece
		out = append(out, q)
		i = end
	}
	if out == nil {
		return p
	}
	return out
}

// group returns the last piece of the groups of digits that begin at i, and the digits; i where there is one group.
func group(text string, p []piece, i int, lang, parts string) (end int, low string) {
	if w := p[i].low; len(w) > 3 || w[0] == '0' || strings.ContainsAny(w, ".,") || i > 0 && p[i].glued && p[i-1].kind == digitPiece {
		return i, ""
	}
	end, low = i, p[i].low
	sure, groups := true, 0
	for end+1 < len(p) && p[end+1].sentence == p[i].sentence {
		k, common := end+1, false
		switch between := text[p[end].End:p[k].Start]; {
		case between == "\u00a0", between == "\u202f", between == "\u2009":
		case between == " ":
			common = true
		case between == "" && (p[k].low == "'" || p[k].low == "’") && k+1 < len(p) && p[k+1].glued:
			k++
		default:
			k = len(p)
		}
		if k >= len(p) || p[k].kind != digitPiece || len(p[k].low) != 3 {
			break
		}
		sure = sure && (!common || lang != "en" || p[k].low == "000")
		end, low, groups = k, low+parts+p[k].low, groups+1
	}
	if k := end + 1; k < len(p) && p[k].glued && (p[k].kind != markPiece || p[k].low == ":" || p[k].low == "/") && end > i {
		if r := rune(p[k].low[0]); p[k].kind != wordPiece || !unicode.IsLetter(r) {
			return i, ""
		}
	}
	if !sure && groups < 2 {
		return i, ""
	}
	return end, low
}

// otherDigits returns the digits of another script as those of ours; "" where a word is anything else.
func otherDigits(word string) string {
	var b strings.Builder
	for _, r := range word {
		if digit(r) || !unicode.Is(unicode.Nd, r) {
			return ""
		}
		zero := r
		for r-zero < 9 && unicode.Is(unicode.Nd, zero-1) {
			zero--
		}
		b.WriteByte(byte('0' + r - zero))
	}
	return b.String()
}
