package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms is the packages of the program in the one direction of imports: a room may import those above it.
var rooms = []string{
	"report", "lexicon", "front", "source", "trees", "grammar", "statement", "gather", "support", "align", "collate", "compose", "digest", "verify", "site", "disk", "memory", "publish", "edition", "quality",
	"fetch", "watch", "serve", "command", "bench",
}

// alone is the rooms that import nothing of the program but report.
var alone = []string{"trees", "front", "disk", "memory", "publish", "fetch", "watch", "serve"}

// TestImportsPointUp holds the layout: one direction of imports, and files, environment and terminal for the rooms below
// site alone.
func TestImportsPointUp(t *testing.T) {
	fsys := os.DirFS(".")
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if _, err := fs.Stat(fsys, path.Join(name, "go.mod")); d.IsDir() && (d.Name() == "testdata" || err == nil) {
			return fs.SkipDir
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || path.Dir(name) == "." {
			return nil
		}
		room, _, _ := strings.Cut(name, "/")
		at := slices.Index(rooms, room)
		if at < 0 {
			t.Errorf("%s: the room %s is not in the table", name, room)
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		if len(file.Comments) > 0 && file.Comments[0].List[0].Text == "//go:build ignore" {
			return nil // a tool that makes data, no part of the package
		}
		for _, spec := range file.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			inside, ours := strings.CutPrefix(target, "variorum/")
			if !ours {
				if target == "os" && at <= slices.Index(rooms, "site") && !strings.HasPrefix(name, "grammar/train/") && !strings.HasPrefix(name, "source/train/") { // programs that make weights
					t.Errorf("%s imports os: what it reads and writes comes in as a value", name)
				}
				continue
			}
			other, generator := strings.CutPrefix(inside, "generator/")
			other, _, _ = strings.Cut(other, "/")
			switch {
			case inside == "templates":
				if room != "edition" && room != "command" {
					t.Errorf("%s imports the embedded templates; they come in as a value", name)
				}
			case !generator:
				t.Errorf("%s imports %s", name, target)
			case other == room:
			case slices.Contains(alone, room) && other != "report":
				t.Errorf("%s imports %s: %s stands alone", name, other, room)
			case slices.Index(rooms, other) > at:
				t.Errorf("%s imports %s, which stands below it", name, other)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRoomsSayWhatTheyAre holds that every package has a comment that tells what it is.
func TestRoomsSayWhatTheyAre(t *testing.T) {
	for _, room := range rooms {
		entries, err := os.ReadDir(room)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		said := 0
		for _, e := range entries {
			if path.Ext(e.Name()) != ".go" || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path.Join(room, e.Name()), nil, parser.ParseComments|parser.PackageClauseOnly)
			if err != nil {
				t.Fatal(err)
			}
			if file.Doc != nil && strings.HasPrefix(file.Doc.Text(), "Package "+room+" ") {
				said++
			}
		}
		if said != 1 {
			t.Errorf("%d files have the comment of package %s, want 1", said, room)
		}
	}
}

// TestLibrariesAskedFor holds that the packages that the project was asked to be built on are used by it.
func TestLibrariesAskedFor(t *testing.T) {
	for library, room := range map[string]string{
		"github.com/yuin/goldmark": "site", "github.com/adrg/frontmatter": "front", "github.com/fsnotify/fsnotify": "watch",
	} {
		entries, err := os.ReadDir(room)
		if err != nil {
			t.Fatal(err)
		}
		used := false
		for _, e := range entries {
			if path.Ext(e.Name()) == ".go" && !strings.HasSuffix(e.Name(), "_test.go") {
				raw, err := os.ReadFile(path.Join(room, e.Name()))
				if err != nil {
					t.Fatal(err)
				}
				used = used || strings.Contains(string(raw), strconv.Quote(library))
			}
		}
		if !used {
			t.Errorf("%s does not use %s", room, library)
		}
	}
}
