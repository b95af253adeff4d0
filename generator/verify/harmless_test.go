package verify

import (
	"regexp"
	"strings"

	"variorum/generator/digest"
)

var connecting = []struct{ from, to string }{
	{" said ", " stated "},
	{" said", " added"},
	{", but ", ", while "},
	{" but ", " although "},
	{"also ", "additionally "},
	{" after ", " following "},
	{" because ", " since "},
	{" about ", " around "},
	{" about ", " roughly "},
	{"more than ", "over "},
	{" according to ", " as reported by "},
	{" while ", " and "},
	{" before ", " prior to "},
	{" until ", " till "},
	{" told ", " said to "},
	{" however", " though"},
	{" near ", " close to "},
	{" during ", " in "},
	{" when ", " as "},
	{" and ", " and also "},
	{" despite ", " notwithstanding "},
	{"Some ", "About "},
	{" nearly ", " almost "},
	{"At least ", "No fewer than "},
}

func (s *subject) harmless() {
	s.reordered()
	s.shortened()
	s.joined()
	s.paragraphs()
	s.typography()
	s.rewritten()
	s.each(func(_ int, p *digest.Passage) {
		for _, c := range connecting {
			at := strings.Index(p.Text, c.from)
			if at < 0 || quotedAt(p, p.Where[at]) {
				continue
			}
			a, b := p.Where[at], p.Where[at+len(c.from)-1]+1
			if cut := s.d.Raw[a:b]; !strings.Contains(cut, "[^") {
				s.replace("connecting synonym", a, b, c.to)
			}
		}
		if first := p.Text[0]; capital(first) && p.Where[0] == p.Start && s.alone(p) {
			s.replace("connecting synonym", p.Where[0], p.Where[0], "However, ")
			s.replace("connecting synonym", p.Where[0], p.Where[0], "Meanwhile, ")
		}
	})
}

// sentences returns the ranges of the file that hold the sentences of a paragraph.
func (s *subject) sentences(block int) []digest.Range {
	var out []digest.Range
	last := -1
	for _, p := range s.d.Passages {
		if p.Block != block {
			continue
		}
		if p.Sentence != last {
			out = append(out, p.Range)
			last = p.Sentence
		}
		out[len(out)-1].End = max(out[len(out)-1].End, p.End)
	}
	return out
}

func (s *subject) reordered() {
	raw := s.d.Raw
	for i, b := range s.d.Blocks {
		if b.Kind != digest.Paragraph {
			continue
		}
		list := s.sentences(i)
		for k := 0; k+1 < len(list); k++ {
			x, y := list[k], list[k+1]
			s.out = append(s.out, mutation{"sentences reordered", clip(raw[x.Start:x.End]), raw[:x.Start] + raw[y.Start:y.End] + raw[x.End:y.Start] + raw[x.Start:x.End] + raw[y.End:], [2]int{}})
		}
		for j := i + 1; j < len(s.d.Blocks); j++ {
			if c := s.d.Blocks[j]; c.Kind == digest.Paragraph {
				s.out = append(s.out, mutation{"sentences reordered", clip(raw[b.Start:b.End]), raw[:b.Start] + "\n" + raw[c.Start:c.End] + raw[b.End:c.Start] + raw[b.Start:b.End] + raw[c.End:], [2]int{}})
				break
			}
		}
	}
}

var asides = []*regexp.Regexp{
	regexp.MustCompile(`(, [a-z][^,“”".]{5,60})\.$`),
	regexp.MustCompile(`(, [a-z][^,“”"]{5,60}), `),
	regexp.MustCompile(`( (?:on|in|at|from|for|near|with) [^,“”".]{4,40})\.$`),
	regexp.MustCompile(`\b((?:very|heavy|early|former|local|narrow|old|serious|net|regional|total|whole|new) )`),
}

func (s *subject) shortened() {
	for _, aside := range asides {
		s.find(aside, func(p *digest.Passage, from, to int, m []string) {
			if quotedAt(p, from) || s.load(m[1]) || len(p.Marks) > 0 {
				return
			}
			rest := len(p.Text) - len(m[1])
			if rest < 30 || rest*2 < len(p.Text) || strings.Contains(s.d.Raw[from:to], "[") {
				return
			}
			s.replace("shortened", from, to, "")
		})
	}
}

