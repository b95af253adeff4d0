package grammar

import "variorum/generator/lexicon"

// analyse works out everything that follows from tokens and trees: phrases, frames, mentions and chains. It is a pure
// function of them.
func analyse(d *Doc) {
	if !d.Trees || len(d.Tokens) == 0 {
		return
	}
	f, c := d.reread()
	f.resolve(c)
}

// reread makes phrases, mentions and frames from the trees.
func (d *Doc) reread() (*forest, *clauses) {
	d.Phrases, d.Frames, d.Mentions, d.Chains = nil, nil, nil, nil
	f := newForest(d, clauseWordsOf(lexicon.For(d.Language)))
	phraseOf := f.phrases()
	f.mentions(phraseOf)
	c := f.frames(phraseOf)
	d.owner, d.quoted = c.ownerOf, f.quoted
	for i := range d.Sentences {
		c.skeleton(&d.Sentences[i])
	}
	d.quotedOn()
	return f, c
}

// skeleton sets how sure a sentence's tree is, without what hangs in its phrases.
func (c *clauses) skeleton(s *Sentence) {
	s.Margin = 1000
	if s.Root == None {
		s.Margin = 0
		return
	}
	for k := s.Tokens[0]; k < s.Tokens[1]; k++ {
		if c.frameOf[k] != None || k == s.Root || is(c.d.Tokens[k].Relation, "nsubj") {
			s.Margin = min(s.Margin, c.d.Tokens[k].Margin)
		}
	}
}

// quotedOn gives the clauses of a sentence that is nothing but quotation the speaker whom a sentence beside it names.
func (d *Doc) quotedOn() {
	for i := range d.Sentences {
		x := &d.Sentences[i]
		if !d.wholeQuotation(x) || d.quoteSpeaker(i) != None {
			continue
		}
		on, m := d.tellerOf(i)
		if on == None {
			continue
		}
		for f := x.Frames[0]; f < x.Frames[1]; f++ {
			if y := &d.Frames[f]; y.Speaker == None {
				y.Speaker, y.Margin = d.quoteSpeaker(on), min(y.Margin, m)
			}
		}
	}
}
