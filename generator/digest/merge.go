package digest

import (
	"fmt"
	"slices"
	"strings"
)

// Merge brings the editor's digest (mine) and the newly composed one (theirs) together over their common base, the
// digest as last merged. file is the digest's path.
//
// The bodies are merged by block. A block that one side changed takes that side's text. One that both changed keeps the
// editor's, and the new text stands below it in a quote marked [!MERGE], which a later merge replaces. What the editor
// deleted stays deleted, what the editor wrote or moved stays where it stands. Footnotes are blocks known by their
// labels; a label of theirs that the editor gave to another footnote gets a suffix. The order is the editor's where the
// editor changed it, else the new one's. Front matter is merged by key.
func Merge(file, base, mine, theirs string) string { return merge(file, base, mine, theirs, false) }

// TakeBack brings the editor's digest (mine) back to what stood before a merge, with what the editor has changed since. after is
// the digest as the merge left it. It goes as Merge does, but a sentence that the merge only gave another citation is the same
// sentence, so that its rewording stays.
func TakeBack(file, after, mine, before string) string { return merge(file, after, mine, before, true) }

func merge(file, base, mine, theirs string, back bool) string {
	if base == theirs {
		return mine
	}
	crlf := strings.Count(mine, "\r\n")
	if crlf > 0 && crlf == strings.Count(mine, "\n") {
		lf := func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
		return strings.ReplaceAll(merge(file, lf(base), lf(mine), lf(theirs), back), "\n", "\r\n")
	}
	blocks := func(raw string) *Digest {
		p, _ := parseBlocks(file, raw)
		return p.d
	}
	bd, md, td := blocks(base), blocks(mine), blocks(theirs)
	bm, _, _ := splitMatter(base)
	mm, mineBody, ok := splitMatter(mine)
	tm, _, _ := splitMatter(theirs)
	m := merger{base: pieces(bd, base), mine: pieces(md, mine), theirs: pieces(td, theirs), back: back}
	head := mine[:len(mine)-len(mineBody)]
	if ok {
		merged := mergeMatter(bm, mm, tm, md.Front, td.Front)
		head = merged.String()
	}
	return head + m.body(mineBody)
}

// piece is a block on its way through a merge.
type piece struct {
	kind  BlockKind
	label string
	text  string // with the blank lines after it
	key   string // text as it is compared: white space folded
	words []string

	counterpart int    // of mine and theirs: index into base, -1; of base: not used
	open        string // of mine: an open merge that stands below it
	conflict    bool   // both changed it
}

func pieces(d *Digest, raw string) []piece {
	out := make([]piece, 0, len(d.Blocks))
	for i, b := range d.Blocks {
		text := raw[b.Start:b.End]
		if i == 0 {
			text = strings.TrimLeft(text, "\n")
		}
		p := piece{kind: b.Kind, label: b.Label, counterpart: -1}
		p.say(text)
		out = append(out, p)
	}
	return out
}

type merger struct {
	base, mine, theirs []piece
	back               bool  // a merge is taken back
	inMine, inTheirs   []int // of each block of base: its counterpart, -1
	absorbed           []int // of each block of base that the editor joined to another: that block of mine, -1
}

func (m *merger) body(mineBody string) string {
	m.liftOpen()
	m.inMine = match(m.base, m.mine)
	m.carry(m.back)
	m.inTheirs = match(m.base, m.theirs)
	m.findAbsorbed()
	m.rename()
	order := m.order()
	var out []entry
	for _, e := range order {
		switch {
		case e.mine >= 0:
			out = append(out, m.ours(e.mine)...)
		case m.wanted(e.theirs):
			p := m.theirs[e.theirs]
			out = append(out, entry{mine: -1, theirs: e.theirs, kind: p.kind, text: p.text})
		}
	}
	out = m.definitions(out)
	return assemble(out, mineBody)
}

