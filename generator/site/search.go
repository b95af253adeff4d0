package site

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The search index is what MiniSearch (templates/static/minisearch.js) writes and loads, version 2 of its form, made here
// so that a browser need not index anything. static/search.js prepares words in the same way as terms does.

type searchIndex struct {
	DocumentCount    int                       `json:"documentCount"`
	NextID           int                       `json:"nextId"`
	DocumentIDs      map[string]string         `json:"documentIds"`
	FieldIDs         map[string]int            `json:"fieldIds"`
	FieldLength      map[string]map[string]int `json:"fieldLength"`
	AverageLength    []float64                 `json:"averageFieldLength"`
	StoredFields     map[string]searchStored   `json:"storedFields"`
	DirtCount        int                       `json:"dirtCount"`
	Index            []searchTerm              `json:"index"`
	SerializationVer int                       `json:"serializationVersion"`
}

type searchStored struct {
	Title string `json:"title"`
	Date  string `json:"date,omitempty"`
	Says  string `json:"says,omitempty"`
}

// searchTerm is a pair: the term, and for each field the documents with the number of times.
type searchTerm struct {
	Term   string
	Fields map[string]map[string]int
}

// MarshalJSON writes the pair as an array.
func (t searchTerm) MarshalJSON() ([]byte, error) { return json.Marshal([]any{t.Term, t.Fields}) }

// search makes the index over digests and pages: titles, descriptions and texts.
func (s *site) search() []byte {
	type doc struct {
		path, title, date, says, text string
	}
	var docs []doc
	for _, st := range s.recent() {
		var b strings.Builder
		for _, stm := range st.Record.Statements {
			b.WriteString(stm.Text + " " + stm.Section + " ")
		}
		docs = append(docs, doc{st.path("index.html"), st.title(), s.words.date(st.date()), or(st.description(), st.summary()), b.String()})
	}
	for _, p := range s.pages {
		docs = append(docs, doc{p.Slug + "/index.html", p.Title, "", p.Description, p.Raw[p.Body:]})
	}
	x := searchIndex{
		DocumentCount: len(docs), NextID: len(docs), DocumentIDs: map[string]string{}, FieldIDs: map[string]int{"title": 0, "says": 1, "text": 2},
		FieldLength: map[string]map[string]int{}, AverageLength: make([]float64, 3), StoredFields: map[string]searchStored{}, Index: []searchTerm{}, SerializationVer: 2,
	}
	at := map[string]int{}
	for i, d := range docs {
		id := fmt.Sprint(i)
		x.DocumentIDs[id] = d.path
		x.StoredFields[id] = searchStored{Title: clean(d.title), Date: d.date, Says: clean(d.says)}
		x.FieldLength[id] = map[string]int{}
		for f, text := range []string{d.title, d.says, d.text} {
			found := terms(text)
			distinct := map[string]bool{}
			for _, t := range found {
				distinct[t] = true
				k, ok := at[t]
				if !ok {
					k = len(x.Index)
					at[t] = k
					x.Index = append(x.Index, searchTerm{t, map[string]map[string]int{}})
				}
				field := fmt.Sprint(f)
				if x.Index[k].Fields[field] == nil {
					x.Index[k].Fields[field] = map[string]int{}
				}
				x.Index[k].Fields[field][id]++
			}
			x.FieldLength[id][fmt.Sprint(f)] = len(distinct)
			x.AverageLength[f] += float64(len(distinct)) / float64(len(docs))
		}
	}
	b, err := json.Marshal(x)
	if err != nil {
		panic(err) // maps of strings and numbers
	}
	return b
}

// terms divides a text into words in lower case without accents.
func terms(text string) []string {
	text = strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text)))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
