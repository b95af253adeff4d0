package site

import (
	"bytes"
	"html/template"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"variorum/generator/source"
)

// markdown turns Markdown that editors wrote into HTML that can do nothing but be read: raw HTML stays text, links go
// only where resolve says, pictures come only from the site itself.
type markdown struct {
	resolve func(dest string) (href string, ok bool) // where a link leads; false makes it plain text
	picture func(dest string) (src string, ok bool)  // where a picture is; false makes it a link or plain text
	size    func(src string) [2]int                  // width and height of a picture; 0 where they are not known
	ids     map[string]int                           // ids given on the page, each with the number by which the next like it is told apart
	inline  []util.PrioritizedValue                  // parsers of further inline nodes
	nodes   []util.PrioritizedValue                  // their renderers
	shift   int                                      // added to the level of headings
	code    string                                   // what a box of code is called
	plain   bool                                     // the text defines no reference: no paragraph has to be asked whether it does
	frame   *frame                                   // has the engines that are shared; may be nil
}

// engine is what reads and renders. Texts that have nothing of their own share one.
func (m *markdown) engine() (parser.Parser, renderer.Renderer) {
	if m.frame == nil || len(m.inline)+len(m.nodes) > 0 {
		return m.newEngine()
	}
	m.frame.mu.Lock()
	defer m.frame.mu.Unlock()
	key := engineKey{m.code, m.plain}
	e, ok := m.frame.engines[key]
	if !ok {
		e.parser, e.renderer = m.newEngine()
		m.frame.engines[key] = e
	}
	return e.parser, e.renderer
}

// engineKey tells engines apart.
type engineKey struct {
	code  string
	plain bool
}

// engine is made once for each language. Several goroutines may use it.
type engine struct {
	parser   parser.Parser
	renderer renderer.Renderer
}

func (m *markdown) newEngine() (parser.Parser, renderer.Renderer) {
	md := goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(
				util.Prioritized(parser.NewSetextHeadingParser(), 100),
				util.Prioritized(parser.NewThematicBreakParser(), 200),
				util.Prioritized(parser.NewListParser(), 300),
				util.Prioritized(parser.NewListItemParser(), 400),
				util.Prioritized(parser.NewCodeBlockParser(), 500),
				util.Prioritized(parser.NewATXHeadingParser(), 600),
				util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
				util.Prioritized(parser.NewBlockquoteParser(), 800),
				util.Prioritized(parser.NewParagraphParser(), 1000),
			),
			parser.WithInlineParsers(append([]util.PrioritizedValue{
				util.Prioritized(parser.NewCodeSpanParser(), 100),
				util.Prioritized(parser.NewLinkParser(), 200),
				util.Prioritized(parser.NewAutoLinkParser(), 300),
				util.Prioritized(parser.NewEmphasisParser(), 500),
			}, m.inline...)...),
			parser.WithParagraphTransformers(m.transformers()...),
		)),
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough,
		),
		goldmark.WithRendererOptions(html.WithWriter(plainWriter{html.DefaultWriter}), renderer.WithNodeRenderers(
			append(m.nodes, util.Prioritized(safeNodes{code: m.code}, 500))...)),
	)
	return md.Parser(), md.Renderer()
}

// transformers are what looks at paragraphs.
func (m *markdown) transformers() []util.PrioritizedValue {
	if m.plain {
		return nil
	}
	return parser.DefaultParagraphTransformers()
}

// parse reads source and makes its tree harmless.
func (m *markdown) parse(p parser.Parser, source []byte) ast.Node {
	doc := p.Parse(text.NewReader(source))
	nodes := changed(nil, doc) // first all are found, since changing them would lead the walker astray
	for _, n := range nodes {  // first, since links may lead to any of them
		if h, ok := n.(*ast.Heading); ok {
			h.Level = min(max(h.Level+m.shift, 2), 6)
			h.SetAttributeString("id", []byte(m.id("h-"+Slug(strings.ReplaceAll(plainText(h, source), "/", " ")))))
		}
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case *ast.Link:
			m.link(n, string(n.Destination), func(href string) { n.Destination = []byte(href) })
		case *ast.AutoLink:
			dest := string(n.URL(source))
			if n.AutoLinkType == ast.AutoLinkEmail {
				dest = "mailto:" + strings.TrimPrefix(strings.ToLower(dest), "mailto:")
			}
			if href, ok := m.resolve(dest); ok {
				link := ast.NewLink()
				link.Destination = []byte(href)
				link.AppendChild(link, ast.NewString(n.Label(source)))
				n.Parent().ReplaceChild(n.Parent(), n, link)
			} else {
				n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(n.Label(source)))
			}
		case *ast.Image:
			m.image(n, source)
		}
	}
	return doc
}

// changed adds to a list the nodes below n that are changed, in their order.
func changed(list []ast.Node, n ast.Node) []ast.Node {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindText: // most are, and nothing lies below them
			continue
		case ast.KindHeading, ast.KindLink, ast.KindAutoLink, ast.KindImage:
			list = append(list, c)
		}
		list = changed(list, c)
	}
	return list
}

// link sends a link where it may go, or leaves only its words.
func (m *markdown) link(n *ast.Link, dest string, set func(string)) {
	href, ok := m.resolve(dest)
	if !ok || withinLink(n) {
		unwrap(n)
		return
	}
	set(href)
	n.Title = nil
}

