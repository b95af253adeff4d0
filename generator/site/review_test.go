package site

import (
	"strings"
	"testing"
)

func TestChanges(t *testing.T) {
	for _, c := range [][3]string{
		{"a b c", "a b c", "a b c"},
		{"a b c", "a x c", "a <del>b</del> <ins>x</ins> c"},
		{"a b", "a b c d", "a b <ins>c d</ins>"},
		{"a b c", "c", "<del>a b</del> c"},
		{"a", "b", "<del>a</del> <ins>b</ins>"},
		{"a <b", "a & <b", "a <ins>&amp;</ins> &lt;b"},
		{"", "a", "<ins>a</ins>"},
	} {
		if have := changes(strings.Fields(c[0]), strings.Fields(c[1])); have != c[2] {
			t.Errorf("%s -> %s: have %s, want %s", c[0], c[1], have, c[2])
		}
	}
}
