package source

import (
	"slices"
	"strings"
	"unicode"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// extract reads the article out of the page in a.Raw after its front matter: text and blocks, and the metadata that
// nothing else has given. The text is the headline, then the paragraphs, headings, list items and captions of the
// page's article in their order, each a line of its own with an empty line between.
func extract(a *Article) {
	body := a.Raw[a.Body:]
	a.Body, a.Text = -1, ""
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		return // the parser takes anything and fails only where its reader does
	}
	m, headline := metadata(doc)
	a.Meta = a.Meta.under(m)
	struck := tidy(doc)
	a.links = links(doc)
	w := &writer{labels: map[int]string{}, headline: headline, captions: figures(doc), page: newOriginal(doc), last: -1}
	options := trafilatura.Options{EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	if a.Meta.Date == "" {
		options.HtmlDateMode = trafilatura.Fast
	}
	result := article(doc, options)
	if result == nil || result.ContentNode == nil {
		return
	}
	if a.Meta.Date == "" && result.Metadata.Date.Year() >= 1900 {
		a.Meta.Date = result.Metadata.Date.Format("2006-01-02")
	}
	w.block(headline, "h1")
	head := w.text.Len()
	w.walk(result.ContentNode, "")
	w.close()
	taken := w.text.String()
	if !sentences(taken[head:]) {
		return // a headline alone is no article, nor are a headline and a menu
	}
	for _, text := range struck {
		w.block(text, "del")
	}
	a.Text = w.text.String()
	a.left = left(doc, taken)
	a.settle(w.labels)
}

// article returns what the extraction makes of a page; nil where it fails, be it by a panic: pages are strangers' work, and
// one that upsets the library must not end the program.
func article(doc *html.Node, options trafilatura.Options) (result *trafilatura.ExtractResult) {
	defer func() {
		if recover() != nil {
			result = nil
		}
	}()
	result, err := trafilatura.ExtractDocument(doc, options)
	if err != nil {
		return nil
	}
	return result
}

// writer lays out the text of a page.
type writer struct {
	text     strings.Builder
	labels   map[int]string // label of a block by its start
	headline string
	page     *original
	last     int       // the line of the page that was written last; -1
	captions []caption // of the page, in order; those before next are written or dropped
	line     strings.Builder
	label    string
}

// caption is the text of a figure with the words before it on the page.
type caption struct {
	text   string
	before string // the paragraph before the figure; "" where there is none
}

// block writes a block of text with its label, and after it the captions that stand there on the page.
func (w *writer) block(text, label string) {
	text = either(text)
	if text == "" || text == w.headline && label != "" && w.text.Len() > 0 {
		return
	}
	if label != "h1" && label != "figure" {
		whole, line := w.page.whole(text)
		if w.last >= 0 && (line == w.last || line < 0 && len(strings.Fields(text)) < 4 && !w.page.own[text] && strings.Contains(w.page.lines[w.last], text)) {
			return // another part of the same line
		}
		w.last = line
		text = whole
	}
	if label != "h1" {
		if i := slices.IndexFunc(w.captions, func(c caption) bool { return c.text == text }); i >= 0 {
			label = "figure"
			w.captions = slices.Delete(w.captions, i, i+1)
		}
	}
	if w.text.Len() > 0 {
		w.text.WriteString("\n\n")
	}
	if label != "" {
		w.labels[w.text.Len()] = label
	}
	w.text.WriteString(text)
	if label == "figure" || len(text) < 40 {
		return
	}
	for i := 0; i < len(w.captions); i++ {
		if c := w.captions[i]; c.before == text {
			w.captions = slices.Delete(w.captions, i, i+1)
			i--
			w.block(c.text, "figure")
		}
	}
}

// close writes the block that was begun.
func (w *writer) close() {
	w.block(w.line.String(), w.label)
	w.line.Reset()
	w.label = ""
}

// blocks are the elements that stand on lines of their own, with the label that they give.
var blocks = map[string]string{
	"p": "", "div": "", "section": "", "article": "", "main": "", "blockquote": "", "pre": "", "table": "", "tr": "", "ul": "", "ol": "", "dl": "", "body": "", "br": "", "hr": "", "figure": "figure", "figcaption": "figure",
	"h1": "h1", "h2": "h", "h3": "h", "h4": "h", "h5": "h", "h6": "h", "li": "item", "dt": "item", "dd": "item",
}

func (w *writer) walk(n *html.Node, label string) {
	if n.Type == html.TextNode {
		w.line.WriteString(n.Data)
		return
	}
	switch n.Data {
	case "script", "style", "noscript", "template":
		return
	case "td", "th":
		w.line.WriteString(" ")
	}
	l, own := blocks[n.Data]
	if own {
		w.close()
		if l != "" {
			label = l
		}
		w.label = label
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, label)
		if _, inner := blocks[c.Data]; inner && c.Type == html.ElementNode {
			w.label = label
		}
	}
	if own {
		w.close()
	}
}

// figures returns the captions of the page's figures in order.
func figures(doc *html.Node) []caption {
	var out []caption
	before := ""
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "script", "style", "noscript", "nav", "footer", "aside":
				return
			case "figcaption":
				if text := content(n); text != "" && len(strings.Fields(text)) > 2 {
					out = append(out, caption{text, before})
				}
				return
			case "p":
				if text := content(n); len(text) >= 40 {
					before = text
				}
			case "h1":
				before = content(n)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return out
}

// links returns the texts of the page's links that are longer than a few words.
func links(doc *html.Node) map[string]bool {
	out := map[string]bool{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "a" {
			if text := content(n); len(strings.Fields(text)) > 3 {
				out[text] = true
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return out
}

// unspaced is the scripts that set no spaces between words, and of which most end no sentence with a mark.
var unspaced = []*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// sentences reports whether a text has a line that reads as prose: one that ends as a sentence does, or is long.
func sentences(text string) bool {
	for line := range strings.Lines(text) {
		if n := len(strings.Fields(line)); n >= 5 && Ends(line) || n >= 15 {
			return true
		}
		letters := 0
		for _, r := range line {
			if unicode.In(r, unspaced...) {
				letters++
			}
		}
		if letters >= 60 {
			return true
		}
	}
	return false
}
