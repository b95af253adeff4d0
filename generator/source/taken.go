package source

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// untaken is how much of what a page shows as prose was not taken for the article.
type untaken struct {
	paragraphs, words int // not taken
	of                int // paragraphs of prose that the page shows, taken or not
	taken             int // words of those that were taken
}

// much reports whether so much is missing that an editor must know.
func (u untaken) much() bool {
	return u.paragraphs >= 3 && u.words*3 >= u.taken && u.words >= 90
}

// aside matches the class or id of containers whose paragraphs are not the article's: comments, teasers, forms.
var asideName = regexp.MustCompile(`(?i)comment|related|recommend|newsletter|footer|sidebar|promo|teaser|cookie|consent|subscribe|paywall|masthead|breadcrumb|author-?bio|disqus|copyright|most-?read|trending`)

// left compares the paragraphs that the page shows as prose, in its <article> or <main> where it has one, with the text that
// was taken.
func left(doc *html.Node, taken string) untaken {
	var u untaken
	have := strings.Join(strings.Fields(taken), " ")
	root := doc
	if only := sole(doc, "article"); only != nil {
		root = only
	} else if only := sole(doc, "main"); only != nil {
		root = only
	}
	seen := map[string]bool{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "header", "head", "iframe", "figure", "blockquote":
				return
			}
			if n != root && asideName.MatchString(attribute(n, "class")+" "+attribute(n, "id")) {
				return
			}
			if n.Data == "p" {
				u.count(content(n), have, seen)
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return u
}

// count takes in a paragraph of the page.
func (u *untaken) count(text, have string, seen map[string]bool) {
	words := strings.Fields(text)
	if len(words) < 15 || !Ends(text) || seen[text] {
		return
	}
	seen[text] = true
	u.of++
	middle := strings.Join(words[len(words)/3:len(words)/3+5], " ")
	if strings.Contains(have, middle) {
		u.taken += len(words)
		return
	}
	u.paragraphs++
	u.words += len(words)
}

// sole returns the only element of a name in the document; nil where there is none or several.
func sole(doc *html.Node, name string) *html.Node {
	var found *html.Node
	n := 0
	var walk func(*html.Node)
	walk = func(x *html.Node) {
		if x.Type == html.ElementNode && x.Data == name {
			found = x
			n++
		}
		for c := x.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if n == 1 {
		return found
	}
	return nil
}
