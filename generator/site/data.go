package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"slices"
	"strings"

	"variorum/generator/digest"
)

// encode writes a value as JSON for files: indented, with a final line end.
func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		panic(err) // the types at hand always encode
	}
	return b.Bytes()
}

// record is digest.json. Its spans have the words that source_text allows; with "none" the evidence that quotes the
// articles loses its words as well.
func (st *story) record() []byte {
	r := *st.Record
	if st.site.in.Settings.SourceText == None {
		r.Lineages = slices.Clone(r.Lineages)
		for i := range r.Lineages {
			r.Lineages[i].Evidence = slices.Clone(r.Lineages[i].Evidence)
			for j := range r.Lineages[i].Evidence {
				e := &r.Lineages[i].Evidence[j]
				if _, known := st.told(e.Text, nil); quotes(e.Kind) && !known {
					e.Text = ""
				}
			}
		}
	}
	return encode(r)
}

// quotes reports whether evidence of a kind holds words of the articles.
func quotes(kind string) bool { return kind != "credit" && kind != "order" && kind != "same-outlet" }

// markdown is the digest's file as published: without open merges, which are not the digest's text.
func (st *story) markdown() []byte {
	d := st.Digest.Digest
	var b strings.Builder
	for line := range strings.Lines(d.Raw[:d.Body]) {
		if !strings.HasPrefix(line, strings.TrimSpace(digest.OpenComment)) {
			b.WriteString(line)
		}
	}
	at := d.Body
	for _, block := range d.Blocks {
		if block.Kind == digest.Open {
			b.WriteString(d.Raw[at:block.Start])
			at = block.End
		}
	}
	b.WriteString(d.Raw[at:])
	return []byte(b.String())
}

// cslItem is an article in the form of citation processors (CSL-JSON).
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Label     string    `json:"citation-label"`
	Title     string    `json:"title"`
	Container string    `json:"container-title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Language  string    `json:"language,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// csl is sources.json: an item for each key that the digest may cite.
func (st *story) csl() []byte {
	items := []cslItem{}
	for _, a := range st.articles {
		item := cslItem{ID: a.Key, Type: "article-newspaper", Label: a.Key, Title: or(a.Title, a.Name), Issued: cslDay(a.Date), Accessed: cslDay(a.Fetched), URL: a.URL}
		if a.Outlet != "" {
			item.Container = a.Outlet
		}
		if a.Author != "" {
			item.Author = []cslName{{a.Author}}
		}
		items = append(items, item)
	}
	for _, src := range st.Digest.Digest.Front.Sources {
		if _, ok := st.byKey[src.Key]; !ok && src.Key != "" {
			items = append(items, cslItem{ID: src.Key, Type: "article-newspaper", Label: src.Key, Title: or(src.Title, src.File), Container: src.Publisher, Issued: cslDay(src.Date)})
		}
	}
	if st.citesEditor() {
		items = append(items, cslItem{ID: "editor", Type: "article", Label: "editor", Title: st.words.say("editor.own"), Container: st.site.in.Settings.Publisher})
	}
	return encode(items)
}

func (st *story) citesEditor() bool {
	has := func(passages []digest.Passage) bool {
		for _, p := range passages {
			if p.Citation != nil {
				for _, k := range p.Citation.Keys {
					if k == "editor" {
						return true
					}
				}
			}
		}
		return false
	}
	for _, f := range st.Digest.Digest.Footnotes {
		if has(f.Passages) {
			return true
		}
	}
	return has(st.Digest.Digest.Passages)
}

func cslDay(iso string) *cslDate {
	t, ok := day(iso)
	if !ok {
		return nil
	}
	return &cslDate{[][]int{{t.Year(), int(t.Month()), t.Day()}}}
}

