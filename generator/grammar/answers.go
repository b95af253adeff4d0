package grammar

import (
	"sort"

	"variorum/generator/lexicon"
)

func lexiconOf(d *Doc) *lexicon.Language { return lexicon.For(d.Language) }

// TokenAt returns the token that holds the byte at offset, or else the next one; len(d.Tokens) behind the last.
func (d *Doc) TokenAt(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
}

// SentenceAt returns the sentence that holds the byte at offset, or that ends before it; None before the first.
func (d *Doc) SentenceAt(offset int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start > offset }) - 1
}

// FrameAt returns the frame of the clause that a token stands in; None where there is none.
func (d *Doc) FrameAt(token int) int {
	if d.owner == nil || token < 0 || token >= len(d.owner) {
		return None
	}
	return int(d.owner[token])
}

// PhraseAt returns the phrase that a token heads; None where it heads none.
func (d *Doc) PhraseAt(token int) int { return d.phraseAt(token) }

// Subject returns the phrase of a frame's grammatical subject, its own or the one it shares with another clause; None where it
// has none.
func (d *Doc) Subject(frame int) int {
	s := subjectOf(&d.Frames[frame])
	if s == None {
		return None
	}
	return d.phraseAt(s)
}

// Expletive returns the words that stand where the subject of a frame would: "It" of "It was late"; empty where there is none.
func (d *Doc) Expletive(frame int) Span {
	x := &d.Frames[frame]
	for i := d.Sentences[x.Sentence].Tokens[0]; i < x.Predicate; i++ {
		if d.Tokens[i].Head == x.Predicate && d.Tokens[i].Relation == "expl" {
			return d.Tokens[i].Span
		}
	}
	return Span{}
}

// Joined returns the words of a phrase with all that is joined with it, without what is set off behind: "Ann Lee and Bo Roe",
// "the pictures" of "the pictures, from an agency,".
func (d *Doc) Joined(phrase int) Span {
	p := &d.Phrases[phrase]
	s := p.Span
	for _, c := range p.Conjuncts {
		s.End = max(s.End, d.Phrases[c].End)
	}
	if len(p.Conjuncts) > 0 {
		return s
	}
	for i := p.Head + 1; i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
		if d.Tokens[i].Norm == "," {
			s.End = d.Tokens[i-1].End
			break
		}
	}
	return s
}

// Argument returns the first argument of a frame that has the role, and whether there is one.
func (d *Doc) Argument(frame int, r Role) (Argument, bool) {
	for _, a := range d.Frames[frame].Arguments {
		if a.Role == r {
			return a, true
		}
	}
	return Argument{Token: None, Phrase: None, Frame: None}, false
}

// Counted returns the phrase that a number counts: "14 of the 20 people" for 14; None where it counts nothing.
func (d *Doc) Counted(token int) int { return d.counted(token) }

// ChainOf returns the chain of a mention; None where chains are unknown.
func (d *Doc) ChainOf(mention int) int {
	if mention == None {
		return None
	}
	return d.Mentions[mention].Chain
}

// Antecedent returns the mention that a mention points back to, and how sure that is; None and 0 where it is the first of its
// chain or unknown.
func (d *Doc) Antecedent(mention int) (int, Margin) {
	m := &d.Mentions[mention]
	return m.Link, m.Margin
}

// MentionAt returns the mention whose head a token is, the smallest one; None.
func (d *Doc) MentionAt(token int) int {
	if i := d.firstMention(token); i < len(d.Mentions) && d.Mentions[i].Head == token {
		return i
	}
	return None
}

// SpeakerOf returns the mention of who says what stands in a span: in its own sentence or, where that is nothing but a
// quotation, in the one that goes with it; None where nobody but the text does, or where it is unknown.
func (d *Doc) SpeakerOf(s Span) (int, Margin) {
	k := d.TokenAt(s.Start)
	if !d.Trees || k >= len(d.Tokens) {
		return None, 0
	}
	for i := k; i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
		if f := d.FrameAt(i); f != None {
			if x := &d.Frames[f]; x.Speaker != None {
				return x.Speaker, x.Margin
			}
		}
	}
	at := d.Tokens[k].Sentence
	if !d.wholeQuotation(&d.Sentences[at]) {
		return None, 0
	}
	on, m := d.tellerOf(at)
	if on == None {
		return None, 0
	}
	return d.quoteSpeaker(on), m
}

// Quoted reports whether a token stands in quotation marks; false without trees.
func (d *Doc) Quoted(token int) bool { return d.quoted != nil && d.quoted[token] }
