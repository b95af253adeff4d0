package digest

import "strings"

// htmlBlocks are the elements that begin a block of HTML by CommonMark 0.31, section 4.6, condition 6.
const htmlBlocks = " address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul "

// htmlKind returns the number of CommonMark's condition by which a line begins a block of HTML, or 0.
func (p *parser) htmlKind(r Range) int {
	s := p.text(r)
	if len(s) < 2 || s[0] != '<' {
		return 0
	}
	switch {
	case strings.HasPrefix(s, "<!--"):
		return 2
	case s[1] == '?':
		return 3
	case strings.HasPrefix(s, "<![CDATA["):
		return 5
	case s[1] == '!' && len(s) > 2 && letter(s[2]):
		return 4
	}
	name, closing := tagName(s)
	switch {
	case name == "":
		return 0
	case !closing && (name == "script" || name == "pre" || name == "style" || name == "textarea"):
		return 1
	case strings.Contains(htmlBlocks, " "+name+" "):
		return 6
	case tagLength(s) > 0 && strings.Trim(s[tagLength(s):], " \t") == "":
		return 7
	}
	return 0
}

var htmlEnds = map[int]string{2: "-->", 3: "?>", 4: ">", 5: "]]>"}

// html returns the line behind the block of HTML that begins at line i, or i where none does.
func (p *parser) html(lines []Range, i int, line Range) int {
	kind := p.htmlKind(line)
	if kind == 0 {
		return i
	}
	j := i
	for ; j < len(lines); j++ {
		s := p.text(lines[j])
		if kind >= 6 && p.blank(lines[j]) {
			break
		}
		if end, ok := htmlEnds[kind]; ok && strings.Contains(s, end) {
			j++
			break
		}
		if kind == 1 {
			low := strings.ToLower(s)
			if strings.Contains(low, "</script>") || strings.Contains(low, "</pre>") || strings.Contains(low, "</style>") || strings.Contains(low, "</textarea>") {
				j++
				break
			}
		}
	}
	comment := kind == 2
	if comment && j > i {
		// text behind a comment on its last line is HTML to every renderer
		_, after, _ := strings.Cut(p.text(lines[j-1]), "-->")
		comment = strings.Trim(after, " \t") == ""
	}
	if !comment {
		p.d.HTML = append(p.d.HTML, Range{line.Start, lines[j-1].End})
	}
	return j
}

// tagName returns the name of the tag at the start of s in lower case.
func tagName(s string) (name string, closing bool) {
	i := 1
	if i < len(s) && s[i] == '/' {
		closing = true
		i++
	}
	from := i
	for i < len(s) && (letter(s[i]) || i > from && (digit(s[i]) || s[i] == '-')) {
		i++
	}
	if i == from || i < len(s) && strings.IndexByte(" \t\n\r/>", s[i]) < 0 {
		return "", false
	}
	return strings.ToLower(s[from:i]), closing
}

// tagLength returns the length of the complete tag at the start of s, or 0.
func tagLength(s string) int {
	if name, _ := tagName(s); name == "" {
		return 0
	}
	quote := byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && s[i-1] == '=':
			quote = c
		case c == '<':
			return 0
		case c == '>':
			return i + 1
		}
	}
	return 0
}
