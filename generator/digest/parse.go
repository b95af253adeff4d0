package digest

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/front"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// largest is the size of the largest digest that is read, in bytes.
const largest = 2 << 20

// Parse reads a digest file. It always returns a Digest that holds every byte of raw, whatever raw is; findings tell
// what of its front matter cannot be read. What is wrong with the Markdown is for verify to say: Parse keeps it with
// its place.
func Parse(file, raw string) (*Digest, report.List) {
	if len(raw) > largest {
		d, findings := ParseFront(file, raw)
		d.Blocks = []Block{{Range: Range{0, len(raw)}, Kind: Verbatim}}
		return d, findings
	}
	p, findings := parseBlocks(file, raw)
	d := p.d
	p.passages()
	sort.SliceStable(d.Links, func(i, j int) bool { return d.Links[i].Start < d.Links[j].Start })
	sort.SliceStable(d.HTML, func(i, j int) bool { return d.HTML[i].Start < d.HTML[j].Start })
	sort.SliceStable(d.Faults, func(i, j int) bool { return d.Faults[i].Start < d.Faults[j].Start })
	return d, findings
}

// ParseFront reads the front matter of a digest file alone. It finds what Parse finds.
func ParseFront(file, raw string) (*Digest, report.List) {
	d := &Digest{File: file, Raw: raw}
	if len(raw) > largest {
		var findings report.List
		findings.Add("digest-size", report.At(file, raw, 0), "a digest is a few pages; move what is no digest to another file", "the file holds %d MiB, more than a digest may", len(raw)>>20)
		return d, findings
	}
	return d, d.readFront()
}

// readFront reads the front matter.
func (d *Digest) readFront() report.List {
	body, findings := front.Read(d.File, d.Raw, &d.Front)
	d.Body = min(max(body, 0), len(d.Raw))
	d.checkFront(&findings)
	return findings
}

// parseBlocks reads the front matter and the blocks of a digest file.
func parseBlocks(file, raw string) (*parser, report.List) {
	d := &Digest{File: file, Raw: raw}
	findings := d.readFront()
	p := &parser{raw: raw, d: d, refs: map[string]string{}}
	p.top(d.Body)
	return p, findings
}

// Format returns the digest's file.
func Format(d *Digest) string { return d.Raw }

// Place returns where the byte at offset stands.
func (d *Digest) Place(offset int) report.Place { return report.At(d.File, d.Raw, offset) }

// passages reads the leaves and divides them into sentences and passages.
func (p *parser) passages() {
	runs := make([]run, len(p.leaves))
	var all strings.Builder
	parts := make([]source.Span, len(p.leaves))
	for i, l := range p.leaves {
		runs[i] = p.read(l)
		parts[i] = source.Span{Start: all.Len(), End: all.Len() + len(runs[i].text)}
		all.Write(runs[i].text)
		all.WriteByte('\n')
	}
	text := all.String()
	spans := statement.Split(text, parts)
	section, sentence, k := "", 0, 0
	for i, l := range p.leaves {
		r := runs[i]
		l.section = section
		if l.heading {
			if l.note < 0 && l.block >= 0 && p.d.Blocks[l.block].Kind == Heading {
				section = string(r.text)
				p.d.Blocks[l.block].Text, p.d.Blocks[l.block].Where = section, r.where
			}
			p.marksOf(l, r)
			continue
		}
		starts := []int{0}
		for ; k < len(spans) && spans[k].Start < parts[i].End; k++ {
			if at := spans[k].Start - parts[i].Start; at > 0 {
				starts = append(starts, at)
			}
		}
		p.divide(l, r, starts, &sentence)
	}
}

func (p *parser) marksOf(l leaf, r run) {
	for _, m := range r.marks {
		if l.note >= 0 {
			p.d.Footnotes[l.note].Marks = append(p.d.Footnotes[l.note].Marks, m.Mark)
		} else {
			p.d.Marks = append(p.d.Marks, m.Mark)
		}
	}
}

