package collate

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// works is what the stages of alignment share.
type works struct {
	terms     map[string]int32 // stem -> term
	names     []string         // term -> stem
	weight    []int            // term -> how much it tells, in thousandths
	related   [][]relation     // term -> terms that mean much the same
	tied      []bool           // term -> whether it has such
	idioms    *lexicon.Table   // turns that mean what one word does
	base      map[int32]string // term of a verb's form -> stem of the verb: "struck" of "strike"
	rest      []int8           // scratch of common: term -> 1 + its place among the words left over; all 0 between calls
	sentences []bag            // by source, then by place
	units     []unit           // by source, then by place
	circle    *circle          // which sources are compared clause by clause
	explained bool             // links are to tell by which words they were made
	compared  int              // how often two bags of words were compared
	beyond    [][2]int         // units of other sources that were compared for a rare word
	of        []int            // unit -> index into Collation.Statements; -1
	entity    map[string]string
}

// relation is a term that means much the same as another.
type relation struct {
	term int32
	deg  int // how much of a match it is, in thousandths
}

// bag is the words of a clause or sentence.
type bag struct {
	terms []int32 // sorted, each once
	total int     // their weight
}

// unit is what the alignment compares: a clause, with those beside it that say too little to be compared by themselves
// ("police said").
type unit struct {
	Ref
	bag
	core     bag     // without the words that only say who speaks
	clauses  [2]int  // range of Doc.Clauses
	speaker  string  // the person whose words it is, by name; ""
	quoted   []int32 // its words in their order where it is a quotation through and through; else nil
	does     []int32 // its verbs that tell something, those of speech left out
	days     []days  // what it dates
	sentence int     // index into works.sentences
	beside   bool    // no prose: headline, dek, caption, embedded post
}

// newWorks collects the clauses of all sources with their words' weights.
func newWorks(c *Collation) *works {
	w := &works{terms: map[string]int32{}, base: map[int32]string{}, entity: entities(c), idioms: c.language().Table("idioms"), circle: newCircle(len(c.Sources))}
	for s := range c.Sources {
		w.read(c.Sources[s].Doc, s)
	}
	w.weighTerms(c)
	w.gather(c)
	for i := range w.sentences {
		w.sentences[i].total = w.sum(w.sentences[i].terms)
	}
	w.relate(c)
	w.of = make([]int, len(w.units))
	for i := range w.of {
		w.of[i] = -1
	}
	return w
}

// days is the interval that a date means, as ISO days.
type days struct{ from, to string }

// apart reports whether two units give dates and none of one meets one of the other.
func apart(u, v *unit) bool {
	for _, x := range u.days {
		for _, y := range v.days {
			if x.from <= y.to && y.from <= x.to {
				return false
			}
		}
	}
	return len(u.days) > 0 && len(v.days) > 0
}

// gather joins each clause that is not compared by itself with the one it hangs on: one that says who speaks with what
// is said, and one that says too little with its neighbour.
func (w *works) gather(c *Collation) {
	var out []unit
	for i := 0; i < len(w.units); {
		j := i + 1
		for j < len(w.units) && w.units[j].sentence == w.units[i].sentence {
			j++
		}
		out = w.gatherSentence(c.Sources[w.units[i].Source].Doc, w.units[i:j], out)
		i = j
	}
	for i := range out {
		out[i].core.total = w.sum(out[i].core.terms)
	}
	w.units = out
}

