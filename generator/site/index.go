package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"maps"
	"math/big"
	"slices"
	"strings"
	"sync"
)

// indexed is a document of the index.
type indexed struct {
	file, date, says string
	told             *Told
	name             string
}

// searchKept is a year of the index, with what is needed to change it where documents change.
type searchKept struct {
	searchYear
	words *words
	docs  map[string]*indexed            // by file
	names map[string]string              // their files, by name
	parts map[string]map[string]string   // by part and word: the documents, in the order of their files
	tells map[string]map[string][]string // by part and name
	files map[string]Content
}

// depths returns how finely a year of so many documents is divided.
func depths(n int) (words, names int) {
	for m := n; m > 20 && words < 2; m /= 25 {
		words++
	}
	for m := n; m > 40; m /= 36 {
		names++
	}
	return words, names
}

// newIndex makes the index of a year.
func newIndex(year string, docs map[string]*indexed, w *words) *searchKept {
	k := &searchKept{
		searchYear: searchYear{Year: year}, words: w, docs: docs, names: map[string]string{},
		parts: map[string]map[string]string{}, tells: map[string]map[string][]string{}, files: map[string]Content{},
	}
	k.searchYear.Words, k.Names = depths(len(docs))
	type line struct{ term, documents string }
	lines := map[string]*[]byte{} // the documents of each word
	for _, file := range slices.Sorted(maps.Keys(docs)) {
		d := docs[file]
		k.name(d)
		for term, weight := range weighed(d.told.Terms) {
			of := lines[term]
			if of == nil {
				of = new([]byte)
				lines[term] = of
			}
			*of = append(append(*of, d.name...), weight...)
		}
		k.tell(d)
	}
	parts := map[string][]line{}
	for term, of := range lines {
		part := searchPart(term, k.searchYear.Words)
		parts[part] = append(parts[part], line{term, string(*of)})
	}
	for part, of := range parts {
		k.parts[part] = make(map[string]string, len(of))
		for _, l := range of {
			k.parts[part][l.term] = l.documents
		}
		k.write(part)
	}
	for part := range k.tells {
		k.write(part)
	}
	return k
}

// name gives a document a name made of its address, so that it stays when others come and go.
func (k *searchKept) name(d *indexed) {
	for n := 0; d.name == "" || k.names[d.name] != ""; n++ {
		d.name = shortName(d.file + strings.Repeat("\x00", n))
	}
	k.names[d.name] = d.file
}

func shortName(file string) string {
	sum := sha256.Sum256([]byte(file))
	return new(big.Int).SetBytes(sum[:]).Text(36)[:nameLength]
}

func (k *searchKept) tell(d *indexed) string {
	part := "_" + d.name[:k.Names]
	if k.tells[part] == nil {
		k.tells[part] = map[string][]string{}
	}
	k.tells[part][d.name] = []string{d.file, clean(d.told.Title), k.words.date(d.date), clean(d.says)}
	return part
}

// follow changes the index so that it is that of other documents, and reports whether it could: not where it would be
// divided in another way, or where names are in each other's way.
func (k *searchKept) follow(docs map[string]*indexed, w *words) bool {
	words, names := depths(len(docs))
	if words != k.searchYear.Words || names != k.Names || w != k.words {
		return false
	}
	for file, d := range k.docs {
		if d.name != shortName(file) {
			return false
		}
	}
	touched := map[string]bool{}
	for file, was := range k.docs {
		if docs[file] == nil {
			k.change(was, weights(was.told.Terms), nil, touched)
			part := "_" + was.name[:k.Names]
			delete(k.tells[part], was.name)
			delete(k.names, was.name)
			touched[part] = true
		}
	}
	for file, d := range docs {
		was := k.docs[file]
		if was == nil {
			d.name = shortName(file)
			if k.names[d.name] != "" {
				return false
			}
			k.names[d.name] = file
			k.change(d, nil, weights(d.told.Terms), touched)
			touched[k.tell(d)] = true
			continue
		}
		d.name = was.name
		if was.told == d.told {
			continue
		}
		if was.told.Terms != d.told.Terms {
			k.change(d, weights(was.told.Terms), weights(d.told.Terms), touched)
		}
		if was.told.Title != d.told.Title || was.date != d.date || was.says != d.says {
			touched[k.tell(d)] = true
		}
	}
	k.docs = docs
	for part := range touched {
		k.write(part)
	}
	return true
}

