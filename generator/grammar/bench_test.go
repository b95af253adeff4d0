package grammar

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkAnalyse measures what is made of trees that are there, for 600 words.
func BenchmarkAnalyse(b *testing.B) {
	dir := os.Getenv("VARIORUM_TREEBANKS")
	if dir == "" {
		b.Skip("VARIORUM_TREEBANKS names no folder of treebanks")
	}
	f, err := os.Open(filepath.Join(dir, "dev.conllu"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	texts, err := ReadTreebank(f)
	if err != nil {
		b.Fatal(err)
	}
	words := 0
	var news []*Doc
	for _, t := range texts {
		if t.Genre == "news" || t.Genre == "interview" {
			news = append(news, t.Doc)
			words += len(t.Tokens)
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		for _, d := range news {
			analyse(d.again())
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)*600/float64(words), "µs/600words")
}