func joined(a, b []int32) []int32 {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// gatherSentence appends the units of a sentence, given its clauses.
func (w *works) gatherSentence(d *statement.Doc, clauses []unit, out []unit) []unit {
	with := make([]bool, len(clauses)) // whether a clause goes with the one before
	for k := range clauses {
		u := &clauses[k]
		cl := &d.Clauses[u.clauses[0]]
		u.total = w.sum(u.terms)
		u.days = daysIn(d, u.Span)
		introduces := k+1 < len(clauses) && d.Clauses[u.clauses[0]+1].Kind == statement.Content && cl.Kind != statement.Speech && u.total < intro
		forward := k == 0 || cl.Kind == statement.Adjunct
		switch {
		case cl.Kind == statement.Speech && w.sum(w.words(u.core.terms)) >= intro:
			continue // says something itself: "a witness described the blast as deafening, adding …"
		case cl.Kind == statement.Speech:
			forward = k == 0 || k+1 < len(clauses) && saysNext(d, cl)
		case introduces, cl.Kind == statement.Adjunct && k+1 < len(clauses):
			forward = true
		case u.total >= least:
			continue
		}
		if forward && k+1 < len(clauses) {
			with[k+1] = true
		} else if k > 0 {
			with[k] = true
		}
	}
	for k := range clauses {
		if !with[k] {
			out = append(out, clauses[k])
			continue
		}
		last, u := &out[len(out)-1], &clauses[k]
		last.End = u.End
		last.clauses[1] = u.clauses[1]
		last.terms = joined(last.terms, u.terms)
		last.core.terms = joined(last.core.terms, u.core.terms)
		last.total = w.sum(last.terms)
		last.does = append(last.does, u.does...)
		last.speaker = cmp.Or(last.speaker, u.speaker)
		last.quoted = append(last.quoted, u.quoted...)
		last.days = append(last.days, u.days...)
	}
	return out
}

// saysNext reports whether what a clause of speech introduces follows it.
func saysNext(d *statement.Doc, cl *statement.Clause) bool {
	for i := range d.Attributions {
		a := &d.Attributions[i]
		if cl.Contains(a.Cue) && a.Cue.Len() > 0 && len(a.Content) > 0 {
			return a.Content[0].Start >= a.Cue.End
		}
	}
	return false
}

// least is the weight of words below which a clause is not compared by itself: two rare words.
const least = 8000

// intro is the weight below which a clause that introduces another ("the paper reports that …") goes with it.
const intro = 12000

// sum returns the weight of words for a comparison's denominator. A value counts for less there than where it is met:
// two clauses that differ in it may well say the same of the same.
func (w *works) sum(terms []int32) int {
	n := 0
	for _, t := range terms {
		if w.value(t) {
			n += w.weight[t] * 3 / 5
		} else {
			n += w.weight[t]
		}
	}
	return n
}

// exactness tells how much more than a word a value tells that two clauses share: the more figures, the less by chance.
func exactness(name string) int {
	if name[0] == '@' && len(name) < len("@2006-01-02") {
		return 500
	}
	if name[0] == '@' {
		return 1300
	}
	figures := 0
	for _, r := range strings.TrimRight(name[:strings.IndexAny(name+"-", "- ")], "0") {
		if '0' <= r && r <= '9' {
			figures++
		}
	}
	return min(400+400*figures, 2200)
}

// words returns those terms that are no names.
func (w *works) words(terms []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(terms), func(t int32) bool { return w.names[t][0] == '=' })
}

// value reports whether a term is a date or a number.
func (w *works) value(t int32) bool {
	c := w.names[t][0]
	return c == '@' || c == '#' || '0' <= c && c <= '9'
}

// read takes the clauses of a source's prose, and of what is cited beside it.
func (w *works) read(d *statement.Doc, s int) {
	speaks := speaking(d)
	for i := range d.Sentences {
		st := &d.Sentences[i]
		if st.Class != source.Prose && !st.Class.Cited() {
			continue
		}
		whole := len(w.sentences)
		w.sentences = append(w.sentences, bag{terms: w.bag(d, st.Tokens, nil)})
		for k := st.Clauses[0]; k < st.Clauses[1]; k++ {
			cl := &d.Clauses[k]
			speaker, quoted := w.spoken(d, cl)
			w.units = append(w.units, unit{
				speaker:  speaker,
				quoted:   quoted,
				Ref:      Ref{s, cl.Span},
				clauses:  [2]int{k, k + 1},
				bag:      bag{terms: w.bag(d, cl.Tokens, nil)},
				core:     bag{terms: w.bag(d, cl.Tokens, speaks)},
				does:     w.verbs(d, cl.Tokens, speaks),
				sentence: whole,
				beside:   st.Class != source.Prose,
			})
		}
	}
}

