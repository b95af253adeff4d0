package digest

import "strings"

// A leaf is a stretch of inline Markdown: the lines of a paragraph, an item, a heading, a row of a table.
type leaf struct {
	lines   []Range // without containers' marks, indents and line ends
	block   int     // index into Digest.Blocks
	note    int     // index into Digest.Footnotes, -1 outside of definitions
	section string
	heading bool
	verbose bool // literal text: code
}

// deepest is how far containers may stand in each other; what is deeper is read as plain paragraphs.
const deepest = 32

// parser divides Markdown into blocks, as CommonMark and GFM have them, as far as a digest needs it: what is a
// definition, a heading, an open merge, an item, and which lines are running text.
type parser struct {
	raw    string
	d      *Digest
	leaves []leaf
	refs   map[string]string // targets of link reference definitions by folded label
}

// top divides the body into the digest's blocks.
func (p *parser) top(body int) {
	var lines []Range
	for at := body; at < len(p.raw); {
		end := strings.IndexByte(p.raw[at:], '\n')
		next := len(p.raw)
		if end >= 0 {
			next = at + end + 1
		}
		stop := next
		for stop > at && (p.raw[stop-1] == '\n' || p.raw[stop-1] == '\r') {
			stop--
		}
		lines = append(lines, Range{at, stop})
		at = next
	}
	p.blocks(lines, 0, -1)
	blocks := p.d.Blocks
	for i := range blocks {
		if i+1 < len(blocks) {
			blocks[i].End = blocks[i+1].Start
		} else {
			blocks[i].End = len(p.raw)
		}
	}
	if len(blocks) > 0 {
		blocks[0].Start = body
	}
}

func (p *parser) text(r Range) string { return p.raw[r.Start:r.End] }

func (p *parser) blank(r Range) bool { return strings.Trim(p.text(r), " \t\v\f") == "" }

// indent returns the columns of white space that a line begins with and the offset behind it.
func (p *parser) indent(r Range) (columns, at int) {
	for at = r.Start; at < r.End; at++ {
		switch p.raw[at] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, at
		}
	}
	return columns, at
}

// strip takes up to n columns of white space from the start of a line.
func (p *parser) strip(r Range, n int) Range {
	for columns := 0; columns < n && r.Start < r.End; r.Start++ {
		switch p.raw[r.Start] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return r
		}
	}
	return r
}

// add opens a block of the digest; blocks inside of others are none of it.
func (p *parser) add(depth int, b Block) int {
	if depth == 0 {
		p.d.Blocks = append(p.d.Blocks, b)
	}
	return len(p.d.Blocks) - 1
}

func (p *parser) leaf(l leaf) {
	if len(l.lines) > 0 {
		p.leaves = append(p.leaves, l)
	}
}

// blocks divides lines, which are the content of a container at depth, within definition note.
func (p *parser) blocks(lines []Range, depth, note int) {
	for i := 0; i < len(lines); {
		if p.blank(lines[i]) {
			i++
			continue
		}
		i = p.block(lines, i, depth, note)
	}
}

// block reads the block that begins at line i and returns the line behind it.
func (p *parser) block(lines []Range, i, depth, note int) int {
	columns, at := p.indent(lines[i])
	line := Range{at, lines[i].End}
	start := lines[i].Start
	if depth > deepest {
		b := p.add(depth, Block{Range: Range{start, start}, Kind: Paragraph})
		return p.paragraph(lines, i, b, note, func(Range) bool { return false })
	}
	if columns >= 4 {
		b := p.add(depth, Block{Range: Range{start, start}, Kind: Verbatim})
		j := i
		for j < len(lines) {
			if c, _ := p.indent(lines[j]); c < 4 && !p.blank(lines[j]) {
				break
			}
			j++
		}
		p.literal(lines[i:j], b, note)
		return j
	}
	if label, after := p.definition(line); label != "" {
		return p.footnote(lines, i, label, after, depth)
	}
	if level := p.atx(line); level > 0 {
		b := p.add(depth, Block{Range: Range{start, start}, Kind: Heading, Level: level})
		text := strings.TrimRight(p.text(line), " \t")
		if cut := strings.TrimRight(text, "#"); cut == "" || strings.HasSuffix(cut, " ") || strings.HasSuffix(cut, "\t") {
			text = cut
		}
		p.leaf(leaf{lines: []Range{{line.Start + min(level, len(text)), line.Start + len(text)}}, block: b, note: note, heading: true})
		return i + 1
	}
	if p.rule(line) {
		p.add(depth, Block{Range: Range{start, start}, Kind: Verbatim})
		return i + 1
	}
	if fence := p.fence(line); fence != "" {
		b := p.add(depth, Block{Range: Range{start, start}, Kind: Verbatim})
		j := i + 1
		for j < len(lines) && !p.closes(lines[j], fence) {
			j++
		}
		p.literal(lines[i+1:j], b, note)
		return min(j+1, len(lines))
	}
	if p.raw[line.Start] == '>' {
		return p.quote(lines, i, depth, note)
	}
	if end := p.html(lines, i, line); end > i {
		p.add(depth, Block{Range: Range{start, start}, Kind: Verbatim})
		return end
	}
	if width, _, ok := p.marker(line); ok {
		return p.item(lines, i, columns, width, depth, note)
	}
	if p.reference(line) {
		p.add(depth, Block{Range: Range{start, start}, Kind: Verbatim})
		return i + 1
	}
	if i+1 < len(lines) && p.delimiters(lines[i], lines[i+1]) {
		b := p.add(depth, Block{Range: Range{start, start}, Kind: Verbatim})
		j := i + 2
		for ; j < len(lines) && !p.blank(lines[j]) && !p.interrupts(lines[j]); j++ {
			p.leaf(leaf{lines: []Range{lines[j]}, block: b, note: note})
		}
		return j
	}
	b := p.add(depth, Block{Range: Range{start, start}, Kind: Paragraph})
	return p.paragraph(lines, i, b, note, p.interrupts)
}

