package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/big"
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

// indexed is a document of the index.
type indexed struct {
	file, title, date, says, text string
	name                          string
}

// searchYear is a line of the table.
type searchYear struct {
	Year  string `json:"year"`
	Count int    `json:"count"`
	Words int    `json:"words"` // characters of a word that tell its file; 0 where one file, "all", has them all
	Names int    `json:"names"` // characters of a name
	Files string `json:"files"` // of words, with a comma between
}

// renderSearch makes the index over digests and pages: titles, descriptions and texts.
func (s *site) renderSearch() {
	years := map[string][]*indexed{}
	for _, st := range s.stories {
		var b strings.Builder
		for _, stm := range st.Record.Statements {
			b.WriteString(stm.Text + " " + stm.Section + " ")
		}
		year := "other"
		if t, ok := day(st.date()); ok {
			year = strconv.Itoa(t.Year())
		}
		years[year] = append(years[year], &indexed{file: st.path("index.html"), title: st.title(), date: s.words.date(st.date()), says: or(st.description(), st.summary()), text: b.String()})
	}
	for _, p := range s.pages {
		years["other"] = append(years["other"], &indexed{file: p.Slug + "/index.html", title: p.Title, says: p.Description, text: p.Raw[p.Body:]})
	}
	table := []searchYear{}
	for year, docs := range years {
		table = append(table, s.searchYear(year, docs))
	}
	// The years from the latest on, and before them what has none.
	slices.SortFunc(table, func(a, b searchYear) int { return cmp.Compare(b.Year, a.Year) })
	s.files[searchIndexFile] = searchFile("index", table)
}

// searchYear makes the files of a year. How finely they are divided follows the number of documents.
func (s *site) searchYear(year string, docs []*indexed) searchYear {
	x := searchYear{Year: year, Count: len(docs)}
	for n := len(docs); n > 20 && x.Words < 2; n /= 25 {
		x.Words++
	}
	for n := len(docs); n > 40; n /= 36 {
		x.Names++
	}
	nameAll(docs)
	words := map[string]map[string]*strings.Builder{}
	told := map[string]map[string][]string{}
	for _, d := range docs {
		weights := map[string]int{}
		for _, of := range []struct {
			text  string
			times int
		}{{d.title, 4}, {d.says, 2}, {d.text, 1}} {
			for _, t := range terms(of.text) {
				weights[t] += of.times
			}
		}
		for t, weight := range weights {
			file := searchPart(t, x.Words)
			if words[file] == nil {
				words[file] = map[string]*strings.Builder{}
			}
			b := words[file][t]
			if b == nil {
				b = &strings.Builder{}
				words[file][t] = b
			}
			b.WriteString(d.name)
			b.WriteByte('0' + byte(min(weight, 9)))
		}
		file := "_" + d.name[:x.Names]
		if told[file] == nil {
			told[file] = map[string][]string{}
		}
		told[file][d.name] = []string{d.file, clean(d.title), d.date, clean(d.says)}
	}
	var files []string
	for file, of := range words {
		files = append(files, file)
		lines := make(map[string]string, len(of))
		for t, b := range of {
			lines[t] = b.String()
		}
		name := year + "/" + file
		s.files["search/"+name+".js"] = searchFile(name, lines)
	}
	for file, of := range told {
		name := year + "/" + file
		s.files["search/"+name+".js"] = searchFile(name, of)
	}
	slices.Sort(files)
	x.Files = strings.Join(files, ",")
	return x
}

// nameAll sorts documents and gives each a name made of its address, so that it stays when others come and go.
func nameAll(docs []*indexed) {
	slices.SortFunc(docs, func(a, b *indexed) int { return strings.Compare(a.file, b.file) })
	taken := map[string]bool{}
	for _, d := range docs {
		for n := 0; d.name == "" || taken[d.name]; n++ {
			sum := sha256.Sum256([]byte(d.file + strings.Repeat("\x00", n)))
			d.name = new(big.Int).SetBytes(sum[:]).Text(36)[:nameLength]
		}
		taken[d.name] = true
	}
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
