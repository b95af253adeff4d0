package statement

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"

	"variorum/generator/source"
)

// Texts that end where a rule looks one word further.
func TestEdges(t *testing.T) {
	read := func(text string) {
		t.Helper()
		defer func() {
			if fault := recover(); fault != nil {
				t.Errorf("%q: %v", text, fault)
			}
		}()
		Read(&source.Article{Text: text, Blocks: []source.Block{{Span: Span{End: len(text)}}}})
	}
	for _, text := range []string{
		"“The bridge is closed,” mayor Ana Brill said in a statement",
		"The bridge is closed, Brill said in a joint news release",
		"The council told Reuters", "“Closed", "closed”", "She said “closed ‚", "‘ ’ “ ` ” ‚", "`` closed '' `", "5", "$", "on", "said",
	} {
		read(text)
	}
	parts := strings.Fields("the police said in a statement Mr. Brill , . “ ” ‘ ’ \" ' ` ‚ „ '' `` « » — - told Reuters according to on Monday 5 2019 people were ( ) : who that by more than not and Nov. p.m. $ % 1/2 years old after later two")
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		var b strings.Builder
		for range r.Intn(12) + 1 {
			b.WriteString(parts[r.Intn(len(parts))])
			b.WriteString([]string{"", " ", " ", "\n\n"}[r.Intn(4)])
		}
		read(b.String())
	}
}

// No rule indexes tokens, classes or verbs by itself: all ask At, which has edges.
func TestOnlyTheCursorIndexes(t *testing.T) {
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "cursor.go" {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	kind := map[string]bool{"Tokens": true, "tags": true, "verbs": true}
	visit := func(n ast.Node) bool {
		held := map[string]bool{} // local names of the slices, in this function
		fn, ok := n.(*ast.FuncDecl)
		if !ok {
			return true
		}
		written := map[ast.Expr]bool{}
		ast.Inspect(fn, func(n ast.Node) bool {
			a, ok := n.(*ast.AssignStmt)
			if !ok {
				return true
			}
			for i, l := range a.Lhs {
				written[l] = true
				if i < len(a.Rhs) && len(a.Lhs) == len(a.Rhs) {
					if s, ok := a.Rhs[i].(*ast.SelectorExpr); ok && kind[s.Sel.Name] {
						if id, ok := l.(*ast.Ident); ok {
							held[id.Name] = true
						}
					}
				}
			}
			return true
		})
		ast.Inspect(fn, func(n ast.Node) bool {
			x, ok := n.(*ast.IndexExpr)
			if !ok || written[x] {
				return true
			}
			if lit, ok := x.Index.(*ast.BasicLit); ok && (lit.Value == "0" || lit.Value == "1") {
				return true // the range of tokens of a sentence or clause
			}
			direct := false
			switch of := x.X.(type) {
			case *ast.SelectorExpr:
				owner, inner := of.X.(*ast.SelectorExpr)
				local, named := of.X.(*ast.Ident)
				direct = kind[of.Sel.Name] && !(inner && owner.Sel.Name == "speech") && // the table of speech verbs
					!(named && local.Name == "g") // grammar's own tokens, at places that grammar gave
			case *ast.Ident:
				direct = held[of.Name]
			}
			if direct {
				t.Errorf("%s: a look at a token that has no edge: use At", fset.Position(x.Pos()))
			}
			return true
		})
		return false
	}
	for _, file := range files {
		ast.Inspect(file, visit)
	}
}
