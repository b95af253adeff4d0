package grammar

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// GAPCase is a line of GAP (Webster et al. 2018): a text, a pronoun and two names of which it may stand for one.
type GAPCase struct {
	Doc     *Doc
	Pronoun int // byte
	Names   [2]Span
	Right   [2]bool
}

// ReadGAP reads a file of GAP and the texts in it.
func ReadGAP(r io.Reader) ([]GAPCase, error) {
	var all []GAPCase
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		f := strings.Split(in.Text(), "\t")
		if line == 1 {
			continue
		}
		if len(f) != 11 {
			return nil, fmt.Errorf("gap:%d: %d fields, want 11", line, len(f))
		}
		text := f[1]
		var c GAPCase
		places := [3]int{}
		for k, field := range []int{3, 5, 8} {
			n, err := strconv.Atoi(f[field])
			if err != nil {
				return nil, fmt.Errorf("gap:%d: %w", line, err)
			}
			for ; n > 0 && places[k] < len(text); n-- { // offsets count characters
				_, size := utf8.DecodeRuneInString(text[places[k]:])
				places[k] += size
			}
		}
		c.Pronoun = places[0]
		for k := range 2 {
			c.Names[k] = Span{Start: places[k+1], End: places[k+1] + len(f[4+3*k])}
			c.Right[k] = f[6+3*k] == "TRUE"
		}
		c.Doc = Read(text, []Span{{Start: 0, End: len(text)}}, "en")
		all = append(all, c)
	}
	return all, in.Err()
}

// within reports whether a mention is one of name k.
func (c *GAPCase) within(d *Doc, m, k int) bool {
	h := d.Tokens[d.Mentions[m].Head].Span
	return h.Start >= c.Names[k].Start && h.End <= c.Names[k].End && d.Mentions[m].Kind == Named
}

// Links reports for which of the names the pronoun is taken.
func (c *GAPCase) Links(d *Doc) [2]bool {
	var have [2]bool
	p := d.MentionAt(d.TokenAt(c.Pronoun))
	if p == None || d.Mentions[p].Chain == None {
		return have
	}
	for _, m := range d.Chains[d.Mentions[p].Chain].Mentions {
		for k := range 2 {
			have[k] = have[k] || c.within(d, m, k)
		}
	}
	return have
}

// pronounCase returns the candidates for the pronoun, with those that hold the right name; where neither name is right, all
// that hold neither.
func (c *GAPCase) pronounCase(m *pronounModel) (pronounCase, bool) {
	d := c.Doc.again()
	f, cl := d.reread()
	p := d.MentionAt(d.TokenAt(c.Pronoun))
	var x pronounCase
	if p == None {
		return x, false
	}
	x.Class = pronounClass(&d.Tokens[d.Mentions[p].Head])
	some := false
	f.resolveBy(cl, m, func(r *resolver) {
		r.seen = func(at int, candidates []candidate, _ int, _ Margin) {
			if at != p {
				return
			}
			for _, k := range candidates {
				has := [2]bool{}
				if k.mention != None {
					for _, n := range r.entities[k.entity].mentions {
						for i := range 2 {
							has[i] = has[i] || c.within(d, n, i)
						}
					}
				}
				ok := has[0] && c.Right[0] || has[1] && c.Right[1]
				if !c.Right[0] && !c.Right[1] {
					ok = !has[0] && !has[1]
				}
				some = some || ok
				x.Features, x.Right = append(x.Features, k.features), append(x.Right, ok)
			}
		}
	})
	return x, some
}

// LeftGAP returns, for each case, what models say that were trained on all other texts and the other folds of the cases.
func (t *PronounTrainer) LeftGAP() [][2]bool {
	const folds = 5
	all := make([][2]bool, len(t.GAP))
	for k := range folds {
		m := t.train(func(int) bool { return true }, func(i int) bool { return i%folds != k })
		for i := k; i < len(t.GAP); i += folds {
			d := t.GAP[i].Doc.again()
			f, c := d.reread()
			f.resolveBy(c, m, nil)
			all[i] = t.GAP[i].Links(d)
		}
	}
	return all
}

// ReportGAP writes precision, recall and F1 over both names of all cases.
func ReportGAP(w io.Writer, cases []GAPCase, links [][2]bool) {
	right, want, have := 0, 0, 0
	for i, c := range cases {
		for k := range 2 {
			if c.Right[k] {
				want++
			}
			if links[i][k] {
				have++
			}
			if links[i][k] && c.Right[k] {
				right++
			}
		}
	}
	p, r := 100*float64(right)/float64(max(have, 1)), 100*float64(right)/float64(max(want, 1))
	fmt.Fprintf(w, "GAP P %.1f R %.1f F1 %.1f\n", p, r, 2*p*r/(p+r))
}
