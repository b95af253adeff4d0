package grammar

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// gapCase is a line of GAP: a text, a pronoun and two names of which it may stand for one.
type gapCase struct {
	text    string
	pronoun int // byte
	names   [2]Span
	right   [2]bool
}

func gapCases(t *testing.T) []gapCase {
	t.Helper()
	name := os.Getenv("VARIORUM_GAP")
	if name == "" {
		t.Skip("VARIORUM_GAP names no file of GAP")
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []gapCase
	for i, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		f := strings.Split(line, "\t")
		if i == 0 || len(f) < 10 {
			continue
		}
		c := gapCase{text: f[1]}
		at := func(s string) int {
			n, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			b := 0
			for ; n > 0 && b < len(c.text); n-- {
				_, size := utf8.DecodeRuneInString(c.text[b:])
				b += size
			}
			return b
		}
		c.pronoun = at(f[3])
		for k := range 2 {
			start := at(f[5+3*k])
			c.names[k] = Span{Start: start, End: start + len(f[4+3*k])}
			c.right[k] = f[6+3*k] == "TRUE"
		}
		all = append(all, c)
	}
	return all
}

// TestGAP measures on GAP's development part, from raw text, whether a pronoun is linked with the right one of two names.
func TestGAP(t *testing.T) {
	cases := gapCases(t)
	if !Read("A test.", nil, "en").Trees {
		t.Skip("no weights")
	}
	var all tally
	by := map[string]*tally{"masculine": {}, "feminine": {}}
	for _, c := range cases {
		d := Read(c.text, []Span{{Start: 0, End: len(c.text)}}, "en")
		have := [2]bool{}
		p := d.MentionAt(d.TokenAt(c.pronoun))
		g := "masculine"
		if w := strings.ToLower(c.text[c.pronoun:min(len(c.text), c.pronoun+3)]); strings.HasPrefix(w, "she") || strings.HasPrefix(w, "her") {
			g = "feminine"
		}
		if p != None && d.Mentions[p].Chain != None {
			for _, m := range d.Chains[d.Mentions[p].Chain].Mentions {
				h := d.Tokens[d.Mentions[m].Head].Span
				for k, n := range c.names {
					have[k] = have[k] || h.Start >= n.Start && h.End <= n.End && d.Mentions[m].Kind == Named
				}
			}
		}
		for k := range 2 {
			for _, x := range []*tally{&all, by[g]} {
				if c.right[k] {
					x.want++
				}
				if have[k] {
					x.have++
				}
				if have[k] && c.right[k] {
					x.right++
				}
			}
		}
	}
	t.Logf("GAP development: %s; masculine %s; feminine %s", all, *by["masculine"], *by["feminine"])
}
