package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/grammar"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// unfitRule tells of a sentence that it is not printed, whatever it says.
type unfitRule struct {
	id string
	is func(x *suspect) bool
}

// unfitRules are asked in order; the first that holds gives the reason.
var unfitRules = []unfitRule{
	{"earlier-event", (*suspect).earlierEvent}, // what an article of long ago tells of another event
	{"cut-off", (*suspect).cutOff},             // “they...”
	{"gap", (*suspect).gap},                    // words are missing in our copy
	{"no-end", (*suspect).noEnd},               // a heading, an item of a list
	{"no-verb", (*suspect).noVerb},             // a rubric
	{"question", (*suspect).question},          // the article's own question
	{"reader", (*suspect).reader},              // “we”, “you”: the article speaks of itself or to its reader
	{"rubric", (*suspect).rubric},              // “Why it matters: …”
	{"post", (*suspect).post},                  // addresses and handles of an embedded post
	{"picture", (*suspect).picture},            // “In this photo …”
	{"speaker", (*suspect).speaker},            // somebody's words, and not certain whose
	{"accusation", (*suspect).accusation},      // one article's own charge against somebody
	{"undated", (*suspect).undated},            // “yesterday”, and not certain which day that was
	{"overtaken", (*suspect).overtaken},        // how things stood before a later article
	{"forecast", (*suspect).forecast},          // “will be named”, which a later article tells as done
	{"opinion", (*suspect).opinion},            // the article's own “should”
	{"marks", (*suspect).marks},                // a quotation mark without its other
	{"undated-past", (*suspect).undatedPast},   // an older article's figures without their day
	{"empty", (*suspect).empty},                // next to nothing
}

// unfitFor returns the id of the rule that keeps a sentence from being printed; "" where none does.
func unfitFor(b *book, a *article, i int) string {
	x := &suspect{b: b, a: a, i: i, leaner: newLeaner(a, i), text: strings.TrimSpace(a.text(i))}
	for _, r := range unfitRules {
		if r.is(x) {
			return r.id
		}
	}
	return ""
}

// suspect is a sentence and what the rules ask of it.
type suspect struct {
	*leaner
	b    *book
	a    *article
	i    int
	text string
}

// closers are the marks that may follow the stop of a sentence.
const closers = "”’\"')]»“"

// bullets open the items of a list.
const bullets = "•▪●◦‣"

func (x *suspect) earlierEvent() bool { return x.a.earlier }

func (x *suspect) cutOff() bool {
	return brokenOff(x.text)
}

func (x *suspect) gap() bool {
	s := x.a.sentences[x.i].Span
	return slices.ContainsFunc(x.a.Article.Gaps, func(g source.Gap) bool {
		return g.Overlaps(s) && !(x.a.sentences[x.i].trimmed && g.Hole >= s.End) // what our copy lacks is cut away
	})
}

func (x *suspect) noEnd() bool {
	if x.a.sentences[x.i].trimmed {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(x.text); strings.ContainsRune(bullets, first) {
		return true
	}
	t := strings.TrimRight(x.text, closers+" ")
	return t == "" || !strings.ContainsAny(t[len(t)-1:], ".!?:") && !strings.HasSuffix(t, "…") && !strings.HasSuffix(t, "。") && !strings.HasSuffix(t, "؟")
}

// noVerb reports whether a sentence has no finite verb, quoted or not.
func (x *suspect) noVerb() bool {
	if len(x.words) == 0 {
		return false // all of it is quoted
	}
	st := &x.a.Doc.Sentences[x.i]
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		if x.a.Doc.Finite(t) {
			return false
		}
	}
	return true
}

func (x *suspect) question() bool {
	t := strings.TrimRight(x.text, " ")
	return strings.HasSuffix(t, "?") && !x.a.quotedAt(x.a.sentences[x.i].Start+strings.LastIndexByte(x.a.text(x.i), '?'))
}

func (x *suspect) reader() bool {
	if x.tells() {
		return true
	}
	table := x.a.lang.Table("anaphors")
	for k := range x.words {
		w := x.words[k].Norm
		switch sort := table.Field(w, 0); {
		case sort == "reader", sort == "chat" && k == 0:
			return true
		case sort == "us" && x.a.Doc.Words(x.words[k].Span) == "us":
			return true
		}
	}
	return false
}

// tells reports whether a sentence tells its reader what to do: “Select the profile, and …”
func (x *suspect) tells() bool {
	g := x.a.grammar
	for t := range x.parsedTokens() {
		if v := &g.Tokens[t]; v.Relation == "root" && v.Tag == "VERB" && v.Features.Mood == "Imp" && !x.a.quotedAt(v.Start) {
			from, _ := x.bounds(t)
			return !slices.ContainsFunc(g.Tokens[from:t], func(s grammar.Token) bool { return s.Tag != "PUNCT" && s.Tag != "ADV" && s.Tag != "INTJ" })
		}
	}
	return false
}

// rubric reports whether a sentence begins with a label: a few words without a verb of saying, a colon, and a sentence.
func (x *suspect) rubric() bool {
	text := strings.ReplaceAll(x.text, "\u00a0", " ")
	at := strings.Index(text, ": ")
	if at < 0 || at > 40 {
		return false
	}
	label, rest := text[:at], strings.TrimLeft(text[at+2:], " “\"‘")
	r, _ := utf8.DecodeRuneInString(rest)
	shouted := strings.ToUpper(label) == label // “UPDATE: 9 p.m. …”
	if strings.ContainsAny(label, "“”\"") || !unicode.IsUpper(r) && !shouted || len(strings.Fields(label)) > 5 {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(label)) {
		if x.a.lang.Table("speech-verbs").Has(w) {
			return false
		}
	}
	return true
}

