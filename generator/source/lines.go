package source

import (
	"strings"

	"golang.org/x/net/html"
)

// original is the lines of a page as its block elements and line breaks make them, by which the extracted paragraphs
// are made whole again: extraction at times breaks one at a link or loses its beginning.
type original struct {
	lines []string
	own   map[string]bool  // the short ones, which stand by themselves
	at    map[string][]int // lines by each run of four words in them; a few are enough
}

// newOriginal reads the lines of a page's body.
func newOriginal(doc *html.Node) *original {
	o := &original{own: map[string]bool{}, at: map[string][]int{}}
	var line strings.Builder
	end := func() {
		if s := either(line.String()); s != "" {
			o.lines = append(o.lines, s)
		}
		line.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			line.WriteString(n.Data)
			return
		}
		if n.Type == html.ElementNode {
			switch n.Data {
			case "script", "style", "noscript", "template", "head", "svg", "iframe", "form", "nav":
				return
			}
		}
		_, own := blocks[n.Data]
		own = own && n.Type == html.ElementNode
		if own {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if own {
			end()
		}
	}
	walk(doc)
	end()
	for i, l := range o.lines {
		fields := strings.Fields(l)
		if len(fields) < 4 {
			o.own[l] = true
		}
		for k := 0; k+4 <= len(fields); k++ {
			run := strings.Join(fields[k:k+4], " ")
			if at := o.at[run]; len(at) < 4 && (len(at) == 0 || at[len(at)-1] != i) {
				o.at[run] = append(at, i)
			}
		}
	}
	return o
}

// whole returns the line of the page that an extracted paragraph is part of, and its number; -1 where there is none, or
// the line is so much longer that the extraction must have had its reasons.
func (o *original) whole(text string) (string, int) {
	fields := strings.Fields(text)
	if len(fields) < 4 {
		return text, -1
	}
	for _, i := range o.at[strings.Join(fields[:4], " ")] {
		if l := o.lines[i]; strings.Contains(l, text) && len(l) <= 3*len(text)+200 {
			return l, i
		}
	}
	return text, -1
}