// annotations is annotations.json: the readings as annotations of the articles (W3C Web Annotation).
func (st *story) annotations(page string) []byte {
	type selector struct {
		Type  string `json:"type"`
		Exact string `json:"exact,omitempty"`
		Start *int   `json:"start,omitempty"`
		End   *int   `json:"end,omitempty"`
	}
	type target struct {
		Type     string     `json:"type"`
		Source   string     `json:"source"`
		Selector []selector `json:"selector"`
	}
	type bodyText struct {
		Type     string `json:"type"`
		Value    string `json:"value"`
		Format   string `json:"format"`
		Language string `json:"language"`
	}
	type annotation struct {
		ID         string   `json:"id,omitempty"`
		Type       string   `json:"type"`
		Motivation string   `json:"motivation"`
		Body       bodyText `json:"body"`
		Target     []target `json:"target"`
	}
	aim := func(spans []digest.RecordSpan) []target {
		out := []target{}
		for _, s := range spans {
			address, theirs := st.address(s.Source, page, s.Exact != "")
			t := target{Type: "SpecificResource", Source: address}
			if s.Exact != "" {
				t.Selector = append(t.Selector, selector{Type: "TextQuoteSelector", Exact: s.Exact})
			}
			if !theirs { // positions are those of our copy
				t.Selector = append(t.Selector, selector{Type: "TextPositionSelector", Start: &s.Start, End: &s.End})
			}
			out = append(out, t)
		}
		return out
	}
	items := []annotation{}
	add := func(id, motivation, value string, spans []digest.RecordSpan) {
		if len(spans) == 0 {
			return
		}
		a := annotation{Type: "Annotation", Motivation: motivation, Body: bodyText{"TextualBody", value, "text/plain", st.language}, Target: aim(spans)}
		a.ID = st.site.absolute(st.path("compare/index.html#" + anchor(id)))
		if a.ID == "" {
			a.ID = "compare/index.html#" + anchor(id)
		}
		items = append(items, a)
	}
	for _, s := range st.Record.Statements {
		add(s.ID, "linking", s.Text, s.Readings)
	}
	for _, d := range st.Record.Differences {
		var spans []digest.RecordSpan
		for _, r := range d.Readings {
			spans = append(spans, r.Spans...)
		}
		add(d.ID, "commenting", st.withoutMarks(or(d.Note, d.What)), spans)
	}
	id := st.site.absolute(st.path("annotations.json"))
	if id == "" {
		id = "annotations.json"
	}
	return encode(map[string]any{
		"@context": "http://www.w3.org/ns/anno.jsonld",
		"id":       id,
		"type":     "AnnotationPage",
		"items":    items,
	})
}

// address is what names an article for others: where the words are known its own address, which is theirs, else its
// section on the page of articles.
func (st *story) address(key, page string, words bool) (address string, theirs bool) {
	if i, ok := st.byKey[key]; ok && words && st.articles[i].URL != "" {
		return st.articles[i].URL, true
	}
	to := st.path("sources/index.html#" + anchor(key))
	return or(st.site.absolute(to), link(page, to)), false
}

// jsonLD describes a digest's page to search engines (schema.org). The hash lets the page's security policy name it.
func (st *story) jsonLD() (data template.JS, hash string) {
	type thing map[string]any
	page := st.path("index.html")
	var merged, cited []thing // the articles once as they are, and once by their names
	for _, a := range st.articles {
		c := thing{"@type": "NewsArticle", "name": or(a.Title, a.Name)}
		if id := or(a.URL, st.site.absolute(st.path("sources/index.html#"+anchor(a.Key)))); id != "" {
			c["@id"] = id
			cited = append(cited, thing{"@id": id})
		}
		if a.URL != "" {
			c["url"] = a.URL
		}
		if isDate(a.Date) {
			c["datePublished"] = a.Date
		}
		if a.Language != "" {
			c["inLanguage"] = a.Language
		}
		if a.Outlet != "" {
			c["publisher"] = thing{"@type": "Organization", "name": a.Outlet}
		}
		merged = append(merged, c)
	}
	doc := thing{
		"@context": "https://schema.org", "@type": "NewsArticle",
		"headline": st.title(), "inLanguage": st.language,
		"isBasedOn": merged,
		"publisher": thing{"@type": "Organization", "name": or(st.site.in.Settings.Publisher, st.site.in.Settings.Title)},
	}
	if st.description() != "" {
		doc["description"] = st.description()
	}
	if _, ok := day(st.date()); ok {
		doc["datePublished"], doc["dateModified"] = st.date(), st.updated()
	}
	if len(cited) > 0 {
		doc["citation"] = cited
	}
	if u := st.site.absolute(page); u != "" {
		doc["@id"], doc["url"], doc["mainEntityOfPage"] = u, u, u
	}
	if u := st.image(); u != "" {
		doc["image"] = u
	}
	var corrections []thing
	for _, c := range st.Digest.Digest.Front.Corrections {
		x := thing{"@type": "CorrectionComment", "text": c.Text}
		if isDate(c.Date) {
			x["datePublished"] = c.Date
		}
		corrections = append(corrections, x)
	}
	if corrections != nil {
		doc["correction"] = corrections
	}
	if s := st.Record.Signed; s != nil && s.By != "" {
		doc["editor"] = thing{"@type": "Person", "name": s.By}
	}
	b, err := json.Marshal(doc) // escapes <, > and &: the text cannot close its element
	if err != nil {
		panic(err) // strings and maps of strings
	}
	b = []byte(clean(string(b)))
	return template.JS(b), policyHash(b)
}

// policyHash names text of a page in its Content-Security-Policy.
func policyHash(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
