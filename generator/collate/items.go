package collate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// Bounds of when an item of a page is of another matter, in percent of its content words that the story has too. They were
// set between the sections of ordinary reports, of which those that share no name with the story share a third of their words
// or more, and the items of newsletters and lists, which share an eighth.
const (
	mostOfOther   = 30 // an item without a name of the story's
	mostOfListed  = 50 // the same, in a list whose headings are made alike
	mostAmong     = 60 // the same, where several items of the page are of other matters
	mostOfNamed   = 20 // an item with such a name, where most items of the page are of other matters
	mostOfHalf    = 40 // the same, where half of its names at most are the story's
	fewestInItem  = 10 // words of prose; fewer tell nothing
	fewestStrange = 3  // items of other matters that make a page one of several items
)

// items sets aside the items of a page that are of other matters: those of a newsletter, a list or a programme of which one
// item tells the story. The page shows its items by their headings (source.Article.Items). What belongs to the story is known
// from the other articles and the title, and from the items of the page that share names and words with them; a page that is
// alone is left as it is. A section of a report speaks of the same people and things as the rest; where it does not, it still shares
// its words.
func items(c *Collation) {
	all := make([]terms, len(c.Sources))
	for i, s := range c.Sources {
		all[i] = newTerms(s.Article.Meta.Language)
		all[i].read(s.Article.Meta.Title)
		for _, b := range s.Article.Blocks {
			if b.Class == source.Prose || b.Class.Cited() {
				all[i].read(b.Of(s.Article.Text))
			}
		}
	}
	for i, s := range c.Sources {
		parts := s.Article.Items()
		if len(parts) < fewestStrange || len(c.Sources) < 2 {
			continue
		}
		story := newTerms(s.Article.Meta.Language)
		story.read(s.Article.Meta.Title)
		for j := range all {
			if j != i {
				story.take(all[j])
			}
		}
		for _, k := range foreign(s.Article, parts, story) {
			for b := parts[k].From; b < parts[k].To; b++ {
				if block := &s.Article.Blocks[b]; (block.Class == source.Prose || block.Class.Cited() || block.Class == source.Subhead) && block.Class != source.Other {
					block.Class, block.Reason = source.Related, "an item of the page about another matter: it shares no names and few words with the story"
				}
			}
		}
	}
}

// foreign returns the items of a page that are of other matters than the story.
func foreign(a *source.Article, parts []source.Item, story terms) []int {
	own := make([]terms, len(parts))
	for k, p := range parts {
		own[k] = newTerms(a.Meta.Language)
		for _, b := range a.Blocks[p.From:p.To] {
			if b.Class == source.Prose || b.Span == p.Head {
				own[k].read(b.Of(a.Text))
			}
		}
	}
	core := newTerms(a.Meta.Language)
	core.take(story)
	kept := 0
	for k := range parts {
		if named, shared := own[k].within(story); named > 0 && shared > mostOfNamed {
			core.take(own[k])
			kept++
		}
	}
	if kept == 0 {
		return nil // the page may be of the story as a whole, told in words that nobody else has
	}
	var out []int
	is := make([]bool, len(parts))
	mark := func(other func(k, named, shared int) bool) {
		for k := range parts {
			if is[k] || own[k].prose < fewestInItem {
				continue
			}
			if named, shared := own[k].within(core); other(k, named, shared) {
				is[k] = true
				out = append(out, k)
			}
		}
	}
	unnamed := func(most int) func(k, named, shared int) bool {
		return func(k, named, shared int) bool {
			return named == 0 && len(own[k].names) > 0 && parts[k].Head.Len() > 0 && shared <= most
		}
	}
	most := mostOfOther
	if headedAlike(a, parts) {
		most = mostOfListed
	}
	if mark(unnamed(most)); len(out) < fewestStrange {
		return nil
	}
	mark(unnamed(mostAmong))
	if len(out)*2 > len(parts) {
		core = story
		mark(func(k, named, shared int) bool {
			return shared <= mostOfNamed || shared <= mostOfHalf && named*2 <= len(own[k].names)
		})
	}
	return out
}

// headedAlike reports whether the headings of a page are made alike, as those of a list: most of them have a number, or a colon, or a
// word in common that is none of grammar.
func headedAlike(a *source.Article, parts []source.Item) bool {
	functions := lexicon.For(a.Meta.Language).Table("function-words")
	count := map[string]int{}
	heads := 0
	for _, p := range parts {
		if p.Head.Len() == 0 {
			continue
		}
		heads++
		has := map[string]bool{}
		for _, w := range source.Words(p.Head.Of(a.Text)) {
			if strings.HasSuffix(w, ":") {
				has[":"] = true
			}
			if w = strings.TrimRight(w, ":"); strings.ContainsFunc(w, unicode.IsDigit) {
				has["0"] = true
			} else if !functions.Has(w) {
				has[w] = true
			}
		}
		for w := range has {
			count[w]++
		}
	}
	for _, n := range count {
		if n >= fewestStrange && 3*n >= 2*heads {
			return true
		}
	}
	return false
}

// terms is the content words of a text, by their first six letters, and its names.
type terms struct {
	functions, days, months *lexicon.Table
	content, names          map[string]bool
	prose                   int // words in all
}

func newTerms(language string) terms {
	l := lexicon.For(language)
	return terms{l.Table("function-words"), l.Table("weekdays"), l.Table("months"), map[string]bool{}, map[string]bool{}, 0}
}

// read takes in the words of a text. Names are words with a capital that open no sentence; days and months name nothing.
func (t *terms) read(text string) {
	opens := true
	for field := range strings.FieldsSeq(text) {
		word := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		word = strings.TrimSuffix(strings.TrimSuffix(word, "’s"), "'s")
		low := strings.ToLower(word)
		first, _ := utf8.DecodeRuneInString(word)
		if word != "" {
			t.prose++
		}
		switch {
		case !unicode.IsLetter(first), t.functions.Has(low), t.days.Has(low), t.months.Has(low):
		case unicode.IsUpper(first) && !opens && len(low) > 2:
			t.names[low] = true
		case utf8.RuneCountInString(low) >= 5:
			t.content[stemOf(low)] = true
		}
		opens = source.Ends(field)
	}
}

// stemOf returns the first six letters of a word.
func stemOf(word string) string {
	n := 0
	for i := range word {
		if n++; n > 6 {
			return word[:i]
		}
	}
	return word
}

// take adds the terms of another text.
func (t *terms) take(o terms) {
	for w := range o.content {
		t.content[w] = true
	}
	for w := range o.names {
		t.names[w] = true
	}
}

// within returns how many of the names, and what share of the content words in percent, another text has.
func (t *terms) within(o terms) (named, shared int) {
	for w := range t.names {
		if o.names[w] || o.content[stemOf(w)] {
			named++
		}
	}
	n := 0
	for w := range t.content {
		if o.content[w] || o.names[w] {
			n++
		}
	}
	if len(t.content) > 0 {
		shared = n * 100 / len(t.content)
	}
	return named, shared
}
