package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"variorum/generator/disk"
)

// tries is how often a test meets chance: so often as VARIORUM_TRIES says, else as is enough for every day.
func tries(everyDay int) int {
	if n, err := strconv.Atoi(os.Getenv("VARIORUM_TRIES")); err == nil {
		return n
	}
	return everyDay
}

// Articles that say the same, and ask what no digest prints.
const (
	ferryCaptain = "The ferry Havna ran aground near Oksund on Monday, the coast guard said. Was the captain asleep?\n"
	ferryDivers  = "The ferry Havna ran aground near Oksund on Monday, the coast guard said. Was it a rock?\n"
)

func read(t *testing.T, dir, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// built builds a project and returns the digest of the story harbour.
func built(t *testing.T, dir string, o Options) string {
	t.Helper()
	if _, err := Open(dir).Build(o); err != nil {
		t.Fatal(err)
	}
	return read(t, dir, "content/harbour.md")
}

// TestSavesAimedAtTheWriting saves a digest at every step of the writing of content/. Every save is there in the end,
// whole, and so is what was merged.
func TestSavesAimedAtTheWriting(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain})
	digest := filepath.Join(dir, "content", "harbour.md")
	built(t, dir, Options{})
	steps := 14
	for n := range tries(2 * steps) {
		if n%2 == 0 {
			put(t, dir, "seeds/harbour/c.txt", ferryCaptain)
		} else if err := os.Remove(filepath.Join(dir, "seeds", "harbour", "c.txt")); err != nil {
			t.Fatal(err)
		}
		note := fmt.Sprintf("This is note %d of the desk.[@editor]", n)
		text := read(t, dir, "content/harbour.md")
		save := func() error { // an editor's program that has the file open: it knows nothing of what was merged
			if i := strings.Index(text, "This is note"); i >= 0 {
				text = text[:i]
			}
			text = strings.TrimRight(text, "\n") + "\n\n" + note + "\n"
			if n%3 == 0 {
				return os.WriteFile(digest, []byte(text), 0o666)
			}
			return errors.Join(os.WriteFile(digest+"~", []byte(text), 0o666), os.Rename(digest+"~", digest))
		}
		step, at := 0, (n/2)%steps
		if n > 2*steps {
			at = rand.IntN(steps)
		}
		e := Open(dir)
		e.disk = disk.New(dir).Watched(func() {
			if step == at {
				if err := save(); err != nil {
					t.Error(err)
				}
			}
			step++
		})
		r, err := e.Build(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if step > at {
			text := read(t, dir, "content/harbour.md")
			if !strings.Contains(text, note) || strings.Contains(text, "@C]") != (n%2 == 0) {
				t.Fatalf("save %d at step %d: one build leaves this:\n%s\n%v", n, at, text, r.Changes)
			}
		} else if err := save(); err != nil {
			t.Fatal(err)
		}
		text = built(t, dir, Options{}) // as serve does after every change
		if !strings.Contains(text, note) {
			t.Fatalf("save %d at step %d is lost (of %d steps):\n%s\n%v", n, at, step, text, r.Findings)
		}
		if has := strings.Contains(text, "@C]"); has != (n%2 == 0) {
			t.Fatalf("save %d at step %d: what was merged is lost: %v\n%s\n%v", n, at, has, text, r.Findings)
		}
		if strings.Contains(text, "[!MERGE]") {
			t.Fatalf("save %d at step %d leaves a mark:\n%s", n, at, text)
		}
	}
	for _, below := range []string{Content, Merged} {
		if left, _ := filepath.Glob(filepath.Join(dir, below, ".*"+disk.Ending)); len(left) > 0 {
			t.Errorf("left over: %v", left)
		}
	}
}