// divide makes passages of a leaf whose sentences begin at starts.
func (p *parser) divide(l leaf, r run, starts []int, sentence *int) {
	text := string(r.text)
	starts = endings(text, r.cites, unquoted(text, starts))
	first := len(p.d.Marks)
	passages := &p.d.Passages
	if l.note >= 0 {
		first = len(p.d.Footnotes[l.note].Marks)
		passages = &p.d.Footnotes[l.note].Passages
	}
	p.marksOf(l, r)
	from := len(*passages)
	c := 0
	for s, start := range starts {
		end := len(text)
		if s+1 < len(starts) {
			end = starts[s+1]
		}
		at, made := start, false
		for ; c < len(r.cites) && (r.cites[c].at <= end || s+1 == len(starts)); c++ {
			if r.cites[c].at == end && s+1 < len(starts) && strings.TrimSpace(text[start:end]) == "" {
				break
			}
			cite := r.cites[c].Citation
			if made && strings.TrimSpace(text[at:r.cites[c].at]) == "" {
				// two citations in a row bear the same words
				last := &(*passages)[len(*passages)-1]
				if last.Citation != nil {
					last.Citation.Keys = append(last.Citation.Keys, cite.Keys...)
					last.Citation.At = append(last.Citation.At, cite.At...)
					last.Citation.End, last.End = cite.End, cite.End
					continue
				}
			}
			p.passage(passages, l, r, at, r.cites[c].at, start, &cite, *sentence)
			at, made = r.cites[c].at, true
		}
		if hasWord(text[at:end]) {
			p.passage(passages, l, r, at, end, start, nil, *sentence)
			made = true
		}
		if made {
			*sentence++
		}
	}
	hang((*passages)[from:], r, first)
}

// passage adds the words of text[from:to].
func (p *parser) passage(passages *[]Passage, l leaf, r run, from, to, start int, cite *Citation, sentence int) {
	for from < to && (r.text[from] == ' ' || from > start && strings.IndexByte(",;:.)", r.text[from]) >= 0) {
		from++
	}
	end := to
	for end > from && r.text[end-1] == ' ' {
		end--
	}
	q := Passage{Text: string(r.text[from:end]), Where: r.where[from:end:end], Citation: cite, Section: l.section, Block: l.block, Sentence: sentence}
	switch {
	case end > from:
		q.Range = Range{r.where[from], r.where[end-1] + 1}
	case cite != nil:
		q.Range = cite.Range
	}
	if cite != nil {
		q.End = max(q.End, cite.End)
	}
	*passages = append(*passages, q)
}

// hang gives every footnote mark of a leaf to the passage that it stands in or behind. Marks are numbered from first.
func hang(passages []Passage, r run, first int) {
	for i, m := range r.marks {
		home := -1
		for j := range passages {
			if passages[j].Start < m.Start || home < 0 {
				home = j
			}
		}
		if home < 0 {
			continue
		}
		q := &passages[home]
		edge := sort.Search(len(q.Where), func(k int) bool { return q.Where[k] >= m.Start })
		q.Marks = append(q.Marks, first+i)
		q.Edge = append(q.Edge, edge)
		q.End = max(q.End, m.End)
	}
}

// unquoted leaves out the sentences that begin within quotation marks: a quotation of several sentences has one citation.
func unquoted(text string, starts []int) []int {
	out := starts[:0]
	quotes, end := statement.Quotations(text), 0
	for _, s := range starts {
		for len(quotes) > 0 && quotes[0].Start < s {
			opening, _ := utf8.DecodeLastRuneInString(text[:quotes[0].Start])
			closing, _ := utf8.DecodeRuneInString(text[quotes[0].End:])
			if strings.ContainsRune("“\"„«", opening) && strings.ContainsRune("”\"“»", closing) {
				end = max(end, quotes[0].End)
			}
			quotes = quotes[1:]
		}
		if s >= end {
			out = append(out, s)
		}
	}
	return out
}

// endings adds the sentences that begin behind a citation: where a full stop stands before a citation and what follows
// does not go on in lower case.
func endings(text string, cites []cited, starts []int) []int {
	for _, c := range cites {
		before := strings.TrimRight(text[:c.at], " \"'”’“‘»)]*_")
		r, _ := utf8.DecodeLastRuneInString(before)
		if before == "" || !strings.ContainsRune(".!?…。！？", r) {
			continue
		}
		at := c.at
		for at < len(text) && text[at] == ' ' {
			at++
		}
		next, _ := utf8.DecodeRuneInString(text[at:])
		if at == len(text) || unicode.IsLower(next) || strings.ContainsRune(",;:.!?)", next) {
			continue
		}
		if i := sort.SearchInts(starts, at); i == len(starts) || starts[i] != at {
			starts = append(starts, 0)
			copy(starts[i+1:], starts[i:])
			starts[i] = at
		}
	}
	return starts
}
