package site

import (
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"variorum/generator/digest"
)

// What stands in square brackets is what digest.Parse found there and nothing else: the parser below looks the place of
// a bracket up among the citations and marks of the parsed digest, so that the page shows exactly what was verified.

// citation is an inline node: "[@A; @B]".
type citation struct {
	ast.BaseInline
	of      *digest.Citation
	passage int // index into the passages that are being rendered; -1
	at      int // where it begins in the file
}

// mark is an inline node: "[^label]".
type mark struct {
	ast.BaseInline
	of digest.Mark
}

// said is an inline node: the words of a passage with its citation.
type said struct {
	ast.BaseInline
	passage int
}

var (
	kindCitation = ast.NewNodeKind("Citation")
	kindMark     = ast.NewNodeKind("Mark")
	kindSaid     = ast.NewNodeKind("Said")
)

func (*citation) Kind() ast.NodeKind { return kindCitation }
func (*mark) Kind() ast.NodeKind     { return kindMark }
func (*said) Kind() ast.NodeKind     { return kindSaid }

func (n *citation) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *mark) Dump(source []byte, level int)     { ast.DumpHelper(n, source, level, nil, nil) }
func (n *said) Dump(source []byte, level int)     { ast.DumpHelper(n, source, level, nil, nil) }

// stretch is Markdown cut from a digest file: the text, and for every byte of it where it stands in the file.
type stretch struct {
	text  []byte
	where []int
}

// file returns the place in the file of an offset in the stretch.
func (s *stretch) file(offset int) int {
	switch {
	case len(s.where) == 0:
		return 0
	case offset >= len(s.where):
		return s.where[len(s.where)-1] + offset - len(s.where) + 1
	}
	return s.where[offset]
}

// brackets is the inline parser for citations and marks.
type brackets struct {
	in        *stretch
	citations map[int]cited // by where they begin in the file
	marks     map[int]digest.Mark
}

type cited struct {
	citation *digest.Citation
	passage  int
}

func (p *brackets) Trigger() []byte { return []byte{'['} }

func (p *brackets) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	_, seg := block.PeekLine()
	at := p.in.file(seg.Start)
	if f, ok := p.citations[at]; ok {
		block.Advance(f.citation.End - f.citation.Start)
		return &citation{of: f.citation, passage: f.passage, at: at}
	}
	if m, ok := p.marks[at]; ok {
		block.Advance(m.End - m.Start)
		return &mark{of: m}
	}
	return nil
}

// tighten drops the blanks before citations: the mark sits at the words it belongs to.
func tighten(doc ast.Node, source []byte) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*citation); !ok || !entering {
			return ast.WalkContinue, nil
		}
		if t, ok := n.PreviousSibling().(*ast.Text); ok {
			t.Segment = t.Segment.TrimRightSpace(source)
			t.SetSoftLineBreak(false)
			t.SetHardLineBreak(false)
		}
		return ast.WalkContinue, nil
	})
}

// wrap puts the words of each passage into a node of their own, wherever they are neighbours in one paragraph. A passage
// that begins or ends within emphasis or a link is wrapped in the parts that can be.
func wrap(doc ast.Node, in *stretch, passages []digest.Passage) {
	var parents []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline {
			parents = append(parents, n)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	for _, parent := range parents {
		wrapChildren(parent, in, passages)
	}
}

func wrapChildren(parent ast.Node, in *stretch, passages []digest.Passage) {
	var last *said
	for n := parent.FirstChild(); n != nil; {
		if t, ok := n.(*ast.Text); ok {
			split(parent, t, in, passages)
		}
		next := n.NextSibling()
		i := passageAt(passages, begins(n, in))
		switch {
		case i < 0 || n.Kind() == kindMark && last == nil:
			last = nil
		case last != nil && last.passage == i:
			parent.RemoveChild(parent, n)
			last.AppendChild(last, n)
		default:
			last = &said{passage: i}
			parent.InsertBefore(parent, n, last)
			parent.RemoveChild(parent, n)
			last.AppendChild(last, n)
		}
		n = next
	}
}

// split divides a text node where a passage begins or ends within it; the rest becomes the next sibling.
func split(parent ast.Node, t *ast.Text, in *stretch, passages []digest.Passage) {
	from := in.file(t.Segment.Start)
	i := passageAt(passages, from)
	cut := 0
	if i >= 0 {
		cut = passages[i].End
	} else if j := sort.Search(len(passages), func(j int) bool { return passages[j].Start >= from }); j < len(passages) {
		cut = passages[j].Start
	}
	if cut <= from || cut >= in.file(t.Segment.Stop) {
		return
	}
	at := t.Segment.Start + sort.Search(t.Segment.Len(), func(k int) bool { return in.file(t.Segment.Start+k) >= cut })
	if at <= t.Segment.Start || at >= t.Segment.Stop || in.text[at-1] == '\\' {
		return
	}
	rest := ast.NewTextSegment(text.NewSegment(at, t.Segment.Stop))
	rest.SetSoftLineBreak(t.SoftLineBreak())
	rest.SetHardLineBreak(t.HardLineBreak())
	t.Segment = text.NewSegment(t.Segment.Start, at)
	t.SetSoftLineBreak(false)
	t.SetHardLineBreak(false)
	parent.InsertAfter(parent, t, rest)
}

// begins returns where an inline node begins in the file, -1 where it does not tell.
func begins(n ast.Node, in *stretch) int {
	switch n := n.(type) {
	case *ast.Text:
		return in.file(n.Segment.Start)
	case *citation:
		return n.at
	case *mark:
		return n.of.Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if at := begins(c, in); at >= 0 {
			return at
		}
	}
	return -1
}

// passageAt returns the passage that a place of the file lies in, -1 where there is none.
func passageAt(passages []digest.Passage, at int) int {
	i := sort.Search(len(passages), func(i int) bool { return passages[i].End > at })
	if i < len(passages) && passages[i].Start <= at {
		return i
	}
	return -1
}
