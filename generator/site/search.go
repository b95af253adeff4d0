package site

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The search index is divided so that a reader's browser loads only what a query asks for, and so that a new digest
// changes few files. For each year of digests, and for what has no date:
//
//	search/2025/ha.js    the words that begin with "ha": {"harbour": "1k3f9aq2…"}, each document as its name, seven
//	                     characters of the digits and small letters, and one digit, how much the word weighs in it
//	search/2025/_1k.js   what is told of the documents whose names begin with "1k": {"1k3f9aq": [address, title, date, text]}
//
// search/index.js is the table of them: by year, how many documents there are, by how many characters of a word and of a
// name the files are told apart, and which files of words there are. They are scripts, since pages that are opened from
// disk can load nothing else; each calls variorumSearch with its name and its data. site.js divides and folds words as
// terms does.

// searchIndexFile is the table of the index.
const searchIndexFile = "search/index.js"

// nameLength is how many characters a document's name has.
const nameLength = 7

// searchYear is a line of the table.
type searchYear struct {
	Year  string `json:"year"`
	Count int    `json:"count"`
	Words int    `json:"words"` // characters of a word that tell its file; 0 where one file, "all", has them all
	Names int    `json:"names"` // characters of a name
	Files string `json:"files"` // of words, with a comma between
}

// search makes the index over digests and pages: titles, descriptions and texts. The parts of it that nothing changed in
// are the last ones.
func (p *Printing) search(out *Output) {
	s := p.site
	years := map[string]map[string]*indexed{}
	add := func(year string, t *Told, date, says string) {
		if years[year] == nil {
			years[year] = map[string]*indexed{}
		}
		years[year][t.path("index.html")] = &indexed{file: t.path("index.html"), told: t, date: date, says: says}
	}
	for _, st := range s.stories {
		year := "other"
		if t, ok := day(st.Date); ok {
			year = strconv.Itoa(t.Year())
		}
		add(year, st, st.Date, or(st.Description, st.Summary))
	}
	for _, page := range s.pages {
		t := out.Pages[page.File].Told
		add("other", t, "", t.Summary)
	}
	table := []searchYear{}
	index := map[string]*searchKept{}
	for year, docs := range years {
		k := p.press.index[year]
		if k == nil || !k.follow(docs, s.words) {
			k = newIndex(year, docs, s.words)
		}
		index[year] = k
		for name, c := range k.files {
			s.files[name], s.sums[name] = c.Bytes, c.Sum
		}
		table = append(table, k.line())
	}
	p.press.index = index
	// The years from the latest on, and before them what has none.
	slices.SortFunc(table, func(a, b searchYear) int { return cmp.Compare(b.Year, a.Year) })
	s.files[searchIndexFile] = searchFile("index", table)
}

// searchFile is a file of the index.
func searchFile(name string, data any) []byte {
	b, err := json.Marshal(data)
	if err != nil {
		panic(err) // maps of strings
	}
	return fmt.Appendf(nil, "variorumSearch(%q,%s);\n", name, b)
}

// searchPart tells in which file a word stands. Of scripts that have many thousand characters the first counts, in groups
// of 64.
func searchPart(term string, depth int) string {
	if depth == 0 {
		return "all"
	}
	if len(term) >= depth && alphanumeric(term[:depth]) {
		return term[:depth]
	}
	var b strings.Builder
	n := 0
	for _, r := range term {
		switch {
		case n == depth:
			return b.String()
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= 0x2e80:
			return b.String() + "u" + strconv.FormatInt(int64(r>>6), 16)
		default:
			b.WriteString("u" + strconv.FormatInt(int64(r), 16))
		}
		n++
	}
	return b.String()
}

// alphanumeric reports whether a text has the small letters of English and digits only.
func alphanumeric(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// terms divides a text into words in lower case without accents.
func terms(text string) iter.Seq[string] {
	if plain(text) {
		return plainTerms(strings.ToLower(text))
	}
	return func(yield func(string) bool) {
		for of := range strings.FieldsSeq(text) { // nothing of the one bears on the other
			var words iter.Seq[string]
			if plain(of) {
				words = plainTerms(strings.ToLower(of))
			} else {
				words = slices.Values(folded(of))
			}
			for word := range words {
				if !yield(word) {
					return
				}
			}
		}
	}
}

// plainTerms is terms for ASCII in lower case.
func plainTerms(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		from := -1 // where the word that is being read begins
		for i := range len(text) {
			if c := text[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				if from < 0 {
					from = i
				}
				continue
			}
			if from >= 0 && !yield(text[from:i]) {
				return
			}
			from = -1
		}
		if from >= 0 {
			yield(text[from:])
		}
	}
}

// plain reports whether a text is ASCII.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

func folded(text string) []string {
	text = strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text)))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
