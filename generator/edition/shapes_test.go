//go:build unix

package edition

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
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
	for _, test := range []struct {
		name  string
		aside bool // whether it lies beyond what is read
		texts []string
	}{
		{"a sentence as long as is read", false, one(strings.Repeat("the council and ", 320) + "the court met.")},
		{"a sentence that is longer", true, repeat("the council and ", 7000*size)},
		{"equal sentences as many as are read", false, repeat("The minister left the hall on Monday. ", 99)},
		{"more equal sentences", true, repeat("The minister left the hall on Monday. ", 5000*size)},
		{"more sentences than are read", true, one(prose(4000*size, 0))},
		{"opening marks as many as are read", false, one(strings.ReplaceAll(prose(190, 0), "and ", "and “"))},
		{"more opening marks", true, repeat("“", 4000*size)},
		{"straight marks", false, repeat(`"a" `, 240)},
		{"more straight marks", true, repeat(`"a" `, 10_000*size)},
		{"an abbreviation again and again", false, repeat("Mr. ", 490)},
		{"and more so", true, repeat("Mr. ", 100_000*size)},
		{"names without an end", false, repeat("Anna Berg Olaf Dahl ", 220)},
		{"brackets", false, repeat("(a ", 330)},
		{"numbers", false, repeat("1,2,3,4,5 ", 100)},
		{"short sentences", false, repeat("Yes. Stop. ", 99)},
		{"dates", false, repeat("May 5, 2019, ", 190)},
		{"links without an end", false, repeat("[a](", 240)},
		{"lists", false, repeat("- a\n", 90)},
		{"heavy marks", false, repeat("**a ", 300)},
		{"equal articles", false, func() (all []string) {
			for range 12 {
				all = append(all, prose(12, 0))
			}
			return all
		}()},
	} {
		t.Run(test.name, func(t *testing.T) {
			bytes := 0
			for _, text := range test.texts {
				bytes += len(text)
			}
			ordinary := cost(t, one(prose(min(bytes/110+1, 400), 0)))
			have := cost(t, test.texts)
			t.Logf("%7d bytes: %v, %d MB taken in all; ordinary text %v", bytes, have.time, have.bytes>>20, ordinary.time)
			if have.aside != test.aside {
				t.Errorf("set aside: have %v, want %v", have.aside, test.aside)
			}
			if most := 10*ordinary.time + time.Second; have.time > most {
				t.Errorf("took %v, ordinary text %v", have.time, ordinary.time)
			}
			if have.bytes > 1<<30 {
				t.Errorf("took %d MB", have.bytes>>20)
			}
		})
	}
}

type spent struct {
	time  time.Duration
	bytes uint64 // of memory taken, what was given back included
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
	runtime.ReadMemStats(&before)
	started := processor(t)
	r, err := Open(dir).Build(Options{})
	if err != nil {
		t.Fatal(err)
	}
	took := processor(t) - started
	runtime.ReadMemStats(&after)
	return spent{took, after.TotalAlloc - before.TotalAlloc, r.Findings.Has("article-shape")}
}
