package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// mutation is an edit of a verified digest: the whole file afterwards, and the lines that it touched.
type mutation struct {
	class string
	what  string // for people
	raw   string
	lines [2]int // first and last
}

// subject is a verified digest with what its mutations are made of.
type subject struct {
	story  Story
	d      *digest.Digest
	people []string // full names
	places []string
	out    []mutation
}

// replace adds the mutation that puts words in the place of raw[from:to].
func (s *subject) replace(class string, from, to int, words string) {
	raw := s.d.Raw[:from] + words + s.d.Raw[to:]
	line := strings.Count(s.d.Raw[:from], "\n") + 1
	s.out = append(s.out, mutation{class, fmt.Sprintf("%q -> %q", clip(s.d.Raw[max(0, from-30):to]), clip(words)), raw, [2]int{line, line + strings.Count(words, "\n")}})
}

func clip(s string) string {
	if len(s) > 90 {
		s = s[:90]
	}
	return strings.ToValidUTF8(s, "")
}

// each calls f for every passage of the text.
func (s *subject) each(f func(i int, p *digest.Passage)) {
	for i := range s.d.Passages {
		if p := &s.d.Passages[i]; p.Citation != nil && len(p.Text) > 0 {
			f(i, p)
		}
	}
}

// find calls f with the place in the file of every match of a pattern, or of its first group, in a passage's plain text.
func (s *subject) find(pattern *regexp.Regexp, f func(p *digest.Passage, from, to int, m []string)) {
	s.each(func(_ int, p *digest.Passage) {
		for _, m := range pattern.FindAllStringSubmatchIndex(p.Text, -1) {
			k := 0
			if len(m) > 2 && m[2] >= 0 {
				k = 2
			}
			from, to := p.Where[m[k]], p.Where[m[k+1]-1]+1
			if marked := s.d.Raw[from:to]; strings.Contains(marked, "[^") || strings.Contains(marked, "[@") {
				continue
			}
			var groups []string
			for g := 0; g+1 < len(m); g += 2 {
				if m[g] >= 0 {
					groups = append(groups, p.Text[m[g]:m[g+1]])
				} else {
					groups = append(groups, "")
				}
			}
			f(p, from, to, groups)
		}
	})
}

func quotedAt(p *digest.Passage, at int) bool {
	return slices.ContainsFunc(statement.Quotations(p.Text), func(q source.Span) bool {
		return q.Start < len(p.Where) && p.Where[q.Start] <= at && at < p.Where[min(q.End, len(p.Where)-1)]
	})
}

