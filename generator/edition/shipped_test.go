package edition

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "write the shipped story's digest and site anew; read the difference before you commit it")

// root is the repository.
const root = "../.."

// TestShippedStory builds the repository's own project in another folder and compares the digest and the site with the
// committed ones, byte for byte.
func TestShippedStory(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{Seeds, Content} {
		copyTree(t, filepath.Join(root, folder), filepath.Join(dir, folder))
	}
	if *update { // the digest is composed anew: a build only brings into it what is new
		if _, err := Open(dir).Build(Options{MergeOnly: true, Recompose: true, Stories: []string{"lavrov-rubio"}}); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Open(dir).Build(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		t.Errorf("finding: %v", f)
	}
	if n := r.Summary.LeftOut; n != 0 {
		t.Errorf("%d sentences and notes were cut out of the digest because they did not verify", n)
	}
	if *update {
		for _, folder := range []string{Content, Public} {
			if err := os.RemoveAll(filepath.Join(root, folder)); err != nil {
				t.Fatal(err)
			}
			copyTree(t, filepath.Join(dir, folder), filepath.Join(root, folder))
		}
		return
	}
	for _, folder := range []string{Content, Public} {
		if d := cmp.Diff(tree(t, filepath.Join(root, folder)), tree(t, filepath.Join(dir, folder))); d != "" {
			t.Errorf("%s (-committed +built); go test ./generator/edition -run Shipped -update writes it anew:\n%.6000s", folder, d)
		}
	}
}

// TestOrderAndLineEndsChangeNothing builds the shipped story from files that were written in another order, with CRLF and
// byte order marks, twice, and compares the sites.
func TestOrderAndLineEndsChangeNothing(t *testing.T) {
	want := ""
	for _, variant := range []string{"as it is", "crlf", "bom", "again"} {
		dir := t.TempDir()
		copyTree(t, filepath.Join(root, Seeds), filepath.Join(dir, Seeds))
		each := func(change func(string) string) {
			for name, text := range tree(t, filepath.Join(dir, Seeds)) {
				if err := os.WriteFile(filepath.Join(dir, Seeds, name), []byte(change(text)), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		}
		switch variant {
		case "crlf":
			each(func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") })
		case "bom":
			each(func(s string) string { return "\ufeff" + s })
		}
		e := Open(dir)
		if _, err := e.Build(Options{}); err != nil {
			t.Fatal(err)
		}
		if variant == "again" {
			r, err := e.Build(Options{})
			if err != nil || r.Summary.Written != 0 || len(r.Changes) != 0 {
				t.Errorf("a second build writes %d files and makes %d changes, %v", r.Summary.Written, len(r.Changes), err)
			}
		}
		have := hashOf(tree(t, filepath.Join(dir, Content))) + hashOf(tree(t, filepath.Join(dir, Public)))
		if want == "" {
			want = have
		} else if have != want {
			t.Errorf("%s: the site is another", variant)
		}
	}
}

func hashOf(files map[string]string) string {
	raw, err := json.Marshal(files) // map keys are sorted
	if err != nil {
		panic(err)
	}
	return hash(string(raw))
}

// TestRecordsFollowTheirSchema validates every published record of the repository.
func TestRecordsFollowTheirSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(filepath.Join(root, "generator", "digest", "record.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	records, err := filepath.Glob(filepath.Join(root, Public, "*", "digest.json"))
	if err != nil || len(records) == 0 {
		t.Fatalf("no records: %v", err)
	}
	for _, name := range records {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	for name, text := range tree(t, from) {
		p := filepath.Join(to, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
