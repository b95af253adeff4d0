package site

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// point is an inline node: the words of the text that a note is about.
type point struct {
	ast.BaseInline
	label string
}

var kindPoint = ast.NewNodeKind("Point")

func (*point) Kind() ast.NodeKind { return kindPoint }

func (n *point) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// underline finds for each mark the words before it that are the reading which the text prints, and makes them a node
// of their own. Where the words before a mark are no reading, or marks stand together, nothing is underlined.
func (a *article) underline(doc ast.Node) {
	var marks []*mark
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if m, ok := n.(*mark); ok && entering {
			marks = append(marks, m)
		}
		return ast.WalkContinue, nil
	})
	for _, m := range marks {
		best, tail := 0, 0
		words, nodes := wordsBefore(m, a.in.text)
		for _, d := range a.footnoted[m.of.Label] {
			for _, r := range d.Readings {
				if n, rest := endsWith(words, strings.Join(strings.Fields(r.Value), " ")); n > best {
					best, tail = n, rest
				}
			}
		}
		if best > 0 {
			wrapLast(nodes, best, tail, &point{label: m.of.Label})
		}
	}
}

// wordsBefore returns the text before a node as far as nothing but text stands there, and its nodes, the last first.
func wordsBefore(n ast.Node, source []byte) (string, []*ast.Text) {
	words := ""
	var nodes []*ast.Text
	for p := n.PreviousSibling(); p != nil; p = p.PreviousSibling() {
		t, ok := p.(*ast.Text)
		if !ok {
			break
		}
		s := string(t.Segment.Value(source))
		if strings.Contains(s, "\\") {
			break // escapes are shorter on the page
		}
		if t.SoftLineBreak() {
			s += " "
		}
		words = s + words
		nodes = append(nodes, t)
	}
	return words, nodes
}

// endsWith returns how many bytes at the end of words begin with a value, whatever the case and with at most three words
// behind it ("42 passengers" where articles have "42" and "forty"), and how many marks of punctuation stand behind them;
// n is 0 where words do not end so.
func endsWith(words, value string) (n, tail int) {
	bare := strings.TrimRightFunc(words, unicode.IsPunct)
	low, value := strings.ToLower(bare), strings.ToLower(strings.TrimFunc(value, unicode.IsPunct))
	from := strings.LastIndex(low, value)
	if value == "" || from < 0 || len(low) != len(bare) {
		return 0, 0
	}
	before, _ := utf8.DecodeLastRuneInString(low[:from])
	after, _ := utf8.DecodeRuneInString(low[from+len(value):])
	behind := low[from+len(value):]
	if from > 0 && wordRune(before) || behind != "" && wordRune(after) || len(strings.Fields(behind)) > 3 || strings.ContainsAny(behind, ".;:,”“\"") {
		return 0, 0
	}
	return len(bare) - from, len(words) - len(bare)
}

// wrapLast puts the last n bytes before the tail of the text of some nodes, the last first, into a node of their own.
func wrapLast(nodes []*ast.Text, n, tail int, into *point) {
	parent := nodes[0].Parent()
	if last := nodes[0]; tail > 0 {
		if last.SoftLineBreak() || tail >= last.Segment.Len() {
			return
		}
		after := ast.NewTextSegment(text.NewSegment(last.Segment.Stop-tail, last.Segment.Stop))
		last.Segment = text.NewSegment(last.Segment.Start, last.Segment.Stop-tail)
		parent.InsertAfter(parent, last, after)
	}
	var inside []ast.Node
	for _, t := range nodes {
		length := t.Segment.Len()
		if t.SoftLineBreak() {
			length++
		}
		if n < length {
			at := t.Segment.Start + length - n
			if at >= t.Segment.Stop {
				break
			}
			rest := ast.NewTextSegment(text.NewSegment(at, t.Segment.Stop))
			rest.SetSoftLineBreak(t.SoftLineBreak())
			t.Segment = text.NewSegment(t.Segment.Start, at)
			t.SetSoftLineBreak(false)
			parent.InsertAfter(parent, t, rest)
			t = rest
		}
		inside = append(inside, t)
		if n -= length; n <= 0 {
			break
		}
	}
	if len(inside) == 0 {
		return
	}
	parent.InsertBefore(parent, inside[len(inside)-1], into)
	for i := len(inside) - 1; i >= 0; i-- {
		parent.RemoveChild(parent, inside[i])
		into.AppendChild(into, inside[i])
	}
}
