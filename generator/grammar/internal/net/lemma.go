package net

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rule tells how a lemma comes from a form: in which case the form is taken, how many characters are cut off its end, and
// what is put there. "l3+y" makes "flies" of "Flies" and "fly" of that; "w+be" puts the lemma in place of the whole form.
type Rule struct {
	Case byte // f as it stands, l small letters, t title case, w the whole form is replaced
	Cut  int
	Add  string
}

// String is the form in which rules are stored.
func (r Rule) String() string {
	if r.Case == 'w' {
		return "w+" + r.Add
	}
	return string(r.Case) + strconv.Itoa(r.Cut) + "+" + r.Add
}

// ParseRule reads what String wrote; what it cannot read leaves the form in small letters.
func ParseRule(s string) Rule {
	head, add, _ := strings.Cut(s, "+")
	if head == "w" {
		return Rule{Case: 'w', Add: add}
	}
	if head == "" {
		return Rule{Case: 'l'}
	}
	n, err := strconv.Atoi(head[1:])
	if err != nil {
		return Rule{Case: 'l'}
	}
	return Rule{Case: head[0], Cut: n, Add: add}
}

// Derive finds the rule that makes lemma of form: the case that leaves the longest common beginning.
func Derive(form, lemma string) Rule {
	form = Straight(form)
	best, longest := Rule{Case: 'w', Add: lemma}, 0
	for _, c := range []byte("lft") {
		f := cased(form, c)
		n := common(f, lemma)
		if n > longest {
			longest = n
			best = Rule{Case: c, Cut: utf8.RuneCountInString(f[n:]), Add: lemma[n:]}
		}
	}
	return best
}

// Apply makes the lemma of form; false where the form is too short for the rule.
func (r Rule) Apply(form string) (string, bool) {
	if r.Case == 'w' {
		return r.Add, true
	}
	f := cased(Straight(form), r.Case)
	for range r.Cut {
		_, size := utf8.DecodeLastRuneInString(f)
		if size == 0 {
			return "", false
		}
		f = f[:len(f)-size]
	}
	return f + r.Add, f != ""
}

func cased(form string, c byte) string {
	switch c {
	case 'l':
		return strings.ToLower(form)
	case 't':
		r, size := utf8.DecodeRuneInString(form)
		return string(unicode.ToUpper(r)) + strings.ToLower(form[size:])
	}
	return form
}

// common is the length in bytes of the common beginning of two strings, in whole characters.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) {
		r, size := utf8.DecodeRuneInString(a[n:])
		s, _ := utf8.DecodeRuneInString(b[n:])
		if r != s {
			break
		}
		n += size
	}
	return n
}