// TestDigestAndBaseComeApart has the one of the two files without the other, or an older one of it. What was not merged
// comes in, or is told; it is never taken for something that the editor deleted.
func TestDigestAndBaseComeApart(t *testing.T) {
	const own = "The harbour is closed until Friday.[@editor]"
	type files struct{ digest, base string }
	old, fresh := files{}, files{}
	start := func(t *testing.T) string {
		dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain})
		text := built(t, dir, Options{})
		put(t, dir, "content/harbour.md", text+"\n"+own+"\n")
		old = files{read(t, dir, "content/harbour.md"), read(t, dir, "content/.merged/harbour.md")}
		put(t, dir, "seeds/harbour/c.txt", ferryCaptain)
		built(t, dir, Options{})
		fresh = files{read(t, dir, "content/harbour.md"), read(t, dir, "content/.merged/harbour.md")}
		if strings.Count(fresh.digest, "[@A; @B; @C]") != 1 {
			t.Fatalf("the third article is not cited once:\n%s", fresh.digest)
		}
		if err := os.Remove(filepath.Join(dir, "content", ".merged", "harbour.undo")); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	for _, test := range []struct {
		name string
		have func() files
		c    string // the third article, "" where it is away
		told bool   // nothing is merged before somebody asks for it
	}{
		{"base gone", func() files { return files{fresh.digest, ""} }, ferryCaptain, false},
		{"base gone, digest old", func() files { return files{old.digest, ""} }, ferryCaptain, false},
		{"digest old", func() files { return files{old.digest, fresh.base} }, ferryCaptain, false},
		{"base old", func() files { return files{fresh.digest, old.base} }, ferryCaptain, false},
		{"base gone, another article", func() files { return files{fresh.digest, ""} }, ferryDivers, true},
		{"digest old, another article", func() files { return files{old.digest, fresh.base} }, ferryDivers, false},
		{"base old, another article", func() files { return files{fresh.digest, old.base} }, ferryDivers, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := start(t)
			f := test.have()
			put(t, dir, "content/harbour.md", f.digest)
			put(t, dir, "content/.merged/harbour.md", f.base)
			if f.base == "" {
				if err := os.RemoveAll(filepath.Join(dir, "content", ".merged")); err != nil {
					t.Fatal(err)
				}
			}
			put(t, dir, "seeds/harbour/c.txt", test.c)
			r, err := Open(dir).Build(Options{})
			if err != nil {
				t.Fatal(err)
			}
			text := read(t, dir, "content/harbour.md")
			if !strings.Contains(text, own) {
				t.Errorf("the editor's sentence is lost:\n%s", text)
			}
			if r.Findings.Has("merge-base") != test.told || test.told && text != f.digest {
				t.Errorf("told: %v\n%s", r.Findings, text)
			}
			if test.told {
				if r, err = Open(dir).Build(Options{MergeOnly: true, Stories: []string{"harbour"}}); err != nil {
					t.Fatal(err)
				}
				text = read(t, dir, "content/harbour.md")
			}
			if strings.Count(text, "[@A; @B; @C]") != 1 || !strings.Contains(text, own) || strings.Contains(text, "[!MERGE]") {
				t.Errorf("%v:\n%s", r.Findings, text)
			}
			hash := sha256.Sum256([]byte(test.c))
			if !strings.Contains(text, "{key: C, file: c.txt, sha256: \""+hex.EncodeToString(hash[:])+"\"}") {
				t.Errorf("the article is not listed:\n%s", text)
			}
			if again := built(t, dir, Options{}); again != text {
				t.Errorf("another build changes it again:\n%s\n%s", text, again)
			}
		})
	}
}

// TestAnArticleThatIsAway takes an article away and puts it back: the digest is as it was, edits and all.
func TestAnArticleThatIsAway(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain, "seeds/harbour/c.txt": ferryCaptain})
	text := built(t, dir, Options{})
	edited := strings.Replace(text, "\n\nThe ferry Havna ran aground", "\n\nThe ferry Havna ran hard aground", 1)
	if edited == text {
		t.Fatal("nothing to edit")
	}
	put(t, dir, "content/harbour.md", edited)
	before := tree(t, filepath.Join(dir, Content))
	for range 3 {
		if err := os.Rename(filepath.Join(dir, "seeds/harbour/c.txt"), filepath.Join(dir, "away.txt")); err != nil {
			t.Fatal(err)
		}
		if away := built(t, dir, Options{}); away == edited {
			t.Error("the article is away, and nothing tells it")
		}
		if err := os.Rename(filepath.Join(dir, "away.txt"), filepath.Join(dir, "seeds/harbour/c.txt")); err != nil {
			t.Fatal(err)
		}
		if back := built(t, dir, Options{}); back != edited {
			t.Errorf("it is back, and this is left:\n%s\nwant\n%s", back, edited)
		}
	}
	after := tree(t, filepath.Join(dir, Content))
	delete(after, ".merged/harbour.undo")
	if fmt.Sprint(before) != fmt.Sprint(after) {
		t.Errorf("content/ is not as it was:\n%v\n%v", before, after)
	}
}

// TestFormStays merges into digests with line ends and marks of their own: what is not merged keeps its bytes.
func TestFormStays(t *testing.T) {
	for name, form := range map[string]func(string) string{
		"crlf":          func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"mark":          func(s string) string { return "\ufeff" + s },
		"crlf and mark": func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") },
		"mixed":         func(s string) string { return strings.Replace(s, "\n", "\r\n", 3) },
	} {
		dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain})
		put(t, dir, "content/harbour.md", form(built(t, dir, Options{})))
		put(t, dir, "seeds/harbour/c.txt", ferryCaptain)
		have := built(t, dir, Options{})
		plain := lines([]byte(have))
		if !strings.Contains(plain, "@C]") {
			t.Errorf("%s: not merged", name)
		}
		if name == "mixed" {
			if n := strings.Count(have, "\r\n"); n != 3 {
				t.Errorf("%s: %d lines end in CRLF, want 3", name, n)
			}
		} else if want := form(plain); have != want {
			t.Errorf("%s: have %q\nwant %q", name, have, want)
		}
		if again := built(t, dir, Options{}); again != have {
			t.Errorf("%s: another build changes it", name)
		}
	}
}

func TestInForm(t *testing.T) {
	for _, test := range []struct{ raw, after, want string }{
		{"a\r\nb\r\n", "a\nc\nb\n", "a\r\nc\r\nb\r\n"},
		{"a\nb\r\nc\n", "a\nb\nc\nd\n", "a\nb\r\nc\nd\n"},
		{"\ufeffa", "b", "\ufeffb"},
		{"a\r\nb", "a\nb\n", "a\r\nb\r\n"},
		{"\r\r\n", "x\n\r\n", "x\r\n\r\r\n"},
		{"a\r\n", "", ""},
	} {
		if have := string(inForm([]byte(test.raw), lines([]byte(test.raw)), test.after)); have != test.want {
			t.Errorf("%q becomes %q: have %q, want %q", test.raw, test.after, have, test.want)
		}
	}
}
