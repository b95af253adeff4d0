package source

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"variorum/generator/quality/mutate"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestRead reads the article of each case and compares blocks, gaps and metadata with the part "want".
func TestRead(t *testing.T) {
	cases, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			arc, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file := arc.Files[0]
			a, found := Read(fstest.MapFS{file.Name: &fstest.MapFile{Data: file.Data}}, file.Name)
			if a == nil {
				t.Fatal(found)
			}
			have := describe(a)
			if *update {
				arc.Files = append(arc.Files[:1], txtar.File{Name: "want", Data: []byte(have)})
				if err := os.WriteFile(name, txtar.Format(arc), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := ""
			for _, f := range arc.Files[1:] {
				if f.Name == "want" {
					want = string(f.Data)
				}
			}
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("-want +have\n%s", diff)
			}
		})
	}
}

// describe tells what was read, a line a block: class, words.
func describe(a *Article) string {
	var b strings.Builder
	m := a.Meta
	for _, f := range [][2]string{{"id", m.ID}, {"publisher", m.Publisher}, {"title", m.Title}, {"url", m.URL}, {"date", m.Date}, {"author", m.Author}, {"language", m.Language}, {"fetched", m.Fetched}, {"inferred", m.Inferred}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s = %s\n", f[0], f[1])
		}
	}
	for _, block := range a.Blocks {
		class := string(block.Class)
		if block.Class == Prose {
			class = "."
		}
		fmt.Fprintf(&b, "%-11s | %s\n", class, strings.ReplaceAll(block.Of(a.Text), "\n", " / "))
	}
	for _, g := range a.Gaps {
		fmt.Fprintf(&b, "gap         | %s^%s | %s\n", a.Text[g.Start:g.Hole], a.Text[g.Hole:g.End], g.Note)
	}
	return b.String()
}

// FuzzRead reads any bytes as a text.
func FuzzRead(f *testing.F) { targetTexts(f).Fuzz(f) }

func TestMutatedTexts(t *testing.T) { targetTexts(t).Test(t) }

func targetTexts(tb testing.TB) mutate.Target {
	tb.Helper()
	return targetFiles("FuzzRead", "a.txt", ".txt",
		"LAKE PORT, Ohio (AP) - \"\" the . — Mara Quill (@mara) June 3, 2024",
		"A, HOST:\nB, HOST: media playback is unsupported\n\xff\xfe(AP) — ")
}

// FuzzPage reads any bytes as a page.
func FuzzPage(f *testing.F) { targetPages().Fuzz(f) }

func TestMutatedPages(t *testing.T) { targetPages().Test(t) }

func targetPages() mutate.Target { return targetFiles("FuzzPage", "a.html", ".html") }

// targetFiles reads files of a name; the cases of such files, and some more, are where it begins.
func targetFiles(target, name, extension string, seeds ...string) mutate.Target {
	cases, _ := filepath.Glob("testdata/read/*.txtar")
	for _, c := range cases {
		if arc, err := txtar.ParseFile(c); err == nil && strings.HasSuffix(arc.Files[0].Name, extension) {
			seeds = append(seeds, string(arc.Files[0].Data))
		}
	}
	return mutate.Target{Name: target, Seeds: seeds, Try: func(t *testing.T, raw string) {
		a, found := Read(fstest.MapFS{name: &fstest.MapFile{Data: []byte(raw)}}, name)
		if a == nil {
			if found.Errors() == 0 {
				t.Fatal("neither article nor error")
			}
			return
		}
		check(t, a)
	}}
}

// check holds an article to what its type promises.
func check(t *testing.T, a *Article) {
	t.Helper()
	at, paragraph := 0, 0
	for i, b := range a.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(a.Text) {
			t.Fatalf("block %d is %v after %d in a text of %d", i, b.Span, at, len(a.Text))
		}
		if skipped := a.Text[at:b.Start]; strings.TrimFunc(skipped, blank) != "" {
			t.Fatalf("no block holds %q", skipped)
		}
		if b.Paragraph < paragraph {
			t.Fatalf("block %d is in paragraph %d after %d", i, b.Paragraph, paragraph)
		}
		if (b.Class == Prose) != (b.Reason == "" || b.Reason == Framed) {
			t.Fatalf("block %d is %q for the reason %q", i, b.Class, b.Reason)
		}
		at, paragraph = b.End, b.Paragraph
	}
	if rest := a.Text[at:]; strings.TrimFunc(rest, blank) != "" {
		t.Fatalf("no block holds %q", rest)
	}
	end := 0
	for _, g := range a.Gaps {
		if g.Start < end || g.End <= g.Start || g.End > len(a.Text) || g.Hole < g.Start || g.Hole > g.End {
			t.Fatalf("gap %v with its hole at %d after %d", g.Span, g.Hole, end)
		}
		end = g.End
	}
	if a.Body >= 0 && a.Raw[a.Body:] != a.Text {
		t.Fatal("the text is not where the body is")
	}
}

// TestSeeds holds the shipped articles to the same promises.
func TestSeeds(t *testing.T) {
	files, err := filepath.Glob("../../seeds/*/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no seeds", err)
	}
	for _, f := range files {
		if !IsArticle(filepath.Base(f)) {
			continue
		}
		a, found := Read(os.DirFS(filepath.Dir(f)), filepath.Base(f))
		if a == nil {
			t.Fatal(found)
		}
		check(t, a)
	}
}
