package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkRead reads an article of a page, and one near the limit.
func BenchmarkRead(b *testing.B) {
	files, err := filepath.Glob("../../seeds/*/*.txt")
	if err != nil || len(files) == 0 {
		b.Skip("no seeds")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range map[string]string{"page": string(raw), "4MB": strings.Repeat(string(raw)+"\n", 4<<20/len(raw))} {
		b.Run(name, func(b *testing.B) {
			fsys := fstest.MapFS{"a.txt": &fstest.MapFile{Data: []byte(text)}}
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if a, _ := Read(fsys, "a.txt"); a == nil {
					b.Fatal("not read")
				}
			}
		})
	}
}
