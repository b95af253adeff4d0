package digest

import (
	"html"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a leaf, read: its plain text and what stands in it. Positions (at) are offsets in text.
type run struct {
	text  []byte
	where []int // for every byte of text, its offset in the file
	cites []cited
	marks []marked
}

type cited struct {
	at int
	Citation
}

type marked struct {
	at int
	Mark
}

// inline reads the inline Markdown of a leaf.
type inline struct {
	p       *parser
	src     string // the leaf's lines joined by newlines
	pos     []int  // for every byte of src, its offset in the file
	out     run
	space   int // offset in src of white space not yet written; -1
	behind  bool
	opens   []bracket
	delims  []delim
	drops   []Range // of out.text: delimiters that turned out to be markup
	ticks   map[int]bool
	comment bool // no comment closes from here on
}

type bracket struct {
	out, src int
	image    bool
}

type delim struct {
	char        byte
	at, n       int // in out.text
	open, close bool
}

// read reads the leaf and returns its plain text with what stands in it.
func (p *parser) read(l leaf) run {
	in := &inline{p: p, space: -1}
	size := len(l.lines)
	for _, r := range l.lines {
		size += r.End - r.Start
	}
	src := make([]byte, 0, size)
	in.pos = make([]int, 0, size+1)
	for i, r := range l.lines {
		if i > 0 {
			src = append(src, '\n')
			in.pos = append(in.pos, l.lines[i-1].End)
		}
		src = append(src, p.raw[r.Start:r.End]...)
		for at := r.Start; at < r.End; at++ {
			in.pos = append(in.pos, at)
		}
	}
	in.src = string(src)
	in.out.text, in.out.where = make([]byte, 0, size), make([]int, 0, size)
	if n := len(l.lines); n > 0 {
		in.pos = append(in.pos, l.lines[n-1].End)
	}
	if l.verbose {
		in.put(0, len(in.src))
		return in.out
	}
	pictures := len(p.d.Pictures)
	for i := 0; i < len(in.src); {
		i = in.next(i)
	}
	in.owners(pictures)
	in.emphasis()
	return in.compact()
}

// put writes src[from:to] as text, folding white space.
func (in *inline) put(from, to int) {
	for i := from; i < to; i++ {
		if blank(in.src[i]) {
			if in.space < 0 {
				in.space = i
			}
			continue
		}
		in.putByte(in.src[i], i)
	}
}

func (in *inline) putByte(c byte, i int) {
	if in.space >= 0 {
		if len(in.out.text) > 0 && !(in.behind && strings.IndexByte(".,;:!?)", c) >= 0) {
			in.out.text = append(in.out.text, ' ')
			in.out.where = append(in.out.where, in.pos[in.space])
		}
		in.space = -1
	}
	in.behind = false
	in.out.text = append(in.out.text, c)
	in.out.where = append(in.out.where, in.pos[i])
}

// next reads what stands at i of src and returns the offset behind it.
func (in *inline) next(i int) int {
	s := in.src
	switch c := s[i]; c {
	case '\\':
		if i+1 < len(s) && punctuation(s[i+1]) {
			in.put(i+1, i+2)
			return i + 2
		}
		if i+1 < len(s) && s[i+1] == '\n' {
			return i + 1
		}
	case '`':
		return in.code(i)
	case '<':
		if end := in.angle(i); end > i {
			return end
		}
	case '&':
		if n := entityLength(s[i:]); n > 0 {
			if text := html.UnescapeString(s[i : i+n]); text != s[i:i+n] {
				for j := range len(text) {
					in.putByte(text[j], i)
				}
				return i + n
			}
		}
	case '!':
		if i+1 < len(s) && s[i+1] == '[' {
			in.put(i, i+2)
			in.opens = append(in.opens, bracket{len(in.out.text) - 2, i + 2, true})
			return i + 2
		}
	case '[':
		if end := in.reference(i); end > i {
			return end
		}
		in.put(i, i+1)
		in.opens = append(in.opens, bracket{len(in.out.text) - 1, i + 1, false})
		return i + 1
	case ']':
		return in.closeBracket(i)
	case '*', '_', '~':
		return in.delimiter(i)
	case '@':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		if (i == 0 || !wordRune(before)) && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
			end := i + 1
			for end < len(s) && keyByte(s[end]) {
				end++
			}
			in.fault(i, end, "citation "+s[i:end]+" stands without brackets")
		}
	}
	in.put(i, i+1)
	return i + 1
}

