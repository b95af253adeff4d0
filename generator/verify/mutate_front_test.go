package verify

import (
	"regexp"
	"strings"

	"variorum/generator/digest"
)

var (
	currency  = regexp.MustCompile(`([$£€])\d`)
	ownership = regexp.MustCompile(`\b([A-Z][\w]+)’s (?:lawyer|mother|father|wife|husband|brother|sister|son|daughter|coach|spokesman|spokeswoman|deputy|manager|doctor|director|chairman|captain)\b`)
	arriving  = regexp.MustCompile(`\b((?:will|would) be) (?:[a-z]+ed|open|closed|held|free)\b`)
	negating  = regexp.MustCompile(`\b(could|would|did|does|was|were|is|are|has|have|had) not\b`)
	thousands = regexp.MustCompile(`(?:^|[^.,\d])([1-9]\d?) million\b`)
)

// contraries are words that turn a title round.
var contraries = [][2]string{
	{"rises", "falls"},
	{"rise", "fall"},
	{"rose", "fell"},
	{"falls", "rises"},
	{"fell", "rose"},
	{"up", "down"},
	{"wins", "loses"},
	{"win", "lose"},
	{"won", "lost"},
	{"beat", "lost to"},
	{"lost", "won"},
	{"dead", "alive"},
	{"die", "survive"},
	{"dies", "survives"},
	{"died", "survived"},
	{"killed", "rescued"},
	{"kills", "saves"},
	{"injured", "unhurt"},
	{"after", "before"},
	{"before", "after"},
	{"cuts", "raises"},
	{"cut", "raised"},
	{"raises", "cuts"},
	{"guilty", "innocent"},
	{"convicted", "acquitted"},
	{"jailed", "freed"},
	{"arrested", "released"},
	{"closed", "opened"},
	{"stolen", "returned"},
	{"steal", "return"},
	{"offers", "refuses"},
	{"more", "less"},
	{"first", "last"},
	{"opens", "closes"},
	{"holds", "changes"},
	{"keeps", "gives up"},
	{"fails", "succeeds"},
	{"overturns", "upholds"},
}

// front edits the title and the description.
func (s *subject) front() {
	for _, x := range [][2]string{{"title", s.d.Front.Title}, {"description", s.d.Front.Description}} {
		from := strings.Index(s.d.Raw[:s.d.Body], x[1])
		if x[1] == "" || from < 0 {
			continue
		}
		put := func(word, other string) {
			if m := regexp.MustCompile(`\b` + regexp.QuoteMeta(word) + `\b`).FindStringIndex(x[1]); m != nil && other != "" {
				s.replace(x[0], from+m[0], from+m[1], other)
			}
		}
		for _, c := range contraries {
			put(c[0], c[1])
		}
		for n, name := range s.people {
			words := strings.Fields(name)
			put(words[len(words)-1], other(s.people, x[1], n))
		}
		for n, place := range s.places {
			put(place, other(s.places, x[1], n))
		}
		for _, number := range figure.FindAllString(x[1], -1) {
			put(number, string(rune('1'+(number[0]-'0'+3)%9))+number[1:])
		}
	}
}

// belongings exchanges currencies, owners, and what is for what will be.
func (s *subject) belongings() {
	s.find(currency, func(_ *digest.Passage, from, to int, m []string) {
		s.replace("unit", from, to, map[string]string{"$": "€", "€": "£", "£": "$"}[m[1]])
	})
	s.find(ownership, func(p *digest.Passage, from, to int, m []string) {
		if name := other(s.people, p.Text, len(p.Text)); name != "" {
			words := strings.Fields(name)
			s.replace("owner", from, to, words[len(words)-1])
		}
	})
	s.find(arriving, func(_ *digest.Passage, from, to int, _ []string) { s.replace("done for to come", from, to, "has been") })
}

// rewritten writes words out, or in short, or in figures.
func (s *subject) rewritten() {
	s.find(negating, func(p *digest.Passage, from, _ int, m []string) {
		if !quotedAt(p, from) {
			s.replace("contraction", from, from+len(m[1])+len(" not"), m[1]+"n’t")
		}
	})
	s.find(thousands, func(p *digest.Passage, from, _ int, m []string) {
		if !quotedAt(p, from) {
			s.replace("number in figures", from, from+len(m[1])+len(" million"), m[1]+",000,000")
		}
	})
}
