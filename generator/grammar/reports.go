package grammar

import (
	"slices"
	"sort"
	"strings"
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
	of      []int32 // token -> one more than the quotation that it stands in
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

// nextTo returns the head of the phrase between a quotation that ends before a cue and the cue, or right behind the cue, where
// the tree does not tell who speaks; None.
func (r *reporter) nextTo(x Report) int {
	c := x.Content[0]
	if r.of[c[1]-1] == 0 && !r.edge(c[1]-1) || c[1] > x.Cue[0] || x.Cue[0]-c[1] > 8 {
		return None
	}
	from, to := c[1], x.Cue[0]
	if r.onlyMarks(from, to) {
		from, to = x.Cue[1], min(x.Cue[1]+6, r.to)
	}
	for k := from; k < to; k++ {
		t := &r.d.Tokens[k]
		if t.Tag == "VERB" || t.Tag == "AUX" || t.Norm == "," {
			break
		}
		if p := r.d.PhraseAt(k); p != None && r.of[k] == 0 && t.Tag != "NUM" && !r.timed(k) {
			return k
		}
	}
	return None
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

// quotedBy returns the verb on which "as saying" hangs: "cited the mayor as saying", "was quoted as saying"; None.
func (r *reporter) quotedBy(c cue) int {
	m, h := r.child(c.at, "mark", "case"), r.d.Tokens[c.at].Head
	if m == None || h == None || r.d.Tokens[m].Norm != "as" || !r.words.quotes.Has(r.lemma(h)) || !r.passive(h) && r.child(h, "obj") == None {
		return None
	}
	return h
}

func (r *reporter) passive(i int) bool { return r.child(i, "aux:pass", "nsubj:pass") != None }

// quotesAnother reports whether somebody else is quoted by a verb: "as saying" hangs on it.
func (r *reporter) quotesAnother(i int) bool {
	found := false
	r.each(i, func(k int) { found = found || r.quotedBy(cue{at: k}) == i })
	return found
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

// speaker returns the head of the words that name who says it; None.
func (r *reporter) speaker(c cue) int {
	d := r.d
	if d.Tokens[c.at].Tag == "NOUN" {
		return r.child(c.at, "nmod:poss")
	}
	if c.frame == None {
		return None
	}
	x := &d.Frames[c.frame]
	if by := r.quotedBy(c); by != None {
		if r.passive(by) {
			return r.child(by, "nsubj:pass", "nsubj")
		}
		return r.child(by, "obj")
	}
	for _, a := range x.Arguments {
		if a.Role == Agent && (a.Case == "" || a.Case == "by") && a.Phrase != None && a.Token != c.at && !r.elsewhere(a.Token, c.at) {
			return a.Token
		}
	}
	if x.Passive {
		return None
	}
	if s := subjectOf(x); s != None && !r.elsewhere(s, c.at) {
		return s
	}
	found := None
	r.each(c.at, func(k int) {
		if is(d.Tokens[k].Relation, "nsubj") && !r.elsewhere(k, c.at) {
			found = k
		}
	})
	return found
}

// elsewhere reports whether a token is a word of a quotation that a verb does not stand in.
func (r *reporter) elsewhere(i, verb int) bool {
	return r.of[i] > 0 && r.of[i] != r.of[verb] && r.quotes[r.of[i]-1].bytes > short
}

// say fills in who says it: the words that hang on a head, those of the cue's own side only.
func (r *reporter) say(x *Report, head, verb int) {
	if head == None {
		return
	}
	all := r.reaches.of(head)
	if head < verb {
		all[1] = min(all[1], max(x.Cue[0], head+1))
	} else {
		all[0] = max(all[0], x.Cue[1])
	}
	for k := head - 1; k >= all[0]; k-- { // no words of a quotation
		if q := r.of[k]; q > 0 && q != r.of[head] && r.quotes[q-1].bytes > short {
			all[0] = k + 1
		}
	}
	for all[0] < head && r.d.Tokens[all[0]].Tag == "PUNCT" {
		all[0]++
	}
	if c := r.child(head, "case"); c != None && c >= all[0] && c < head && all[0] == c {
		all[0]++
		for all[0] < head && r.d.Tokens[all[0]].Relation == "fixed" {
			all[0]++
		}
	}
	if r.d.Tokens[head].Features.Poss == "Yes" {
		all = [2]int{head, head + 1}
	}
	a, b := r.extent(head)
	if r.d.Tokens[head].Tag == "PRON" {
		a, b = head, head
	}
	if o := r.child(head, "appos"); o == b+1 && r.d.Tokens[o].Tag == "PROPN" {
		_, b = r.extent(o) // "the girl's mother Ann Lee"
	}
	x.Source, x.Speaker = all, [2]int{max(a, all[0]), min(b+1, all[1])}
	for _, k := range []*[2]int{&x.Source, &x.Speaker} {
		for k[1] > k[0]+1 && r.d.Tokens[k[1]-1].Tag == "PART" {
			k[1]-- // "Delft's"
		}
	}
	if m := r.d.MentionAt(head); m != None {
		x.Mention = m
	}
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

// besides is the relations by which a name behind a comma is taken for something else than who was just described.
var besides = map[string]bool{"vocative": true, "appos": true, "parataxis": true, "list": true}

// according reads "according to X": what stands on the other side of it in its clause.
func (r *reporter) according(k int) {
	d := r.d
	h := d.Tokens[k].Head
	if d.Tokens[k].Relation != "case" || h == None {
		return
	}
	x := Report{Sentence: d.Tokens[k].Sentence, Cue: [2]int{k, k + 2}, Clausal: true, Phrased: true, Mention: None}
	phrase := r.reaches.of(h)
	phrase[0] = min(phrase[0], k)
	if c := phrase[1]; c+1 < r.to && r.d.Tokens[c].Norm == "," && r.d.Tokens[c+1].Tag == "PROPN" && besides[base(r.d.Tokens[c+1].Relation)] {
		phrase[1] = r.reaches.of(c + 1)[1] // "according to the captain, Ann Lee"
	}
	x.Source = [2]int{k + 2, max(phrase[1], k+3)}
	a, b := r.extent(h)
	x.Speaker = [2]int{max(a, k+2), max(b+1, k+3)}
	x.Mention = d.MentionAt(h)
	if m := d.MentionAt(h); m == None {
		x.Mention = None
	}
	top := d.Tokens[h].Head
	if top == None {
		top = h
	}
	whole := r.reaches.of(top)
	if d.Tokens[top].Relation == "conj" { // what is joined is told after it as well, where it has no speaker
		whole = r.reaches.of(top)
	}
	if p := d.FrameAt(top); p != None && top != h {
		whole = r.reaches.of(d.Frames[p].Predicate)
	}
	if k <= r.from+1 {
		whole = [2]int{phrase[1], r.to}
	}
	if before := [2]int{whole[0], min(whole[1], phrase[0])}; before[0] < before[1] {
		x.Content = append(x.Content, before)
	}
	if after := [2]int{max(whole[0], phrase[1]), whole[1]}; after[0] < after[1] && (len(x.Content) == 0 || !r.finiteIn(x.Content[0])) {
		x.Content = append(x.Content, after)
	}
	for i := range x.Content {
		x.Content[i] = r.through(x.Content[i], k)
	}
	x.Content = slices.DeleteFunc(x.Content, func(s [2]int) bool { return s[0] >= s[1] })
	if len(x.Content) > 0 {
		r.keep(x)
	}
}

func (r *reporter) finiteIn(s [2]int) bool {
	for _, t := range r.d.Tokens[s[0]:s[1]] {
		if t.Features.VerbForm == "Fin" {
			return true
		}
	}
	return false
}

// beside reads quotations of some length that no cue explains but the verb on which they hang does, whichever it is: "…," the
// mayor beamed.
func (r *reporter) beside(first int) {
	for n := range r.quotes {
		q := &r.quotes[n]
		if q.tokens[1] <= r.from || q.tokens[0] >= r.to || r.told(first, q.tokens) || q.tokens[1]-q.tokens[0] < 5 && !r.ends(q, ",") {
			continue
		}
		if r.named(q) {
			continue
		}
		h := r.outside(q.tokens)
		if h == None || r.part(q.tokens, h) || r.d.Tokens[h].Tag != "VERB" || r.of[h] > 0 || r.d.FrameAt(h) == None {
			continue
		}
		x := Report{Sentence: r.d.Tokens[h].Sentence, Cue: [2]int{h, h + 1}, Content: [][2]int{q.tokens}, Clausal: true, Mention: None}
		head := r.speaker(cue{at: h, end: h + 1, frame: r.d.FrameAt(h)})
		if head == None || !Capital(strings.TrimLeft(r.d.Text[r.d.Tokens[q.tokens[0]].Start:], "\"“„«'‘`")) {
			continue
		}
		r.say(&x, head, h)
		r.reports = append(r.reports, x)
	}
}

// part reports whether a quotation is a part of a clause, as a title can be, and not what somebody says: "“Pier Days” won a prize".
func (r *reporter) part(q [2]int, head int) bool {
	for k := q[0]; k < q[1]; k++ {
		if t := &r.d.Tokens[k]; t.Head == head && t.Tag != "PUNCT" {
			switch base(t.Relation) {
			case "nsubj", "nmod", "obl", "appos":
				return true
			}
			return false
		}
	}
	return false
}

// named reads a quotation that ends with a comma, before the name of a person and what tells of it, without a verb: “…,” Ann Lee, a
// pilot who …
func (r *reporter) named(q *quoteAt) bool {
	a := q.tokens[1]
	if !r.ends(q, ",") || a+1 >= r.to || r.d.Tokens[a].Tag != "PROPN" {
		return false
	}
	b := a
	for b < r.to && r.d.Tokens[b].Tag == "PROPN" {
		b++
	}
	if b-a < 2 || b >= r.to || r.d.Tokens[b].Norm != "," {
		return false
	}
	r.reports = append(r.reports, Report{
		Sentence: r.d.Tokens[a].Sentence, Source: [2]int{a, b}, Speaker: [2]int{a, b}, Content: [][2]int{q.tokens}, Clausal: true, Mention: r.d.MentionAt(a),
	})
	return true
}

func (r *reporter) ends(q *quoteAt, mark string) bool {
	return q.tokens[1]-q.tokens[0] > 2 && r.d.Tokens[q.tokens[1]-2].Norm == mark
}

// outside returns the token of the sentence outside a range on which what stands in it hangs; None.
func (r *reporter) outside(s [2]int) int {
	for k := max(s[0], r.from); k < min(s[1], r.to); k++ {
		if t := &r.d.Tokens[k]; t.Tag != "PUNCT" && t.Head != None && (t.Head < s[0] || t.Head >= s[1]) {
			return t.Head
		}
	}
	for k := max(s[0], r.from); k < min(s[1], r.to); k++ { // what stands around hangs on the quotation
		if t := &r.d.Tokens[k]; t.Head == None {
			found := None
			r.each(k, func(c int) {
				if (c < s[0] || c >= s[1]) && is(r.d.Tokens[c].Relation, "parataxis") {
					found = c
				}
			})
			return found
		}
	}
	return None
}

// told reports whether a report from first on has a range in its content.
func (r *reporter) told(first int, s [2]int) bool {
	for _, x := range r.reports[first:] {
		for _, c := range x.Content {
			if c[0] < s[1] && s[0] < c[1] {
				return true
			}
		}
	}
	return false
}

// goOn gives a quotation that nobody is told to say, later in the sentence, to the speaker of the one before: “…,” she said, “…”.
func (r *reporter) goOn(first int) {
	for n := range r.quotes {
		q := r.quotes[n].tokens
		if q[0] <= r.from || q[0] >= r.to || r.told(first, q) || r.quotes[n].bytes <= short {
			continue
		}
		for i := len(r.reports) - 1; i >= first; i-- {
			x := &r.reports[i]
			if len(x.Content) == 0 || !x.Clausal || x.Content[0][0] >= q[0] || x.Cue[0] > q[0] {
				continue
			}
			if c := x.Content[len(x.Content)-1]; r.of[c[0]] > 0 && c[1] <= x.Cue[0] || r.outside(q) == x.Cue[1]-1 {
				x.Content = append(x.Content, q)
				break
			}
		}
	}
}

// signed reads a quotation with a dash and a name behind it: “…” — Ann Lee.
func (r *reporter) signed(first int) {
	for n := range r.quotes {
		q := r.quotes[n].tokens
		k := q[1]
		if k <= r.from || k+1 >= r.to || r.d.Tokens[k].Tag != "PUNCT" || r.told(first, q) || !strings.ContainsAny(r.d.Text[r.d.Tokens[k].Start:r.d.Tokens[k].End], "-–—―") {
			continue
		}
		end := k + 1
		for end < r.to && r.d.Tokens[end].Norm != "," && r.d.Tokens[end].Tag != "VERB" && r.d.Tokens[end].Tag != "AUX" {
			end++
		}
		if end-k > 9 || !Capital(r.d.Text[r.d.Tokens[k+1].Start:]) || end < r.to && r.d.Tokens[end].Norm != "," {
			continue
		}
		for end > k+1 && r.d.Tokens[end-1].Tag == "PUNCT" {
			end--
		}
		r.reports = append(r.reports, Report{
			Sentence: r.d.Tokens[k].Sentence, Cue: [2]int{k, k + 1}, Source: [2]int{k + 1, end}, Speaker: [2]int{k + 1, end},
			Content: [][2]int{q}, Clausal: true, Mention: None,
		})
	}
}

// titled reads a headline that names who speaks before a colon: "Mayor: the port stays shut".
func (r *reporter) titled(first int) {
	if len(r.reports) > first || !r.headline() {
		return
	}
	for k := r.from + 1; k < min(r.from+8, r.to-3); k++ {
		t := &r.d.Tokens[k]
		if t.Tag == "VERB" || t.Tag == "AUX" || t.Norm == "," || t.Norm == "-" {
			return
		}
		if t.Norm != ":" {
			continue
		}
		if p := r.d.PhraseAt(r.heads(r.from, k)); p != None && r.d.Tokens[r.from].Tag != "NUM" {
			s := r.through([2]int{k + 1, r.to}, k)
			if s[0] >= s[1] {
				return
			}
			r.reports = append(r.reports, Report{
				Sentence: t.Sentence, Cue: [2]int{k, k + 1}, Source: [2]int{r.from, k}, Speaker: [2]int{r.from, k}, Content: [][2]int{s}, Clausal: true, Mention: None,
			})
		}
		return
	}
}

// headline reports whether a sentence is one: it has no full stop, and most of its long words a capital; or it opens the text.
func (r *reporter) headline() bool {
	s := r.d.Tokens[r.to-1]
	if s.Norm == "." {
		return false
	}
	long, capital := 0, 0
	for _, t := range r.d.Tokens[r.from:r.to] {
		if t.Tag != "PUNCT" && t.Len() > 3 {
			long++
			if Capital(t.Of(r.d.Text)) {
				capital++
			}
		}
	}
	return s.Sentence == 0 || long > 3 && capital*10 > long*7
}

// heads returns the token among those from a to b on which the others hang; None.
func (r *reporter) heads(a, b int) int {
	for k := a; k < b; k++ {
		if h := r.d.Tokens[k].Head; r.d.Tokens[k].Tag != "PUNCT" && (h < a || h >= b) {
			return k
		}
	}
	return None
}
