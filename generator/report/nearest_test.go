package report

import "testing"

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "key", 3},
		{"key", "", 3},
		{"title", "titel", 1},
		{"sources", "source", 1},
		{"kitten", "sitting", 3},
		{"ca", "abc", 3}, // in the unrestricted form 2
		{"größe", "grösse", 2},
	} {
		if got := Slips([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("Slips(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := Slips([]rune(c.b), []rune(c.a)); got != c.want {
			t.Errorf("Slips(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "date", "story", "sources", "outlet"}
	for _, c := range []struct{ word, want string }{
		{"titel", "title"},
		{"Title", "title"},
		{"dat", "date"},
		{"srouces", "sources"},
		{"stories", "story"},
		{"x", ""},
		{"copyright", ""},
	} {
		if got := Nearest(c.word, keys); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}