var loaded = regexp.MustCompile(`(?i)\b(not|no|never|may|might|could|if|unless|said|says|say|according|told|about|least|allegedly|report|reported|likely|expected|whether|claimed|announced|ruled|heard|estimated|former)\b|\d,\d`)

// load reports whether words must not be left out.
func (s *subject) load(words string) bool { return loaded.MatchString(words) }

func (s *subject) joined() {
	raw := s.d.Raw
	for i, b := range s.d.Blocks {
		if b.Kind != digest.Paragraph {
			continue
		}
		var last *digest.Passage
		for k := range s.d.Passages {
			p := &s.d.Passages[k]
			if p.Block != i {
				continue
			}
			if last != nil && s.alone(last) && s.alone(p) && strings.HasSuffix(last.Text, ".") && strings.Join(last.Citation.Keys, " ") == strings.Join(p.Citation.Keys, " ") && len(last.Marks) == 0 {
				end := last.Where[len(last.Text)-1]
				first := p.Text[:1]
				if word, _, _ := strings.Cut(p.Text, " "); strings.Contains(" The A An It He She They In On About Some Two Three This Their His Her ", " "+word+" ") {
					first = strings.ToLower(first)
				}
				s.out = append(s.out, mutation{"joined by and", clip(last.Text), raw[:end] + " and " + first + raw[p.Where[0]+1:], [2]int{}})
			}
			last = p
		}
	}
}

func (s *subject) paragraphs() {
	raw := s.d.Raw
	for i, b := range s.d.Blocks {
		switch b.Kind {
		case digest.Heading:
			s.replace("headings and paragraphs", b.Where[0], b.Where[len(b.Where)-1]+1, "What happened next")
			s.replace("headings and paragraphs", b.Start, b.End, "")
		case digest.Paragraph:
			list := s.sentences(i)
			s.replace("headings and paragraphs", b.Start, b.Start, "\n## Background\n\n")
			var items strings.Builder
			items.WriteString("\n")
			for k, r := range list {
				if k > 0 {
					s.replace("headings and paragraphs", r.Start, r.Start, "\n\n")
				}
				items.WriteString("- " + strings.ReplaceAll(raw[r.Start:r.End], "\n", "\n  ") + "\n")
			}
			s.replace("list made of a paragraph", b.Start, b.End, items.String()+"\n")
			s.replace("headings and paragraphs", b.Start, b.End, strings.Join(strings.Fields(raw[b.Start:b.End]), " ")+"\n\n")
		}
	}
}

func (s *subject) typography() {
	straight := strings.NewReplacer("“", "\"", "”", "\"", "’", "'", "‘", "'")
	body := s.d.Raw[s.d.Body:]
	for what, text := range map[string]string{
		"straight quotes": straight.Replace(body),
		"dashes":          strings.NewReplacer(" - ", " — ", " – ", "—").Replace(body),
		"spaces":          strings.ReplaceAll(body, ". [@", ".\u00a0[@"),
	} {
		s.out = append(s.out, mutation{"typography", what, s.d.Raw[:s.d.Body] + text, [2]int{}})
	}
	s.each(func(_ int, p *digest.Passage) {
		a, b := p.Start, p.End
		s.replace("typography", a, b, straight.Replace(s.d.Raw[a:b]))
		if n := strings.Count(s.d.Raw[a:b], "\""); n > 0 && n%2 == 0 {
			text := s.d.Raw[a:b]
			for k := 0; strings.Contains(text, "\""); k++ {
				text = strings.Replace(text, "\"", []string{"“", "”"}[k%2], 1)
			}
			s.replace("typography", a, b, text)
		}
	})
}

// capital reports whether a byte is a capital letter of ASCII.
func capital(b byte) bool { return 'A' <= b && b <= 'Z' }

// digit reports whether a byte is a digit of ASCII.
func digit(c byte) bool { return '0' <= c && c <= '9' }
