package lexicon

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestTopics holds that every table that the program asks for is there in English, and that none lies about unused. A
// table is asked for by its topic as a constant: Table("months"), or by a constant given to a function that asks.
func TestTopics(t *testing.T) {
	asked, words := map[string]string{}, map[string]bool{}
	sets := map[mark]string{}
	fsys := os.DirFS("..")
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, raw, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if word, err := strconv.Unquote(l.Value); err == nil {
					words[word] = true
				}
			}
			call, ok := n.(*ast.CallExpr)
			if ok && len(call.Args) == 2 {
				if m, ok := setOf(call); ok {
					sets[m] = name
				}
			}
			if !ok || len(call.Args) != 1 {
				return true
			}
			s, method := call.Fun.(*ast.SelectorExpr)
			l, constant := call.Args[0].(*ast.BasicLit)
			if method && constant && s.Sel.Name == "Table" && l.Kind == token.STRING {
				topic, err := strconv.Unquote(l.Value)
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				asked[topic] = name
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(asked) < 40 {
		t.Fatalf("only %d topics are asked for: the test looks in the wrong place", len(asked))
	}
	for topic, by := range asked {
		if For("en").tables[topic] == nil {
			t.Errorf("%s asks for the table %q, which English does not have", by, topic)
		}
	}
	for topic := range For("en").tables {
		if asked[topic] == "" {
			t.Errorf("nothing asks for the table %q", topic)
		}
	}
	for m, by := range sets {
		if !slices.ContainsFunc(slices.Collect(maps.Values(For("en").tables)), func(t *Table) bool { return len(t.Set(m.field, m.what).words) > 0 }) {
			t.Errorf("%s asks for words that do %q, which English does not have", by, m.what)
		}
	}
	for topic, table := range For("en").tables {
		if topic == "interchange" || topic == "notes" {
			continue // groups have names of their own, and notes are sentences
		}
		for _, e := range table.entries {
			if f := table.Field(e, 0); strings.Contains(f, ",") {
				for what := range strings.SplitSeq(f, ",") {
					if !words[what] {
						t.Errorf("nothing asks the table %q for words that do %q", topic, what)
						words[what] = true
					}
				}
			}
		}
	}
	for tag, l := range languages() {
		for topic := range l.tables {
			if For("en").tables[topic] == nil {
				t.Errorf("%s has a table %q, which English does not have", tag, topic)
			}
		}
	}
}

// setOf returns what a call of Set asks for: Set(0, "particle").
func setOf(call *ast.CallExpr) (mark, bool) {
	s, method := call.Fun.(*ast.SelectorExpr)
	i, number := call.Args[0].(*ast.BasicLit)
	w, text := call.Args[1].(*ast.BasicLit)
	if !method || !number || !text || s.Sel.Name != "Set" {
		return mark{}, false
	}
	field, err := strconv.Atoi(i.Value)
	if err != nil {
		return mark{}, false
	}
	what, err := strconv.Unquote(w.Value)
	return mark{field, what}, err == nil
}

// TestLines holds what the package comment says of a table: a comment on top, and one line an entry. A second line for
// the same entry would have no effect, and whoever added it would wonder.
func TestLines(t *testing.T) {
	files, err := fs.Glob(tables, "*/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		raw, err := tables.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(raw), "#") {
			t.Errorf("%s does not open with a comment", f)
		}
		seen, n := map[string]int{}, 0
		for line := range strings.Lines(string(raw)) {
			n++
			line = strings.TrimSuffix(line, "\n")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			entry, _, _ := strings.Cut(line, "\t")
			if first := seen[entry]; first > 0 {
				t.Errorf("%s:%d: %q stands in line %d already", f, n, entry, first)
			}
			seen[entry] = n
			if entry != strings.Join(strings.Fields(entry), " ") || entry == "" {
				t.Errorf("%s:%d: white space around or within %q", f, n, entry)
			}
			if strings.HasSuffix(line, " ") || strings.HasSuffix(line, "\r") {
				t.Errorf("%s:%d: white space at the end", f, n)
			}
		}
	}
}

func TestTable(t *testing.T) {
	table := parse("en/x", "# a comment\nin the wake of\tcause\tstrong\nin\tplace\n\nin the\n")
	for _, test := range []struct {
		words string
		n     int
		entry string
	}{
		{"in the wake of it", 4, "in the wake of"},
		{"in the wake", 2, "in the"},
		{"in a wake", 1, "in"},
		{"on", 0, ""},
		{"", 0, ""},
	} {
		if n, entry := table.Match(strings.Fields(test.words)); n != test.n || entry != test.entry {
			t.Errorf("%q: have %d, %q, want %d, %q", test.words, n, entry, test.n, test.entry)
		}
	}
	if have := table.Field("in the wake of", 1); have != "strong" {
		t.Errorf("have %q", have)
	}
	if table.Field("in", 1) != "" || table.Field("nowhere", 0) != "" || table.Has("nowhere") {
		t.Error("what is not there is")
	}
	if cause := table.Set(0, "cause"); !cause.Has("in the wake of") || cause.Has("in") || cause != table.Set(0, "cause") {
		t.Error("the set of causes")
	}
	ends := parse("en/x", "er\tperson,thing\nler\tperson\nth\tordinal\n").Set(0, "person")
	for word, want := range map[string]string{"driver": "er", "miller": "ler", "er": "", "27th": "", "": ""} {
		if have := ends.Ending(word); have != want {
			t.Errorf("%q: have %q, want %q", word, have, want)
		}
	}
	if have := table.Entries(); !slices.Equal(have, []string{"in the wake of", "in", "in the"}) {
		t.Errorf("have %q", have)
	}
}

func TestFor(t *testing.T) {
	for tag, want := range map[string]string{"": "en", "en-GB": "en", "DE-at": "de", "tlh": "en"} {
		if have := For(tag).Tag; have != want {
			t.Errorf("%q: have %q, want %q", tag, have, want)
		}
	}
	if have := For("de").Table("negations").Entries(); len(have) != 0 {
		t.Errorf("a topic that a language lacks has entries: %q", have)
	}
	defer func() {
		if recover() == nil {
			t.Error("a topic that nobody has is no panic")
		}
	}()
	For("en").Table("no such topic")
}

// TestRelated holds that the list of related words can be searched, and that a relation holds both ways.
func TestRelated(t *testing.T) {
	en := For("en")
	r := related()
	if len(r.lines) < 1000 {
		t.Fatalf("%d lines", len(r.lines))
	}
	before := ""
	for _, at := range r.lines {
		stem, _, ok := strings.Cut(r.text[at:], " ")
		if !ok || stem <= before {
			t.Fatalf("%q comes after %q", stem, before)
		}
		before = stem
		for _, x := range en.Related(stem) {
			if x.Close < 0 || x.Close > 9 || x.Stem == "" {
				t.Fatalf("%s: %+v", stem, x)
			}
			// opposites stand with the word that WordNet gives them to
			if x.Close > 0 && !slices.ContainsFunc(en.Related(x.Stem), func(y Relation) bool { return y.Stem == stem }) {
				t.Errorf("%s has %s, which does not have it", stem, x.Stem)
			}
		}
	}
	if en.Related("zzz") != nil || For("de").Related("haus") != nil {
		t.Error("relations of what has none")
	}
}
