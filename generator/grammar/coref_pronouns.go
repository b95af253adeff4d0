package grammar

import "slices"

// candidate is a chain, by its nearest mention, for which a pronoun may stand; or nothing (mention None).
type candidate struct {
	entity, mention int
	features        []string
	score           int
}

// reach is how many sentences back a pronoun may point.
var reach = map[string]int{"he": 9, "she": 9, "they": 5, "it": 4}

// nothing is how probable it must be, in thousandths, that a pronoun stands for nothing that was named, so that it is not
// linked at all. Below it the likeliest chain is linked, with the margin that it has.
const nothing = 750

// pronoun links a pronoun of the third person to the chain that the model finds likeliest, and "I" in a quotation to its
// speaker.
func (r *resolver) pronoun(p int) {
	d := r.d
	t := &d.Tokens[d.Mentions[p].Head]
	class := pronounClass(t)
	switch class {
	case "i":
		if f := r.clauses.ownerOf[d.Mentions[p].Head]; f != None && r.quoted[d.Mentions[p].Head] {
			if s := d.Frames[f].Speaker; s != None && d.Mentions[s].Kind != Pronoun && r.entities[r.of[s]].number != 'p' {
				r.link(p, s, 900)
			}
		}
		return
	case "he", "she", "they", "it":
	default:
		return
	}
	if t.Relation == "expl" || r.of[p] != p && len(r.entities[r.of[p]].mentions) > 1 && d.Mentions[p].Link != None {
		return
	}
	candidates := r.candidates(p, class)
	best, none := 0, len(candidates)-1
	if r.model != nil {
		for i := range candidates {
			candidates[i].score = r.model.score(candidates[i].features)
			if i < none && candidates[i].score > candidates[best].score {
				best = i
			}
		}
		if probability(candidates, none) > nothing {
			best = none
		}
	}
	margin := Margin(0)
	if r.model != nil {
		margin = r.model.margin(class, candidates, best)
	}
	chosen := best
	if r.deciding != nil {
		chosen = r.deciding(p, candidates)
	}
	if r.seen != nil {
		r.seen(p, candidates, best, margin)
	}
	if chosen == None || candidates[chosen].mention == None {
		return
	}
	r.linkPronoun(p, candidates[chosen].mention, margin)
}

// linkPronoun joins a pronoun to a chain; what the pronoun tells of the chain is learned.
func (r *resolver) linkPronoun(p, a int, m Margin) {
	x := &r.d.Mentions[p]
	x.Link, x.Margin = a, m
	r.merge(r.of[a], r.of[p])
}

// candidates returns the chains for which a pronoun may stand, the nearest first, and last the candidate that it stands for
// none.
func (r *resolver) candidates(p int, class string) []candidate {
	d := r.d
	m := &d.Mentions[p]
	s := d.Tokens[m.Head].Sentence
	var all []candidate
	seen := make([]int, 0, 32)
	// Mentions stand in the order of their heads.
	for a := p - 1; a >= 0; a-- {
		o := &d.Mentions[a]
		if s-d.Tokens[o.Head].Sentence > reach[class] {
			break
		}
		x := r.of[a]
		if slices.Contains(seen, x) || !r.possible(p, a, class) {
			continue
		}
		seen = append(seen, x)
		all = append(all, candidate{entity: x, mention: a})
	}
	if a := r.ahead(p, class); a != None && !slices.Contains(seen, r.of[a]) {
		all = append(all, candidate{entity: r.of[a], mention: a})
	}
	for i := range all {
		all[i].features = r.features(p, all[i].mention, class, i)
	}
	return append(all, candidate{entity: None, mention: None, features: r.none(p, class, len(all))})
}

// ahead returns the subject behind a pronoun that stands in what opens its sentence: "in his list, Ann's brother …"; None.
func (r *resolver) ahead(p int, class string) int {
	d := r.d
	i := d.Mentions[p].Head
	for h := d.Tokens[i].Head; h != None; h = d.Tokens[h].Head {
		if r.clauses.frameOf[h] == None || h < i {
			continue
		}
		s := r.child(h, "nsubj")
		if s == None || s < i || r.under(i, s) {
			continue
		}
		a := d.MentionAt(s)
		if a == None || a < p || d.Mentions[a].Kind == Pronoun || !r.possible(p, a, class) {
			return None
		}
		return a
	}
	return None
}

// possible reports whether a pronoun can stand for what a mention stands for.
func (r *resolver) possible(p, a int, class string) bool {
	d := r.d
	o, m := &d.Mentions[a], &d.Mentions[p]
	e := r.entities[r.of[a]]
	if o.Kind == Pronoun {
		switch c := pronounClass(&d.Tokens[o.Head]); c {
		case "i", "we", "you":
			if len(e.names) == 0 && len(e.heads) == 0 {
				return false
			}
		case "he", "she", "it", "they":
			if c != class && !(c == "they" && class != "they" || class == "they" && c != "they") {
				return false
			}
		}
	}
	if e.kind == 't' || o.Start <= m.Start && m.End <= o.End && o.Phrase != None && class != "they" && o.Kind != Pronoun && d.Tokens[m.Head].Features.Poss == "" {
		return false
	}
	switch class {
	case "he":
		return e.gender != 'f' && e.number != 'p' && e.kind != 'l'
	case "she":
		return e.gender != 'm' && e.number != 'p' && e.kind != 'l'
	case "it":
		return e.gender == 0 && e.number != 'p' && !(e.kind == 'p' && len(e.names) > 0)
	}
	return !(o.Kind == Pronoun && e.number == 's' && e.gender != 0)
}
