package site

import (
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"variorum/generator/report"
)

// What html/template finds only while a page is made, at a place that is not the fault's, or never, is looked for here as
// soon as a template is read: parts, words and static files that are not there, files that no page is made from.

// templateDocs is where templates are described, which a project of one's own does not hold.
const templateDocs = "docs/templates.md in the program's repository"

const templateHint = "the values that templates may use: " + templateDocs

// lint looks at the parsed templates of a kind of page.
func (s *site) lint(file string, page *template.Template, w *words) report.List {
	var findings report.List
	var names []string
	for _, t := range page.Templates() {
		names = append(names, t.Name())
	}
	slices.Sort(names)
	if page.Lookup("main") == nil {
		findings.Add("template", report.Place{File: "templates/" + file}, `begin it with {{define "main"}} and end it with {{end}}`, `the file defines no part "main", which base.html puts into the page`)
	}
	calls := false
	for _, name := range names {
		t := page.Lookup(name)
		if t == nil || t.Tree == nil || t.Tree.Root == nil {
			continue
		}
		visit(reflect.ValueOf(t.Tree.Root), func(n parse.Node) {
			at := func() report.Place { return nodePlace(t.Tree, n) }
			switch n := n.(type) {
			case *parse.TemplateNode:
				calls = calls || n.Name == "main" && t.Tree.ParseName == "base.html"
				if page.Lookup(n.Name) == nil && n.Name != "main" {
					findings.Add("template", at(), meant(n.Name, names, "define it in the file that uses it, or in base.html"), "no part %q is defined", n.Name)
				}
			case *parse.CommandNode:
				word, literal := literalCall(n)
				switch {
				case word == "same" && page.Lookup(literal) == nil:
					findings.Add("template", at(), meant(literal, names, "define it in the file that uses it, or in base.html"), "no part %q is defined", literal)
				case word == "say" && w.says[literal] == "":
					findings.Add("template", at(), meant(literal, slices.Sorted(maps.Keys(w.says)), "words.tsv lists the names"), "there are no words of the name %q", literal)
				case word == "index" && s.assets[literal] == "":
					findings.Add("template", at(), meant(literal, slices.Sorted(maps.Keys(s.assets)), "put it into templates/static"), "there is no static file %q", literal)
				}
			}
		})
	}
	if !calls {
		findings.Add("template", report.Place{File: "templates/base.html"}, `call {{template "main" .}} where the page's own part belongs`, `the frame of the pages does not call the part "main"`)
	}
	return findings
}

// literalCall reads {{say "how"}} and {{index .Site.Static "name"}}.
func literalCall(c *parse.CommandNode) (word, literal string) {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || len(c.Args) < 2 {
		return "", ""
	}
	last := c.Args[1]
	if id.Ident == "index" {
		if len(c.Args) != 3 || !strings.HasSuffix(c.Args[1].String(), ".Site.Static") {
			return "", ""
		}
		last = c.Args[2]
	}
	if s, ok := last.(*parse.StringNode); ok {
		return id.Ident, s.Text
	}
	return "", ""
}

// visit calls do for every node below v.
func visit(v reflect.Value, do func(parse.Node)) {
	switch v.Kind() {
	case reflect.Interface:
		visit(v.Elem(), do)
	case reflect.Pointer:
		if v.IsNil() || v.Type() == reflect.TypeFor[*parse.Tree]() {
			return
		}
		if n, ok := v.Interface().(parse.Node); ok {
			do(n)
		}
		visit(v.Elem(), do)
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				visit(v.Field(i), do)
			}
		}
	}
}

// nodePlace is where a node of a template stands.
func nodePlace(tree *parse.Tree, n parse.Node) report.Place {
	location, _ := tree.ErrorContext(n)
	parts := strings.Split(location, ":")
	if len(parts) < 3 {
		return report.Place{File: "templates/" + tree.ParseName}
	}
	line, _ := strconv.Atoi(parts[len(parts)-2])
	column, _ := strconv.Atoi(parts[len(parts)-1])
	return report.Place{File: "templates/" + strings.Join(parts[:len(parts)-2], ":"), Line: line, Column: column + 1}
}

func meant(word string, candidates []string, otherwise string) string {
	if m := report.Nearest(word, candidates); m != "" {
		return fmt.Sprintf("did you mean %q?", m)
	}
	return otherwise
}

