package site

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the part of docs/templates.md that lists the data")

// TestDocs holds docs/templates.md to the types that templates get: every value with its type and its comment.
func TestDocs(t *testing.T) {
	const doc, mark = "../../docs/templates.md", "## Data\n"
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	specs, docs := map[string]*ast.StructType{}, map[string]string{}
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
				for _, s := range g.Specs {
					s := s.(*ast.TypeSpec)
					if st, ok := s.Type.(*ast.StructType); ok {
						specs[s.Name.Name], docs[s.Name.Name] = st, g.Doc.Text()
					}
				}
			}
		}
	}
	var b strings.Builder
	listed := map[string]bool{}
	var list func(name string)
	list = func(name string) {
		st := specs[name]
		if st == nil || listed[name] {
			return
		}
		listed[name] = true
		b.WriteString("\n### " + name + "\n\n" + strings.ReplaceAll(strings.TrimSpace(docs[name]), "\n", " ") + "\n\n| value | type | what |\n| --- | --- | --- |\n")
		var next []string
		comment := ""
		for _, f := range st.Fields.List {
			kind := types.ExprString(f.Type)
			if c := strings.TrimSpace(f.Comment.Text()); c != "" {
				comment = c
			} else {
				comment = ""
			}
			if len(f.Names) == 0 {
				b.WriteString("| | `" + kind + "` | its values too |\n")
			}
			for _, n := range f.Names {
				if !n.IsExported() {
					continue
				}
				b.WriteString("| `." + n.Name + "` | `" + kind + "` | " + strings.ReplaceAll(comment, "|", `\|`) + " |\n")
			}
			next = append(next, strings.TrimLeft(kind, "[]*"))
		}
		for _, n := range next {
			list(n)
		}
	}
	for _, root := range []string{"HomeData", "DigestData", "SourcesData", "CompareData", "HowData", "ListData", "ListsData", "PageData"} {
		list(root)
	}
	raw, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	head, have, ok := strings.Cut(string(raw), mark)
	if !ok {
		t.Fatalf("%s has no part %q", doc, mark)
	}
	want := "\n`home.html` gets HomeData, `digest.html` DigestData, `sources.html` SourcesData, `compare.html` CompareData, `how.html` HowData, `list.html` ListData, `lists.html` ListsData, `page.html` and `404.html` PageData.\n" + b.String()
	if have == want {
		return
	}
	if !*update {
		t.Fatalf("%s does not list the data as it is: run go test ./generator/site -run TestDocs -update", doc)
	}
	if err := os.WriteFile(doc, []byte(head+mark+want), 0o644); err != nil {
		t.Fatal(err)
	}
}