// spoken returns whose words a clause is, where a quotation says it and names the speaker, and its words where all of it
// is quoted.
func (w *works) spoken(d *statement.Doc, cl *statement.Clause) (speaker string, words []int32) {
	at, _ := slices.BinarySearchFunc(d.Quotes, cl.Start, func(q statement.Quote, at int) int { return cmp.Compare(q.Outer.End, at+1) })
	for ; at < len(d.Quotes) && d.Quotes[at].Outer.Start < cl.End; at++ {
		q := &d.Quotes[at]
		if !q.Speech || q.Depth > 0 {
			continue
		}
		common := min(q.End, cl.End) - max(q.Start, cl.Start)
		if q.Speaker != "" && !q.Anonymous && 2*common > cl.Len() {
			speaker = w.entity[q.Speaker]
		}
		if 10*common >= 9*(cl.Len()-2) {
			for j := cl.Tokens[0]; j < cl.Tokens[1]; j++ {
				if d.Tokens[j].Word {
					words = append(words, w.term(d.Tokens[j].Stem))
				}
			}
		}
	}
	return speaker, words
}

// speaking returns for every token whether it only says who speaks, by which words.
func speaking(d *statement.Doc) []bool {
	out := make([]bool, len(d.Tokens))
	mark := func(s source.Span) {
		from, _ := slices.BinarySearchFunc(d.Tokens, s.Start, func(t statement.Token, at int) int { return cmp.Compare(t.Start, at) })
		for i := from; i < len(d.Tokens) && d.Tokens[i].End <= s.End; i++ {
			out[i] = true
		}
	}
	for i := range d.Attributions {
		if a := &d.Attributions[i]; a.Cue.Len() > 0 && !firstToSay(d.Words(a.Cue)) {
			mark(a.Cue)
			mark(a.Source)
		}
	}
	return out
}

// firstToSay reports whether a cue tells who said something first, which is something said.
func firstToSay(cue string) bool {
	for w := range strings.FieldsSeq(cue) {
		if w == "first" || w == "initially" || w == "originally" {
			return true
		}
	}
	return false
}