var (
	figure      = regexp.MustCompile(`\b\d[\d,.]*\d\b|\b\d\b`)
	spelled     = regexp.MustCompile(`(?i)\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty|sixty)\b`)
	monthDay    = regexp.MustCompile(`\b((?:January|February|March|April|June|July|August|September|October|November|December|Jan\.|Feb\.|Sept\.|Oct\.|Nov\.|Dec\.)(?: \d{1,2})?)\b`)
	year        = regexp.MustCompile(`\b((?:19|20)\d\d)\b`)
	weekday     = regexp.MustCompile(`\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b`)
	role        = regexp.MustCompile(`(?i)\b(governor|mayor|judge|prosecutor|lawyer|coach|captain|goalkeeper|defender|chief executive|finance chief|chairman|spokesman|manager|treasurer|analyst|farmer|president|foreign minister|secretary of state|minister|journalist|referee|police chief|incumbent|biologist)\b`)
	unit        = regexp.MustCompile(`\b(euros|dollars|crowns|metres|meters|feet|kilometres|percent|million|billion|hours|minutes|seats|votes|cents|days|weeks|years|jobs|homes|soldiers|villagers|a\.m\.|p\.m\.)`)
	verb        = regexp.MustCompile(`\b(was|were|is|are|will|would|had|has|have|did|could|can|should)\b`)
	negative    = regexp.MustCompile(`\b(not |no |never |nobody )`)
	maybe       = regexp.MustCompile(`\b(may have been |may have |might have |may |might |could |allegedly |reportedly |possibly |likely |apparently |unlikely )`)
	limit       = regexp.MustCompile(`\b((?:[Aa]t least|[Mm]ore than|[Aa]bout|[Aa]round|[Nn]early|[Ss]ome|[Aa]lmost|[Ll]ess than|[Uu]p to) )\d`)
	conditional = regexp.MustCompile(`( (?:if|unless) [^,.]*)`)
	credit      = regexp.MustCompile(`(,? according to [^.]*?)\.?$|(, (?:the )?[A-Z][\w’' ]*? said|, (?:[A-Z]\w+ ){1,3}said|, (?:rescue services|police|prosecutors|officials|the company|the report) (?:said|says))[^.]*\.?$`)
	lead        = regexp.MustCompile(`^((?:[A-Z][\w’']+ ){1,3}(?:said|told reporters|announced)(?: that)? )[a-z]`)
	sayer       = regexp.MustCompile(`((?:[A-Z][\w’]+ )?[A-Z][\w’]+)(?:,[^,.]*,)? (?:said|told|called|announced|denied|warned)\b|(?:said|says|according to) ((?:[A-Z][\w’]+ )?[A-Z][\w’]+)`)
	ordinary    = regexp.MustCompile(`\b([a-z]{5,})\b`)
)

var roles = []string{"governor", "mayor", "judge", "prosecutor", "coach", "spokesman", "chairman", "senator", "minister", "bishop"}

// other returns a word of the list that is not in the text, chosen by a number.
func other(list []string, text string, n int) string {
	for i := range list {
		w := list[(n+i)%len(list)]
		if !strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
			return w
		}
	}
	return ""
}

func (s *subject) harmful() {
	s.values()
	s.names()
	s.senses()
	s.quotations()
	s.structure()
	s.footnotes()
	s.front()
	s.belongings()
}

func (s *subject) values() {
	s.find(figure, func(p *digest.Passage, from, to int, m []string) {
		for n, change := range []func(byte) byte{func(c byte) byte { return '1' + (c-'0'+2)%9 }, func(c byte) byte { return '1' + (c-'0'+5)%9 }} {
			b := []byte(m[0])
			at := 0
			if n == 1 {
				at = len(b) - 1
			}
			if !digit(b[at]) {
				continue
			}
			b[at] = change(b[at])
			s.replace("number", from, to, string(b))
		}
		for _, q := range s.d.Passages {
			// a number that stands elsewhere in the digest
			if x := figure.FindString(q.Text); x != "" && !strings.Contains(p.Text, x) && len(x) == len(m[0]) {
				s.replace("number", from, to, x)
				break
			}
		}
	})
	s.find(spelled, func(p *digest.Passage, from, to int, m []string) {
		if w := other([]string{"seven", "thirteen", "four", "nine"}, p.Text, len(p.Text)); w != "" {
			s.replace("number", from, to, w)
		}
	})
	s.find(monthDay, func(p *digest.Passage, from, to int, m []string) {
		month, day, has := strings.Cut(m[1], " ")
		if has {
			s.replace("date", from, to, month+" "+string(rune('1'+(len(p.Text)%2)))+string(rune('1'+(day[len(day)-1]-'0'+1)%9)))
		}
		for _, x := range []string{"January", "August", "April", "December", "February"} {
			if o := other([]string{x}, p.Text, 0); o != "" && !strings.Contains(p.Text, o[:3]) {
				s.replace("date", from, to, strings.TrimSpace(o+" "+day))
				break
			}
		}
	})
	s.find(year, func(p *digest.Passage, from, to int, m []string) {
		s.replace("date", from, to, m[1][:3]+string(rune('0'+(m[1][3]-'0'+3)%10)))
	})
	s.find(weekday, func(p *digest.Passage, from, to int, m []string) {
		for n := range 2 {
			s.replace("weekday", from, to, other([]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}, p.Text, len(p.Text)+n*3))
		}
	})
	s.find(unit, func(p *digest.Passage, from, to int, m []string) {
		swap := map[string]string{"euros": "dollars", "dollars": "euros", "crowns": "euros", "metres": "kilometres", "meters": "kilometers", "feet": "metres", "kilometres": "metres", "percent": "percentage points", "million": "billion", "billion": "million", "hours": "days", "minutes": "hours", "seats": "votes", "votes": "seats", "cents": "dollars", "days": "weeks", "weeks": "months", "years": "months", "jobs": "shops", "homes": "villages", "soldiers": "policemen", "villagers": "soldiers", "a.m.": "p.m.", "p.m.": "a.m."}
		s.replace("unit", from, to, swap[m[1]])
	})
}