func (in *inline) fault(from, to int, message string) {
	in.p.d.Faults = append(in.p.d.Faults, Fault{Range{in.pos[from], in.pos[to-1] + 1}, message})
}

func keyByte(c byte) bool { return digit(c) || letter(c) || c == '-' || c == '_' }

func (in *inline) code(i int) int {
	n := 1
	for i+n < len(in.src) && in.src[i+n] == '`' {
		n++
	}
	if in.ticks[n] {
		in.put(i, i+n)
		return i + n
	}
	for j := i + n; j < len(in.src); {
		k := strings.IndexByte(in.src[j:], '`')
		if k < 0 {
			break
		}
		j += k
		m := 1
		for j+m < len(in.src) && in.src[j+m] == '`' {
			m++
		}
		if m == n {
			in.put(i+n, j)
			return j + n
		}
		j += m
	}
	if in.ticks == nil {
		in.ticks = map[int]bool{}
	}
	in.ticks[n] = true
	in.put(i, i+n)
	return i + n
}

// angle reads an autolink or raw HTML at i; it returns i where neither stands there.
func (in *inline) angle(i int) int {
	s := in.src
	if strings.HasPrefix(s[i:], "<!--") {
		if in.comment {
			return i
		}
		end := strings.Index(s[i+4:], "-->")
		if end < 0 {
			in.comment = true
			return i
		}
		return i + 4 + end + 3
	}
	j := i + 1
	for j < len(s) && !blank(s[j]) && s[j] != '<' && s[j] != '>' {
		j++
	}
	if j < len(s) && s[j] == '>' && j > i+1 {
		address := s[i+1 : j]
		scheme, _, found := strings.Cut(address, ":")
		if found && len(scheme) >= 2 && len(scheme) <= 32 && letter(scheme[0]) && strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-") == "" {
			in.link(i, j+1, address)
			in.put(i+1, j)
			return j + 1
		}
		if at := strings.IndexByte(address, '@'); at > 0 && strings.Contains(address[at:], ".") && address[0] != '/' {
			in.put(i+1, j)
			return j + 1
		}
	}
	length := 0
	switch {
	case strings.HasPrefix(s[i:], "<?"), strings.HasPrefix(s[i:], "<!"):
		if end := strings.IndexByte(s[i:min(len(s), i+4096)], '>'); end > 0 && i+2 < len(s) && (s[i+1] == '?' || letter(s[i+2])) {
			length = end + 1
		}
	default:
		length = tagLength(s[i:])
	}
	if length == 0 {
		return i
	}
	in.p.d.HTML = append(in.p.d.HTML, Range{in.pos[i], in.pos[i+length-1] + 1})
	return i + length
}

func (in *inline) link(from, to int, target string) {
	in.p.d.Links = append(in.p.d.Links, Link{Range: Range{in.pos[from], in.pos[to-1] + 1}, Target: target})
}

// reference reads a footnote mark or a citation at i; it returns i where neither stands there.
func (in *inline) reference(i int) int {
	s := in.src
	limit := min(len(s), i+4096)
	end := strings.IndexByte(s[i:limit], ']')
	if end < 0 {
		return i
	}
	inside := s[i+1 : i+end]
	end += i + 1
	switch {
	case len(inside) > 1 && inside[0] == '^' && !strings.ContainsAny(inside, "[\n") && strings.TrimSpace(inside[1:]) != "":
		in.out.marks = append(in.out.marks, marked{len(in.out.text), Mark{Range{in.pos[i], in.pos[end-1] + 1}, inside[1:]}})
		in.behind = true
		return end
	case !strings.Contains(inside, "@") || strings.Contains(inside, "["):
		return i
	case strings.HasPrefix(strings.TrimLeft(inside, " \t\n-"), "@"):
		return in.citation(i, end)
	}
	if at := strings.IndexByte(inside, '@'); inside[at-1] == ' ' || inside[at-1] == ';' {
		// Pandoc's "[see @A]": a citation to other programs, words to none of ours
		in.citation(i, end)
		return end
	}
	return i
}

