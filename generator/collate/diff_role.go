package collate

import (
	"slices"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// roles compares the offices that sources give a person, and the part in a deed that they give to whom the story is
// about. Two offices are a conflict where no source joins them and neither is a shorter form of the other.
func (d *differ) roles() {
	things := d.things()
	for i := range things {
		if things[i].kind == statement.Person {
			d.offices(&things[i])
		}
	}
	d.parts(things)
}

// office is a role as the table of roles has it.
type office struct {
	class, rank string
	at          [2]int // words, in the list that was searched
}

// findOffices returns the roles of some classes among words, the longest at each place.
func findOffices(t *lexicon.Table, words []string, class string) []office {
	var out []office
	for i := 0; i < len(words); {
		n, e := t.Match(words[i:])
		if n == 0 {
			if s := singular(words[i]); s != words[i] && t.Has(s) {
				n, e = 1, s
			}
		}
		if n > 0 && t.Field(e, 0) == class {
			out = append(out, office{class, t.Field(e, 1), [2]int{i, i + n}})
			i += n
			continue
		}
		i++
	}
	return out
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

func (d *differ) offices(p *thing) {
	t := d.words.Table("roles")
	ranks := map[string][]Ref{}
	bySource := make([][]string, len(d.view))
	for _, m := range p.mentions {
		v := &d.view[m.src]
		n := &v.doc.Names[m.name]
		if n.Role.Len() <= 0 {
			continue
		}
		for _, o := range findOffices(t, roleWords(v.text[n.Role.Start:n.Role.End]), "office") {
			at := n.Role
			if n.Start >= at.End && n.Start-at.End <= 2 {
				at.End = n.End
			}
			ranks[o.rank] = append(ranks[o.rank], ref(m.src, at))
			if !slices.Contains(bySource[m.src], o.rank) {
				bySource[m.src] = append(bySource[m.src], o.rank)
			}
			break
		}
	}
	by := newGroups()
	var firsts [][]string
	for s, rs := range bySource {
		if len(rs) == 0 {
			continue
		}
		slices.Sort(rs)
		key := strings.Join(rs, "|")
		for _, g := range firsts {
			if meet(g, rs) {
				key = strings.Join(g, "|")
				break
			}
		}
		if key == strings.Join(rs, "|") {
			firsts = append(firsts, rs)
		}
		for _, r := range rs {
			for _, at := range ranks[r] {
				if at.Source == s {
					by.put(key, d.roleValue(at), at)
				}
			}
		}
	}
	if len(by.keys) < 2 {
		return
	}
	for _, k := range by.keys {
		// A last name alone may be a namesake's.
		if !slices.ContainsFunc(by.spans[k], func(r Ref) bool { return d.fullName(r, p) }) {
			return
		}
	}
	name := d.title(p)
	rs := by.readings(d)
	for i := range rs {
		for _, at := range rs[i].Spans {
			rs[i].Quote = append(rs[i].Quote, d.titleAt(at))
		}
	}
	d.add(finding{grade: d.gradeFor(p), Difference: Difference{
		Kind: Role, Conflict: true, Form: "office", Subject: name, What: "role of " + name, Readings: rs,
		Why: "no text joins these offices of " + name + " and neither is a short form of the other",
	}})
}

// fullName reports whether a person is named at a place with more than the last name.
func (d *differ) fullName(at Ref, p *thing) bool {
	v := &d.view[at.Source]
	for _, m := range p.mentions {
		if n := &v.doc.Names[min(m.name, len(v.doc.Names)-1)]; m.src == at.Source && n.Role.Overlaps(at.Span) && len(nameWords(n.Of(v.text))) > 1 {
			return true
		}
	}
	return false
}

// roleValue is the title at a place without the name that follows it.
func (d *differ) roleValue(at Ref) string { return oneLine(d.c.Words(d.titleAt(at))) }

// titleAt is the place of the title at a place without the name that follows it.
func (d *differ) titleAt(at Ref) Ref {
	v := &d.view[at.Source]
	r := v.tokens(at.Span)
	end := r[1]
	for k := r[0]; k < r[1]; k++ {
		if n := v.name[k]; n >= 0 && v.doc.Names[n].Kind == statement.Person && v.doc.Names[n].Start > at.Start {
			end = k
			break
		}
	}
	if end == r[0] {
		return at
	}
	return ref(at.Source, v.span([2]int{r[0], end}))
}

// gradeFor is how much it matters to get a person right: grave for whom most sources name.
func (d *differ) gradeFor(p *thing) grade {
	in := map[int]bool{}
	for _, m := range p.mentions {
		in[m.src] = true
	}
	if 2*len(in) > len(d.view) && len(p.mentions) >= 2*len(in) {
		return grave
	}
	return always
}

func roleWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = strings.Trim(strings.ReplaceAll(strings.ReplaceAll(w, "’", "'"), ".", ""), "'\",()"); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// meet reports whether two lists of ranks may be one person's at once: they share one, or one is a short form.
func meet(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x) || strings.HasPrefix(x, y+" ") || strings.HasPrefix(y, x+" ") {
				return true
			}
		}
	}
	return false
}

// part is a word for somebody's part in a deed.
type part struct {
	at     Ref
	rank   string
	deep   bool // the rank tells how deep somebody was in it
	plural bool
	person bool // said of the person the story is about, as far as the sentence shows
}

// parts compares what the sources make of the person whom the story is about, and of others at the same place of a
// statement: mastermind or middleman, accomplices or a third party.
func (d *differ) parts(things []thing) {
	hero := d.hero(things)
	all := make([][]part, len(d.view))
	for i := range d.view {
		all[i] = d.partsIn(i, hero)
	}
	if hero != nil {
		d.heroParts(all, hero)
	}
	d.otherParts(all)
}

