//go:build unix

package edition

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestShapesOfContentCostNoMoreThanText has pages and digests of odd shapes, as large as they are still read and far
// larger: what is larger is held back by itself with a finding, and nothing takes longer than ten times what a page of
// ordinary words of that size takes, and a second.
func TestShapesOfContentCostNoMoreThanText(t *testing.T) {
	repeat := strings.Repeat
	steps := func(n int, indent, text string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(repeat(indent, i) + text)
		}
		return b.String()
	}
	for _, test := range []struct {
		name string
		held bool
		text string
	}{
		{"emphasis that crosses, as much as is read", false, repeat("*a_ ", 3000)},
		{"emphasis that crosses", true, repeat("*a_ ", 60_000)},
		{"links that do not end, as many as are read", false, repeat("[a](", 40) + repeat("x", 1<<20)},
		{"links that do not end, in a long paragraph", true, repeat("[a](", 1400) + repeat("x", 1<<20)},
		{"titles of links that do not end", true, repeat("[a](b \"", 1400) + repeat("x\n", 1<<19)},
		{"links that do not end", true, repeat("[a](", 40_000)},
		{"quotes in quotes, as many as are read", false, repeat(repeat("> ", 99)+"a\n", 900)},
		{"quotes in quotes", true, repeat("> ", 60_000) + "a"},
		{"lists in lists, as many as are read", false, steps(99, " ", "- a\n")},
		{"lists in lists, each on a line", false, steps(500, "  ", "- a\n")},
		{"lists in lists", true, repeat("- ", 60_000) + "a"},
		{"equal headings, as many as are read", false, repeat("a\n===\n", 1990)},
		{"equal headings", true, repeat("# a\n\n", 30_000)},
		{"equal headings, underlined", true, repeat("a\n---\n", 30_000)},
		{"an empty line that is long", false, repeat(" ", 1<<20)},
		{"a list", false, repeat("- *a* [b](c)\n", 20_000)},
		{"a table whose rows leave cells out, as many as are filled up", false, "|" + repeat("a|", 140) + "\n|" + repeat("-|", 140) + "\n" + repeat("|b\n", 140)},
		{"a table whose rows leave cells out", true, "|" + repeat("a|", 2000) + "\n|" + repeat("-|", 2000) + "\n" + repeat("|b\n", 2000)},
		{"the same in a quote", true, "> |" + repeat("a|", 2000) + "\n> |" + repeat("-|", 2000) + "\n" + repeat("> |b\n", 2000)},
		{"a table of many rows", false, "| a | b |\n|---|---|\n" + repeat("| c | d |\n", 10_000)},
		{"brackets that open", true, repeat("[", 60_000)},
		{"entities", false, repeat("&amp;", 60_000)},
		{"marks that are escaped", false, repeat(`\_`, 1400)},
		{"marks without a width", false, repeat("\u200b\u202e", 60_000)},
	} {
		t.Run(test.name, func(t *testing.T) {
			build := func(page, draft string) (time.Duration, *Result, string) {
				t.Helper()
				dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "content/about.md": page, "content/harbour.md": draft})
				started := processor(t)
				r, err := Open(dir).Build(Options{})
				if err != nil {
					t.Fatal(err)
				}
				return processor(t) - started, r, dir
			}
			plain := repeat("All of it was told before by the town.\n\n", len(test.text)/40+1)
			ordinary, _, _ := build("---\ntitle: About\n---\n"+plain, "---\ntitle: Ferry\nstory: harbour\n---\n\nThe town. [@A]\n")
			took, r, dir := build("---\ntitle: About\n---\n"+test.text+"\n", "---\ntitle: Ferry\nstory: harbour\n---\n\n"+test.text+" [@A]\n")
			if most := 10*ordinary + time.Second; took > most {
				t.Errorf("took %v, ordinary text %v", took, ordinary)
			}
			n := 0
			for _, f := range r.Findings {
				if f.ID == "content-too-large" {
					n++
				}
			}
			if want := map[bool]int{true: 2}[test.held]; n != want {
				t.Errorf("%d are too large, want %d: %v", n, want, r.Findings[:min(len(r.Findings), 5)])
			}
			if _, err := os.Stat(filepath.Join(dir, "public/index.html")); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(filepath.Join(dir, "public/about/index.html")); (err == nil) == test.held {
				t.Errorf("the page is published: %v", err)
			}
		})
	}
}

// processor returns the processor's time that the process has used: clocks on walls tell of others who work beside it.
func processor(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