// bag collects the words of a stretch of tokens, with its dates and numbers as values, leaving out those marked.
func (w *works) bag(d *statement.Doc, tokens [2]int, without []bool) []int32 {
	var out []int32
	at := d.Tokens[tokens[0]].Start
	date, _ := slices.BinarySearchFunc(d.Dates, at, func(x statement.Date, at int) int { return cmp.Compare(x.End, at+1) })
	number, _ := slices.BinarySearchFunc(d.Numbers, at, func(x statement.Number, at int) int { return cmp.Compare(x.End, at+1) })
	name, _ := slices.BinarySearchFunc(d.Names, at, func(x statement.Name, at int) int { return cmp.Compare(x.End, at+1) })
	for j := tokens[0]; j < tokens[1]; j++ {
		t := &d.Tokens[j]
		if without != nil && without[j] {
			continue
		}
		if end, means := w.idiom(d, j, tokens[1]); end > j {
			out = append(out, w.term(means))
			j = end - 1
			continue
		}
		for name < len(d.Names) && d.Names[name].End <= t.Start {
			name++
		}
		for date < len(d.Dates) && d.Dates[date].End <= t.Start {
			date++
		}
		for number < len(d.Numbers) && d.Numbers[number].End <= t.Start {
			number++
		}
		switch {
		case date < len(d.Dates) && d.Dates[date].Start <= t.Start && dated(&d.Dates[date]):
			x := &d.Dates[date]
			if x.Precision == "day" || x.Precision == "time" {
				out = append(out, w.term("@"+x.From[:10]))
			}
			out = append(out, w.term("@"+x.From[:min(len(x.From), 7)]))
		case number < len(d.Numbers) && d.Numbers[number].Start <= t.Start && counted(&d.Numbers[number]):
			x := &d.Numbers[number]
			if x.Start > 0 && d.Article.Text[x.Start-1] == '(' {
				continue // a conversion
			}
			out = append(out, w.term("#"+strconv.FormatInt(x.Low, 10)+"-"+strconv.FormatInt(x.High, 10)+" "+x.Unit))
			switch { // the same is counted or measured, whatever it comes to
			case x.Age:
				out = append(out, w.term("%age"))
			case x.Head != "":
				out = append(out, w.term("%"+x.Unit+" "+x.Head))
			}
		case name < len(d.Names) && d.Names[name].Start <= t.Start:
			if n := &d.Names[name]; n.Kind != statement.Thing {
				out = append(out, w.term("="+w.entity[n.Full]))
			} else if t.Word {
				out = append(out, w.term(t.Stem))
			}
		case t.Word:
			if k := statement.Country(t.Norm); k != "" && d.Article.Text[t.Start] < 'a' {
				out = append(out, w.term("="+k))
				continue
			}
			term := w.term(t.Stem)
			if v := d.Verb(j); v != "" && v != t.Norm {
				w.base[term] = statement.Stem(d.Article.Meta.Language, v)
			}
			out = append(out, term)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// idiom reads a turn of several words that means what one word does, from token j on: where it ends, and the stem of that
// word. Where there is none, it ends at j.
func (w *works) idiom(d *statement.Doc, j, to int) (end int, means string) {
	if !d.Tokens[j].Word {
		return j, ""
	}
	var words, written [6]string
	var at [6]int
	n, forms := 0, false
	for i := j; i < to && n < len(words); i++ {
		switch t := &d.Tokens[i]; {
		case t.Norm == "-":
			continue
		case !t.Word:
			i = to
			continue
		default:
			words[n], written[n], at[n] = t.Norm, t.Norm, i
			if v := d.Verb(i); v != "" && v != t.Norm {
				words[n], forms = v, true
			}
			n++
		}
		if n == 1 && !w.idioms.Begins(words[0]) && !(forms && w.idioms.Begins(written[0])) {
			return j, ""
		}
	}
	k, entry := w.idioms.Match(words[:n])
	if k == 0 && forms {
		k, entry = w.idioms.Match(written[:n]) // "as needed" is no verb's form in the turn
	}
	if k == 0 {
		return j, ""
	}
	return at[k-1] + 1, statement.Stem(d.Article.Meta.Language, w.idioms.Field(entry, 0))
}

// verbs collects the verbs of a stretch of tokens, leaving out those marked.
func (w *works) verbs(d *statement.Doc, tokens [2]int, without []bool) []int32 {
	var out []int32
	for j := tokens[0]; j < tokens[1]; j++ {
		if without[j] || d.Verb(j) == "" {
			continue
		}
		if end, means := w.idiom(d, j, tokens[1]); end > j {
			out = append(out, w.term(means))
			j = end - 1
			continue
		}
		out = append(out, w.term(d.Tokens[j].Stem))
	}
	return out
}

// counted reports whether a number is a value of its own.
func counted(x *statement.Number) bool { return !x.Ordinal && !x.Vague }

// dated reports whether an expression of time means known days.
func dated(x *statement.Date) bool {
	return x.From != "" && x.Kind != statement.Duration && x.Kind != statement.Clock
}

// daysIn returns the days that a stretch of tokens speaks of.
func daysIn(d *statement.Doc, s source.Span) []days {
	var out []days
	for i := range d.Dates {
		x := &d.Dates[i]
		if x.Start >= s.Start && x.End <= s.End && dated(x) {
			out = append(out, days{x.From[:min(len(x.From), 10)], x.To[:min(len(x.To), 10)] + "~"})
		}
	}
	return out
}

func (w *works) term(stem string) int32 {
	t, ok := w.terms[stem]
	if !ok {
		t = int32(len(w.names))
		w.terms[stem] = t
		w.names = append(w.names, stem)
		if w.weight != nil { // a word that stands in no unit
			w.weight = append(w.weight, 3000)
		}
		if w.related != nil {
			w.related = append(w.related, nil)
			w.tied = append(w.tied, false)
		}
	}
	return t
}

// weighTerms gives every term its weight: its rarity in the story, which is that in the clauses of the sources that
// have it, times what the language's table says of the word.
func (w *works) weighTerms(c *Collation) {
	in := make([]int, len(w.names))      // units that have the term
	sources := make([]int, len(w.names)) // sources that have it
	last := make([]int, len(w.names))
	for i := range w.units {
		u := &w.units[i]
		for _, t := range u.terms {
			in[t]++
			if last[t] != u.Source+1 {
				last[t] = u.Source + 1
				sources[t]++
			}
		}
	}
	per := max(len(w.units)/max(len(c.Sources), 1), 30) // clauses of a usual source
	known := c.language().Table("weights")
	w.weight = make([]int, len(w.names))
	for t, name := range w.names {
		share := 1000
		if n, err := strconv.Atoi(known.Field(name, 0)); err == nil {
			share = n
		}
		rare := log2(1000 + 1000*per*sources[t]/max(in[t], 1))
		if most := log2(1000 + 1000*per); rare < most { // what the story is about tells nothing of a clause
			rare = rare * (steep*rare/most + 1000 - steep) / 1000
		}
		w.weight[t] = share * rare / 1000
		if w.value(int32(t)) {
			w.weight[t] = w.weight[t] * exactness(name) / 1000
		}
	}
}

// steep is how much steeper than its logarithm a word's rarity counts, in thousandths.
const steep = 400

// language returns the tables of the story's language, which is that of the first source that says it.
func (c *Collation) language() *lexicon.Language {
	for _, s := range c.Sources {
		if s.Article.Meta.Language != "" {
			return lexicon.For(s.Article.Meta.Language)
		}
	}
	return lexicon.For("")
}

// relate finds the terms of the story that mean much the same. A verb's irregular form means what the verb means.
func (w *works) relate(c *Collation) {
	l := c.language()
	w.related = make([][]relation, len(w.names))
	forms := map[string][]int32{} // stem -> the terms that stand for it besides itself
	for t, name := range w.names {
		if b := w.base[int32(t)]; b != "" && b != name {
			forms[b] = append(forms[b], int32(t))
		}
	}
	relate := func(t, v int32, deg int) {
		if v == t || w.weight[v] < light {
			return
		}
		if i := slices.IndexFunc(w.related[t], func(r relation) bool { return r.term == v }); i >= 0 {
			w.related[t][i].deg = max(w.related[t][i].deg, deg)
			return
		}
		w.related[t] = append(w.related[t], relation{v, deg})
	}
	for t, name := range w.names {
		if w.weight[t] < light {
			continue
		}
		kind, head := "", name
		if i := strings.LastIndexByte(name, ' '); name[0] == '%' && i > 0 {
			kind, head = name[:i+1], name[i+1:]
		}
		heads := []string{head}
		if b := w.base[int32(t)]; b != "" && b != name {
			heads = append(heads, b)
			if v, ok := w.terms[b]; ok {
				relate(int32(t), v, sameVerb)
			}
			for _, v := range forms[b] {
				relate(int32(t), v, sameVerb)
			}
		} else {
			for _, v := range forms[name] {
				relate(int32(t), v, sameVerb)
			}
		}
		for _, h := range heads {
			for _, r := range l.Related(h) {
				if r.Close == 0 {
					continue
				}
				if v, ok := w.terms[kind+r.Stem]; ok {
					relate(int32(t), v, closeness[r.Close])
				}
				if kind == "" {
					for _, v := range forms[r.Stem] {
						relate(int32(t), v, closeness[r.Close])
					}
				}
			}
		}
	}
	w.tied = make([]bool, len(w.related))
	for t, r := range w.related {
		w.tied[t] = len(r) > 0
	}
}

// sameVerb is how much of a match two forms of a verb are.
const sameVerb = 950

// light is the weight below which a word is no reason to compare two clauses.
const light = 300

// closeness is how much of a match related words are, by Relation.Close.
var closeness = [10]int{4: 300, 5: 400, 7: 500, 8: 700, 9: 850}

// log2 returns the binary logarithm of n thousandths, in thousandths, in whole numbers, so that it is the same on
// every machine.
func log2(n int) int {
	if n <= 1000 {
		return 0
	}
	k := bits.Len(uint(n/1000)) - 1
	x := n>>k - 1000 // 0 … 999
	return k*1000 + x + 343*x/1000*(1000-x)/1000
}
