package support

import (
	"slices"
	"strings"

	"variorum/generator/source"
)

// featureNames is what the model weighs, in the order of the values. Shares are of the weight of the words that tell
// something, counts are of words or slots.
var featureNames = []string{
	"words",           // how many tell something
	"covered",         // share that stands in the sentences that were heard
	"covered-by-one",  // share that stands in the one of them that has most
	"aligned",         // share that is laid beside the same word, in the order of the source or moved as a run
	"synonym",         // share of the rest that has a synonym in these sentences
	"related",         // share of the rest that has there a word of a like sense, or one a kind of the other
	"elsewhere",       // share of the rest that stands elsewhere in the source
	"unknown",         // share that the source has nowhere
	"unknown-words",   // how many these are
	"names",           // how many names
	"names-unheard",   // how many of them do not stand in the sentences
	"names-unknown",   // how many of them stand nowhere in the source
	"figures-unheard", // numbers and days that do not stand in the sentences
	"figures-unknown", // that stand nowhere in the source
	"verbs",           // verbs
	"verbs-unheard",   // that have neither the same nor a synonym in the sentences
	"verbs-opposite",  // that have there an opposite
	"predicate",       // 1 where the first finite verb has the same, 0.5 a synonym, 0 neither
	"subject",         // share of the words before the first finite verb that stand there
	"longest-run",     // share of all words in the longest run that is the source's too
	"breaks",          // breaks of the source's order for each aligned word
	"negations",       // negations here less those among the source's words between
	"hedges",          // the same of hedges
	"sentences",       // how many were heard
	"fragment",        // 1 where the words begin amid a sentence
	"quotation",       // 1 where they hold a quotation
	"prose",           // 1 where the sentence that has most is prose
	"slots",           // slots that speak against it
	"slots-" + string(Unsaid),
	"slots-" + string(Number),
	"slots-" + string(Date),
	"slots-" + string(Name),
	"slots-" + string(Role),
	"slots-" + string(Place),
	"slots-" + string(Polarity),
	"slots-" + string(Hedge),
	"slots-" + string(Condition),
	"slots-" + string(Speaker),
	"slots-" + string(Quotation),
	"slots-" + string(Joint),
	"slots-" + string(Misgiven),
	"slots-soft",
	"edited-run",           // the longest run, where a slot speaks against the words: a sentence of the source with a word changed
	"edited-aligned",       // the share that is aligned, likewise
	"slots-displaced",      // slots whose words stand elsewhere in the sentences that were heard
	"slots-unexplained",    // slots of words that have nothing alike in them, nor stand elsewhere in the source
	"instead-figure",       // numbers and days between aligned words where the source has another
	"instead-name",         // the same of names
	"instead-verb",         // of verbs, where no synonym
	"instead-other",        // of other words
	"numbers-contradicted", // numbers of which the sentences have another value for the same that is counted, and not this
	"days-contradicted",    // days of which the sentences have another, and not this
	"values-same",          // share of numbers and days whose value stands in the sentences
	"like",                 // how alike the words of the source's likest sentences are
	"like-one",             // the same of the one of them that is likest
	"like-least",           // how alike the least alike word is
	"like-strange",         // words that have hardly any alike
	"like-opposite",        // words whose likest is their opposite
	"deeds",                // clauses
	"deed",                 // how much of the clauses' predicates and arguments has its like in one clause of the source
	"deed-least",           // the same of the clause that has least
	"deed-predicate",       // how alike the least alike predicate is
	"deed-agent",           // the least alike doer
	"deed-patient",         // the least alike thing that it is done to
	"deed-rest",            // the least alike other argument
	"deed-crossed",         // clauses whose doer and patient are exchanged
	"deed-denied",          // clauses that are denied here and not there, or the other way round
	"deed-surer",           // clauses told as facts that are none there
	"deed-other-modality",  // clauses of another modality, neither of them a fact
	"deed-earlier",         // clauses told as done that are to come there
	"deed-tense",           // clauses of another tense
	"deed-unsaid",          // clauses that somebody says there and nobody here
	"deed-speaker",         // how alike the speakers are that are least alike; 1 where none is named
	"deed-opposite",        // predicates whose likest is their opposite
	"deed-figures",         // arguments that are counted by another number there
}