func (s *subject) names() {
	swap := func(class string, list []string) {
		for _, name := range list {
			last := name[strings.LastIndexByte(name, ' ')+1:]
			for _, form := range []string{name, last} {
				s.find(regexp.MustCompile(`\b`+regexp.QuoteMeta(form)+`\b`), func(p *digest.Passage, from, to int, m []string) {
					if form == last && form != name && strings.HasSuffix(strings.TrimSuffix(s.d.Raw[:from], " "), strings.TrimSuffix(name, " "+last)) {
						return
					}
					for n := range 2 {
						o := other(list, p.Text, len(p.Text)+n*5)
						if o == "" || o[strings.LastIndexByte(o, ' ')+1:] == last {
							continue
						}
						if form == last {
							o = o[strings.LastIndexByte(o, ' ')+1:]
						}
						s.replace(class, from, to, o)
					}
				})
				if last == name {
					break
				}
			}
		}
	}
	swap("name", s.people)
	swap("place", s.places)
	s.find(role, func(p *digest.Passage, from, to int, m []string) {
		for n := range 2 {
			w := other(roles, p.Text, len(p.Text)+n)
			if m[1][0] < 'a' {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			s.replace("role", from, to, w)
		}
	})
	s.find(sayer, func(p *digest.Passage, from, to int, m []string) {
		if quotedAt(p, from) || m[1] == "He" || m[1] == "She" || m[1] == "They" {
			return // whom a pronoun means is not known here: the name may be his
		}
		if o := other(s.people, p.Text, len(p.Text)); o != "" && m[1] != "" && !strings.HasSuffix(o, m[1][strings.LastIndexByte(m[1], ' ')+1:]) {
			s.replace("speaker", from, to, o)
			s.replace("speaker", from, to, o[strings.LastIndexByte(o, ' ')+1:])
		}
	})
}

func (s *subject) senses() {
	s.find(verb, func(p *digest.Passage, from, to int, m []string) {
		if !strings.HasPrefix(s.d.Raw[to:], " not") && !quotedAt(p, from) {
			s.replace("negation put in", from, to, m[1]+" not")
		}
	})
	s.find(negative, func(p *digest.Passage, from, to int, m []string) {
		if !quotedAt(p, from) && !strings.HasPrefix(s.d.Raw[to:], "longer") {
			s.replace("negation taken out", from, to, map[bool]string{true: "", false: "everybody "}[m[1] != "nobody "])
		}
	})
	s.find(maybe, func(p *digest.Passage, from, to int, m []string) {
		if !quotedAt(p, from) {
			s.replace("hedge dropped", from, to, strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(m[1], "may "), "might "), "could "), m[1]))
		}
	})
	s.find(conditional, func(p *digest.Passage, from, to int, m []string) {
		if !quotedAt(p, from) {
			s.replace("condition dropped", from, to, "")
		}
	})
	s.find(limit, func(p *digest.Passage, from, to int, m []string) {
		if !quotedAt(p, from) {
			s.replace("bound dropped", from, to, "")
		}
	})
	s.each(func(_ int, p *digest.Passage) {
		if strings.ContainsAny(p.Text, "“\"") {
			return
		}
		for _, pattern := range []*regexp.Regexp{credit, lead} {
			m := pattern.FindStringSubmatchIndex(p.Text)
			if m == nil {
				continue
			}
			from, to := m[2], m[3]
			if from < 0 {
				from, to = m[4], m[5]
			}
			a, b := p.Where[from], p.Where[to-1]+1
			if cut := s.d.Raw[a:b]; !strings.Contains(cut, "[^") && s.alone(p) {
				if pattern == lead {
					next := p.Where[to]
					s.replace("credit dropped", a, next+1, strings.ToUpper(p.Text[to:to+1]))
				} else {
					s.replace("credit dropped", a, b, "")
				}
			}
		}
	})
	causes := []string{", because the equipment was too old", " due to a lack of money", ", in response to public pressure", " because of a broken promise"}
	s.each(func(i int, p *digest.Passage) {
		end := len(p.Text)
		for end > 0 && strings.IndexByte(".!?", p.Text[end-1]) >= 0 {
			end--
		}
		if end == len(p.Text) || end == 0 {
			return
		}
		at := p.Where[end-1] + 1
		s.replace("cause invented", at, at, causes[i%len(causes)])
		if j := (i + 3) % len(s.d.Passages); j != i && s.d.Passages[j].Citation != nil && len(s.d.Passages[j].Text) > 20 {
			other := strings.TrimRight(s.d.Passages[j].Text, ".")
			if !strings.ContainsAny(other, "“”\"[]") && !strings.Contains(p.Text, other) {
				s.replace("cause invented", at, at, " because "+strings.ToLower(other[:1])+other[1:])
			}
		}
	})
}