func (x *suspect) post() bool {
	return strings.Contains(x.text, "http") || strings.Contains(x.text, "pic.twitter") || strings.Contains(x.text, " #") || strings.Contains(x.text, "(@") || strings.HasPrefix(x.text, "@")
}

func (x *suspect) picture() bool {
	table := x.a.lang.Table("scenes")
	for k := range x.words {
		if n, entry := table.Match(x.norms(k)); n > 0 && (table.Field(entry, 0) == "any" || table.Field(entry, 0) == "open" && k == 0) {
			return true
		}
	}
	return false
}

// speaker reports whether a sentence holds words of a speaker who is not known.
func (x *suspect) speaker() bool {
	s := x.a.sentences[x.i].Span
	for _, q := range x.a.quotesIn(s) {
		if q.Depth == 0 && q.Speech && q.Speaker == "" && q.Attribution < 0 && count(q.Of(x.a.Article.Text)) > 5 && x.a.runsOnFrom(q) < 0 {
			return true
		}
	}
	return false
}

// accusation reports whether a sentence charges somebody with a crime or disgrace in the article's own voice, and no
// other lineage does.
func (x *suspect) accusation() bool {
	table := x.a.lang.Table("accusations")
	found := -1
	for k := range x.words {
		if n, _ := table.Match(x.norms(k)); n > 0 {
			found = k
			break
		}
	}
	if found < 0 {
		return false
	}
	s := x.a.sentences[x.i].Span
	for _, t := range x.a.Doc.Attributions {
		if s.Contains(t.Cue) && t.Cue.Len() > 0 {
			return false
		}
	}
	for _, q := range x.a.Doc.Cues {
		if s.Contains(q.Span) && (q.Kind == statement.Hedge || q.Kind == statement.Negation || q.Kind == statement.Claimed) {
			return false
		}
	}
	lineages := map[int]bool{}
	for _, st := range x.a.sentences[x.i].tells {
		for _, src := range x.b.sources[st] {
			lineages[x.b.c.Sources[src].Lineage] = true
		}
	}
	return len(lineages) < 2
}

// undated reports whether a sentence counts its day from that of its article, which is not certain.
func (x *suspect) undated() bool {
	s := x.a.sentences[x.i].Span
	for _, d := range x.a.datesIn(x.i) {
		if !s.Contains(d.Span) || x.a.quotedAt(d.Start) {
			continue
		}
		if d.Kind == statement.Weekday && x.a.day() == "" && x.b.newest != "" && x.a.age > 0 && !x.a.Article.Meta.Stamped {
			return true // a day of an article that nobody knows the day of
		}
		if x.a.Article.Meta.Stamped && d.From == "" && (d.Kind == statement.Weekday || d.Kind == statement.Deictic) {
			return true // it counts from another day than the article's
		}
		if d.Kind != statement.Deictic {
			continue
		}
		near := x.a.lang.Table("near-days").Has(strings.ToLower(x.a.Doc.Words(d.Span)))
		if near && (d.From == "" || x.a.day() == "") {
			return true
		}
		if !near && x.b.c.Date != "" && x.a.day() != "" && apartDays(x.a.day(), x.b.c.Date) > 3 {
			return true
		}
	}
	return false
}

// overtaken reports whether a sentence of an earlier moment tells how things stand.
func (x *suspect) overtaken() bool {
	if x.a.last || x.a.past != "" || x.a.day() == "" {
		return false
	}
	table := x.a.lang.Table("present")
	for k, w := range x.words {
		if table.Has(w.Norm) && !(k+1 < len(x.words) && (w.Norm == "has" || w.Norm == "have") && x.words[k+1].Norm != "been") {
			c := x.a.Doc.ClauseAt(w.Start)
			if c >= 0 && (x.a.Doc.Clauses[c].Kind == statement.Main || x.a.Doc.Clauses[c].Kind == statement.Coordinate) {
				return true
			}
		}
	}
	return false
}

// opinion reports whether an article says in its own voice what ought to be.
func (x *suspect) opinion() bool {
	s := x.a.sentences[x.i].Span
	if slices.ContainsFunc(x.a.Doc.Attributions, func(t statement.Attribution) bool { return s.Contains(t.Cue) && t.Cue.Len() > 0 }) {
		return false
	}
	for k, w := range x.words {
		if w.Norm == "should" || w.Norm == "must" || w.Norm == "ought" {
			c := x.a.Doc.ClauseAt(w.Start)
			return k > 0 && c >= 0 && x.a.Doc.Clauses[c].Kind == statement.Main
		}
	}
	return false
}

// marks reports whether a double quotation mark, or a single one at the head, belongs to no quotation.
func (x *suspect) marks() bool {
	s := x.a.sentences[x.i].Span
	for i, r := range x.a.Article.Text[s.Start:s.End] {
		at := s.Start + i
		if (strings.ContainsRune("\"“”„«»", r) || i == 0 && strings.ContainsRune("'‘", r)) && !x.a.quotedAt(at) {
			return true
		}
	}
	return false
}

// undatedPast reports whether an article that is older than the newest gives figures without the day for which they held.
func (x *suspect) undatedPast() bool {
	if x.a.age < staleDays || x.a.past != "" || x.a.sentences[x.i].at == 0 && x.a.last {
		return false
	}
	if slices.ContainsFunc(x.a.datesIn(x.i), func(d statement.Date) bool { return d.From != "" && d.Kind != statement.Duration }) {
		return false
	}
	return x.a.age >= longAgo || slices.ContainsFunc(x.a.numbersIn(x.i), func(n statement.Number) bool { return !n.Ordinal && !x.a.quotedAt(n.Start) })
}

// longAgo is after how many days an article's sentences are printed with their days only.
const longAgo = 10

func (x *suspect) empty() bool { return x.a.sentences[x.i].words < 3 }
