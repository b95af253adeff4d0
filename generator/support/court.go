package support

import (
	"math/bits"
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// Source is an article, prepared for being asked whether it says something.
type Source struct {
	Key string         // by which messages name it
	Doc *statement.Doc // as it is written

	doc      *statement.Doc // with its words in one way of writing
	forms    []Form         // of every token
	in       [][]int        // by form, the sentences that have it; see sentences
	quotable *quotable      // made when first asked for
	contents [][]content    // of every sentence; the same
	implied  [][]Form       // the same
	deeds    []deed         // the same
}

// Court is the sources of a story, prepared for being asked. It is asked one thing after another, not several at once.
type Court struct {
	*vocabulary
	Sources []Source

	alikeness *likeness

	rarity     []int           // by form, in thousandths; 0 for one that no source has
	room       []int32         // scratch of lay
	placeNames map[string]bool // in lower case; made when first asked for
}

// Summon prepares the articles of a story, with the keys that messages name them by, in the order of Sources.
func Summon(docs []*statement.Doc, keys []string) *Court {
	language := ""
	for _, d := range docs {
		if language == "" {
			language = d.Article.Meta.Language
		}
	}
	k := &Court{vocabulary: newVocabulary(language), placeNames: map[string]bool{}}
	k.alikeness = &likeness{voc: k.vocabulary, known: map[[2]string]kinship{}}
	var count []int
	sentences := 0
	k.Sources = make([]Source, len(docs))
	for i, d := range docs {
		s := &k.Sources[i]
		*s = k.Source(keys[i], d)
		sentences += len(d.Sentences)
		for f, in := range s.in {
			if len(in) > 0 {
				count = reaching(count, Form(f))
				count[f] += len(in)
			}
		}
	}
	// log2 of sentences over those that have the word, in eighths, scaled so that a word of one sentence weighs 1000.
	top := max(bits.Len(uint(sentences)), 2)
	k.rarity = make([]int, len(count))
	for f, n := range count {
		if n > 0 {
			k.rarity[f] = 1000 * max(top-bits.Len(uint(n))+1, 1) / top
		}
	}
	return k
}

// sentences returns the sentences that have a word.
func (w *Source) sentences(f Form) []int {
	if int(f) < len(w.in) {
		return w.in[f]
	}
	return nil
}

// Language returns the language that the court reads.
func (v *vocabulary) Language() string { return v.words.Tag }

// Source prepares a text for being asked that is none of the court's, such as a headline.
func (v *vocabulary) Source(key string, said *statement.Doc) Source {
	w := Source{Key: key, doc: v.plainly(said), Doc: said}
	w.forms = make([]Form, len(w.doc.Tokens))
	for n, st := range w.doc.Sentences {
		for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
			if !w.doc.Tokens[t].Word {
				continue
			}
			f := v.form(&w.doc.Tokens[t])
			w.forms[t] = f
			w.in = reaching(w.in, f)
			if at := w.in[f]; len(at) == 0 || at[len(at)-1] != n {
				w.in[f] = append(at, n)
			}
		}
	}
	return w
}

// reaching returns a list by form, long enough for f.
func reaching[T any](list []T, f Form) []T {
	if n := int(f) + 1 - len(list); n > 0 {
		list = append(list, make([]T, n)...)
	}
	return list
}

// weight is how much a word tells, in thousandths: what it is worth, by its rarity where the sources have it.
func (k *Court) weight(f Form, worth int) int {
	if int(f) < len(k.rarity) && k.rarity[f] > 0 {
		return worth * k.rarity[f] / 1000
	}
	return worth
}

// testimony is where a witness says what a passage says.
type testimony struct {
	w         *Source
	sentences []int // of the witness's Doc, in order; empty where nothing is alike
	covered   int   // weight of the passage's words that stand there, in thousandths of all
}

// most is how many sentences of one source may bear out one passage.
const most = 4

// inRow is how many of a passage's words a further sentence must have, each beside another.
const inRow = 3

// hear finds the sentences of a witness that bear out the words of a passage: the one that has most of them, then
// those that have runs of what is missing, not counting function words.
func (k *Court) hear(v *Words, w *Source) testimony {
	type asked struct {
		form   Form
		weight int
		found  bool
	}
	words := make([]asked, 0, len(v.words))
	total := 0
	for i := range v.words {
		if x := &v.words[i]; x.tells {
			words = append(words, asked{form: x.form, weight: k.weight(x.form, x.worth)})
			total += words[len(words)-1].weight
		}
	}
	out := testimony{w: w}
	if total == 0 {
		return out
	}
	has := func(sentence int, f Form) bool {
		_, ok := slices.BinarySearch(w.sentences(f), sentence)
		return ok
	}
	gain, row := make([]int, len(w.doc.Sentences)), make([]int, len(w.doc.Sentences))
	for len(out.sentences) < most {
		clear(gain)
		clear(row)
		brief := k.brief(v, w, out.sentences)
		for i := range words {
			if words[i].found {
				continue
			}
			for _, s := range w.sentences(words[i].form) {
				beside := brief[s] || i > 0 && has(s, words[i-1].form) || i+1 < len(words) && has(s, words[i+1].form)
				if len(out.sentences) == 0 || beside {
					gain[s] += words[i].weight
					row[s]++
					if beside {
						gain[s] += words[i].weight / 2
					}
				}
			}
		}
		best, top := -1, 0
		for s, g := range gain {
			if w.doc.Sentences[s].Class != source.Prose {
				g = g * 2 / 3
			}
			if len(out.sentences) > 0 && row[s] < inRow && !brief[s] {
				continue
			}
			if g > top {
				best, top = s, g
			}
		}
		if best < 0 || len(out.sentences) > 0 && top < 500 && !brief[best] || slices.Contains(out.sentences, best) {
			break
		}
		out.sentences = append(out.sentences, best)
		for i := range words {
			words[i].found = words[i].found || has(best, words[i].form)
		}
	}
	slices.Sort(out.sentences)
	for _, x := range words {
		if x.found {
			out.covered += x.weight
		}
	}
	out.covered = out.covered * 1000 / total
	return out
}

// brief returns the sentences beside known ones that say little, and all of it in the passage: "He did not say why."
func (k *Court) brief(v *Words, w *Source, known []int) map[int]bool {
	var out map[int]bool
	for _, s := range known {
		for _, near := range [2]int{s - 1, s + 1} {
			if near >= 0 && near < len(w.doc.Sentences) && !slices.Contains(known, near) && k.within(v, w, w.doc.Sentences[near]) {
				if out == nil {
					out = map[int]bool{}
				}
				out[near] = true
			}
		}
	}
	return out
}

// within reports whether a sentence has few words that tell something, and the passage has them all.
func (k *Court) within(v *Words, w *Source, st statement.Sentence) bool {
	const few = 4
	n := 0
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		tok := &w.doc.Tokens[t]
		if !tok.Word || k.worth(tok.Norm) < light && k.pivot(tok.Norm) == "" || k.free(tok.Norm) {
			continue
		}
		if n++; n > few || !slices.ContainsFunc(v.words, func(x word) bool { return x.form == w.forms[t] }) {
			return false
		}
	}
	return n > 0
}
