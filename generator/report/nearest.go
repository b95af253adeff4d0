package report

import "strings"

// Nearest returns the candidate that was probably meant by a mistyped word, for a hint; "" where none is near. Near is
// at most one slip in three letters, whatever their case; of equally near ones the first counts.
func Nearest(word string, candidates []string) string {
	typed := []rune(strings.ToLower(word))
	best, least := "", 2+len(typed)/3
	for _, c := range candidates {
		if n := Slips(typed, []rune(strings.ToLower(c))); n < least {
			best, least = c, n
		}
	}
	return best
}

// Slips counts the letters to insert, delete, replace or swap with a neighbour to make b of a (Damerau 1964, in the
// restricted form: no letter is touched twice).
func Slips(a, b []rune) int {
	rows := make([]int, 3*(len(b)+1))
	before, last, now := rows[:len(b)+1], rows[len(b)+1:2*(len(b)+1)], rows[2*(len(b)+1):]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
