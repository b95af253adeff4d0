package grammar

import (
	"slices"
	"sort"
)

// Report is a report of speech or thought: who, by which words, what. Ranges are of tokens; empty where there is nothing.
type Report struct {
	Sentence int    // of the cue
	Cue      [2]int // "said", "has denied", "according to", "claim"
	Source   [2]int // who says it, with what is set beside it
	Speaker  [2]int // the same without that
	Content  [][2]int
	Clausal  bool // what is said is a clause or a quotation, not an object or infinitive
	Phrased  bool // by "according to"
	Waits    bool // what is said comes in the next paragraph, after a colon
	Mention  int  // of the speaker; None
}

// Reports finds the reports of speech and thought of a text, sentence by sentence, by the trees alone. Quotations are the
// outermost ones with their marks, in order: what is said goes on to the end of the quotation that it stands in. None without
// trees.
//
// A verb is asked for what it takes (the table speech-verbs) by an ordered table: a clause that hangs on it, or on which it
// hangs ("…, she said"), a quotation beside it, an infinitive, an object. Who says it is its subject, its own or the one that
// it shares; the agent of a passive; the owner of a noun ("his claim that"); the phrase of "according to".
func (d *Doc) Reports(quotations []Span) []Report {
	if !d.Trees {
		return nil
	}
	f := newForest(d, clauseWordsOf(lexiconOf(d)))
	r := reporter{forest: f, reaches: f.reach(), of: make([]int32, len(d.Tokens))}
	for _, q := range quotations {
		from := d.TokenAt(q.Start)
		to := from + sort.Search(len(d.Tokens)-from, func(i int) bool { return d.Tokens[from+i].Start >= q.End })
		if from >= to {
			continue
		}
		r.quotes = append(r.quotes, quoteAt{[2]int{from, to}, q.End - q.Start})
		for k := from; k < to; k++ {
			r.of[k] = int32(len(r.quotes))
		}
	}
	for i := range d.Sentences {
		r.sentence(i)
	}
	return r.reports
}

// quoteAt is a quotation by its tokens.
type quoteAt struct {
	tokens [2]int
	bytes  int
}

// short is the most bytes of a quotation whose words may still be the text's own: "called it a ‘shame’".
const short = 14

type reporter struct {
	*forest
	*reaches
	quotes  []quoteAt
	of      []int32   // token -> one more than the quotation that it stands in
	here    []quoteAt // those that stand in the sentence or touch it
	reports []Report
	from    int // tokens of the sentence
	to      int
}

// cue is a word that reports, with what it takes.
type cue struct {
	at    int // the verb or noun
	end   int // behind its particle
	takes takes
	frame int // None
}

func (r *reporter) sentence(i int) {
	s := &r.d.Sentences[i]
	r.from, r.to = s.Tokens[0], s.Tokens[1]
	a := sort.Search(len(r.quotes), func(n int) bool { return r.quotes[n].tokens[1] >= r.from })
	b := a + sort.Search(len(r.quotes)-a, func(n int) bool { return r.quotes[a+n].tokens[0] >= r.to })
	r.here = r.quotes[a:b]
	first := len(r.reports)
	for k := r.from; k < r.to; k++ {
		if q := r.of[k]; q > 0 && r.quotes[q-1].bytes > short {
			continue
		}
		if r.d.Tokens[k].Norm == "according" && k+1 < r.to && r.d.Tokens[k+1].Norm == "to" {
			r.according(k)
			continue
		}
		if c, ok := r.cue(k); ok {
			r.report(c)
		}
	}
	r.beside(first)
	r.goOn(first)
	r.signed(first)
	r.titled(first)
}

// cue returns the cue whose verb or noun token k is.
func (r *reporter) cue(k int) (cue, bool) {
	t := &r.d.Tokens[k]
	switch t.Tag {
	case "VERB":
		switch base(t.Relation) {
		case "amod", "compound", "case", "mark", "nmod":
			return cue{}, false
		}
		c := cue{at: k, end: k + 1, frame: r.d.FrameAt(k)}
		if c.frame != None && r.d.Frames[c.frame].Predicate != k {
			c.frame = None
		}
		n := 0
		n, c.takes = r.words.reporting.match(r.d, r.lemma(k), k+1, r.to)
		c.end += n
		return c, c.takes != 0 && !r.quotesAnother(k)
	case "NOUN":
		if n := r.words.nouns[r.lemma(k)]; n != 0 && r.toldBy(k, n) != None {
			return cue{at: k, end: k + 1, takes: takesNoun, frame: None}, true
		}
	}
	return cue{}, false
}

