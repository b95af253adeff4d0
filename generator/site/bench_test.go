package site

import (
	"fmt"
	"testing"
)

// BenchmarkRender makes a site of 200 digests with everything.
func BenchmarkRender(b *testing.B) {
	in := input(b, withBase)
	for i := range 199 {
		in.Digests = append(in.Digests, story3(b, fmt.Sprintf("ferry-%d", i), ferryDigest, ferryA, ferryGazette, ferryHerald))
	}
	for i := range in.Digests {
		in.Digests[i].Digest.Front.Title += fmt.Sprint(" ", i) // each has a card of its own
	}
	for b.Loop() {
		Render(in)
	}
}

// BenchmarkCard draws one picture.
func BenchmarkCard(b *testing.B) {
	for b.Loop() {
		drawCard(cardWords{"The Record", "Ferry Alva runs aground near Sandholm", "3 articles   4 notes   ", "≠ they disagree in 2"})
	}
}