func (m *markdown) image(n *ast.Image, source []byte) {
	if src, ok := m.picture(string(n.Destination)); ok {
		n.Destination = []byte(src)
		n.Title = nil
		if m.size != nil {
			n.SetAttributeString("size", m.size(src))
		}
		return
	}
	alt := or(plainText(n, source), "picture")
	if href, ok := m.resolve(string(n.Destination)); ok && !withinLink(n) {
		link := ast.NewLink()
		link.Destination = []byte(href)
		link.AppendChild(link, ast.NewString([]byte(alt)))
		n.Parent().ReplaceChild(n.Parent(), n, link)
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, ast.NewString([]byte(alt)))
}

func withinLink(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
}

// id returns want, or want with a number where the page has it already.
func (m *markdown) id(want string) string {
	if m.ids == nil {
		m.ids = map[string]int{}
	}
	id := want
	for n := m.ids[want]; m.ids[id] > 0; n++ {
		id = want + "-" + strconv.Itoa(n)
		m.ids[want] = n + 1
	}
	m.ids[id] = 2
	return id
}

// html renders a whole text.
func (m *markdown) html(source []byte) template.HTML {
	m.plain = !bytes.Contains(source, []byte("]:"))
	p, r := m.engine()
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	_ = r.Render(unbuffered{b}, source, m.parse(p, source)) // a buffer takes everything
	return template.HTML(b.String())
}

// unbuffered is a buffer that a renderer writes into directly.
type unbuffered struct{ *bytes.Buffer }

func (unbuffered) Buffered() int { return 0 }
func (unbuffered) Flush() error  { return nil }

// plainWriter writes text in which nothing is escaped as it is, and leaves all other text to goldmark's own.
type plainWriter struct{ html.Writer }

func (p plainWriter) Write(w util.BufWriter, text []byte) {
	for _, c := range text {
		if c < ' ' || c == '&' || c == '<' || c == '>' || c == '"' || c == '\\' {
			p.Writer.Write(w, text)
			return
		}
	}
	_, _ = w.Write(text)
}

// safeNodes renders what goldmark renders in a way that the site's pages do not want.
type safeNodes struct{ code string }

func (s safeNodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindString, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.Write(util.EscapeHTML(n.(*ast.String).Value))
		}
		return ast.WalkContinue, nil
	})
	r.Register(ast.KindLink, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			_, _ = w.WriteString("</a>")
			return ast.WalkContinue, nil
		}
		to := n.(*ast.Link).Destination
		_, _ = w.WriteString(`<a href="`)
		if escaped := util.URLEscape(to, true); bytes.HasPrefix(escaped, []byte("http")) || !html.IsDangerousURL(escaped) {
			_, _ = w.Write(util.EscapeHTML(escaped))
		}
		if bytes.Contains(to, []byte("://")) { // it leaves the site
			_, _ = w.WriteString(`" rel="noopener noreferrer external`)
		}
		_, _ = w.WriteString(`">`)
		return ast.WalkContinue, nil
	})
	r.Register(ast.KindImage, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			image := n.(*ast.Image)
			_, _ = w.WriteString(`<img src="` + template.HTMLEscapeString(string(image.Destination)) + `" alt="` + template.HTMLEscapeString(plainText(n, source)) + `"` + sizeOf(n) + ` loading="lazy">`)
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(ast.KindFencedCodeBlock, s.codeBlock)
	r.Register(ast.KindCodeBlock, s.codeBlock)
}

// sizeOf is the size of a picture as attributes, so that a page does not jump while it loads.
func sizeOf(n ast.Node) string {
	v, _ := n.AttributeString("size")
	if size, ok := v.([2]int); ok && size[0] > 0 && size[1] > 0 {
		return ` width="` + strconv.Itoa(size[0]) + `" height="` + strconv.Itoa(size[1]) + `"`
	}
	return ""
}

// codeBlock writes code in a box that keyboards can scroll.
func (s safeNodes) codeBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<pre tabindex="0" role="region" aria-label="` + template.HTMLEscapeString(s.code) + `"><code>`)
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			html.DefaultWriter.RawWrite(w, line.Value(source))
		}
		_, _ = w.WriteString("</code></pre>\n")
	}
	return ast.WalkContinue, nil
}

// plainText returns the words of a node.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(util.UnescapePunctuations(n.Segment.Value(source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *citation, *mark:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}

// webAddress returns an address that may be linked to from any page: http, https or mailto, nothing else.
func webAddress(dest string) (string, bool) {
	if plainAddress(dest) {
		return dest, true
	}
	dest = strings.TrimSpace(dest)
	if strings.ContainsFunc(dest, func(r rune) bool { return r < ' ' || r == 0x7f || unicode.Is(unicode.Cf, r) }) {
		return "", false
	}
	u, err := url.Parse(dest)
	if err != nil {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.String(), source.Reachable(u)
	case "mailto":
		return u.String(), u.Opaque != ""
	}
	return "", false
}

// plainAddress reports whether an address is one that nothing has to be asked of: http or https, a host of names in small
// letters, and a path in which nothing is escaped. Most are.
func plainAddress(dest string) bool {
	rest, ok := strings.CutPrefix(dest, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(dest, "http://")
	}
	end := strings.IndexByte(rest+"/", '/')
	if !ok || end > 60 {
		return false
	}
	letter := false // in the part of the name that is being read: one of digits may be an address
	for i := range end {
		switch c := rest[i]; {
		case c >= 'a' && c <= 'z':
			letter = true
		case c == '.' && letter:
			letter = false
		case c < '0' || c > '9':
			return false
		}
	}
	for i := end; i < len(rest); i++ {
		if c := rest[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '/' && c != '-' && c != '_' && c != '.' && c != '~' {
			return false
		}
	}
	return letter
}
