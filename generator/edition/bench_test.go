package edition

import (
	"path/filepath"
	"testing"
)

// BenchmarkBuild builds the shipped story from nothing, all but writing the site.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if _, err := Open(root).Build(Options{DryRun: true, Locked: true}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRebuild builds it again with what is remembered.
func BenchmarkRebuild(b *testing.B) {
	e := Open(root)
	for b.Loop() {
		if _, err := e.Build(Options{DryRun: true, Locked: true}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify verifies every digest of the repository, sources and all.
func BenchmarkVerify(b *testing.B) {
	dir, err := filepath.Abs(root)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := Open(dir).Verify(nil, false); err != nil {
			b.Fatal(err)
		}
	}
}
