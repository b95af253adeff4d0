package source

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkRead reads an article as a text, the same as a page of 600 words, and a text near the most sentences that are read.
func BenchmarkRead(b *testing.B) {
	files, err := filepath.Glob("../../seeds/*/*.txt")
	if err != nil || len(files) == 0 {
		b.Skip("no seeds")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		b.Fatal(err)
	}
	text := string(raw)
	long := text
	for n := measure(text).sentences; (measure(long).sentences+n) <= mostSentences && measure(long).equal < mostEqual; {
		long += "\n" + text
	}
	for _, x := range []struct{ name, file, text string }{
		{"text", "a.txt", text},
		{"page", "a.html", paged(text, 600)},
		{"long", "a.txt", long},
	} {
		b.Run(x.name, func(b *testing.B) {
			fsys := fstest.MapFS{x.file: &fstest.MapFile{Data: []byte(x.text)}}
			b.SetBytes(int64(len(x.text)))
			for b.Loop() {
				if a, found := Read(fsys, x.file); a == nil {
					b.Fatal("not read", found)
				}
			}
		})
	}
}

// paged returns about so many words of a text as a page.
func paged(text string, words int) string {
	var s strings.Builder
	s.WriteString("<!DOCTYPE html><html><head><title>A page</title></head><body><nav><a href=/>Home</a></nav><main><article><h1>A page</h1>")
	for n := 0; n < words; {
		for line := range strings.Lines(text) {
			if k := len(strings.Fields(line)); k > 0 && n < words {
				s.WriteString("<p>" + html.EscapeString(strings.TrimSpace(line)) + "</p>\n")
				n += k
			}
		}
	}
	s.WriteString("</article></main><footer>All rights reserved</footer></body></html>")
	return s.String()
}
