package support

import (
	"slices"

	"variorum/generator/grammar"
)

// likeness measures how alike the words and clauses of the passage and of the source are: what speaks for a sentence that is
// told in other words.
func (m *measure) likeness() {
	c := m.draw(m.words, m.source)
	total, like := 0, 0
	least := identical
	for i, x := range c.words {
		total += x.weight
		like += x.weight * c.likest[i].alike
		if x.weight >= light {
			least = min(least, c.likest[i].alike)
		}
		m.count("like-strange", c.likest[i].alike < opposed)
		m.count("like-opposite", c.likest[i].opposite)
	}
	m.value["like"] = thousandth(like / max(total, 1))
	m.value["like-one"] = thousandth(c.one)
	m.value["like-least"] = thousandth(least)
	m.clauses(c)
}

func thousandth(n int) float64 { return float64(n) / 1000 }

// clauses lays each clause of the passage beside the likest of the source's likest sentences.
func (m *measure) clauses(c closest) {
	doc := m.words.text.doc
	mine := m.deeds(doc, m.words.grammar(), m.words.at)
	var theirs []deed
	for _, d := range m.deedsOf(m.source) {
		if slices.Contains(c.sentences, d.sentence) || slices.Contains(m.heard.sentences, d.sentence) {
			theirs = append(theirs, d)
		}
	}
	lowest := map[string]int{"deed-least": identical, "deed-predicate": identical, "deed-agent": identical, "deed-patient": identical, "deed-rest": identical, "deed-speaker": identical}
	lower := func(name string, n int) { lowest[name] = min(lowest[name], n) }
	sum := 0
	for i := range mine {
		d := &mine[i]
		p := m.pair(doc, d, m.source.doc, theirs)
		sum += p.share
		lower("deed-least", p.share)
		lower("deed-predicate", p.predicate.alike)
		for role, n := range p.roles {
			switch role {
			case grammar.Agent:
				lower("deed-agent", n)
			case grammar.Patient:
				lower("deed-patient", n)
			default:
				lower("deed-rest", n)
			}
		}
		if p.theirs == nil {
			continue
		}
		m.count("deed-crossed", p.crossed)
		m.count("deed-opposite", p.predicate.opposite)
		if p.predicate.alike < used {
			continue
		}
		m.manner(d, p.theirs)
		if d.speaker != nil && p.theirs.speaker != nil {
			lower("deed-speaker", m.namesAlike(doc, d.speaker, m.source.doc, p.theirs.speaker))
		}
	}
	m.value["deeds"] = float64(len(mine))
	m.value["deed"] = thousandth(sum / max(len(mine), 1))
	for name, n := range lowest {
		m.value[name] = thousandth(n)
	}
}

// manner compares how two clauses of one predicate are told: denied, as a fact, as done, by whom.
func (m *measure) manner(d, o *deed) {
	m.count("deed-denied", d.Negated != o.Negated)
	m.count("deed-surer", d.Modality == grammar.Fact && o.Modality != grammar.Fact)
	m.count("deed-other-modality", d.Modality != o.Modality && d.Modality != grammar.Fact && o.Modality != grammar.Fact)
	m.count("deed-earlier", d.Tense == grammar.Past && o.Tense == grammar.Future)
	m.count("deed-tense", d.Tense != o.Tense && d.Tense != grammar.NoTense && o.Tense != grammar.NoTense)
	m.count("deed-unsaid", d.speaker == nil && o.speaker != nil)
	for _, a := range d.arguments {
		for _, b := range o.arguments {
			if a.number < 0 || b.number < 0 {
				continue
			}
			x, y := &m.words.text.doc.Tokens[a.number], &m.source.doc.Tokens[b.number]
			m.count("deed-figures", m.form(x) != m.form(y) && m.namesAlike(m.words.text.doc, a.names, m.source.doc, b.names) >= exchangable)
		}
	}
}