// report adds what a cue reports.
func (r *reporter) report(c cue) {
	x := Report{Sentence: r.d.Tokens[c.at].Sentence, Cue: r.group(c), Mention: None}
	head := r.speaker(c)
	r.say(&x, head, c.at)
	r.content(&x, c)
	if head == None && len(x.Content) > 0 {
		r.say(&x, r.nextTo(x), c.at)
	}
	if by := r.quotedBy(c); len(x.Content) == 0 && by != None {
		r.content(&x, cue{at: by, end: by + 1, takes: c.takes, frame: r.d.FrameAt(by)})
	}
	if len(x.Content) == 0 && c.takes&(takesQuote|takesThat) != 0 && r.to-1 > c.at && r.d.Tokens[r.to-1].Norm == ":" && head != None {
		x.Waits, x.Clausal = true, true
	}
	if len(x.Content) == 0 && !x.Waits || x.Source[0] == x.Source[1] && !r.headless(&x, c) {
		return
	}
	r.keep(x)
}

// headless reports whether a cue reports though nobody is told to speak: a noun, a passive, or a verb with "that", a colon or a
// quotation behind it.
func (r *reporter) headless(x *Report, c cue) bool {
	if r.d.Tokens[c.at].Tag == "NOUN" || c.frame != None && r.d.Frames[c.frame].Passive {
		return true
	}
	if !x.Clausal || len(x.Content) == 0 {
		return false
	}
	at := x.Content[0][0]
	return r.of[at] > 0 || r.d.Tokens[at].Norm == "that" || r.d.Tokens[c.end-1:][0].Relation == "root" && r.behindColon(at)
}

// toldBy returns the clause or infinitive that tells what a noun of speech or thought is about: "the claim that …"; None.
func (r *reporter) toldBy(k int, n takes) int {
	found := None
	r.each(k, func(x int) {
		m := r.child(x, "mark")
		if m == None || found != None || r.d.Tokens[x].Relation != "acl" && !is(r.d.Tokens[x].Relation, "ccomp") {
			return
		}
		if w := r.d.Tokens[m].Norm; w == "that" && n&takesThat != 0 || w == "to" && n&takesInf != 0 {
			found = x
		}
	})
	return found
}

// content finds what is said.
func (r *reporter) content(x *Report, c cue) {
	for _, w := range ways {
		if c.takes&w.takes == 0 {
			continue
		}
		for _, s := range w.asks(r, c) {
			if s = r.through(s, c.at); s[0] < s[1] {
				x.Content = append(x.Content, s)
			}
		}
		if len(x.Content) > 0 {
			x.Clausal = w.clausal
			return
		}
	}
}

// keep takes a report in, unless one with the same content has a speaker.
func (r *reporter) keep(x Report) {
	for i := range r.reports {
		y := &r.reports[len(r.reports)-1-i]
		if y.Sentence != x.Sentence {
			break
		}
		if len(x.Content) > 0 && slices.Equal(y.Content, x.Content) {
			if y.Speaker == [2]int{} {
				*y = x
			}
			return
		}
	}
	r.reports = append(r.reports, x)
}

// group returns the tokens of a cue with its auxiliaries, denials and adverbs right before it.
func (r *reporter) group(c cue) [2]int {
	a := c.at
	for a > r.from && r.d.Tokens[a-1].Head == c.at {
		switch base(r.d.Tokens[a-1].Relation) {
		case "aux", "advmod":
			a--
			continue
		case "mark":
			if r.d.Tokens[a-1].Norm == "to" {
				a--
				continue
			}
		}
		break
	}
	return [2]int{a, c.end}
}

// through widens what is said to the quotations that it begins and ends in.
func (r *reporter) through(s [2]int, verb int) [2]int {
	for s[0] < s[1] && r.edge(s[0]) {
		s[0]++
	}
	for s[1] > s[0] && r.edge(s[1]-1) {
		s[1]--
	}
	if s[0] >= s[1] {
		return s
	}
	if q := r.of[s[0]]; q > 0 && (verb >= s[1] || verb >= r.quotes[q-1].tokens[1]) {
		t := &r.quotes[q-1] // “…,” Ann Lee said: what is said ends with its marks
		if t.tokens[0] <= s[0]+1 && t.tokens[1] < s[1] && (r.ends(t, ",") || r.ends(t, "?") || r.ends(t, "!") || r.ends(t, "-")) {
			s[1] = t.tokens[1]
		}
	}
	for _, k := range []int{s[0], s[1] - 1} {
		if q := r.of[k]; q > 0 {
			t := r.quotes[q-1].tokens
			if verb >= t[0] && verb < t[1] {
				continue
			}
			s = [2]int{min(s[0], t[0]), max(s[1], t[1])}
		}
	}
	if s[0] > r.from && r.d.Tokens[s[0]-1].Norm == "\"" && r.of[s[0]-1] > 0 && r.of[s[0]-1] == r.of[s[0]] {
		s[0]--
	}
	return s
}

// edge reports whether a token is a mark that does not belong to what is said.
func (r *reporter) edge(i int) bool {
	switch r.d.Tokens[i].Norm {
	case ",", ".", ";", ":", "-", "...":
		return r.d.Tokens[i].Tag == "PUNCT" && r.of[i] == 0
	}
	return false
}