// refused is what a page's Content-Security-Policy forbids.
var refused = regexp.MustCompile(`(?i)<script(?:\s[^>]*)?>|<style\b|\s(style|on[a-z]+)\s*=\s*["']`)

// lintFiles looks at the project's own files: those that no page is made from, and what browsers will refuse to run.
func (s *site) lintFiles() report.List {
	var findings report.List
	all := layers(s.in.Templates)
	if len(all) < 2 {
		return nil
	}
	own := all[len(all)-1]
	known := []string{"base.html", "static"}
	for _, k := range kinds() {
		known = append(known, k+".html")
	}
	entries, _ := fs.ReadDir(own, ".") // a project need not have the folder
	var text strings.Builder
	for _, e := range entries {
		at := report.Place{File: "templates/" + e.Name()}
		switch {
		case strings.HasPrefix(e.Name(), "."), strings.HasSuffix(e.Name(), "~"), strings.HasPrefix(e.Name(), "words") && path.Ext(e.Name()) == ".tsv", path.Ext(e.Name()) == ".go":
		case !slices.Contains(known, e.Name()):
			hint := "templates: " + strings.Join(known[:len(known)-1], ", ")
			if ext := path.Ext(e.Name()); ext == ".css" || ext == ".js" {
				hint = "style sheets and scripts belong into templates/static"
			}
			findings.Warn("template", at, meant(e.Name(), known, hint), "no page is made from this file")
		case path.Ext(e.Name()) == ".html" && !e.IsDir():
			raw, err := fs.ReadFile(own, e.Name())
			if err != nil {
				continue // told where it is parsed
			}
			text.Write(raw)
			for _, m := range refused.FindAllStringIndex(string(raw), -1) {
				found := string(raw[m[0]:m[1]])
				if strings.Contains(found, "src=") || strings.Contains(found, "ld+json") || strings.HasPrefix(string(raw[m[1]:]), ">{{.Style}}") {
					continue
				}
				findings.Warn("template", report.At(at.File, string(raw), m[0]), "put it into a file in templates/static", "browsers refuse %q: pages allow no script and no style of their own", strings.TrimSpace(found))
			}
		}
	}
	given := map[string]bool{}
	for name := range s.assets {
		if _, err := fs.Stat(all[0], "static/"+name); err == nil {
			given[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.assets)) {
		near := report.Nearest(name, slices.Sorted(maps.Keys(given)))
		if !given[name] && near != "" && (path.Ext(name) == ".css" || path.Ext(name) == ".js") && !strings.Contains(text.String(), name) {
			findings.Warn("template", report.Place{File: "templates/static/" + name}, fmt.Sprintf("did you mean %q?", near), "no page loads this file")
		}
	}
	return findings
}

// missingValue reads what html/template says of a value that the data does not have.
var missingValue = regexp.MustCompile(`can't evaluate field (\w+) in type \*?(?:site|digest|verify)\.(\w+)`)

// missingFunction reads what it says of a function that is not there.
var missingFunction = regexp.MustCompile(`function "(\w+)" not defined`)

// hint tells what was probably meant by a value or a function that is not there.
func (s *site) hint(message string, data any) string {
	if strings.Contains(message, "unexpected EOF") {
		return "is an {{end}} missing?"
	}
	if m := missingFunction.FindStringSubmatch(message); m != nil {
		return meant(m[1], slices.Sorted(maps.Keys(s.words.functions())), "the functions of templates: "+templateDocs)
	}
	if m := missingValue.FindStringSubmatch(message); m != nil && data != nil {
		return meant(m[1], fieldsOf(reflect.TypeOf(data), m[2], map[reflect.Type]bool{}), templateHint)
	}
	return templateHint
}

// fieldsOf returns the fields of a type of the given name that data of type t leads to.
func fieldsOf(t reflect.Type, name string, seen map[reflect.Type]bool) []string {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return nil
	}
	seen[t] = true
	if t.Name() == name {
		var out []string
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				out = append(out, f.Name)
			}
		}
		return out
	}
	for i := range t.NumField() {
		if out := fieldsOf(t.Field(i).Type, name, seen); out != nil {
			return out
		}
	}
	return nil
}
