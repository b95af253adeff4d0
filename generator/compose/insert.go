package compose

import (
	"cmp"
	"maps"
	"slices"

	"variorum/generator/collate"
)

// How much may be added to what stands.
const (
	mostAdded = 200  // beyond the room of a digest, in thousandths of it, at one time
	mostGrown = 1330 // of the room, in all
)

// add puts in what the articles that came later tell that is new.
func (x *insertion) add() {
	if len(x.stands.Fresh) == 0 {
		return
	}
	b := x.b
	x.overtake()
	c := newChoice(b, spine{article: -1})
	for _, p := range x.paras {
		for _, l := range p.lines {
			c.take(l.article, l.sentences)
			if len(l.sentences) == 0 {
				c.words += count(l.said.Text)
			}
		}
	}
	stood := make([]map[int]bool, len(c.has))
	for i := range c.has {
		stood[i] = maps.Clone(c.has[i])
	}
	room := b.room()
	room = min(max(room, c.words+room*mostAdded/1000), room*mostGrown/1000)
	fresh := slices.DeleteFunc(slices.Clone(b.articles), func(a *article) bool { return !x.stands.Fresh[a.index] || a.Aside != "" })
	c.fill(room, fresh)
	slices.SortFunc(fresh, func(a, o *article) int {
		return cmp.Or(cmp.Compare(len(c.has[o.index]), len(c.has[a.index])), cmp.Compare(a.Article.SHA256, o.Article.SHA256))
	})
	for _, a := range fresh {
		var chosen []int
		for _, i := range a.prose {
			if c.has[a.index][i] && !stood[a.index][i] {
				chosen = append(chosen, i)
			}
		}
		least := 0
		for _, u := range units(a, chosen) {
			least = x.put(u, least)
		}
	}
}

// overtake puts a later state in the place of one that it has overtaken: a sentence of an article that came later that tells the
// same with another value.
func (x *insertion) overtake() {
	for _, p := range x.paras {
		for n, l := range p.lines {
			if len(l.sentences) != 1 || l.said == nil || l.said.Joined ||
				n > 0 && x.bound(p.lines[n-1], l) || n+1 < len(p.lines) && (x.bound(l, p.lines[n+1]) || p.lines[n+1].said != nil && p.lines[n+1].said.Joined) {
				continue
			}
			if o, k, ok := x.later(x.b.articles[l.article], l.sentences[0]); ok && !x.has(o.index, k) {
				p.lines[n] = line{article: o.index, sentences: []int{k}}
			}
		}
	}
}

// has reports whether a sentence stands in the text.
func (x *insertion) has(article, sentence int) bool {
	return slices.ContainsFunc(x.paras, func(p *para) bool {
		return slices.ContainsFunc(p.lines, func(l line) bool {
			return l.article == article && slices.Contains(l.sentences, sentence)
		})
	})
}

// later finds the sentence of an article that came later which tells what one tells with the value of a later state.
func (x *insertion) later(a *article, i int) (*article, int, bool) {
	b := x.b
	t := &a.sentences[i]
	in := func(r collate.Reading, a *article, i int) bool {
		return slices.ContainsFunc(r.Spans, func(q collate.Ref) bool {
			return q.Source == a.index && a.sentences[i].Contains(q.Span)
		})
	}
	for d := range b.c.Differences {
		v := &b.c.Differences[d]
		if v.Severity == collate.Low || v.Prefer < 0 || in(v.Readings[v.Prefer], a, i) || !slices.ContainsFunc(v.Readings, func(r collate.Reading) bool { return in(r, a, i) }) {
			continue
		}
		for _, q := range v.Readings[v.Prefer].Spans {
			o := b.articles[q.Source]
			k := o.Doc.SentenceAt(q.Start)
			if !x.stands.Fresh[q.Source] || k < 0 || o.sentences[k].at < 0 || o.past != "" || o.Moment <= a.Moment && o.age >= a.age {
				continue
			}
			c := &o.sentences[k]
			if c.unfit == "" && b.retells(t, c) >= standIn && c.words <= 2*t.words && slices.Equal(b.unitOf(o, k), []int{k}) {
				return o, k, true
			}
		}
	}
	return nil, 0, false
}

// put puts a unit behind the paragraph that it belongs to: where its own article has it, among what tells the same day's state.
// What tells a later state than all that stands comes first, and what stands under its day. It returns the place behind it.
func (x *insertion) put(u unit, least int) int {
	b := x.b
	a := b.articles[u.article]
	var order []unit // what tells the same day's state
	var in []int     // and the paragraph that each stands in
	for at, p := range x.paras {
		for n, l := range p.lines {
			if b.articles[l.article].past != a.past {
				continue
			}
			if n > 0 && x.bound(p.lines[n-1], l) && len(order) > 0 && in[len(in)-1] == at {
				last := &order[len(order)-1]
				last.sentences = append(slices.Clone(last.sentences), l.sentences...)
				continue
			}
			order = append(order, unit{article: l.article, sentences: l.sentences})
			in = append(in, at)
		}
	}
	fresh := &para{added: true, lines: x.lines(u)}
	at := len(x.paras)
	switch {
	case len(order) == 0 && a.past != "":
		fresh.section = &Section{Heading: AsOf(b.c, a.past, b.date())}
	case len(order) == 0:
		at = 0
		fresh.section = &Section{}
		if len(x.paras) > 0 && x.paras[0].section.Heading == "" {
			x.paras[0].section.Heading = AsOf(b.c, b.articles[x.paras[0].lines[0].article].past, b.date())
		}
	default:
		k := b.seam(order, min(max(b.anchor(a, u, order), 1), len(order)), furthestSeam)
		at = max(in[k-1]+1, least)
		before := x.paras[at-1]
		fresh.section = before.section
		last := before.lines[len(before.lines)-1]
		if before.added && last.article == u.article && len(before.lines)+len(fresh.lines) <= mostInParagraph && a.sameParagraph(last.sentences[len(last.sentences)-1], u.sentences[0]) {
			before.lines = append(before.lines, fresh.lines...)
			return at
		}
	}
	x.paras = slices.Insert(x.paras, at, fresh)
	return at + 1
}

// lines divides a unit into lines: sentences that one quotation holds together are one.
func (x *insertion) lines(u unit) []line {
	a := x.b.articles[u.article]
	var out []line
	for n, i := range u.sentences {
		if n > 0 && a.quoteRuns(u.sentences[n-1], i) {
			last := &out[len(out)-1]
			last.sentences = append(last.sentences, i)
			continue
		}
		out = append(out, line{article: u.article, sentences: []int{i}})
	}
	return out
}