// liftOpen takes the open merges out of the editor's blocks and hangs each on the block above it.
func (m *merger) liftOpen() {
	kept := m.mine[:0:0]
	for _, p := range m.mine {
		if p.kind == Open && len(kept) > 0 {
			kept[len(kept)-1].open += p.text
			continue
		}
		kept = append(kept, p)
	}
	m.mine = kept
}

// entry is a block of the result: one of mine, one of theirs, or an open merge.
type entry struct {
	mine, theirs int // indexes, -1
	kind         BlockKind
	text         string
}

// ours decides what becomes of a block of the editor's file.
func (m *merger) ours(i int) []entry {
	p := &m.mine[i]
	own := entry{mine: i, theirs: -1, kind: p.kind, text: p.text}
	with := func(e entry) []entry {
		if p.open == "" {
			return []entry{e}
		}
		return []entry{e, {mine: i, theirs: -1, kind: Open, text: p.open}}
	}
	news := m.absorbedNews(i)
	b := p.counterpart
	if b >= 0 {
		changed := p.key != m.base[b].key
		t := m.inTheirs[b]
		switch {
		case t < 0 && !changed:
			if p.open == "" {
				return nil
			}
			return with(own)
		case t < 0:
			news = append([]string{""}, news...)
		case m.theirs[t].key == m.base[b].key || m.theirs[t].key == p.key:
		case !changed:
			text := m.theirs[t].text
			return with(entry{mine: -1, theirs: t, kind: m.theirs[t].kind, text: text})
		default:
			news = append([]string{m.theirs[t].text}, news...)
		}
	}
	if len(news) == 0 {
		return with(own)
	}
	p.conflict = true
	var quote strings.Builder
	for n, text := range news {
		if n > 0 {
			quote.WriteByte('\n')
		}
		quote.WriteString(openMerge(text, p.kind == Definition))
	}
	kept := []entry{own}
	if strings.Contains(openWords(p.open), openWords(quote.String())) { // an earlier merge wrote it, and did not come to its end
		return with(own)
	}
	if p.open != "" && !m.programs(p.open, b) {
		kept = append(kept, entry{mine: i, theirs: -1, kind: Open, text: p.open})
	}
	return append(kept, entry{mine: -1, theirs: -1, kind: Open, text: quote.String()})
}

// programs reports whether an open merge holds only what the last merge wrote there.
func (m *merger) programs(open string, b int) bool {
	if b < 0 {
		return false
	}
	return openWords(open) == openWords(openMerge(m.base[b].text, m.base[b].kind == Definition))
}

// openWords returns the words of open merges.
func openWords(open string) string {
	open = strings.ReplaceAll(strings.ReplaceAll(open, ">", " "), "[!MERGE]", " ")
	return strings.Join(strings.Fields(open), " ")
}

// gone is what an open merge says of text that is no longer in the newly merged digest.
const gone = "(This is no longer in the newly merged text.)"

// openMerge writes newly merged text as a quote that waits for a decision.
func openMerge(text string, definition bool) string {
	text = strings.TrimSpace(text)
	if text == "" {
		text = gone
	}
	if definition {
		if label, rest, ok := strings.Cut(strings.TrimPrefix(text, "[^"), "]:"); ok && strings.HasPrefix(text, "[^") {
			text = "Footnote " + label + ": " + strings.TrimSpace(rest)
		}
	}
	var b strings.Builder
	b.WriteString("> [!MERGE]\n")
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if strings.TrimSpace(line) == "" {
			b.WriteString(">\n")
			continue
		}
		b.WriteString("> " + line + "\n")
	}
	return b.String()
}

// wanted reports whether a block of theirs that no block of mine stands for belongs into the result: not if the editor
// deleted it, nor if the editor wrote the same.
func (m *merger) wanted(t int) bool {
	p := m.theirs[t]
	if p.counterpart >= 0 || p.kind == Definition {
		return false // definitions follow their marks
	}
	return !slices.ContainsFunc(m.mine, func(x piece) bool { return x.key == p.key && x.counterpart < 0 })
}