// change puts a document under other words.
func (k *searchKept) change(d *indexed, before, after map[string]string, touched map[string]bool) {
	set := func(term, weight string) {
		part := searchPart(term, k.searchYear.Words)
		touched[part] = true
		if k.parts[part] == nil {
			k.parts[part] = map[string]string{}
		}
		line := k.parts[part][term]
		at := 0
		for at < len(line) && k.names[line[at:at+nameLength]] < d.file {
			at += nameLength + 1
		}
		end := at
		if strings.HasPrefix(line[at:], d.name) {
			end += nameLength + 1
		}
		put := ""
		if weight != "" {
			put = d.name + weight
		}
		if line = line[:at] + put + line[end:]; line == "" {
			delete(k.parts[part], term)
			return
		}
		k.parts[part][term] = line
	}
	for term := range before {
		if after[term] == "" {
			set(term, "")
		}
	}
	for term, weight := range after {
		if before[term] != weight {
			set(term, weight)
		}
	}
}

// write makes the file of a part.
func (k *searchKept) write(part string) {
	name := k.Year + "/" + part
	file := "search/" + name + ".js"
	var content []byte
	switch {
	case len(k.parts[part]) > 0:
		content = searchFile(name, k.parts[part])
	case len(k.tells[part]) > 0:
		content = searchFile(name, k.tells[part])
	default:
		delete(k.files, file)
		delete(k.parts, part)
		delete(k.tells, part)
		return
	}
	k.files[file] = Content{sha256.Sum256(content), content}
}

// line is the year's line of the table.
func (k *searchKept) line() searchYear {
	x := k.searchYear
	x.Count = len(k.docs)
	x.Files = strings.Join(slices.Sorted(maps.Keys(k.parts)), ",")
	return x
}

// weigh writes down the words of a document for the index, each with one digit that tells how much it weighs in it.
func weigh(title, says, text string) string {
	s := scales.Get().(*scale)
	defer scales.Put(s)
	for _, of := range []struct {
		text  string
		times int
	}{{title, 4}, {says, 2}, {text, 1}} {
		if plain(of.text) {
			s.plainly(of.text, of.times)
			continue
		}
		for t := range terms(of.text) {
			s.put([]byte(t), of.times)
		}
	}
	return s.read()
}

// scale is what the words of documents are weighed with, one document after the other. Documents have most of their words in
// common: these are kept.
type scale struct {
	number map[string]int // of words
	words  []string       // by number
	begins []uint64       // by number: their first bytes, which tell most words apart
	times  []int          // by number: how often the document has the word
	has    []int          // the numbers of the document's words
	word   []byte         // the one that is being read
}

var scales = sync.Pool{New: func() any { return &scale{number: map[string]int{}} }}

// mostWeighed is how many words a scale keeps: no more than are at hand quickly.
const mostWeighed = 4000

// plainly puts the words of a text in ASCII on the scale, as terms divides it.
func (s *scale) plainly(text string, times int) {
	s.word = s.word[:0]
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			s.word = append(s.word, c)
		case c >= 'A' && c <= 'Z':
			s.word = append(s.word, c+'a'-'A')
		case len(s.word) > 0:
			s.put(s.word, times)
			s.word = s.word[:0]
		}
	}
	if len(s.word) > 0 {
		s.put(s.word, times)
	}
}

func (s *scale) put(word []byte, times int) {
	i, known := s.number[string(word)]
	if !known {
		i = len(s.words)
		w := string(word)
		s.number[w] = i
		var first [8]byte
		copy(first[:], w)
		s.words, s.begins, s.times = append(s.words, w), append(s.begins, binary.BigEndian.Uint64(first[:])), append(s.times, 0)
	}
	if s.times[i] == 0 {
		s.has = append(s.has, i)
	}
	s.times[i] += times
}

// read writes down what is on the scale, and takes it off.
func (s *scale) read() string {
	slices.SortFunc(s.has, func(a, b int) int {
		if c := cmp.Compare(s.begins[a], s.begins[b]); c != 0 {
			return c
		}
		return strings.Compare(s.words[a], s.words[b])
	})
	size := 0
	for _, i := range s.has {
		size += len(s.words[i]) + 2
	}
	var b strings.Builder
	b.Grow(size)
	for _, i := range s.has {
		b.WriteString(s.words[i])
		b.WriteByte('0' + byte(min(s.times[i], 9)))
		b.WriteByte(' ')
		s.times[i] = 0
	}
	if s.has = s.has[:0]; len(s.words) > mostWeighed {
		*s = scale{number: map[string]int{}}
	}
	return b.String()
}

// weights reads what weigh wrote.
func weights(terms string) map[string]string {
	return maps.Collect(weighed(terms))
}

// weighed gives the words that weigh wrote, with their weights, in order.
func weighed(terms string) iter.Seq2[string, string] {
	return func(yield func(term, weight string) bool) {
		for t := range strings.SplitSeq(strings.TrimSuffix(terms, " "), " ") {
			if t != "" && !yield(t[:len(t)-1], t[len(t)-1:]) {
				return
			}
		}
	}
}
