//go:build unix

package edition

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// prose is n sentences of news of which no two are equal, in paragraphs of four.
func prose(n, from int) string {
	pick := func(i int, of ...string) string { return of[i%len(of)] }
	var b strings.Builder
	for i := from; i < from+n; i++ {
		fmt.Fprintf(&b, "The %s %s the %s of ward %d on Monday, and %d people in %s heard it, its clerk said. ",
			pick(i, "council", "court", "union", "school", "harbour"), pick(i/2, "delayed", "approved", "opened"),
			pick(i/3, "budget", "bridge", "plan", "vote"), i, 3*i+5, pick(i/5, "Nessby", "Tarn", "Velle"))
		if i%4 == 3 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// reworked is n articles that rework one report of some sentences: in each a few words are others, and one sentence.
func reworked(n, sentences, from int) (all []string) {
	report := strings.SplitAfter(strings.ReplaceAll(prose(sentences, from), "\n\n", ""), ". ")
	for i := range n {
		own := slices.Clone(report)
		for k := range 3 {
			at := (7*i + 11*k) % sentences
			own[at] = strings.Replace(own[at], "people", []string{"residents", "listeners", "guests"}[k], 1)
		}
		own[(5*i)%sentences] = fmt.Sprintf("A reader of paper %d asked what the vote of ward %d had cost. ", i, i%sentences)
		all = append(all, strings.Join(own, ""))
	}
	return all
}

// TestStoriesGrowAsTheirText builds stories of four times the articles or sentences, which may take eight times as long:
// four times the logarithm's part, and what chance adds.
func TestStoriesGrowAsTheirText(t *testing.T) {
	for _, test := range []struct {
		name string
		made func(times, from int) []string // from: no sentence is one that was read before, whose tree is remembered
	}{
		{"articles that rework one report", func(times, from int) []string { return reworked(25*times, 16, from) }},
		{"articles of their own", func(times, from int) (all []string) {
			for i := range 18 * times {
				all = append(all, prose(8, from+100*i))
			}
			return all
		}},
		{"sentences of an article", func(times, from int) []string { return []string{prose(340*times, from)} }},
	} {
		t.Run(test.name, func(t *testing.T) {
			cost(t, test.made(1, 1_000_000)) // what is read once in a process
			less, more := cost(t, test.made(1, 2_000_000)), cost(t, test.made(4, 3_000_000))
			t.Logf("%v and %v of processor, %d and %d MB at most", less.time, more.time, less.peak>>20, more.peak>>20)
			if more.time > 8*less.time+time.Second {
				t.Errorf("four times the text takes %v where %v would do", more.time, 8*less.time)
			}
		})
	}
}

// series joins what is made of the numbers below n.
func series(n int, made func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(made(i))
	}
	return b.String()
}

// TestShapesCostNoMoreThanText builds stories of odd shapes: each may take ten times what ordinary text of its size
// takes, and a gigabyte. Shapes stand as large as they are still read (source/shape.go), and far larger.
// VARIORUM_SIZE makes the large ones larger: 1 is everyday, 10 for once in a while.
func TestShapesCostNoMoreThanText(t *testing.T) {
	size := 1
	if n, err := strconv.Atoi(os.Getenv("VARIORUM_SIZE")); err == nil {
		size = n
	}
	one := func(text string) []string { return []string{text} }
	repeat := func(text string, n int) []string { return one(strings.Repeat(text, n)) }
	unread := 4_000_000 // ordinary text is other text each time: trees of sentences that were read are remembered
	for _, test := range []struct {
		name  string
		aside bool // whether it lies beyond what is read
		texts []string
	}{
		{"a sentence as long as is read", false, one(strings.Repeat("the council and ", 160) + "the court met.")},
		{"a sentence that is longer", true, repeat("the council and ", 7000*size)},
		{"equal sentences as many as are read", false, repeat("The minister left the hall on Monday. ", 99)},
		{"more equal sentences", true, repeat("The minister left the hall on Monday. ", 5000*size)},
		{"more sentences than are read", true, one(prose(4000*size, 0))},
		{"opening marks as many as are read", false, one(strings.ReplaceAll(prose(190, 0), "and ", "and “"))},
		{"more opening marks", true, repeat("“", 4000*size)},
		{"quotations in quotations", false, one(strings.Repeat("“a ‘b ", 80) + strings.Repeat("’ ” ", 80))},
		{"straight marks", false, repeat(`"a" `, 120)},
		{"more straight marks", true, repeat(`"a" `, 10_000*size)},
		{"an abbreviation again and again", false, repeat("Mr. ", 240)},
		{"and more so", true, repeat("Mr. ", 100_000*size)},
		{"names without an end", false, repeat("Anna Berg Olaf Dahl ", 120)},
		{"brackets", false, repeat("(a ", 240)},
		{"numbers", false, repeat("1,2,3,4,5 ", 50)},
		{"short sentences", false, repeat("Yes. Stop. ", 99)},
		{"dates", false, repeat("May 5, 2019, ", 95)},
		{"links without an end", false, repeat("[a](", 120)},
		{"lists", false, repeat("- a\n", 90)},
		{"heavy marks", false, repeat("**a ", 150)},
		{"sentences in capitals", false, one(series(900, func(i int) string { return fmt.Sprintf("THE FERRY OF WARD %d SANK ON MONDAY. ", i) }))},
		{"short sentences that differ in a number", false, one(series(500, func(i int) string { return fmt.Sprintf("The ferry %d sank on Monday. ", i) }))},
		{"meetings of people of one surname", false, one(series(400, func(i int) string {
			return fmt.Sprintf("%ca%c%c Berg met X%co Berg. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/676, 'a'+i%26)
		}))},
		{"equal articles", false, func() (all []string) {
			for range 12 {
				all = append(all, prose(12, 0))
			}
			return all
		}()},
		{"articles of one sentence of many figures each", false, func() (all []string) {
			for i := range 12 {
				var b strings.Builder
				for k := range 95 {
					fmt.Fprintf(&b, "the %s of %d and ", []string{"council", "court", "union"}[i*k%3], 7*i+k)
				}
				all = append(all, b.String()+"the court met.")
			}
			return all
		}()},
		{"articles that rework one report", false, reworked(40*min(size, 5), 5+3*min(size, 8), 0)},
	} {
		t.Run(test.name, func(t *testing.T) {
			bytes := 0
			for _, text := range test.texts {
				bytes += len(text)
			}
			unread += 1000
			ordinary := cost(t, one(prose(min(bytes/110+1, 400), unread)))
			have := cost(t, test.texts)
			t.Logf("%7d bytes: %v, %d MB at most, %d MB taken in all; ordinary text %v", bytes, have.time, have.peak>>20, have.bytes>>20, ordinary.time)
			if have.aside != test.aside {
				t.Errorf("set aside: have %v, want %v", have.aside, test.aside)
			}
			if most := 10*ordinary.time + time.Second; have.time > most {
				t.Errorf("took %v, ordinary text %v", have.time, ordinary.time)
			}
			if have.peak > 1<<30 || size == 1 && have.bytes > 1<<30 {
				t.Errorf("took %d MB in all, %d MB at most", have.bytes>>20, have.peak>>20)
			}
		})
	}
}

type spent struct {
	time  time.Duration
	bytes uint64 // of memory taken, what was given back included
	peak  uint64 // the most bytes of memory that were held at once
	aside bool   // whether the article was set aside
}

// cost builds a story of some articles.
func cost(t *testing.T, texts []string) spent {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "seeds", "s")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	held := watchHeap()
	started := processor(t)
	r, err := Open(dir).Build(Options{})
	if err != nil {
		t.Fatal(err)
	}
	took := processor(t) - started
	runtime.ReadMemStats(&after)
	return spent{took, after.TotalAlloc - before.TotalAlloc, held(), r.Findings.Has("article-shape")}
}

// watchHeap looks at the memory that the program holds every few milliseconds, until it is asked for the most.
func watchHeap() (most func() uint64) {
	end, found := make(chan bool), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		top := uint64(0)
		for {
			metrics.Read(sample)
			top = max(top, sample[0].Value.Uint64())
			select {
			case <-end:
				found <- top
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(end)
		return <-found
	}
}
