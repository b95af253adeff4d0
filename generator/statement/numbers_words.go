package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// numberWords reads quantities in digits and words.
type numberWords struct {
	table  *lexicon.Table
	vague  *phrases // entries of several pieces: "hundreds of thousands", "a few", "two thirds"
	roles  *lexicon.Table
	comma  byte // what parts thousands
	lang   string
	limits int64
	sets   *wordSets
}

func newNumberWords(d *Doc) *numberWords {
	l := d.words()
	n := &numberWords{table: l.Table("numberwords"), vague: newPhrases(l.Table("numberwords")), roles: l.Table("numberroles"), comma: ',', lang: l.Tag, sets: d.sets}
	if l.Tag == "de" {
		n.comma = '.'
	}
	n.limits = 9_000_000_000_000_000
	return n
}

// is reports whether a word does what, by the lexicon.
func (n *numberWords) is(low, what string) bool { return n.roles.Field(low, 0) == what }

func (n *numberWords) determiner(low string) bool { return n.is(low, "determiner") || low == "'s" }

func (n *numberWords) currency(low string) bool { return n.is(low, "currency") }

// western groups digits by three that are grouped as in India, by two but for the last three: "1,20,000".
func western(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	if len(groups) < 3 || len(groups[0]) > 2 || len(groups[len(groups)-1]) != 3 {
		return s
	}
	for _, g := range groups[1 : len(groups)-1] {
		if len(g) != 2 {
			return s
		}
	}
	if whole = strings.Join(groups, ""); rest != "" {
		return whole + "." + rest
	}
	return whole
}

// digits reads a number in digits, in thousandths.
func (n *numberWords) digits(s string) (int64, bool) {
	if n.comma == ',' {
		s = western(s)
	}
	whole, frac, scale := int64(0), int64(0), int64(1000)
	group, inFrac := -1, false
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ',' || c == '.':
			if inFrac || i == len(s)-1 {
				return 0, false
			}
			// a separator with three digits after it parts thousands, but for a point in English
			three := i+4 == len(s) || i+4 < len(s) && (s[i+4] == ',' || s[i+4] == '.')
			switch {
			case c == n.comma && three && i > 0 && (group == 3 || group == -1 && i <= 3):
				group = 0
				continue
			case c == n.comma || group >= 0 && group != 3:
				return 0, false
			}
			inFrac = true
		case '0' <= c && c <= '9':
			if inFrac {
				if scale > 1 {
					scale /= 10
					frac += int64(c-'0') * scale
				}
				continue
			}
			if group >= 0 {
				group++
			}
			if whole = whole*10 + int64(c-'0'); whole > n.limits/1000 {
				return 0, false
			}
		default:
			return 0, false
		}
	}
	if group >= 0 && group != 3 {
		return 0, false
	}
	return whole*1000 + frac, true
}

// amount reads an exact number, digits or words, in thousandths: "85", "18", "two and a half", "a hundred", "1.5
// million". next is the piece after it.
func (n *numberWords) amount(p []piece, i int) (v int64, next int, ok bool) {
	if i >= len(p) {
		return 0, i, false
	}
	s := p[i].sentence
	switch p[i].kind {
	case digitPiece:
		v, ok = n.digits(p[i].low)
		if !ok {
			return 0, i, false
		}
		next = i + 1
		if f := low(p, next, s); f == "½" || f == "¼" || f == "¾" {
			v += map[string]int64{"½": 500, "¼": 250, "¾": 750}[f]
			next++
		}
	case wordPiece:
		v, next = n.spelled(p, i)
		if next == i {
			return 0, i, false
		}
	case markPiece:
		f, ok := map[string]int64{"½": 500, "¼": 250, "¾": 750}[p[i].low]
		if !ok {
			return 0, i, false
		}
		v, next = f, i+1
	default:
		return 0, i, false
	}
	if low(p, next, s) == "and" && low(p, next+1, s) == "a" && low(p, next+2, s) == "half" {
		v, next = v+500, next+3
	}
	for next < len(p) && p[next].sentence == s {
		l := p[next].low
		if f, ok := n.table.Get(l); ok && f[0] == "scale" && l != "score" && l != "k" && !(l == "dozen" && p[i].kind == digitPiece && v > 100000) {
			k := int64(number(f[1]))
			if v > n.limits/k {
				return 0, i, false
			}
			v, next = v*k, next+1
			continue
		}
		break
	}
	return v, next, true
}