// citation reads "[@A; @B]", which stands at src[i:end].
func (in *inline) citation(i, end int) int {
	c := Citation{Range: Range{in.pos[i], in.pos[end-1] + 1}}
	s := in.src[:end-1]
	for from := i + 1; from <= len(s); {
		to := strings.IndexByte(s[from:], ';')
		if to < 0 {
			to = len(s)
		} else {
			to += from
		}
		item := strings.Trim(s[from:to], " \t\n")
		at := from + strings.Index(s[from:to], item)
		key := strings.TrimPrefix(item, "@")
		switch {
		case item == "" && to == len(s) && len(c.Keys) > 0:
			in.fault(i, end, "citation "+in.src[i:end]+" ends with a semicolon")
		case len(item) == len(key) || key == "" || strings.IndexFunc(key, func(r rune) bool { return r >= utf8.RuneSelf || !keyByte(byte(r)) }) >= 0:
			in.fault(i, end, "citation "+in.src[i:end]+" is not of the form [@A; @B]")
		default:
			c.Keys = append(c.Keys, key)
			c.At = append(c.At, Range{in.pos[at+1], in.pos[at+len(key)] + 1})
		}
		from = to + 1
	}
	in.out.cites = append(in.out.cites, cited{len(in.out.text), c})
	in.behind = true
	return end
}

// closeBracket reads "]" at i and what follows it, if that makes a link.
func (in *inline) closeBracket(i int) int {
	if len(in.opens) == 0 {
		in.put(i, i+1)
		return i + 1
	}
	open := in.opens[len(in.opens)-1]
	in.opens = in.opens[:len(in.opens)-1]
	end, target, title := in.destination(i + 1)
	if end == 0 {
		label := in.src[open.src:i]
		end = i + 1
		if rest := in.src[i+1:]; strings.HasPrefix(rest, "[") && !strings.HasPrefix(rest, "[^") && !strings.HasPrefix(rest, "[@") {
			if close := strings.IndexByte(rest[:min(len(rest), 1000)], ']'); close >= 0 {
				if close > 1 {
					label = rest[1:close]
				}
				end = i + 1 + close + 1
			}
		}
		found := false
		if len(label) < 1000 {
			target, found = in.p.refs[folded(label)]
		}
		if !found {
			in.put(i, i+1)
			return i + 1
		}
	}
	n := 1
	from := open.src - 1
	if open.image {
		from = open.src - 2
		in.picture(open, from, end, target)
		x := &in.p.d.Pictures[len(in.p.d.Pictures)-1]
		x.Title, x.Named = in.titled(title)
		in.link(from, end, target)
		return end
	}
	in.drops = append(in.drops, Range{open.out, open.out + n})
	in.link(from, end, target)
	x := &in.p.d.Links[len(in.p.d.Links)-1]
	x.Title, x.Named = in.titled(title)
	return end
}

