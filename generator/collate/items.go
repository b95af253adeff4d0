package collate

import "variorum/generator/source"

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
	if len(c.Sources) < 2 {
		return
	}
	var several []int // the sources that may be pages of several items
	for i, s := range c.Sources {
		if len(s.Article.Items()) >= fewestStrange {
			several = append(several, i)
		}
	}
	if len(several) == 0 {
		return
	}
	all := source.NewVocabulary(c.Sources[0].Article.Meta.Language)
	own := make([]source.Vocabulary, len(c.Sources))
	for i, s := range c.Sources {
		own[i] = source.NewVocabulary(s.Article.Meta.Language)
		for _, b := range s.Article.Blocks {
			if b.Class == source.Prose || b.Class.Cited() {
				own[i].Read(b.Of(s.Article.Text))
			}
		}
		all.Take(own[i])
	}
	for _, i := range several {
		a := c.Sources[i].Article
		parts := a.Items()
		story := all.Without(own[i])
		story.Read(a.Meta.Title)
		for _, k := range foreign(a, parts, story) {
			for b := parts[k].From; b < parts[k].To; b++ {
				if block := &a.Blocks[b]; (block.Class == source.Prose || block.Class.Cited() || block.Class == source.Subhead) && block.Class != source.Other {
					block.Class, block.Reason = source.Related, "an item of the page about another matter: it shares no names and few words with the story"
				}
			}
		}
	}
}

// foreign returns the items of a page that are of other matters than the story.
func foreign(a *source.Article, parts []source.Item, story source.Vocabulary) []int {
	own := make([]source.Vocabulary, len(parts))
	for k, p := range parts {
		own[k] = source.NewVocabulary(a.Meta.Language)
		for _, b := range a.Blocks[p.From:p.To] {
			if b.Class == source.Prose || b.Span == p.Head {
				own[k].Read(b.Of(a.Text))
			}
		}
	}
	core := source.NewVocabulary(a.Meta.Language)
	core.Take(story)
	kept := 0
	for k := range parts {
		if named, shared := own[k].Within(story); named > 0 && shared > mostOfNamed {
			core.Take(own[k])
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
			if is[k] || own[k].Words < fewestInItem {
				continue
			}
			if named, shared := own[k].Within(core); other(k, named, shared) {
				is[k] = true
				out = append(out, k)
			}
		}
	}
	unnamed := func(most int) func(k, named, shared int) bool {
		return func(k, named, shared int) bool {
			return named == 0 && own[k].Named() > 0 && parts[k].Head.Len() > 0 && shared <= most
		}
	}
	most := mostOfOther
	if a.Listed(parts) {
		most = mostOfListed
	}
	if mark(unnamed(most)); len(out) < fewestStrange {
		return nil
	}
	mark(unnamed(mostAmong))
	if len(out)*2 > len(parts) {
		core = story
		mark(func(k, named, shared int) bool {
			return shared <= mostOfNamed || shared <= mostOfHalf && named*2 <= own[k].Named()
		})
	}
	return out
}