// alone reports whether a passage is its whole sentence.
func (s *subject) alone(p *digest.Passage) bool {
	n := 0
	for _, q := range s.d.Passages {
		if q.Sentence == p.Sentence {
			n++
		}
	}
	return n == 1
}

func (s *subject) quotations() {
	changed := []string{"certain", "different", "terrible", "careful", "promise"}
	s.each(func(i int, p *digest.Passage) {
		for _, q := range statement.Quotations(p.Text) {
			inside := p.Text[q.Start:q.End]
			for n, m := range ordinary.FindAllStringIndex(inside, -1) {
				a, b := p.Where[q.Start+m[0]], p.Where[q.Start+m[1]-1]+1
				if !strings.Contains(s.d.Raw[a:b], "[^") {
					s.replace("quotation changed", a, b, changed[(i+n)%len(changed)])
				}
			}
			if words := strings.Fields(inside); len(words) > 5 {
				// a word left out
				at := q.Start + strings.Index(inside, " "+words[2]+" ")
				if at > q.Start {
					s.replace("quotation changed", p.Where[at], p.Where[at+len(words[2])]+1, "")
				}
			}
		}
		if strings.ContainsAny(p.Text, "“”\"") {
			return
		}
		words := strings.Fields(p.Text)
		if len(words) < 9 {
			return
		}
		from := strings.Index(p.Text, words[len(words)/2-2]+" ")
		text := strings.Join(words[len(words)/2-2:len(words)/2+3], " ")
		if from < 0 || !strings.HasPrefix(p.Text[from:], text) {
			return
		}
		a, b := p.Where[from], p.Where[from+len(text)-1]+1
		if cut := s.d.Raw[a:b]; !strings.ContainsAny(cut, "[\n") {
			s.replace("paraphrase quoted", a, b, "“"+cut+"”")
		}
	})
}