// rising and falling are the features of which more can only speak for a claim, or only against it.
var (
	rising  = []string{"covered", "covered-by-one", "aligned", "predicate", "subject", "longest-run", "prose", "like", "like-one", "like-least", "deed", "deed-least", "deed-predicate", "deed-agent", "deed-patient", "deed-rest", "deed-speaker"}
	falling = []string{"unknown", "unknown-words", "names-unheard", "names-unknown", "figures-unheard", "figures-unknown", "verbs-unheard", "verbs-opposite", "breaks", "edited-run", "edited-aligned", "instead-figure", "instead-name", "instead-verb", "instead-other", "numbers-contradicted", "days-contradicted", "like-strange", "like-opposite", "deed-crossed", "deed-denied", "deed-surer", "deed-other-modality", "deed-earlier", "deed-tense", "deed-unsaid", "deed-opposite", "deed-figures"}
)

// FeatureNames returns the names of what Features measures, in its order.
func FeatureNames() []string { return slices.Clone(featureNames) }

// Signs tells for each feature whether more of it can only speak for a claim (1), only against it (-1), or either (0).
func Signs() []int {
	out := make([]int, len(featureNames))
	for i, n := range featureNames {
		switch {
		case slices.Contains(rising, n):
			out[i] = 1
		case slices.Contains(falling, n), strings.HasPrefix(n, "slots"):
			out[i] = -1
		}
	}
	return out
}

// Features measures what a source has of words, for learning the weights, and tells what speaks against it.
func (k *Court) Features(w *Words, s *Source) ([]float64, []Slot) {
	f := k.find(w, s)
	return k.features(&f), f.slots
}

// near and alike are how close two words must be in the language's list to count as synonyms, and as related.
const (
	near  = 7
	alike = 4
)

// features measures what was found.
func (k *Court) features(f *finding) []float64 {
	m := measure{Court: k, finding: f, value: map[string]float64{}}
	m.shares()
	m.slotCounts()
	m.numbers()
	m.days()
	if f.laid != nil {
		m.instead()
		m.order()
		m.verbs()
		m.turns()
	}
	m.likeness()
	if m.value["slots"] > 0 {
		m.value["edited-run"], m.value["edited-aligned"] = m.value["longest-run"], m.value["aligned"]
	}
	out := make([]float64, len(featureNames))
	for i, n := range featureNames {
		out[i] = m.value[n]
	}
	return out
}

// measure is features in the making.
type measure struct {
	*Court
	*finding
	value map[string]float64
}

func (m *measure) count(name string, yes bool) {
	if yes {
		m.value[name]++
	}
}

// heardWords returns the tokens of the sentences that were heard.
func (m *measure) heardWords() []int {
	if m.laid == nil {
		return nil
	}
	return m.laid.source
}

// relation returns how close the nearest unaligned word of the sentences is to word i: 9 the same sense … 4; and whether one
// of them is its opposite.
func (m *measure) relation(i int) (closest int, opposite bool) {
	t := &m.words.text.doc.Tokens[m.words.words[i].token]
	related := m.Court.words.Related(t.Stem)
	for _, j := range m.heardWords() {
		stem := m.source.doc.Tokens[j].Stem
		if derived(t.Stem, stem) {
			closest = max(closest, near)
		}
		for _, r := range related {
			if r.Stem == stem {
				closest = max(closest, r.Close)
				opposite = opposite || r.Close == 0
			}
		}
	}
	return closest, opposite
}

// shares tells how much of the words is explained, and by what.
func (m *measure) shares() {
	doc := m.words.text.doc
	heard := map[Form]bool{}
	for _, j := range m.heardWords() {
		heard[m.source.forms[j]] = true
	}
	total := 0.0
	by := map[string]float64{}
	for i := range m.words.words {
		x := &m.words.words[i]
		t := &doc.Tokens[x.token]
		nature := m.nature(doc.Article.Text, t)
		name := x.worth >= light && nature == "" && t.Start > m.words.at.Start && upper(doc.Article.Text[t.Start])
		if name && !x.bracketed {
			m.value["names"]++
			m.count("names-unheard", !heard[x.form])
			m.count("names-unknown", len(m.source.sentences(x.form)) == 0)
		}
		if nature != "" && !x.bracketed && !heard[x.form] {
			there, anywhere := m.valued(t.Span)
			m.count("figures-unheard", !there)
			m.count("figures-unknown", !anywhere && len(m.source.sentences(x.form)) == 0)
		}
		if !x.tells {
			continue
		}
		m.value["words"]++
		w := float64(m.weight(x.form, x.worth))
		total += w
		if m.laid != nil && m.laid.to[i] >= 0 {
			by["aligned"] += w
		}
		if heard[x.form] {
			by["covered"] += w
			continue
		}
		switch close, _ := m.relation(i); {
		case close >= near:
			by["synonym"] += w
		case close >= alike:
			by["related"] += w
		case len(m.source.sentences(x.form)) > 0:
			by["elsewhere"] += w
		default:
			by["unknown"] += w
			m.value["unknown-words"]++
		}
	}
	for name, w := range by {
		m.value[name] = w / max(total, 1)
	}
	best := 0.0
	for _, s := range m.heard.sentences {
		w := 0.0
		for i := range m.words.words {
			if x := &m.words.words[i]; x.tells {
				if _, ok := slices.BinarySearch(m.source.sentences(x.form), s); ok {
					w += float64(m.weight(x.form, x.worth))
				}
			}
		}
		if w > best {
			best = w
			m.value["prose"] = 0
			m.count("prose", m.source.doc.Sentences[s].Class == source.Prose)
		}
	}
	m.value["covered-by-one"] = best / max(total, 1)
	m.value["sentences"] = float64(len(m.heard.sentences))
	text := m.words.String()
	m.count("fragment", m.words.fragment())
	m.count("quotation", strings.ContainsAny(text, "“”\"„«"))
}

