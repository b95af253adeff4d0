package site

import "testing"

// TestSpaced lets no link into an article be of a letter or two, and moves nothing else.
func TestSpaced(t *testing.T) {
	text := "according to a statement from the ministry"
	for _, c := range []struct {
		name       string
		difference bool
		start, end int
		other      int // where another use begins
		want       int
	}{
		{"a letter before the next", true, 13, 24, 15, 15},
		{"a word before the next", true, 15, 34, 25, 15},
		{"a sentence keeps its place", false, 13, 24, 15, 13},
		{"the next begins behind it", true, 13, 14, 15, 13},
	} {
		uses := []use{{difference: c.difference, start: c.start, end: c.end}, {difference: true, start: c.other, end: len(text)}}
		if have := spaced(text, uses)[0].start; have != c.want {
			t.Errorf("%s: begins at %d, want %d", c.name, have, c.want)
		}
	}
}
