package collate

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// Collation of words: the words of two or more witnesses laid side by side, by global alignment (Needleman and Wunsch
// 1970), words before punctuation. A word stands across from a word, a mark from a mark; the same words stand across
// from each other wherever that is possible, and among equally good layouts the one that keeps runs together is taken.

// Weights of the layout. A mark may never outbid a word: all the marks between two words weigh less than one word.
const (
	sameWord  = 64
	sameStem  = 44
	nearWord  = 36 // related by the caller's judgement, such as synonyms
	otherWord = -6
	lostWord  = -8
	sameMark  = 3
	otherMark = -1
	lostMark  = -1
	together  = 4 // for a match that directly continues a match
)

// pair is a column of the layout of two witnesses: indexes into their words, -1 where a witness has nothing.
type pair struct{ a, b int }

// layWords lays the words of b beside those of a. near, which may be nil, tells whether two different words mean the
// same.
func layWords(a, b []statement.Token, near func(x, y *statement.Token) bool) []pair {
	n, m := len(a), len(b)
	// The same words at both ends need no table.
	head := 0
	for head < n && head < m && a[head].Norm == b[head].Norm {
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && a[n-1-tail].Norm == b[m-1-tail].Norm {
		tail++
	}
	out := make([]pair, 0, max(n, m)+8)
	for i := range head {
		out = append(out, pair{i, i})
	}
	out = append(out, layMiddle(a[head:n-tail], b[head:m-tail], head, near)...)
	for i := tail; i > 0; i-- {
		out = append(out, pair{n - i, m - i})
	}
	return out
}

const (
	diagonal = iota + 1
	up       // a word of a alone
	left     // a word of b alone
)

func layMiddle(a, b []statement.Token, offset int, near func(x, y *statement.Token) bool) []pair {
	n, m := len(a), len(b)
	if n == 0 && m == 0 {
		return nil
	}
	w := m + 1
	type cell struct {
		score   int32
		matched bool
	}
	row := make([]cell, w) // of the words of a so far
	move := make([]uint8, (n+1)*w)
	for i := 1; i <= n; i++ {
		move[i*w] = up
	}
	for j := 1; j <= m; j++ {
		row[j].score, move[j] = row[j-1].score+lost(&b[j-1]), left
	}
	for i := 1; i <= n; i++ {
		before := row[0] // of the row above, one to the left
		row[0].score += lost(&a[i-1])
		for j := 1; j <= m; j++ {
			s, ok, match := likeness(&a[i-1], &b[j-1], near)
			best, how := row[j].score+lost(&a[i-1]), uint8(up)
			if v := row[j-1].score + lost(&b[j-1]); v > best {
				best, how = v, left
			}
			if ok {
				if match && before.matched {
					s += together
				}
				if v := before.score + s; v >= best {
					best, how = v, diagonal
				}
			}
			before, row[j] = row[j], cell{best, how == diagonal && match}
			move[i*w+j] = how
		}
	}
	var out []pair
	for i, j := n, m; i > 0 || j > 0; {
		switch move[i*w+j] {
		case diagonal:
			i, j = i-1, j-1
			out = append(out, pair{offset + i, offset + j})
		case up:
			i--
			out = append(out, pair{offset + i, -1})
		default:
			j--
			out = append(out, pair{-1, offset + j})
		}
	}
	slices.Reverse(out)
	return out
}

func lost(t *statement.Token) int32 {
	if t.Word {
		return lostWord
	}
	return lostMark
}

// likeness weighs two words that stand across from each other; ok is false where they may not.
func likeness(x, y *statement.Token, near func(x, y *statement.Token) bool) (weight int32, ok, match bool) {
	switch {
	case x.Word != y.Word:
		return 0, false, false
	case !x.Word:
		if sameSign(x.Norm, y.Norm) {
			return sameMark, true, false
		}
		return otherMark, true, false
	case x.Norm == y.Norm:
		return sameWord, true, true
	case x.Stem != "" && x.Stem == y.Stem:
		return sameStem, true, true
	case near != nil && near(x, y):
		return nearWord, true, true
	}
	return otherWord, true, false
}

// sameSign reports whether two marks are one mark in different shapes.
func sameSign(x, y string) bool { return x == y || sign(x) == sign(y) }

func sign(s string) string {
	switch s {
	case "“", "”", "„", "‟", "\"", "«", "»", "''", "``", "‘", "’", "‚", "'", "`", "‹", "›", "´":
		return "\""
	case "-", "--", "---", "–", "—", "―", "‒", "−", "‐", "‑":
		return "-"
	case "…", "...", "....":
		return "…"
	}
	return s
}

// variant is a place where two witnesses differ: ranges of their words, either of which may be empty.
type variant struct{ a, b [2]int }

// variants returns the places of a layout where the words differ, in order. Words alone count; where they agree, marks
// make no variant. same tells whether two words that stand across from each other are one reading.
func variants(a, b []statement.Token, lay []pair, same func(x, y *statement.Token) bool) []variant {
	var out []variant
	open := false
	v := variant{}
	i, j := 0, 0
	flush := func() {
		if open {
			v.a, v.b = trimMarks(a, v.a), trimMarks(b, v.b)
			out = append(out, v)
			open = false
		}
	}
	for _, p := range lay {
		word := p.a >= 0 && a[p.a].Word || p.b >= 0 && b[p.b].Word
		differ := word && (p.a < 0 || p.b < 0 || !same(&a[p.a], &b[p.b]))
		switch {
		case differ && !open:
			open = true
			v = variant{a: [2]int{i, i}, b: [2]int{j, j}}
		case !differ && word:
			flush()
		}
		if p.a >= 0 {
			i = p.a + 1
		}
		if p.b >= 0 {
			j = p.b + 1
		}
		if differ {
			v.a[1], v.b[1] = i, j
		}
	}
	flush()
	return out
}

// trimMarks takes the marks from both ends of a range.
func trimMarks(t []statement.Token, r [2]int) [2]int {
	for r[0] < r[1] && !t[r[0]].Word {
		r[0]++
	}
	for r[0] < r[1] && !t[r[1]-1].Word {
		r[1]--
	}
	return r
}

// table is the layout of several witnesses: a row a column of words, a cell a witness, -1 where it has nothing.
type table [][]int

// layTable lays several witnesses side by side: the one that agrees best with all the others first, then the others by
// how well they agree with it. The order in which they are given matters only for the order of the cells.
func layTable(texts [][]statement.Token, near func(x, y *statement.Token) bool) table {
	n := len(texts)
	if n == 0 {
		return nil
	}
	lays := make([][][]pair, n)
	agree := make([][]int, n)
	for i := range n {
		lays[i], agree[i] = make([][]pair, n), make([]int, n)
	}
	total := make([]int, n)
	for i := range n {
		for j := i + 1; j < n; j++ {
			lays[i][j] = layWords(texts[i], texts[j], near)
			s := 0
			for _, p := range lays[i][j] {
				if p.a >= 0 && p.b >= 0 {
					if _, _, match := likeness(&texts[i][p.a], &texts[j][p.b], near); match {
						s++
					}
				}
			}
			agree[i][j], agree[j][i] = s, s
			total[i] += s
			total[j] += s
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	plain := make([]string, n)
	for i, t := range texts {
		plain[i] = plainWords(t)
	}
	better := func(key func(i int) int) func(i, j int) int {
		return func(i, j int) int {
			if d := key(j) - key(i); d != 0 {
				return d
			}
			if d := len(texts[j]) - len(texts[i]); d != 0 {
				return d
			}
			return strings.Compare(plain[i], plain[j])
		}
	}
	slices.SortStableFunc(order, better(func(i int) int { return total[i] }))
	centre := order[0]
	slices.SortStableFunc(order[1:], better(func(i int) int { return agree[centre][i] }))

	rows := make(table, 0, len(texts[centre]))
	for k := range texts[centre] {
		row := make([]int, n)
		for i := range row {
			row[i] = -1
		}
		row[centre] = k
		rows = append(rows, row)
	}
	for _, i := range order[1:] {
		rows = rows.add(texts, centre, i, near)
	}
	return rows
}

// add lays witness i into the table, beside the words that the table's witnesses have in each row.
func (t table) add(texts [][]statement.Token, centre, i int, near func(x, y *statement.Token) bool) table {
	spine := make([]statement.Token, len(t))
	for k, row := range t {
		at := centre
		for w := 0; row[at] < 0; w++ {
			at = w
		}
		spine[k] = texts[at][row[at]]
	}
	out := make(table, 0, len(t)+4)
	for _, p := range layWords(spine, texts[i], near) {
		row := make([]int, len(texts))
		for w := range row {
			row[w] = -1
		}
		if p.a >= 0 {
			copy(row, t[p.a])
		}
		row[i] = p.b
		out = append(out, row)
	}
	return out
}

// plainWords returns the words in lower case with single spaces.
func plainWords(t []statement.Token) string {
	var b strings.Builder
	for i := range t {
		if !t[i].Word {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t[i].Norm)
	}
	return b.String()
}