// hero returns the person whom every source names, nil where there is none or more than one.
func (d *differ) hero(things []thing) *thing {
	var best *thing
	for i := range things {
		t := &things[i]
		if t.kind != statement.Person {
			continue
		}
		in := map[int]int{}
		for _, m := range t.mentions {
			in[m.src]++
		}
		if len(in) < len(d.view) {
			continue
		}
		switch {
		case best == nil || len(t.mentions) > 2*len(best.mentions):
			best = t
		case 2*len(t.mentions) >= len(best.mentions) && len(best.mentions) <= 2*len(t.mentions):
			if len(t.mentions) == len(best.mentions) {
				return nil
			}
			if len(t.mentions) > len(best.mentions) {
				best = t
			}
		}
	}
	return best
}

func (d *differ) partsIn(src int, hero *thing) []part {
	v := &d.view[src]
	t := d.words.Table("roles")
	var out []part
	for s := range v.doc.Sentences {
		if !v.readable(s) {
			continue
		}
		r := v.doc.Sentences[s].Tokens
		named, other := false, false
		for k := r[0]; k < r[1]; k++ {
			if n := v.name[k]; n >= 0 && v.doc.Names[n].Kind == statement.Person {
				if hero != nil && slices.ContainsFunc(hero.mentions, func(m mention) bool { return m.src == src && m.name == n }) {
					named = true
				} else {
					other = true
				}
			}
		}
		for k := r[0]; k < r[1]; k++ {
			n, words, plural := partAt(t, v, k, r[1])
			if n == 0 {
				continue
			}
			p := part{at: ref(src, v.span([2]int{k, k + n})), rank: t.Field(words, 1), deep: t.Field(words, 2) == "depth", plural: plural, person: !plural && (named || !other)}
			out = append(out, p)
			k += n - 1
		}
	}
	return out
}

// partAt returns how many tokens from k on are a word of class "part", and the word.
func partAt(t *lexicon.Table, v *view, k, end int) (n int, words string, plural bool) {
	for n = min(3, end-k); n > 0; n-- {
		last := v.norm(k + n - 1)
		words = ""
		for i := k; i < k+n; i++ {
			w := v.norm(i)
			if i == k+n-1 {
				w = singular(w)
			}
			switch {
			case sign(w) == "-" || i > k && sign(v.norm(i-1)) == "-":
				words += w
			case i > k:
				words += " " + w
			default:
				words = w
			}
		}
		if t.Field(words, 0) == "part" {
			return n, words, singular(last) != last
		}
	}
	return 0, "", false
}

func (d *differ) heroParts(all [][]part, hero *thing) {
	by := newGroups()
	ranks := make([]string, len(all))
	for s, ps := range all {
		for _, p := range ps {
			if p.person && p.deep && d.definite(p.at) {
				if ranks[s] != "" && ranks[s] != p.rank {
					return // the source itself uses both
				}
				ranks[s] = p.rank
			}
		}
	}
	for s, ps := range all {
		for _, p := range ps {
			if p.person && ranks[s] == p.rank && ranks[s] != "" && d.definite(p.at) {
				by.put(p.rank, oneLine(d.c.Words(p.at)), p.at)
			}
		}
	}
	if len(by.keys) < 2 {
		return
	}
	d.add(finding{grade: grave, Difference: Difference{
		Kind: Role, Conflict: true, Form: "part", Subject: d.title(hero), What: "part of " + d.title(hero), Readings: by.readings(d),
		Why: "the parts exclude each other, and no text uses both",
	}})
}

// definite reports whether the words at a place are introduced by "the" or a possessive, marks aside.
func (d *differ) definite(at Ref) bool {
	v := &d.view[at.Source]
	k := v.tokens(at.Span)[0] - 1
	for k >= 0 && !v.doc.Tokens[k].Word {
		k--
	}
	w := v.norm(k)
	return w == "the" || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "s'")
}

// otherParts compares parts that stand at the same place of one statement: the same word before or the same two behind.
func (d *differ) otherParts(all [][]part) {
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			for _, p := range all[i] {
				for _, q := range all[j] {
					if p.rank == q.rank || d.hasRank(all[i], q.rank) || d.hasRank(all[j], p.rank) || !d.sameSlot(p.at, q.at) {
						continue
					}
					by := newGroups()
					for _, ps := range all {
						for _, x := range ps {
							if (x.rank == p.rank || x.rank == q.rank) && (x.at == p.at || x.at == q.at || d.sameSlot(x.at, p.at) || d.sameSlot(x.at, q.at)) {
								by.put(x.rank, oneLine(d.c.Words(x.at)), x.at)
							}
						}
					}
					d.add(finding{grade: always, Difference: Difference{
						Kind: Role, What: "who it was", Readings: by.readings(d),
						Why: "at the same place of one statement the texts name different parts in what happened",
					}})
				}
			}
		}
	}
}

func (d *differ) hasRank(ps []part, rank string) bool {
	return slices.ContainsFunc(ps, func(p part) bool { return p.rank == rank })
}

// sameSlot reports whether two places of different sources belong to one statement and are followed by the same two
// words.
func (d *differ) sameSlot(a, b Ref) bool {
	s := d.statementAt(a.Source, a.Start)
	if a.Source == b.Source || s < 0 || s != d.statementAt(b.Source, b.Start) {
		return false
	}
	v, w := &d.view[a.Source], &d.view[b.Source]
	i, j := v.tokens(a.Span)[1], w.tokens(b.Span)[1]
	return v.stem(i) != "" && v.stem(i) == w.stem(j) && v.stem(i+1) != "" && v.stem(i+1) == w.stem(j+1)
}