// spelled reads a number in words, without a scale that may follow.
func (n *numberWords) spelled(p []piece, i int) (int64, int) {
	s := p[i].sentence
	j, total, group, some := i, int64(0), int64(0), false
	if l := p[i].low; l == "a" || l == "an" || n.is(l, "a") {
		f, ok := n.table.Get(low(p, i+1, s))
		if ok && f[0] == "scale" && low(p, i+1, s) != "k" && low(p, i+1, s) != "score" {
			return 1000, i + 1
		}
		if ok && f[0] == "unit" || n.lang != "en" && !n.is(l, "a") {
			return 0, i
		}
		return 1000, i + 1 // "a week"
	}
	if l := p[i].low; l == "half" {
		k := i + 1
		if a := low(p, k, s); a == "a" || a == "an" {
			k++
		}
		if k > i+1 || n.table.Field(low(p, k, s), 0) == "scale" {
			return 500, k
		}
		return 0, i
	}
	for j < len(p) && p[j].sentence == s && p[j].kind == wordPiece {
		f, ok := n.table.Get(p[j].low)
		if !ok {
			if v, ok := n.compound(p[j].low); ok && !some {
				return v, j + 1
			}
			break
		}
		v := int64(0)
		if len(f) > 1 {
			v = int64(number(f[1]))
		}
		switch f[0] {
		case "unit":
			if group%10 != 0 || group%100 != 0 && v >= 10 || some && group == 0 && total == 0 {
				return (total + group) * 1000, j
			}
			group += v
		case "tens":
			if group%100 != 0 {
				return (total + group) * 1000, j
			}
			group += v
		case "scale":
			if !some || p[j].low == "score" || p[j].low == "dozen" || p[j].low == "k" || group == 0 {
				if some {
					return (total + group) * 1000, j
				}
				return 0, i
			}
			if v >= 1000 {
				if total > 0 && total%v != 0 || total+group > n.limits/1000/v {
					return (total + group) * 1000, j
				}
				// left to the caller unless a smaller number follows
				if q, ok := n.table.Get(low(p, j+1, s)); !ok || q[0] == "scale" {
					if !(low(p, j+1, s) == "and" && n.counting(p, j+2, s)) {
						return (total + group) * 1000, j
					}
				}
				total, group = (total+group)*v, 0
			} else {
				group *= v
			}
		default:
			if some {
				return (total + group) * 1000, j
			}
			return 0, i
		}
		some = true
		j++
		// "twenty-five", "two hundred and fifty"
		switch l := low(p, j, s); {
		case l == "-" && p[j].glued && n.counting(p, j+1, s) && p[j+1].glued && group%100 >= 20 && group%10 == 0:
			j++
		case l == "and" && n.counting(p, j+1, s) && (group >= 100 && group%100 == 0 || group == 0 && total > 0):
			j++
		}
	}
	if !some {
		return 0, i
	}
	return (total + group) * 1000, j
}

// compound reads a number that is written as one word in German, "zweihundertfünfzig", "zweieinhalb", in thousandths.
func (n *numberWords) compound(w string) (int64, bool) {
	if n.lang != "de" || len(w) < 8 {
		return 0, false
	}
	if w == "anderthalb" {
		return 1500, true
	}
	if left, ok := strings.CutSuffix(w, "einhalb"); ok {
		if v, ok := n.part(left); ok && v > 0 {
			return v*1000 + 500, true
		}
	}
	v, ok := n.part(w)
	return v * 1000, ok
}

// part reads a part of a compound number: one word of the table, or two parts around "tausend" or "hundert".
func (n *numberWords) part(w string) (int64, bool) {
	w = strings.TrimPrefix(w, "und")
	if f, ok := n.table.Get(w); ok && (f[0] == "unit" || f[0] == "tens") {
		return int64(number(f[1])), true
	}
	if n.is(w, "a") {
		return 1, true
	}
	for _, scale := range []struct {
		word string
		v    int64
	}{{"tausend", 1000}, {"hundert", 100}} {
		a, b, ok := strings.Cut(w, scale.word)
		if !ok {
			continue
		}
		left, right := int64(1), int64(0)
		if a != "" {
			if left, ok = n.part(a); !ok || left >= scale.v {
				return 0, false
			}
		}
		if b != "" {
			if right, ok = n.part(b); !ok || right >= scale.v {
				return 0, false
			}
		}
		return left*scale.v + right, true
	}
	return 0, false
}

// number reports whether a piece is a number in digits or words.
func (n *numberWords) number(p *piece) bool {
	if p.kind == digitPiece {
		return true
	}
	f := n.table.Field(p.low, 0)
	return f == "unit" || f == "tens"
}

// counting reports whether the piece at i is a number word that adds to what stands before it.
func (n *numberWords) counting(p []piece, i, s int) bool {
	f := n.table.Field(low(p, i, s), 0)
	return f == "unit" || f == "tens"
}

// lasting reports whether a length of time is expected after the word: "for one day", not "one day he left".
func (n *numberWords) lasting(low string) bool {
	return n.sets.numbers.term.Has(low)
}

// capital reports whether s begins with an upper-case letter of the basic alphabet.
func capital(s string) bool {
	return s != "" && strings.ToUpper(s[:1]) == s[:1] && 'A' <= s[0] && s[0] <= 'Z'
}