// paragraph reads running text up to a blank line or what interrupts it; an underline makes it a heading.
func (p *parser) paragraph(lines []Range, i, block, note int, interrupts func(Range) bool) int {
	j := i
	var text []Range
	for ; j < len(lines) && !p.blank(lines[j]); j++ {
		if j > i {
			if level := p.underline(lines[j]); level > 0 && block >= 0 && p.d.Blocks[block].Kind == Paragraph {
				p.d.Blocks[block].Kind, p.d.Blocks[block].Level = Heading, level
				p.leaf(leaf{lines: text, block: block, note: note, heading: true})
				return j + 1
			}
			if interrupts(lines[j]) {
				break
			}
		}
		_, at := p.indent(lines[j])
		text = append(text, Range{at, lines[j].End})
	}
	p.leaf(leaf{lines: text, block: block, note: note})
	return j
}

func (p *parser) literal(lines []Range, block, note int) {
	for _, l := range lines {
		if !p.blank(l) {
			p.leaf(leaf{lines: []Range{l}, block: block, note: note, verbose: true})
		}
	}
}

// interrupts reports whether a line ends a paragraph above it.
func (p *parser) interrupts(r Range) bool {
	columns, at := p.indent(r)
	if columns >= 4 || at == r.End {
		return false
	}
	line := Range{at, r.End}
	if label, _ := p.definition(line); label != "" {
		return true
	}
	if p.raw[at] == '>' || p.atx(line) > 0 || p.rule(line) || p.fence(line) != "" || p.htmlKind(line) > 0 && p.htmlKind(line) < 7 {
		return true
	}
	width, one, ok := p.marker(line)
	return ok && one && !p.blank(Range{min(at+width, r.End), r.End})
}

// footnote reads a definition with its continuation lines.
func (p *parser) footnote(lines []Range, i int, label string, after int, depth int) int {
	start := lines[i].Start
	b := p.add(depth, Block{Range: Range{start, start}, Kind: Definition, Label: label})
	inner := []Range{{after, lines[i].End}}
	j := p.contained(lines, i, 4, &inner)
	p.d.Footnotes = append(p.d.Footnotes, Footnote{Range: Range{start, lines[j-1].End}, Label: label, Block: b})
	p.blocks(inner, depth+1, len(p.d.Footnotes)-1)
	return j
}

// contained adds the lines after i that belong to a container whose content is indented by n columns, and returns the
// line behind it.
func (p *parser) contained(lines []Range, i, n int, inner *[]Range) int {
	j, last := i+1, i+1
	lazy := !p.blank((*inner)[0])
	for ; j < len(lines); j++ {
		columns, _ := p.indent(lines[j])
		switch {
		case p.blank(lines[j]):
			lazy = false
			continue
		case columns >= n:
			lazy = true
		case lazy && j == last && !p.interrupts(lines[j]) && p.underline(lines[j]) == 0:
		default:
			return last
		}
		for ; last < j; last++ {
			*inner = append(*inner, Range{lines[last].End, lines[last].End})
		}
		*inner = append(*inner, p.strip(lines[j], n))
		last = j + 1
	}
	return last
}

func (p *parser) item(lines []Range, i, columns, width, depth, note int) int {
	start := lines[i].Start
	p.add(depth, Block{Range: Range{start, start}, Kind: List})
	_, at := p.indent(lines[i])
	first := Range{min(at+width, lines[i].End), lines[i].End}
	inner := []Range{first}
	j := p.contained(lines, i, columns+width, &inner)
	p.blocks(inner, depth+1, note)
	return j
}

