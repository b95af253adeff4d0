package collate

import (
	"fmt"
	"math"
	"testing"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// corpora are the ways in which many articles may come together.
var corpora = []struct {
	name string
	make func(n int) []*source.Article
}{{"unrelated", unrelated}, {"reworked", reworked}}

// TestGrowth holds that the pairs of clauses and sentences that are compared, which is what takes the time, grow no faster
// with the number of articles than n log n.
func TestGrowth(t *testing.T) {
	for _, from := range corpora {
		t.Run(from.name, func(t *testing.T) {
			last, before := 0.0, 0
			for _, n := range []int{12, 25, 50, 100} {
				c := &Collation{}
				for _, a := range from.make(n) {
					c.Sources = append(c.Sources, Source{Key: a.File, Article: a, Doc: statement.Read(a)})
				}
				resolve(c)
				w := newWorks(c)
				statements(c, w)
				w.utterances(c)
				per := float64(w.compared) / (float64(n) * math.Log2(float64(n)))
				t.Logf("%d articles: %d pairs compared, %.0f for each n log n", n, w.compared, per)
				if before > 0 && per > 1.25*last {
					t.Errorf("from %d to %d articles the pairs compared grew faster than n log n: from %.0f to %.0f for each", before, n, last, per)
				}
				last, before = per, n
			}
		})
	}
}

// BenchmarkStory collates stories of more and more articles of 600 words. The last column is what should not grow.
func BenchmarkStory(b *testing.B) {
	for _, from := range corpora {
		for _, n := range []int{4, 12, 25, 50, 100, 200} {
			b.Run(fmt.Sprintf("%s/%d", from.name, n), func(b *testing.B) {
				in := Input{Slug: "story", Articles: from.make(n)}
				for b.Loop() {
					Story(in)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(float64(n)*math.Log2(float64(n)))/1e3, "µs/nlogn")
			})
		}
	}
}
