package front

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"variorum/generator/report"
)

// misshapen reports a value that is not of the shape that its key takes, in the words of those who write front matter.
func (r *reader) misshapen(node ast.Node, t reflect.Type, path []string, at int) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	is := "a text"
	switch node.(type) {
	case nil, *ast.NullNode:
		return false
	case *ast.SequenceNode:
		is = "a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		is = "keys with values"
	case *ast.BoolNode:
		is = "true or false"
	case *ast.IntegerNode, *ast.FloatNode:
		is = "a number"
	}
	scalar := is != "a list" && is != "keys with values"
	wants, hint, ok := "", "", true
	switch t.Kind() {
	case reflect.String:
		wants, hint, ok = "a text", "if brackets or a colon are part of the text, put quotation marks around it", scalar
	case reflect.Bool:
		wants, hint, ok = "true or false", "write it without quotation marks", is == "true or false"
	case reflect.Slice:
		wants, hint, ok = "a list", "write [one, two], or one a line behind a dash", is == "a list"
	case reflect.Struct, reflect.Map:
		wants, hint, ok = "keys with values", "", is == "keys with values"
	}
	if !ok {
		r.add(at, hint, "%q in front matter takes %s, not %s", strings.Join(path, "."), wants, is)
	}
	return !ok
}

// twice is what the YAML library says of a key that is given twice; the line counts from the block's start.
var twice = regexp.MustCompile(`^mapping key "(.*)" already defined at \[(\d+):\d+\]$`)

// plainly says what the YAML library found in other words, with a hint.
func (r *reader) plainly(message string) (string, string) {
	if m := twice.FindStringSubmatch(message); m != nil {
		line := 0
		_, _ = fmt.Sscan(m[2], &line)
		line += report.At("", r.raw, r.block.Start).Line - 1
		return fmt.Sprintf("front matter has %q twice", m[1]), fmt.Sprintf("keep one of them; the other stands in line %d", line)
	}
	if strings.Contains(message, "'\t'") {
		return "front matter has a tab where spaces belong", "indent with spaces"
	}
	return "front matter: " + message, "a text with : # [ { or a quotation mark in it wants quotation marks around it; look at the line before too"
}