// findAbsorbed finds the blocks of base whose words the editor moved into another block.
func (m *merger) findAbsorbed() {
	m.absorbed = make([]int, len(m.base))
	for b := range m.base {
		m.absorbed[b] = -1
		if m.inMine[b] >= 0 || len(m.base[b].words) < 5 || m.base[b].kind == Definition {
			continue
		}
		for i, p := range m.mine {
			if p.counterpart >= 0 && p.key == m.base[p.counterpart].key {
				continue
			}
			if sharedWords(m.base[b].words, p.words)*5 >= len(m.base[b].words)*4 {
				m.absorbed[b] = i
				break
			}
		}
	}
}

// absorbedNews returns what is new in blocks that the editor joined to block i of mine.
func (m *merger) absorbedNews(i int) []string {
	var out []string
	for b, at := range m.absorbed {
		if at != i {
			continue
		}
		if t := m.inTheirs[b]; t < 0 {
			out = append(out, "")
		} else if m.theirs[t].key != m.base[b].key && m.theirs[t].key != m.mine[i].key {
			out = append(out, m.theirs[t].text)
		}
	}
	return out
}

// order says in which order the blocks of mine and the new ones of theirs stand. It is that of theirs where the editor
// did not change the order of base; what the other side alone has stands behind what it stood behind there.
func (m *merger) order() []entry {
	kept := true
	last := -1
	for _, p := range m.mine {
		if p.counterpart >= 0 && p.kind != Definition {
			kept = kept && p.counterpart > last
			last = p.counterpart
		}
	}
	var spine []entry
	done := map[int]bool{}
	if !kept || len(m.theirs) == 0 {
		for i := range m.mine {
			spine = append(spine, entry{mine: i, theirs: -1})
			done[i] = true
		}
		return m.hangTheirs(spine)
	}
	for t, p := range m.theirs {
		i := -1
		if p.counterpart >= 0 {
			i = m.inMine[p.counterpart]
		}
		if i >= 0 {
			spine = append(spine, entry{mine: i, theirs: -1})
			done[i] = true
		} else {
			spine = append(spine, entry{mine: -1, theirs: t})
		}
	}
	for i := range m.mine {
		if done[i] {
			continue
		}
		at := 0
		if i > 0 {
			at = slices.IndexFunc(spine, func(e entry) bool { return e.mine == i-1 }) + 1
		}
		spine = slices.Insert(spine, at, entry{mine: i, theirs: -1})
	}
	return spine
}

// hangTheirs puts what theirs alone has into the editor's order.
func (m *merger) hangTheirs(spine []entry) []entry {
	previous := entry{mine: -1, theirs: -1}
	for t, p := range m.theirs {
		if p.counterpart >= 0 && m.inMine[p.counterpart] >= 0 {
			previous = entry{mine: m.inMine[p.counterpart], theirs: -1}
			continue
		}
		at := slices.IndexFunc(spine, func(e entry) bool { return e.mine == previous.mine && e.theirs == previous.theirs }) + 1
		previous = entry{mine: -1, theirs: t}
		spine = slices.Insert(spine, at, previous)
	}
	return spine
}

// rename gives labels of theirs that the editor uses for another footnote a suffix, throughout theirs.
func (m *merger) rename() {
	mine, base := byLabel(m.mine), byLabel(m.base)
	taken := map[string]bool{}
	for l := range mine {
		taken[l] = true
	}
	for _, p := range m.theirs {
		taken[p.label] = true
	}
	renamed := map[string]string{}
	for t := range m.theirs {
		p := &m.theirs[t]
		own, ok := mine[p.label]
		if _, was := base[p.label]; p.kind != Definition || !ok || was || own == p.key {
			continue
		}
		label := ""
		for n := 2; label == "" || taken[label]; n++ {
			label = fmt.Sprintf("%s-%d", p.label, n)
			if mine[label] == strings.ReplaceAll(p.key, "[^"+p.label+"]", "[^"+label+"]") {
				break // an earlier merge gave it, and did not come to its end
			}
		}
		taken[label] = true
		renamed[p.label] = label
	}
	if len(renamed) == 0 {
		return
	}
	for t := range m.theirs {
		p := &m.theirs[t]
		for from, to := range renamed {
			p.text = strings.ReplaceAll(p.text, "[^"+from+"]", "[^"+to+"]")
		}
		if to, ok := renamed[p.label]; ok {
			p.label = to
			p.counterpart = -1
		}
		p.key = strings.TrimSpace(fold(p.text))
	}
}

