package statement

import (
	"strings"
	"testing"
	"time"

	"variorum/generator/source"
)

const sample = `On Sunday, May 3, 2019, at 9:30 p.m., about 5-6,000 people met Norwegian Foreign Minister Anna Holt in Dunham, Ohio. ` +
	`Two days later the Federal Fish Commission (FFC) said at least 12 sailors had been killed and 30 injured when a 40-metre-deep pit collapsed. ` +
	`Peter Vale, 67, a baker from Millbrook, was fined $42,000 last year and will appear in court on Monday, Holt said. ` + "\n"

func long(n int) *source.Article {
	text := strings.Repeat(sample, n)
	a := &source.Article{Text: text, Meta: source.Meta{Date: "2021-06-17"}}
	for i := 0; i < len(text); i += len(sample) {
		a.Blocks = append(a.Blocks, source.Block{Span: Span{Start: i, End: i + len(sample) - 1}})
	}
	return a
}

// values reads what this file's subject is: dates, numbers, names and cues.
func values(d *Doc) {
	readDates(d)
	readNumbers(d)
	readNames(d)
	readCues(d)
}

func prepared(a *source.Article) *Doc {
	d := newDoc(a)
	readTokens(d)
	readSentences(d)
	readTags(d)
	return d
}

// TestValuesLinear reads a text and one sixteen times as long: the time must grow with the length, not with its square.
func TestValuesLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	measure := func(n int) time.Duration {
		best := time.Hour
		for range 3 {
			d := prepared(long(n))
			start := time.Now()
			values(d)
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := measure(40), measure(640)
	if large > 80*small {
		t.Errorf("%v for %d bytes, %v for %d", small, 40*len(sample), large, 640*len(sample))
	}
}

func BenchmarkValues(b *testing.B) {
	a := long(14) // some 5,000 characters
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		b.StopTimer()
		d := prepared(a)
		b.StartTimer()
		values(d)
	}
}
