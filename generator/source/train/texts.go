package main

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"variorum/generator/source"
)

// text is an article with what is known of its lines.
type text struct {
	group   string // the story or page: what stands together in a fold
	kind    string
	words   string
	samples []source.Sample
	away    []bool // of each sample: it is not the article's own
}

// span is one of a story's gold, in code points.
type span struct {
	Source     string
	Start, End int
}

// readStories reads the articles of a folder of stories, those in front matter's order of file name as A, B, C.
func readStories(dir string) ([]text, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil {
		return nil, err
	}
	var out []text
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var gold struct {
			Sources []struct {
				ID   string
				File string
			}
			Boilerplate []span
		}
		if err := json.Unmarshal(raw, &gold); err != nil {
			return nil, err
		}
		for _, s := range gold.Sources {
			name := filepath.Join(filepath.Dir(f), "seeds", s.File)
			raw, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			a, _ := source.Parse(s.File, raw, "")
			if a == nil {
				continue
			}
			t := text{group: filepath.Base(filepath.Dir(f)), kind: "stories", words: a.Text, samples: source.Samples(a.Text, a.Meta.Title, a.Meta.Language)}
			away := make([]bool, len(a.Text)+1)
			points := source.NewPoints(a.Text)
			for i := range a.Text {
				p := points.At(a.Text, i)
				away[i] = slices.ContainsFunc(gold.Boilerplate, func(b span) bool { return b.Source == s.ID && b.Start <= p && p < b.End })
			}
			for _, x := range t.samples {
				n := 0
				for i := x.Start; i < x.End; i++ {
					if away[i] {
						n++
					}
				}
				t.away = append(t.away, n*2 > x.Len())
			}
			out = append(out, t)
		}
	}
	return out, nil
}

// readPages reads the pages of a folder.
func readPages(dir string) ([]text, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	var gold map[string]struct {
		ArticleBody string `json:"articleBody"`
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return nil, err
	}
	names := make([]string, 0, len(gold))
	for n := range gold {
		names = append(names, n)
	}
	slices.Sort(names)
	var out []text
	for _, name := range names {
		f, err := os.Open(filepath.Join(dir, "html", name+".html.gz"))
		if err != nil {
			return nil, err
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, err
		}
		doc, err := html.Parse(z)
		f.Close()
		if err != nil {
			return nil, err
		}
		if t, ok := page(name, lines(doc), gold[name].ArticleBody); ok {
			out = append(out, t)
		}
	}
	return out, nil
}

// page makes a text of the lines of a page around its article.
func page(name string, all []string, body string) (text, bool) {
	known := map[string]bool{}
	for _, r := range runs(body) {
		known[r] = true
	}
	own := func(l string) bool {
		n, of := 0, runs(l)
		for _, r := range of {
			if known[r] {
				n++
			}
		}
		return len(of) > 0 && n*10 >= len(of)*6
	}
	first, last := -1, -1
	for i, l := range all {
		if len(strings.Fields(l)) > 8 && own(l) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return text{}, false
	}
	all = all[max(0, first-8):min(len(all), last+16)]
	words := strings.Join(all, "\n")
	t := text{group: name, kind: "pages", words: words, samples: source.Samples(words, "", source.Language(words))}
	for _, x := range t.samples {
		t.away = append(t.away, !own(x.Of(words)))
	}
	return t, true
}

// runs returns the runs of four words of a text; of a shorter one itself.
func runs(s string) []string {
	w := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(w) == 0 {
		return nil
	}
	var out []string
	for i := 0; i == 0 || i+4 <= len(w); i++ {
		out = append(out, strings.Join(w[i:min(len(w), i+4)], " "))
	}
	return out
}

const block = " p div section article main blockquote pre table tr ul ol dl body br hr figure figcaption h1 h2 h3 h4 h5 h6 li dt dd td th aside header footer nav form button option label "

const silent = " script style noscript template svg head iframe select "

// lines returns the lines that a page shows.
func lines(doc *html.Node) []string {
	var out []string
	var b strings.Builder
	end := func() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		if n.Type == html.ElementNode && strings.Contains(silent, " "+n.Data+" ") {
			return
		}
		own := n.Type == html.ElementNode && strings.Contains(block, " "+n.Data+" ")
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
	return out
}
