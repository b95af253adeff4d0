package collate

import (
	"slices"
	"strconv"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// details reports what only some sources have and what changes the reading: that a speaker stayed anonymous, what
// became of somebody, a figure that nearly all have.
func (d *differ) details() {
	d.anonymity()
	d.material()
	d.figures()
	d.conditions()
	d.longer()
}

// anonymity reports speakers of whom some texts say that they are not named, and others not.
func (d *differ) anonymity() {
	t := d.words.Table("anonymity")
	type mention struct {
		at   Ref
		noun string
		who  [2]int
	}
	var all []mention
	hidden := map[int][]string{} // source -> nouns it calls anonymous
	for i := range d.view {
		v := &d.view[i]
		for s := range v.doc.Sentences {
			if !v.readable(s) || v.doc.Sentences[s].Class != source.Prose {
				continue
			}
			words, r := v.wordsOf(s)
			cue, n := -1, 0
			for k := range words {
				if m, _ := t.Match(words[k:]); m > 0 {
					cue, n = k, m
					break
				}
			}
			if cue < 0 {
				continue
			}
			for k := r[0]; k < r[1]; k++ {
				if d.words.Table("speakers").Has(v.norm(k)) {
					hidden[i] = append(hidden[i], v.stem(k))
					all = append(all, mention{ref(i, v.span([2]int{r[0] + cue, r[0] + cue + n})), v.stem(k), [2]int{k, s}})
					break
				}
			}
		}
	}
	done := map[string]bool{}
	for _, m := range all {
		if done[m.noun] {
			continue
		}
		done[m.noun] = true
		by := newGroups()
		for _, x := range all {
			if x.noun == m.noun {
				by.put("anonymous", oneLine(d.c.Words(x.at)), x.at)
			}
		}
		for i := range d.view {
			if len(hidden[i]) > 0 {
				continue
			}
			if at, ok := d.speakerLike(i, m.noun, all[0].at); ok {
				by.put("plain", oneLine(d.c.Words(at)), at)
			}
		}
		if len(by.keys) > 1 {
			rs := by.readings(d)
			rs[slices.Index(by.keys, "plain")].Manner = "open"
			d.add(finding{grade: always, favour: by.value["anonymous"], firm: true, Difference: Difference{
				Kind: Detail, Form: "anonymous", Subject: d.spelled(m.noun), What: "anonymous " + d.spelled(m.noun), Readings: rs,
				Why: "one text does not say that the speaker is not named",
			}})
		}
	}
}

// speakerLike finds where a source has a speaker of this noun for a statement that other sources have from an anonymous
// one: the noun with the word before and behind it.
func (d *differ) speakerLike(src int, noun string, like Ref) (Ref, bool) {
	v := &d.view[src]
	for k := range v.doc.Tokens {
		if v.stem(k) != noun || v.sentence[k] < 0 || v.doc.Sentences[v.sentence[k]].Class != source.Prose || v.quote[k] >= 0 {
			continue
		}
		r := v.doc.Sentences[v.sentence[k]].Tokens
		// "a … journalist described": the noun has a verb right behind it and no name beside it.
		if k+1 >= r[1] || v.doc.Verb(k+1) == "" || v.name[k+1] >= 0 {
			continue
		}
		from := k
		for from > r[0] && k-from < 3 && v.doc.Tokens[from-1].Word {
			from--
		}
		return ref(src, v.span([2]int{from, k + 2})), true
	}
	return Ref{}, false
}

// mostBefore is how many words of its clause before an infinitive are shown with it.
const mostBefore = 8

// material reports phrases of the table of that name: different classes of one family, or a family that one source alone
// has.
func (d *differ) material() {
	t := d.words.Table("material")
	type phrase struct {
		at            Ref
		family, class string
	}
	var all []phrase
	var families []string
	for i := range d.view {
		v := &d.view[i]
		for s := range v.doc.Sentences {
			if !v.readable(s) || v.doc.Sentences[s].Class != source.Prose {
				continue
			}
			words, r := v.wordsOf(s)
			for k := range words {
				n, e := t.Match(words[k:])
				if n == 0 || v.quote[r[0]+k] >= 0 {
					continue
				}
				from, to := r[0]+k, r[0]+k+n
				for from > r[0] && r[0]+k-from < 3 && v.doc.Helping(from-1) {
					from--
				}
				if c := v.clause[from]; c >= 0 && v.norm(from) == "to" && from-v.doc.Clauses[c].Tokens[0] <= mostBefore {
					from = v.doc.Clauses[c].Tokens[0] // what is done to that end
				}
				all = append(all, phrase{ref(i, v.span([2]int{from, to})), t.Field(e, 0), t.Field(e, 1)})
				if f := t.Field(e, 0); !slices.Contains(families, f) {
					families = append(families, f)
				}
			}
		}
	}
	slices.Sort(families)
	for _, family := range families {
		by := newGroups()
		classes := make([][]string, len(d.view))
		for _, p := range all {
			if p.family != family {
				continue
			}
			by.put(p.class, oneLine(d.c.Words(p.at)), p.at)
			classes[p.at.Source] = append(classes[p.at.Source], p.class)
		}
		var has, lacks []int
		for i, c := range classes {
			switch {
			case len(c) > 0:
				has = append(has, i)
			case d.c.Sources[i].Aside == "" && !d.speaks(i, family):
				lacks = append(lacks, i)
			}
		}
		f := finding{grade: always, Difference: Difference{Kind: Detail, Readings: by.readings(d), Silent: lacks}}
		if len(by.keys) > 0 {
			f.What = by.value[by.keys[0]]
		}
		switch {
		case disjoint(classes):
			f.Why = "the texts tell it differently"
		case len(has) == 1 && len(lacks) > 0 && len(d.view) > 1:
			f.Why = "only one text has it"
		default:
			continue
		}
		d.add(f)
	}
}

// speaks reports whether a source has any word of a family of the table "material": then it is not silent on the matter.
func (d *differ) speaks(src int, family string) bool {
	t := d.words.Table("material")
	v := &d.view[src]
	for _, e := range t.Entries() {
		if t.Field(e, 0) != family {
			continue
		}
		words := strings.Fields(e)
		key := words[len(words)-1]
		if len(words) > 1 && (key == "from" || key == "by" || key == "as" || key == "for" || key == "police") {
			key = words[len(words)-2]
			if key == "the" || key == "by" {
				key = words[0]
			}
		}
		if d.words.Table("weights").Field(key, 0) == "40" || key == "taken" || key == "treated" {
			continue
		}
		stem := statement.Stem(d.words.Tag, key)
		for k := range v.doc.Tokens {
			if v.norm(k) == key || v.stem(k) == stem {
				return true
			}
		}
	}
	return false
}

// figures reports an exact sum of money that most sources have and few leave out, where the story turns on sums.
func (d *differ) figures() {
	n := len(d.view)
	if n < 4 {
		return
	}
	type sum struct {
		key string
		at  []Ref
		in  map[int]bool
	}
	var sums []sum
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Numbers {
			x := &v.doc.Numbers[k]
			if len(x.Unit) != 3 || strings.ToUpper(x.Unit) != x.Unit || x.Low != x.High || x.Vague || !v.readable(v.sentenceAt(x.Start)) {
				continue
			}
			key := x.Unit + " " + strconv.FormatInt(x.Low, 10)
			j := slices.IndexFunc(sums, func(s sum) bool { return s.key == key })
			if j < 0 {
				j = len(sums)
				sums = append(sums, sum{key: key, in: map[int]bool{}})
			}
			sums[j].at = append(sums[j].at, ref(i, x.Span))
			sums[j].in[i] = true
		}
	}
	for _, s := range sums {
		if len(s.in) == n || 3*len(s.in) < 2*n {
			continue
		}
		var lacks []int
		for i := range d.view {
			if !s.in[i] && d.c.Sources[i].Aside == "" {
				lacks = append(lacks, i)
			}
		}
		by := newGroups()
		by.put(s.key, oneLine(d.c.Words(s.at[0])), s.at...)
		d.add(finding{grade: always, Difference: Difference{
			Kind: Detail, What: "sum " + oneLine(d.c.Words(s.at[0])), Readings: by.readings(d), Silent: lacks, Why: "most texts give the sum, few do not",
		}})
	}
}