func (p *parser) quote(lines []Range, i, depth, note int) int {
	start := lines[i].Start
	var inner []Range
	j := i
	for ; j < len(lines) && !p.blank(lines[j]); j++ {
		columns, at := p.indent(lines[j])
		if columns < 4 && p.raw[at] == '>' {
			inner = append(inner, p.strip(Range{at + 1, lines[j].End}, 1))
		} else if p.interrupts(lines[j]) {
			break
		} else {
			inner = append(inner, lines[j])
		}
	}
	if strings.HasPrefix(strings.TrimLeft(p.text(inner[0]), " \t"), "[!MERGE]") {
		if depth == 0 {
			p.add(depth, Block{Range: Range{start, start}, Kind: Open})
			return j
		}
	}
	p.add(depth, Block{Range: Range{start, start}, Kind: Verbatim})
	p.blocks(inner, depth+1, note)
	return j
}

// definition returns the label of the footnote that a line begins to define and the offset behind the colon.
func (p *parser) definition(r Range) (string, int) {
	s := p.text(r)
	if !strings.HasPrefix(s, "[^") {
		return "", 0
	}
	end := strings.IndexByte(s, ']')
	if end <= 2 || end+1 >= len(s) || s[end+1] != ':' || strings.Contains(s[2:end], "[") || strings.TrimSpace(s[2:end]) == "" {
		return "", 0
	}
	return s[2:end], r.Start + end + 2
}

func (p *parser) atx(r Range) int {
	s := p.text(r)
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

func (p *parser) rule(r Range) bool {
	s := p.text(r)
	if s == "" || strings.IndexByte("*-_", s[0]) < 0 {
		return false
	}
	return strings.Count(s, s[:1]) >= 3 && strings.Trim(s, s[:1]+" \t") == ""
}

func (p *parser) underline(r Range) int {
	columns, at := p.indent(r)
	s := strings.TrimRight(p.raw[at:r.End], " \t")
	switch {
	case columns >= 4 || s == "":
	case strings.Trim(s, "=") == "":
		return 1
	case strings.Trim(s, "-") == "":
		return 2
	}
	return 0
}

func (p *parser) fence(r Range) string {
	s := p.text(r)
	if s == "" || s[0] != '`' && s[0] != '~' {
		return ""
	}
	n := len(s) - len(strings.TrimLeft(s, s[:1]))
	if n < 3 || s[0] == '`' && strings.Contains(s[n:], "`") {
		return ""
	}
	return s[:n]
}

func (p *parser) closes(r Range, fence string) bool {
	columns, at := p.indent(r)
	s := strings.TrimRight(p.raw[at:r.End], " \t")
	return columns < 4 && strings.HasPrefix(s, fence) && strings.Trim(s, fence[:1]) == ""
}

// marker returns the width of an item's mark with the white space behind it, and whether the item may interrupt a
// paragraph.
func (p *parser) marker(r Range) (width int, one, ok bool) {
	s := p.text(r)
	n := 0
	for n < len(s) && n < 10 && digit(s[n]) {
		n++
	}
	switch {
	case n == 0 && s != "" && strings.IndexByte("-+*", s[0]) >= 0:
		n, one = 1, true
	case n > 0 && n < 10 && n < len(s) && (s[n] == '.' || s[n] == ')'):
		one = s[:n] == "1"
		n++
	default:
		return 0, false, false
	}
	spaces := 0
	for n+spaces < len(s) && (s[n+spaces] == ' ' || s[n+spaces] == '\t') {
		spaces++
	}
	switch {
	case n == len(s):
		return n + 1, one, true
	case spaces == 0:
		return 0, false, false
	case n+spaces == len(s) || spaces > 4:
		spaces = 1
	}
	return n + spaces, one, true
}

// reference reads a link reference definition, "[label]: address".
func (p *parser) reference(r Range) bool {
	s := p.text(r)
	if s == "" || s[0] != '[' || len(s) > 1 && (s[1] == '^' || s[1] == '@') {
		return false
	}
	end := strings.IndexByte(s, ']')
	if end < 2 || end+1 >= len(s) || s[end+1] != ':' {
		return false
	}
	fields := strings.Fields(s[end+2:])
	if len(fields) == 0 || len(fields) > 1 && strings.IndexByte("\"'(", fields[1][0]) < 0 {
		return false
	}
	label := folded(s[1:end])
	if _, twice := p.refs[label]; !twice {
		p.refs[label] = strings.Trim(fields[0], "<>")
		p.d.Links = append(p.d.Links, Link{Range: r, Target: p.refs[label]})
	}
	return true
}

func folded(label string) string { return strings.ToLower(strings.Join(strings.Fields(label), " ")) }

// delimiters reports whether the second line makes the first the head of a table.
func (p *parser) delimiters(head, line Range) bool {
	s := strings.TrimSpace(p.text(line))
	return strings.Contains(s, "-") && strings.Contains(s, "|") && strings.Trim(s, "|-: \t") == "" &&
		strings.Contains(p.text(head), "|")
}
