package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// ld is what an article's JSON-LD says.
type ld struct {
	headline, author, publisher, url, published, language string
}

// graph is the nodes of a page's JSON-LD that have a name of their own ("@id"), in all of its scripts.
type graph map[string]map[string]any

// linked returns what the JSON-LD of a page says of its article: the one whose headline is that of the page, else the
// first. References to other nodes ("@id") are followed; a reference that leads nowhere is no name.
func linked(values []any, headline string) ld {
	g := graph{}
	var articles []map[string]any
	for _, v := range values {
		g.index(v, 0, &articles)
	}
	if len(articles) == 0 {
		return ld{}
	}
	v := articles[0]
	if i := slices.IndexFunc(articles, func(a map[string]any) bool { return kin(word(a["headline"]), headline) }); i >= 0 {
		v = articles[i]
	}
	return ld{
		headline:  word(v["headline"]),
		author:    strings.Join(g.names(v["author"], person), ", "),
		publisher: strings.Join(g.names(v["publisher"], person), ", "),
		url:       either(word(v["url"]), word(v["mainEntityOfPage"])),
		published: either(word(v["datePublished"]), word(v["dateCreated"])),
		language:  word(v["inLanguage"]),
	}
}

// index takes in a value of JSON-LD: an object, a list, a graph; articles collects the articles among them.
func (g graph) index(v any, depth int, articles *[]map[string]any) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			g.index(e, depth+1, articles)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && g[id] == nil {
			g[id] = v
		}
		if kind := word(v["@type"]); strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || kind == "Report" {
			*articles = append(*articles, v)
		}
		for _, key := range []string{"@graph", "mainEntity", "author", "publisher"} {
			g.index(v[key], depth+1, articles)
		}
	}
}

// names returns the names of a person or body, or of several, each once. fit makes a name of what stands there, or "".
func (g graph) names(v any, fit func(string) string) []string {
	var out []string
	add := func(s string) {
		if s = fit(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	switch v := v.(type) {
	case string:
		if node := g[v]; node != nil {
			return g.names(node["name"], fit)
		}
		add(v)
	case []any:
		for _, e := range v {
			for _, s := range g.names(e, fit) {
				add(s)
			}
		}
	case map[string]any:
		if v["name"] != nil {
			return g.names(v["name"], fit)
		}
		if id, ok := v["@id"].(string); ok && g[id] != nil {
			return g.names(g[id]["name"], fit)
		}
	}
	return out
}

// word returns a value of JSON-LD as a word: itself, its first element, its name or, where it has none, its id.
func word(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(either(v))
	case []any:
		for _, e := range v {
			if s := word(e); s != "" {
				return s
			}
		}
	case map[string]any:
		return either(word(v["name"]), word(v["@id"]))
	}
	return ""
}

var markup = regexp.MustCompile(`<[^>]*>`)

// namesNobody is the names of accounts that publishing systems put in the place of an author's.
var namesNobody = regexp.MustCompile(`(?i)^(admin|administrator|root|webmaster|user|test|editor|author|unknown|anonymous|null|undefined|none|n/?a)[0-9]*$`)

// person returns a value that is the name of a person or a body, without markup and "By"; "" where it is an address, a number or anything
// else that names nobody.
func person(s string) string {
	s = either(markup.ReplaceAllString(html.UnescapeString(s), ""))
	for _, by := range []string{"By ", "by ", "BY "} {
		s = strings.TrimPrefix(s, by)
	}
	if namesNobody.MatchString(s) || strings.ContainsAny(s, "@#{}<>=") || strings.Contains(s, "://") || !strings.ContainsFunc(s, unicode.IsLetter) || len(s) > 200 {
		return ""
	}
	return s
}

// published returns the value of the <time> element that tells when the article was first published: one that says so by
// its attributes, else the earliest of those above the text.
func published(doc *html.Node) string {
	said, first, earliest := "", "", ""
	text := false
	var walk func(n *html.Node, article bool)
	walk = func(n *html.Node, article bool) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "article", "main":
				article = true
			case "time":
				when := attribute(n, "datetime")
				day := date(when)
				if day == "" {
					break
				}
				if p := attribute(n, "itemprop"); strings.EqualFold(p, "datePublished") || hasAttribute(n, "pubdate") {
					said = either(said, when)
				}
				if !article {
					break
				}
				first = either(first, when)
				if !text && (earliest == "" || day < date(earliest)) {
					earliest = when
				}
			case "p":
				if s := content(n); len(s) >= 120 && first != "" {
					text = true
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, article)
		}
	}
	walk(doc, false)
	return either(said, earliest, first)
}

func hasAttribute(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
