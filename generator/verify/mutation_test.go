package verify

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

var (
	full    = flag.Bool("full", false, "make all mutations, not every fifth")
	update  = flag.Bool("update", false, "rewrite docs/verification.md")
	more    = flag.String("stories", "", "a folder of stories, each a folder with articles in seeds/, to mutate too")
	missing = flag.String("missed", "", "print what is not as it should be: a class, or all")
)

// subjects collates and composes the stories of testdata, and the one that the project ships.
func subjects(t testing.TB) map[string]*subject {
	out := map[string]*subject{}
	files, err := filepath.Glob("testdata/stories/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatalf("%v: %v", files, err)
	}
	for _, f := range files {
		a, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		fsys := fstest.MapFS{}
		for _, x := range a.Files {
			fsys["seeds/s/"+x.Name] = &fstest.MapFile{Data: x.Data}
		}
		out[strings.TrimSuffix(filepath.Base(f), ".txtar")] = newSubject(t, fsys, "seeds/s")
	}
	shipped, err := filepath.Glob("../../seeds/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range shipped {
		out["shipped: "+filepath.Base(dir)] = newSubject(t, os.DirFS("../.."), "seeds/"+filepath.Base(dir))
	}
	if *more != "" {
		dirs, err := filepath.Glob(filepath.Join(*more, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, dir := range dirs {
			out["more: "+filepath.Base(dir)] = newSubject(t, os.DirFS(dir), "seeds")
		}
	}
	return out
}

func newSubject(t testing.TB, fsys fs.FS, dir string) *subject {
	t.Helper()
	st, found := source.ReadStory(fsys, filepath.Dir(dir), dir)
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	c, found := collate.Story(collate.Input{Slug: "s", Articles: st.Articles})
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	sound := Sound(c)
	d, found := digest.Parse("content/s.md", sound.Markdown)
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	s := &subject{story: Story{Collation: c, Draft: sound.Draft}, d: d}
	seen := map[string]bool{}
	for _, x := range c.Sources {
		for _, n := range x.Doc.Names {
			name := strings.Join(strings.Fields(n.Full), " ")
			if seen[name] || strings.ContainsAny(name, "’'.") {
				continue
			}
			seen[name] = true
			switch {
			case n.Kind == statement.Person && strings.Count(name, " ") == 1:
				s.people = append(s.people, name)
			case n.Kind == statement.Place:
				s.places = append(s.places, name)
			}
		}
	}
	slices.Sort(s.people)
	slices.Sort(s.places)
	return s
}

func TestFreshDigestsVerify(t *testing.T) {
	all := subjects(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := all[name]
		r := Digest(s.d, s.story)
		for _, f := range r.Findings {
			t.Errorf("%s: %v\n    %s", name, f, f.Hint)
		}
		for i, p := range s.d.Passages {
			if !slices.ContainsFunc(r.Traced, func(t digest.Traced) bool { return t.Passage == i && len(t.Readings) > 0 }) {
				t.Errorf("%s: %q is not traced", name, p.Text)
			}
		}
		// without the draft, every passage is aligned anew
		anew := Digest(s.d, Story{Collation: s.story.Collation})
		if n := anew.Findings.Errors(); n > 0 {
			for _, f := range anew.Findings {
				t.Logf("%s, aligned anew: %v\n    %s", name, f, f.Hint)
			}
		}
	}
}

// tally counts the mutations of a class and those that were told.
type tally struct {
	class      string
	harmful    bool
	made, told int
}

// The bars of the suite, in percent.
const (
	leastFound = 95
	mostFalse  = 2
)

func TestMutations(t *testing.T) {
	all := subjects(t)
	tallies := map[string]*tally{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := all[name]
		before := findings(Digest(s.d, s.story))
		s.harmful()
		harmful := len(s.out)
		s.harmless()
		for i, m := range s.out {
			if !*full && !*update && i%5 != 0 {
				continue
			}
			if tallies[m.class] == nil {
				tallies[m.class] = &tally{class: m.class, harmful: i < harmful}
			}
			c := tallies[m.class]
			c.made++
			d, _ := digest.Parse("content/s.md", m.raw)
			told, shown := false, ""
			for _, f := range Digest(d, s.story).Findings {
				if before[f.ID+f.Message] > 0 || f.Severity != report.Error && f.ID != "difference-dropped" {
					continue
				}
				if i >= harmful || m.lines[0] <= f.Place.Line && f.Place.Line <= m.lines[1] {
					told = true
				}
				shown += "\n        " + f.Error()
			}
			if told {
				c.told++
			}
			if told != c.harmful && (*missing == "all" || *missing == m.class) {
				t.Logf("%s: %s, line %d: %s%s", name, m.class, m.lines[0], m.what, shown)
			}
		}
	}
	table := tabulate(tallies)
	t.Log("\n" + table)
	for _, class := range slices.Sorted(maps.Keys(tallies)) {
		c := tallies[class]
		wrong, most := c.told, c.made*mostFalse/100
		if c.harmful {
			wrong, most = c.made-c.told, c.made*(100-leastFound)/100
		}
		if !*full && !*update {
			most++ // a fifth of them is few
		}
		if wrong > most {
			t.Errorf("%s: %d of %d are not told as they should be, want at most %d", c.class, wrong, c.made, most)
		}
	}
	if *update && *more == "" {
		document(t, tableBegins, tableEnds, table)
	}
}

func findings(r Result) map[string]int {
	m := map[string]int{}
	for _, f := range r.Findings {
		m[f.ID+f.Message]++
	}
	return m
}

func tabulate(tallies map[string]*tally) string {
	var b strings.Builder
	for _, harmful := range []bool{true, false} {
		if harmful {
			b.WriteString("| harmful edit | made | found at its line | share |\n| --- | ---: | ---: | ---: |\n")
		} else {
			b.WriteString("\n| harmless edit | made | reported | share |\n| --- | ---: | ---: | ---: |\n")
		}
		made, told := 0, 0
		for _, class := range slices.Sorted(maps.Keys(tallies)) {
			c := tallies[class]
			if c.harmful != harmful {
				continue
			}
			made, told = made+c.made, told+c.told
			fmt.Fprintf(&b, "| %s | %d | %d | %.1f %% |\n", c.class, c.made, c.told, 100*float64(c.told)/float64(c.made))
		}
		fmt.Fprintf(&b, "| all | %d | %d | %.1f %% |\n", made, told, 100*float64(told)/float64(max(made, 1)))
	}
	return b.String()
}

const (
	tableBegins = "<!-- The tables are made by: go test ./generator/verify -run TestMutations -update -->\n"
	tableEnds   = "<!-- here the tables end -->\n"
	handBegins  = "<!-- The tables are made by: go test ./generator/verify -run TestByHand -update -->\n"
	handEnds    = "<!-- here the tables of edits by hand end -->\n"
	docFile     = "../../docs/verification.md"
)

// document writes tables into docs/verification.md between two lines.
func document(t *testing.T, begins, ends, table string) {
	raw, err := os.ReadFile(docFile)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, found := strings.Cut(string(raw), begins)
	_, tail, closed := strings.Cut(rest, ends)
	if !found || !closed {
		t.Fatalf("%s has no lines %q and %q", docFile, begins, ends)
	}
	if err := os.WriteFile(docFile, []byte(head+begins+"\n"+table+"\n"+ends+tail), 0o666); err != nil {
		t.Fatal(err)
	}
}
