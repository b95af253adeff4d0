package verify

import "testing"

func BenchmarkDigest(b *testing.B) {
	s := subjects(b)["disaster"]
	for b.Loop() {
		Digest(s.d, s.story)
	}
}
