package support

import (
	"slices"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// likeness measures how alike the words and clauses of the passage and of the source are: what speaks for a sentence that is
// told in other words.
func (m *measure) likeness() {
	c := m.draw(m.words, m.source)
	total, like, changed, other := 0, 0, 0, 0
	least, verb, noun := identical, identical, identical
	for i, x := range c.words {
		total += x.weight
		like += x.weight * c.likest[i].alike
		if x.weight >= light {
			least = min(least, c.likest[i].alike)
		}
		if n := c.likest[i].alike; n < identical {
			changed += x.weight
			other += x.weight * n
			if m.words.text.doc.Verb(x.token) != "" {
				verb = min(verb, n)
			} else {
				noun = min(noun, n)
			}
		}
		m.count("like-strange", c.likest[i].alike < opposed)
		m.count("like-opposite", c.likest[i].opposite)
	}
	m.value["like"] = thousandth(like / max(total, 1))
	m.value["like-one"] = thousandth(c.one)
	m.value["like-least"] = thousandth(least)
	m.value["changed"], m.value["changed-like"] = float64(changed)/float64(max(total, 1)), 1
	if changed > 0 {
		m.value["changed-like"] = thousandth(other / changed)
	}
	m.value["changed-verb"], m.value["changed-noun"] = thousandth(verb), thousandth(noun)
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
		deed, party := p.other()
		m.value["deed-other-deed"] = max(m.value["deed-other-deed"], thousandth(deed))
		m.value["deed-other-party"] = max(m.value["deed-other-party"], thousandth(party))
		m.count("deed-whole", p.whole())
		m.count("deed-exchanged", p.exchanged)
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
	m.figuresCrossed(mine, theirs)
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

// countedDeed is a number with the predicate of the clause in which it counts something.
type countedDeed struct {
	number Form
	deed   *deed
}

// countedIn returns the numbers of some clauses.
func (m *measure) countedIn(doc *statement.Doc, deeds []deed) []countedDeed {
	var out []countedDeed
	for i := range deeds {
		for _, a := range deeds[i].arguments {
			switch {
			case a.number >= 0:
				out = append(out, countedDeed{m.form(&doc.Tokens[a.number]), &deeds[i]})
			case len(a.names) > 0 && m.nature(doc.Article.Text, &doc.Tokens[a.names[0].token]) == "number":
				out = append(out, countedDeed{a.names[0].form, &deeds[i]})
			}
		}
	}
	return out
}

// figuresCrossed counts the pairs of numbers each of which goes with the predicate that the source has with the other: “19 died and
// seven were hurt” for “killing seven and injuring 19”.
func (m *measure) figuresCrossed(mine, theirs []deed) {
	here, there := m.countedIn(m.words.text.doc, mine), m.countedIn(m.source.doc, theirs)
	alike := func(x, y *deed) int { return m.alikeness.of(x.predicate, y.predicate).alike }
	for i, a := range here {
		for _, b := range here[i+1:] {
			if a.number == b.number || a.deed == b.deed {
				continue
			}
			for _, x := range there {
				for _, y := range there {
					if x.number == a.number && y.number == b.number && x.deed != y.deed {
						m.count("deed-figures-crossed", alike(a.deed, y.deed)+alike(b.deed, x.deed) > alike(a.deed, x.deed)+alike(b.deed, y.deed)+fairly)
					}
				}
			}
		}
	}
}

// fairly is by how much two predicates must be liker to each other's.
const fairly = 200