func (s *subject) structure() {
	keys := []string{}
	for _, x := range s.story.Collation.Sources {
		keys = append(keys, x.Key)
	}
	s.each(func(i int, p *digest.Passage) {
		for _, key := range keys {
			if slices.Contains(p.Citation.Keys, key) || s.says(key, p.Text) {
				continue
			}
			s.replace("citation moved", p.Citation.Start, p.Citation.End, "[@"+key+"]")
			s.replace("citation added", p.Citation.End-1, p.Citation.End, "; @"+key+"]")
		}
	})
	// halves of two statements
	s.each(func(i int, p *digest.Passage) {
		for _, step := range []int{2, 5} {
			j := (i + step) % len(s.d.Passages)
			q := &s.d.Passages[j]
			if q.Citation == nil || !s.alone(p) || !s.alone(q) || len(p.Marks) > 0 || strings.ContainsAny(p.Text+q.Text, "“”\"[]") {
				continue
			}
			a, b := strings.Fields(p.Text), strings.Fields(q.Text)
			if len(a) < 8 || len(b) < 8 {
				continue
			}
			first := strings.Join(a[:len(a)/2], " ")
			at := p.Where[len(first)-1] + 1
			s.replace("splice", at, p.Where[len(p.Text)-1]+1, " "+strings.Join(b[len(b)/2:], " "))
		}
	})
	invented := []string{"The mayor will open a second bridge next spring.", "Nobody expected the factory to burn.", "%s resigned after the vote.", "%s called the accusations absurd and left the room.", "Two witnesses saw a grey van near the school.", "%s had been warned by letters for months."}
	for i, b := range s.d.Blocks {
		if b.Kind != digest.Paragraph {
			continue
		}
		sentence := invented[i%len(invented)]
		if strings.Contains(sentence, "%s") && len(s.people) > 0 {
			sentence = fmt.Sprintf(sentence, s.people[i%len(s.people)])
		}
		at := b.Start + len(strings.TrimRight(s.d.Raw[b.Start:b.End], "\n"))
		for _, key := range keys {
			s.replace("sentence invented", at, at, "\n"+sentence+" [@"+key+"]")
			s.out[len(s.out)-1].lines[0]++
		}
		s.replace("sentence invented", at, at, "\n"+sentence)
		s.out[len(s.out)-1].lines[0]++
	}
}

// says reports whether a source has a good part of a text's longer words in two neighbouring sentences.
func (s *subject) says(key, text string) bool {
	words := ordinary.FindAllString(strings.ToLower(text), -1)
	words = append(words, figure.FindAllString(text, -1)...)
	for _, x := range s.story.Collation.Sources {
		if x.Key != key {
			continue
		}
		sentences := x.Doc.Sentences
		for i := range sentences {
			near := strings.ToLower(x.Article.Text[sentences[i].Start:sentences[min(i+1, len(sentences)-1)].End])
			n := 0
			for _, w := range words {
				if strings.Contains(near, w) {
					n++
				}
			}
			if n*5 >= len(words)*2 {
				return true
			}
		}
	}
	return false
}

func (s *subject) footnotes() {
	for _, n := range s.d.Footnotes {
		marks := []digest.Mark{}
		for _, m := range s.d.Marks {
			if m.Label == n.Label {
				marks = append(marks, m)
			}
		}
		if len(marks) == 0 {
			continue
		}
		line := strings.Count(s.d.Raw[:marks[0].Start], "\n") + 1
		s.replace("footnote deleted", n.Start, min(n.End+1, len(s.d.Raw)), "")
		s.out[len(s.out)-1].lines = [2]int{line, line}
		s.replace("label mistyped", marks[0].Start, marks[0].End, "[^"+n.Label+"x]")
		s.replace("label mistyped", n.Start, n.Start+len(n.Label)+3, "[^"+n.Label[1:]+"q]")
		s.out[len(s.out)-1].lines = [2]int{line, line}
		raw := s.d.Raw[:marks[0].Start] + s.d.Raw[marks[0].End:n.Start] + s.d.Raw[min(n.End+1, len(s.d.Raw)):]
		if len(marks) == 1 {
			s.out = append(s.out, mutation{"footnote and mark deleted", n.Label, raw, [2]int{line, line}})
		}
	}
}
