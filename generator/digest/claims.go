package digest

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// Claim is words in quotation marks that a footnote gives to sources.
type Claim struct {
	source.Span          // in the Text of the passage, without the marks
	Passage     int      // index into the footnote's passages
	Keys        []string // of the sources whose words they are said to be; nil where the footnote names none
	Used        bool     // they are said to be the words that the text has
	Group       int      // claims about one reading share the number
}

// usedHere reports whether a text begins with words by which a footnote tells that the text has a reading.
func usedHere(text string) bool {
	for _, u := range [...]string{"used here", "as here", "printed here", "wie hier"} {
		if strings.HasPrefix(text, u) {
			return true
		}
	}
	return false
}

// Claims reads the passages of a footnote: which words it gives to which sources. raw is the digest's file.
//
// A footnote is read part by part, as semicolons and full stops divide it. Where a part begins with sources ("[@A] has
// “x”, [@B] “y”"), the words behind them are theirs; where it begins with words ("“x” in [@A], “y” in [@B]"), those
// before them.
func Claims(raw string, passages []Passage) []Claim {
	r := &claimReader{}
	for i := range passages {
		p := &passages[i]
		if i > 0 {
			r.between(raw[min(passages[i-1].End, p.Start):p.Start])
		}
		spans := statement.Quotations(p.Text)
		for k, at := 0, 0; k < len(p.Text); k++ {
			for at < len(spans) && spans[at].End < k {
				at++
			}
			if at < len(spans) && spans[at].Start <= k && k < spans[at].End {
				if spans[at].Start == k {
					r.quote(Claim{Span: spans[at], Passage: i})
				}
				continue
			}
			switch {
			case p.Text[k] == ';' || p.Text[k] == '.' && k+1 < len(p.Text) && p.Text[k+1] == ' ':
				r.end()
			case p.Text[k] == '.':
				r.stopped = true
			case usedHere(p.Text[k:]):
				r.used()
			}
		}
		if p.Citation != nil {
			r.cite(p.Citation.Keys)
		}
	}
	r.end()
	return r.out
}

// claimReader holds the part of a footnote that is being read.
type claimReader struct {
	out     []Claim
	from    int      // where in out the part begins
	open    int      // where in out the words begin that have no source yet
	keys    []string // the sources named last
	second  []string // sources named right behind them
	shared  int      // the words before both, by the last of them
	first   bool     // the part began with sources
	cited   bool     // the last that came was sources
	stopped bool     // the last that came was a full stop
	group   int
}

func (r *claimReader) between(s string) {
	if strings.ContainsAny(s, ";.") {
		r.end()
	}
}

func (r *claimReader) quote(c Claim) {
	if r.stopped {
		r.end()
	}
	if r.cited {
		r.group++
	}
	c.Group = r.group
	r.out = append(r.out, c)
	r.cited = false
}

func (r *claimReader) used() {
	for i := r.from; i < len(r.out); i++ {
		if r.out[i].Group == r.group {
			r.out[i].Used = true
		}
	}
}

func (r *claimReader) cite(keys []string) {
	if r.stopped && r.open == len(r.out) {
		r.end() // a full stop before a citation ends the part unless there are words that wait for it
	}
	r.stopped = false
	switch {
	case len(r.out) == r.from: // nothing but sources so far
		r.first = true
		r.keys = append(slices.Clone(r.keys), keys...)
	case r.first:
		r.give(r.keys)
		if r.cited {
			keys = append(slices.Clone(r.keys), keys...)
		}
		r.keys = slices.Clone(keys)
	case r.open < len(r.out):
		r.share()
		r.shared = len(r.out) - 1
		r.give(keys)
		r.keys = slices.Clone(keys)
	default: // two in a row: both have the words before, unless the second goes on with its own
		r.second = append(r.second, keys...)
	}
	r.cited = true
}

// share gives the words before two sources in a row to the second, too.
func (r *claimReader) share() {
	for i := r.from; i < len(r.out) && len(r.second) > 0; i++ {
		if r.out[i].Group == r.out[r.shared].Group {
			r.out[i].Keys = append(r.out[i].Keys, r.second...)
		}
	}
	r.second = nil
}

// give gives the words that wait to sources.
func (r *claimReader) give(keys []string) {
	for i := r.open; i < len(r.out); i++ {
		r.out[i].Keys = slices.Clone(keys)
	}
	r.open = len(r.out)
}

// end ends a part. Words that still wait are those of the sources named last.
func (r *claimReader) end() {
	switch {
	case r.open == len(r.out):
		r.share()
	case len(r.second) > 0:
		r.give(r.second)
	case len(r.keys) > 0:
		r.give(r.keys)
	}
	r.second = nil
	r.from, r.open, r.keys, r.first, r.cited, r.stopped = len(r.out), len(r.out), nil, false, false, false
	r.group++
}
