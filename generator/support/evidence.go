package support

import (
	"slices"
	"sort"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// derived reports whether two words have one stem but for a suffix: "announce" and "announcement".
func derived(a, b string) bool {
	const long = 5
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= long && n >= min(len(a), len(b))-2 && max(len(a), len(b)) <= n+4
}

// explained tells of a slot whether its first word stands elsewhere in the sentences that were heard, or has nothing like it.
func (m *measure) explained(s Slot) {
	i := sort.Search(len(m.words.words), func(i int) bool {
		return m.words.text.doc.Tokens[m.words.words[i].token].End > s.Words.Start
	})
	if i == len(m.words.words) || m.laid != nil && m.laid.to[i] >= 0 {
		return
	}
	f := m.words.words[i].form
	for _, j := range m.heardWords() {
		if m.source.forms[j] == f {
			m.value["slots-displaced"]++
			return
		}
	}
	closest, _ := m.relation(i)
	m.count("slots-unexplained", closest < alike && len(m.source.sentences(f)) == 0)
}

// instead counts the words that stand between words of the source where the source has another word: what an edit that
// changes one word of a sentence looks like, and a sentence told in other words does not.
func (m *measure) instead() {
	const reach = 2
	c := m.laid
	for i := range c.to {
		x := &m.words.words[i]
		t := c.mine(i)
		nature := m.nature(m.words.text.doc.Article.Text, t)
		if c.to[i] >= 0 || x.bracketed || x.worth < light && nature == "" || m.free(t.Norm) {
			continue
		}
		left, right := -1, -1
		for k := i - 1; k >= 0 && k >= i-reach && left < 0; k-- {
			left = c.to[k]
		}
		for k := i + 1; k < len(c.to) && k <= i+reach && right < 0; k++ {
			right = c.to[k]
		}
		switch {
		case left >= 0 && right >= 0 && (right < left || right > left+2*reach+1), left < 0 && right < 0:
			continue
		case left < 0:
			left = max(right-reach-1, -1)
		case right < 0:
			right = min(left+reach+1, len(c.source))
		}
		other := false
		for j := left + 1; j < right; j++ {
			y := c.theirs(j)
			theirs := m.nature(m.source.doc.Article.Text, y)
			other = other || c.from[j] < 0 && (nature != "" && theirs == nature || nature == "" && theirs == "" && m.worth(y.Norm) >= light && !m.free(y.Norm))
		}
		if !other {
			continue
		}
		switch closest, _ := m.relation(i); {
		case nature != "":
			m.value["instead-figure"]++
		case c.name(i):
			m.value["instead-name"]++
		case closest >= near:
		case m.words.text.doc.Verb(x.token) != "":
			m.value["instead-verb"]++
		default:
			m.value["instead-other"]++
		}
	}
}

// hears reports whether a stretch of the source stands in the sentences that were heard.
func (m *measure) hears(at source.Span) bool {
	n := m.source.doc.SentenceAt(at.Start)
	return slices.Contains(m.heard.sentences, n)
}

// numbers compares the numbers of the words with those of the sentences, by value, unit and what is counted.
func (m *measure) numbers() {
	same, all := 0, 0
	for _, n := range m.words.text.doc.Numbers {
		if !m.words.at.Contains(n.Span) || n.Vague || n.Ordinal {
			continue
		}
		all++
		equal, other := false, false
		for _, x := range m.source.doc.Numbers {
			if !m.hears(x.Span) || x.Vague || x.Ordinal {
				continue
			}
			overlap := x.Low <= n.High && n.Low <= x.High
			equal = equal || overlap && (x.Unit == n.Unit || x.Unit == "" || n.Unit == "")
			other = other || !overlap && x.Unit == n.Unit && (x.Head == n.Head || n.Unit != "") && x.Age == n.Age
		}
		if equal {
			same++
		}
		m.count("numbers-contradicted", !equal && other)
	}
	m.ratio(same, all)
}

// valued reports whether the source has the value of the number or date that a word is of, in the sentences that were heard or
// anywhere.
func (m *measure) valued(at source.Span) (there, anywhere bool) {
	doc := m.words.text.doc
	for _, n := range doc.Numbers {
		if !n.Contains(at) || holdsAnother(doc, n, at) {
			continue
		}
		for _, x := range m.source.doc.Numbers {
			if x.Low == n.Low && x.High == n.High && x.Unit == n.Unit {
				there, anywhere = there || m.hears(x.Span), true
			}
		}
	}
	for _, d := range doc.Dates {
		day := dayOf(d)
		if !d.Contains(at) || day == "" {
			continue
		}
		for _, x := range m.source.doc.Dates {
			if dayOf(x) == day || covers(x, day) {
				there, anywhere = there || m.hears(x.Span), true
			}
		}
	}
	return there, anywhere
}

// days compares the days of the words with those of the sentences.
func (m *measure) days() {
	same, all := 0, 0
	for _, d := range m.words.text.doc.Dates {
		day := dayOf(d)
		if !m.words.at.Contains(d.Span) || len(day) < len("2006-01-02") {
			continue
		}
		all++
		equal, other := false, false
		for _, x := range m.source.doc.Dates {
			if !m.hears(x.Span) || len(dayOf(x)) < len(day) {
				continue
			}
			equal = equal || covers(x, day)
			other = other || !covers(x, day)
		}
		if equal {
			same++
		}
		m.count("days-contradicted", !equal && other)
	}
	m.ratio(same, all)
}

// covers reports whether a day lies within a date.
func covers(d statement.Date, day string) bool {
	return d.From != "" && dayOf(d) <= day && (d.To == "" && dayOf(d) == day || d.To != "" && day <= d.To)
}

// ratio notes how many of some values are the same.
func (m *measure) ratio(same, all int) {
	if all > 0 {
		m.value["values"] += float64(all)
		m.value["values-equal"] += float64(same)
		m.value["values-same"] = m.value["values-equal"] / m.value["values"]
	}
}

// dayOf is the first day of a date, or the month or year where it has no day; "" where it is not known.
func dayOf(d statement.Date) string { return d.From[:min(len(d.From), len("2006-01-02"))] }