// picture takes the text that stands for a picture, between its brackets, out of the run.
func (in *inline) picture(open bracket, from, end int, target string) {
	x := Picture{Range: Range{in.pos[from], in.pos[end-1] + 1}, Target: target}
	x.Alt = string(in.out.text[open.out+2:])
	x.Where = append([]int(nil), in.out.where[open.out+2:]...)
	in.out.text, in.out.where = in.out.text[:open.out], in.out.where[:open.out]
	if n := len(in.out.text); n > 0 && in.out.text[n-1] == ' ' {
		in.out.text, in.out.where, in.space = in.out.text[:n-1], in.out.where[:n-1], open.src-2
	} else {
		in.space = -1
	}
	for i := range in.out.marks {
		in.out.marks[i].at = min(in.out.marks[i].at, len(in.out.text))
	}
	for i := range in.out.cites {
		in.out.cites[i].at = min(in.out.cites[i].at, len(in.out.text))
	}
	x.at = len(in.out.text)
	in.behind = true // what closes a sentence behind it stands at the words before
	for len(in.delims) > 0 && in.delims[len(in.delims)-1].at >= open.out {
		in.delims = in.delims[:len(in.delims)-1]
	}
	for len(in.drops) > 0 && in.drops[len(in.drops)-1].Start >= open.out {
		in.drops = in.drops[:len(in.drops)-1]
	}
	in.p.d.Pictures = append(in.p.d.Pictures, x)
}

// owners tells of the pictures of a leaf, from the nth on, whether the citation behind them is an editor's.
func (in *inline) owners(nth int) {
	for i := range in.p.d.Pictures[nth:] {
		x := &in.p.d.Pictures[nth+i]
		for _, c := range in.out.cites {
			if c.at >= x.at {
				x.Own = slices.Contains(c.Keys, "editor")
				break
			}
		}
	}
}

// titled returns the title that stands at a place of the run, and where it begins in the file.
func (in *inline) titled(at Range) (string, int) {
	if at.Start == at.End {
		return "", 0
	}
	return in.src[at.Start:at.End], in.pos[at.Start]
}

// destination reads "(address "title")" at i and returns the offset behind it, or 0, and where the words of the title stand.
func (in *inline) destination(i int) (end int, target string, title Range) {
	s := in.src
	if i >= len(s) || s[i] != '(' {
		return 0, "", Range{}
	}
	limit := min(len(s), i+4096)
	j := i + 1
	for j < limit && blank(s[j]) {
		j++
	}
	from := j
	if j < limit && s[j] == '<' {
		end := strings.IndexAny(s[j:limit], ">\n")
		if end < 0 || s[j+end] == '\n' {
			return 0, "", Range{}
		}
		target = s[j+1 : j+end]
		j += end + 1
	} else {
		for depth := 0; j < limit && !blank(s[j]); j++ {
			if s[j] == '\\' && j+1 < limit {
				j++
				continue
			}
			if s[j] == '(' {
				depth++
			} else if s[j] == ')' {
				if depth == 0 {
					break
				}
				depth--
			}
		}
		target = s[from:j]
	}
	for j < limit && blank(s[j]) {
		j++
	}
	if j < limit && strings.IndexByte("\"'(", s[j]) >= 0 && blank(s[j-1]) {
		close := s[j]
		if close == '(' {
			close = ')'
		}
		end := strings.IndexByte(s[j+1:limit], close)
		if end < 0 {
			return 0, "", Range{}
		}
		title = Range{j + 1, j + 1 + end}
		j += end + 2
		for j < limit && blank(s[j]) {
			j++
		}
	}
	if j >= limit || s[j] != ')' {
		return 0, "", Range{}
	}
	return j + 1, target, title
}

// compact takes the dropped bytes out of the text and moves what stands behind them.
func (in *inline) compact() run {
	out := in.out
	if len(in.drops) == 0 {
		return out
	}
	sort.Slice(in.drops, func(i, j int) bool { return in.drops[i].Start < in.drops[j].Start })
	moved := make([]int, len(out.text)+1)
	text, where := make([]byte, 0, len(out.text)), make([]int, 0, len(out.text))
	k := 0
	for i := range out.text {
		moved[i] = len(text)
		for k < len(in.drops) && in.drops[k].End <= i {
			k++
		}
		if k < len(in.drops) && in.drops[k].Start <= i {
			continue
		}
		text, where = append(text, out.text[i]), append(where, out.where[i])
	}
	moved[len(out.text)] = len(text)
	for i := range out.cites {
		out.cites[i].at = moved[out.cites[i].at]
	}
	for i := range out.marks {
		out.marks[i].at = moved[out.marks[i].at]
	}
	out.text, out.where = text, where
	return out
}