func byLabel(list []piece) map[string]string {
	out := map[string]string{}
	for _, p := range list {
		if _, twice := out[p.label]; p.kind == Definition && !twice {
			out[p.label] = p.key
		}
	}
	return out
}

// definitions sees to it that what came from theirs finds its footnotes: it adds the definitions that marks of the new
// text need, and takes out those of the program that no mark needs any more.
func (m *merger) definitions(out []entry) []entry {
	fresh, all := map[string]bool{}, map[string]bool{}
	defined := map[string]bool{}
	for _, e := range out {
		if e.kind == Definition {
			label := labelOf(e.text)
			defined[label] = true
			continue
		}
		for _, l := range marksIn(e.text) {
			all[l] = true
			if e.mine < 0 {
				fresh[l] = true
			}
		}
	}
	var add []entry
	for t, p := range m.theirs {
		if p.kind == Definition && fresh[p.label] && !defined[p.label] {
			add = append(add, entry{mine: -1, theirs: t, kind: Definition, text: p.text})
			defined[p.label] = true
		}
	}
	for i, p := range m.mine {
		if p.kind == Definition && all[p.label] && !defined[p.label] {
			add = append(add, entry{mine: i, theirs: -1, kind: Definition, text: p.text})
			defined[p.label] = true
		}
	}
	return append(out, add...)
}

func labelOf(definition string) string {
	s := strings.TrimLeft(definition, " ")
	if end := strings.Index(s, "]:"); strings.HasPrefix(s, "[^") && end > 0 {
		return s[2:end]
	}
	return ""
}

// marksIn returns the labels of the marks in a text.
func marksIn(text string) []string {
	var out []string
	for {
		at := strings.Index(text, "[^")
		if at < 0 {
			return out
		}
		text = text[at+2:]
		if end := strings.IndexByte(text, ']'); end > 0 && !strings.ContainsAny(text[:end], "[\n") {
			out = append(out, text[:end])
		}
	}
}

// assemble joins the blocks of the result. Blocks that stood side by side stay as they were; between others there is a
// blank line, but between items and between definitions.
func assemble(out []entry, mineBody string) string {
	var b strings.Builder
	b.WriteString(mineBody[:len(mineBody)-len(strings.TrimLeft(mineBody, "\n"))])
	for i, e := range out {
		text := e.text
		last := i+1 == len(out)
		switch {
		case last && e.kind != Verbatim:
			text = strings.TrimRight(text, " \t\n") + "\n"
		case last:
		case neighbours(e, out[i+1]):
		default:
			text = strings.TrimRight(text, " \t\n") + "\n"
			if e.kind != out[i+1].kind || e.kind != List && e.kind != Definition {
				text += "\n"
			}
		}
		b.WriteString(text)
	}
	if s := b.String(); strings.TrimRight(s, "\n") != strings.TrimRight(mineBody, "\n") {
		return s
	}
	return mineBody
}

// neighbours reports whether two blocks of the result stood one behind the other in one of the files.
func neighbours(a, b entry) bool {
	if a.kind == Open || b.kind == Open {
		return a.kind == Open && a.mine >= 0 && b.mine == a.mine+1
	}
	return a.mine >= 0 && b.mine == a.mine+1 || a.theirs >= 0 && b.theirs == a.theirs+1
}