// fragment reports whether words begin amid a sentence, as by their first letter, and what stands before is not known.
func (v *Words) fragment() bool {
	text := strings.TrimLeft(v.String(), "“\"‘'[( ")
	return text != "" && 'a' <= text[0] && text[0] <= 'z'
}

// slotCounts counts the slots that speak against it.
func (m *measure) slotCounts() {
	for _, s := range m.slots {
		if s.Soft && s.Kind != Misgiven {
			m.value["slots-soft"]++
			continue
		}
		m.value["slots"]++
		m.value["slots-"+string(s.Kind)]++
		m.explained(s)
	}
}

// order tells how far the words follow the source's.
func (m *measure) order() {
	run, longest, breaks, aligned, last := 0, 0, 0, 0, -2
	for _, j := range m.laid.to {
		if j < 0 {
			run = 0
			continue
		}
		aligned++
		if j == last+1 {
			run++
		} else {
			run = 1
			breaks++
		}
		longest = max(longest, run)
		last = j
	}
	m.value["longest-run"] = float64(longest) / float64(max(len(m.laid.to), 1))
	m.value["breaks"] = float64(breaks) / float64(max(aligned, 1))
}

// verbs tells how far the source has the same done.
func (m *measure) verbs() {
	doc := m.words.text.doc
	heard := map[Form]bool{}
	for _, j := range m.heardWords() {
		heard[m.source.forms[j]] = true
	}
	first := true
	before, there := 0, 0
	for i := range m.words.words {
		x := &m.words.words[i]
		if first && x.tells && doc.Verb(x.token) == "" {
			before++
			if heard[x.form] {
				there++
			}
		}
		if doc.Verb(x.token) == "" || !x.tells {
			continue
		}
		m.value["verbs"]++
		same := 0.0
		if heard[x.form] {
			same = 1
		} else {
			closest, opposite := m.relation(i)
			if closest >= near {
				same = 0.5
			}
			m.count("verbs-opposite", opposite && closest < near)
		}
		m.count("verbs-unheard", same == 0)
		if first && doc.Finite(x.token) {
			first = false
			m.value["predicate"] = same
		}
	}
	m.value["subject"] = float64(there) / float64(max(before, 1))
}

// turns compares the words that turn the sense: how many there are here, and how many among the source's words between those
// that are aligned.
func (m *measure) turns() {
	doc := m.words.text.doc
	count := func(kind string) float64 {
		mine, theirs := 0, 0
		for i := range m.words.words {
			if m.pivot(doc.Tokens[m.words.words[i].token].Norm) == kind {
				mine++
			}
		}
		lo, hi := len(m.laid.source), -1
		for _, j := range m.laid.to {
			if j >= 0 {
				lo, hi = min(lo, j), max(hi, j)
			}
		}
		for j := lo; j <= hi; j++ {
			if m.pivot(m.source.doc.Tokens[m.laid.source[j]].Norm) == kind {
				theirs++
			}
		}
		return float64(mine - theirs)
	}
	m.value["negations"] = count("negation")
	m.value["hedges"] = count("hedge")
}

// vetoes are the features that refuse a claim alone.
var vetoes = []string{"figures-unknown", "slots-" + string(Quotation)}

// Vetoed reports whether what Features measured refuses a claim, whatever else speaks for it: a number or day that the source
// has nowhere, a quotation that it does not have word for word.
func Vetoed(x []float64) bool {
	for i, n := range featureNames {
		if x[i] > 0 && slices.Contains(vetoes, n) {
			return true
		}
	}
	return false
}
