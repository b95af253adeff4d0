package front

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"variorum/generator/report"
)

// unknownKeys reports every key of node that the type has no field for, and every key given twice.
func (r *reader) unknownKeys(node ast.Node, t reflect.Type, path []string, place func(ast.Node, []string) int) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch n := node.(type) {
	case *ast.MappingNode:
		seen := map[string]bool{}
		for _, v := range n.Values {
			key := strings.Trim(v.Key.String(), `"'`)
			at := append(slices.Clone(path), key)
			if seen[key] {
				r.add(place(v.Key, at), "keep one of them", "front matter has %q twice", key)
			}
			seen[key] = true
			switch t.Kind() {
			case reflect.Struct:
				field, ok := fieldOf(t, key)
				if !ok {
					r.unknown(place(v.Key, at), suggest(key, t), strings.Join(at, "."))
					continue
				}
				if r.misshapen(v.Value, field, at, valuePlace(v, at, place)) {
					r.wrong = true
					continue
				}
				r.unknownKeys(v.Value, field, at, place)
			case reflect.Map:
				r.unknownKeys(v.Value, t.Elem(), at, place)
			}
		}
	case *ast.MappingValueNode:
		r.unknownKeys(&ast.MappingNode{BaseNode: &ast.BaseNode{}, Values: []*ast.MappingValueNode{n}}, t, path, place)
	case *ast.SequenceNode:
		if t.Kind() == reflect.Slice {
			for i, v := range n.Values {
				at := append(slices.Clone(path), fmt.Sprint(i))
				if r.misshapen(v, t.Elem(), at, place(v, at)) {
					r.wrong = true
					continue
				}
				r.unknownKeys(v, t.Elem(), at, place)
			}
		}
	}
}

// unknown reports a key that the struct does not have.
func (r *reader) unknown(offset int, hint, key string) {
	if r.loose {
		r.findings.Warn(ID, report.At(r.file, r.raw, r.block.Start+offset), hint, "unknown key %q in front matter, which is not read", key)
		return
	}
	r.add(offset, hint, "unknown key %q in front matter", key)
}

// valuePlace returns where a value stands, or its key where that is not known.
func valuePlace(v *ast.MappingValueNode, path []string, place func(ast.Node, []string) int) int {
	if at := place(v.Value, path); at > 0 {
		return at
	}
	return place(v.Key, path)
}

// fieldOf returns the type of the field that a key goes into.
func fieldOf(t reflect.Type, key string) (reflect.Type, bool) {
	for i := range t.NumField() {
		if name(t.Field(i)) == key {
			return t.Field(i).Type, true
		}
	}
	return nil, false
}

// name returns a field's key, or "" where it has none.
func name(f reflect.StructField) string {
	tag, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if tag == "-" {
		return ""
	}
	return tag
}

// suggest returns a hint: the key that was probably meant, else all that there are.
func suggest(key string, t reflect.Type) string {
	var names []string
	for i := range t.NumField() {
		if n := name(t.Field(i)); n != "" {
			names = append(names, n)
		}
	}
	if meant := report.Nearest(key, names); meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return "known keys: " + strings.Join(names, ", ")
}

// firstAlias returns the first anchor or alias below node, or nil.
func firstAlias(node ast.Node) ast.Node {
	var found ast.Node
	if node == nil {
		return nil
	}
	ast.Walk(finder(func(n ast.Node) bool {
		switch n.(type) {
		case *ast.AliasNode, *ast.AnchorNode, *ast.MergeKeyNode:
			if found == nil {
				found = n
			}
		}
		return found == nil
	}), node)
	return found
}

type finder func(ast.Node) bool

func (f finder) Visit(n ast.Node) ast.Visitor {
	if f(n) {
		return f
	}
	return nil
}

// lineColumn returns the offset in text of a node.
func lineColumn(text string, n ast.Node) int {
	t := n.GetToken()
	if t == nil || t.Position == nil {
		return 0
	}
	return offsetOf(text, t.Position.Line, t.Position.Column)
}

// offsetOf returns the offset in text of a line and a column in characters, both 1-based.
func offsetOf(text string, line, column int) int {
	offset := 0
	for ; line > 1; line-- {
		i := strings.IndexByte(text[offset:], '\n')
		if i < 0 {
			return len(text)
		}
		offset += i + 1
	}
	for i := range text[offset:] {
		if column--; column <= 0 {
			return offset + i
		}
	}
	return len(text)
}

// tomlKey returns the offset of the line of text that gives the key at path its value, or 0.
func tomlKey(text string, path []string) int {
	table, offset := "", 0
	last := path[len(path)-1]
	nth := map[string]int{}
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "[") {
			table = strings.Trim(trimmed, "[] \t")
			if strings.HasPrefix(trimmed, "[[") {
				table, nth[table] = fmt.Sprintf("%s.%d", table, nth[table]), nth[table]+1
			}
			if table == strings.Join(path, ".") {
				return offset
			}
		} else if key, _, ok := strings.Cut(trimmed, "="); ok {
			key = strings.Trim(strings.TrimSpace(key), `"'`)
			full := strings.TrimPrefix(table+"."+key, ".")
			if full == strings.Join(path, ".") || table == "" && key == path[0] && strings.Contains(trimmed, last) {
				return offset + strings.Index(line, trimmed)
			}
		}
		offset += len(line)
	}
	return 0
}

// plain turns the dates of TOML values into the words that YAML would have.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = plain(v[k])
		}
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case []map[string]any:
		for i := range v {
			plain(v[i])
		}
	case time.Time:
		switch v.Location().String() {
		case "date-local":
			return v.Format(time.DateOnly)
		case "datetime-local":
			return v.Format("2006-01-02T15:04:05")
		}
		return v.Format(time.RFC3339)
	}
	return v
}
