package site

import (
	"crypto/sha256"
	"iter"
	"maps"
	"math/big"
	"slices"
	"strings"
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
