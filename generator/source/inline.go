package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// raised are the figures that stand raised in a text, by the plain ones.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "−", "⁻", "+", "⁺")

// tidy makes the inline markup of a page plain where it changes what is said, before anything is taken from the page:
//
//   - struck-out text (del, s, strike) is what the outlet has taken back: it is removed and returned, to be set aside;
//   - raised figures are marks of notes, which go, or powers and the like, which stay raised: "12³" is not 123;
//   - what a page shows only where scripts do not run (noscript) is kept where it is prose, and goes where it is not;
//   - what is set small above or beside a word to tell how it is spoken (rt, rp) goes;
//   - hyphens that show only at a line's end go.
func tidy(doc *html.Node) (struck []string) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == html.TextNode:
				if strings.Contains(c.Data, "\u00ad") {
					c.Data = strings.ReplaceAll(c.Data, "\u00ad", "")
				}
			case c.Type != html.ElementNode:
			case c.Data == "del" || c.Data == "s" || c.Data == "strike":
				if text := content(c); text != "" {
					struck = append(struck, text)
				}
				n.RemoveChild(c)
				c = next
				continue
			case c.Data == "rt" || c.Data == "rp" || c.Data == "rtc":
				n.RemoveChild(c)
				c = next
				continue
			case c.Data == "sup":
				raise(c)
			case c.Data == "noscript":
				unwrap(n, c)
			}
			walk(c)
			c = next
		}
	}
	walk(doc)
	return struck
}

// raise makes a raised element plain: the mark of a note goes, a figure stays raised.
func raise(sup *html.Node) {
	text := content(sup)
	figures := text != "" && strings.Trim(text, "0123456789-−+") == ""
	before := ' '
	if p := sup.PrevSibling; p != nil {
		before, _ = utf8.DecodeLastRuneInString(content(p))
		if p.Type == html.TextNode {
			before, _ = utf8.DecodeLastRuneInString(p.Data)
		}
	}
	note := strings.Trim(text, "[]()0123456789*†‡, ") == "" && (inLink(sup) || !figures || !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != ')')
	if text != "" && !note && !figures {
		return // "21st", a trade mark
	}
	for c := sup.FirstChild; c != nil; c = sup.FirstChild {
		sup.RemoveChild(c)
	}
	if text != "" && !note {
		sup.AppendChild(&html.Node{Type: html.TextNode, Data: raised.Replace(text)})
	}
}

// inLink reports whether an element holds a link, or hangs in one.
func inLink(n *html.Node) bool {
	if n.Parent != nil && n.Parent.Data == "a" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.Data == "a" || inLink(c)) {
			return true
		}
	}
	return false
}

// unwrap puts what a noscript element holds into its place where it is prose, and removes it where it is not.
func unwrap(parent, n *html.Node) {
	raw := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			raw += c.Data
		}
	}
	inside := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	if nodes, err := html.ParseFragment(strings.NewReader(raw), inside); err == nil {
		for _, c := range nodes {
			inside.AppendChild(c)
		}
	}
	if text := content(inside); len(strings.Fields(text)) >= 60 && Ends(text) {
		parent.InsertBefore(inside, n)
	}
	parent.RemoveChild(n)
}
