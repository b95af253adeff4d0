// Package lexicon holds the words that the rules of the program rest on: abbreviations, months, speech verbs, credit
// cues, hedges, connectives, titles, boilerplate markers.
//
// The words are data: one table a topic and language in <language>/<topic>.tsv. A line is an entry, one word or
// several with single spaces between them, in lower case unless case matters for the topic, followed by fields
// separated by tabs. Lines that begin with "#" are comments; the first ones say what the table is for, what its
// fields mean and where its words come from. Where rules ask for words by what they do (a particle of names, a word that
// takes a claim back), a field lists all that an entry does, and Table.Set gives the entries that do one thing.
//
// To teach the program a word is to add a line; to teach it a language is to add a folder. The code of a rule names by
// itself only the few words that the rule is about, such as "of", "that" or a form of "be".
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

//go:embed */*.tsv
var tables embed.FS

// Language is the tables of one language.
type Language struct {
	Tag    string // primary subtag of BCP 47, such as "en"
	tables map[string]*Table

	making sync.Mutex
	memos  map[string]any
}

// Memo returns what build makes of the language for a room, made once and kept with it. The room sees to it that what it
// returns may be used by several goroutines.
func (l *Language) Memo(room string, build func(*Language) any) any {
	l.making.Lock()
	defer l.making.Unlock()
	if m, ok := l.memos[room]; ok {
		return m
	}
	if l.memos == nil {
		l.memos = map[string]any{}
	}
	m := build(l)
	l.memos[room] = m
	return m
}

// Table is a list of entries with their fields.
type Table struct {
	entries []string
	fields  map[string][]string
	longest map[string]int // first word of an entry -> the most words of an entry that begins with it
	shapes  shapes         // of the entries
	begins  shapes         // of their first words

	once sync.Once
	memo any

	marking sync.Mutex
	sets    map[mark]*Set
}

// Memo returns what build makes of the table: an index that a rule needs, made once and kept with the table. It serves
// one rule; what it returns must not be changed.
func (t *Table) Memo(build func(*Table) any) any {
	t.once.Do(func() { t.memo = build(t) })
	return t.memo
}

var languages = sync.OnceValue(func() map[string]*Language {
	files, err := fs.Glob(tables, "*/*.tsv")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	all := map[string]*Language{}
	for _, f := range files {
		raw, err := tables.ReadFile(f)
		if err != nil {
			panic(err) // embedded
		}
		tag, topic := path.Dir(f), strings.TrimSuffix(path.Base(f), ".tsv")
		if all[tag] == nil {
			all[tag] = &Language{Tag: tag, tables: map[string]*Table{}}
		}
		all[tag].tables[topic] = parse(tag+"/"+topic, string(raw))
	}
	return all
})

// For returns the tables of a language by its BCP 47 tag; English where the language is unknown or tag is "".
func For(tag string) *Language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if l := languages()[primary]; l != nil {
		return l
	}
	return languages()["en"]
}

// Known reports whether there are tables for a language by its BCP 47 tag, so that For does not stand in with English. A text
// without a tag is taken for English.
func Known(tag string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return primary == "" || languages()[primary] != nil
}

// Table returns the table of a topic. It panics where neither the language nor English has the topic, which a test
// of this package rules out for the topics in use; a language that lacks a topic of English has an empty table.
func (l *Language) Table(topic string) *Table {
	if t := l.tables[topic]; t != nil {
		return t
	}
	if languages()["en"].tables[topic] == nil {
		panic(fmt.Sprintf("lexicon: no table %q", topic))
	}
	return &Table{}
}

// parse reads a table, which is called name, such as "en/months".
func parse(name, text string) *Table {
	t := &Table{fields: map[string][]string{}, longest: map[string]int{}}
	if Without(name) {
		return t
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		entry := strings.TrimSpace(cells[0])
		if _, twice := t.fields[entry]; twice || without != "" && Without(name+":"+entry) {
			continue
		}
		t.entries = append(t.entries, entry)
		t.fields[entry] = cells[1:]
		t.shapes.add(entry)
		words := strings.Fields(entry)
		if len(words) > 0 {
			t.longest[words[0]] = max(t.longest[words[0]], len(words))
			t.begins.add(words[0])
		}
	}
	return t
}

// shapes tells of words by their first bytes and lengths that they are not among those of a table, as nearly all words of
// a text are not, without looking them up.
type shapes [256]uint64 // first byte -> the lengths that words have, as bits; the highest bit for all from 63 on

func (s *shapes) add(word string) {
	if word != "" {
		s[word[0]] |= 1 << min(len(word), 63)
	}
}

func (s *shapes) may(word string) bool {
	return word != "" && s[word[0]]&(1<<min(len(word), 63)) != 0
}

// Has reports whether the table has the entry.
func (t *Table) Has(entry string) bool {
	if !t.shapes.may(entry) {
		return false
	}
	_, ok := t.fields[entry]
	return ok
}

// Get returns the fields of an entry.
func (t *Table) Get(entry string) ([]string, bool) {
	if !t.shapes.may(entry) {
		return nil, false
	}
	f, ok := t.fields[entry]
	return f, ok
}

// Field returns the i-th field of an entry, counted from 0, or "" where there is none.
func (t *Table) Field(entry string, i int) string {
	if !t.shapes.may(entry) {
		return ""
	}
	if f := t.fields[entry]; i < len(f) {
		return f[i]
	}
	return ""
}

// Entries returns all entries in the order of the file. The slice must not be changed.
func (t *Table) Entries() []string { return t.entries }

// Begins reports whether an entry begins with the word.
func (t *Table) Begins(word string) bool { return t.begins.may(word) && t.longest[word] > 0 }

// Match returns how many of the first words of words make the longest entry that words begins with, and the entry;
// 0 and "" where there is none.
func (t *Table) Match(words []string) (int, string) {
	if len(words) == 0 || !t.begins.may(words[0]) {
		return 0, ""
	}
	most := min(t.longest[words[0]], len(words))
	if most == 0 {
		return 0, ""
	}
	var room [128]byte
	for n := most; n > 1; n-- {
		entry := append(room[:0], words[0]...)
		for _, w := range words[1:n] {
			entry = append(append(entry, ' '), w...)
		}
		if _, ok := t.fields[string(entry)]; ok {
			return n, string(entry)
		}
	}
	if t.Has(words[0]) {
		return 1, words[0]
	}
	return 0, ""
}
