package grammar

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// treebank returns the texts of a treebank's file in the folder that the environment names; without one the test is
// skipped. The folder holds train.conllu and dev.conllu of English EWT and GUM together.
func treebank(t *testing.T, name string) []Treebank {
	t.Helper()
	dir := os.Getenv("VARIORUM_TREEBANKS")
	if dir == "" {
		t.Skip("VARIORUM_TREEBANKS names no folder of treebanks")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts, err := ReadTreebank(f)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// tally is how many of what should be found were, and how many were found that should not.
type tally struct{ right, want, have int }

func (t tally) String() string {
	if t.want == 0 || t.have == 0 {
		return "–"
	}
	p, r := 100*float64(t.right)/float64(t.have), 100*float64(t.right)/float64(t.want)
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", p, r, 2*p*r/(p+r))
}

// TestTokensOfTreebanks cuts the raw text of treebanks and compares with their own tokens and sentences.
func TestTokensOfTreebanks(t *testing.T) {
	tokens, sentences := map[string]*tally{}, map[string]*tally{}
	missed := map[string]int{}
	for _, b := range treebank(t, "dev.conllu") {
		var ranges []Span
		for i, s := range b.Sentences {
			if i == 0 || s.Range != b.Sentences[i-1].Range {
				ranges = append(ranges, s.Span)
			}
			ranges[len(ranges)-1].End = s.End
		}
		d := Read(b.Text, ranges, "en")
		for _, g := range []string{"all", b.Genre} {
			if tokens[g] == nil {
				tokens[g], sentences[g] = &tally{}, &tally{}
			}
			count(tokens[g], spansOf(b.Tokens), spansOf(d.Tokens))
			count(sentences[g], spansOf(b.Sentences), spansOf(d.Sentences))
		}
		have := map[Span]bool{}
		for _, k := range d.Tokens {
			have[k.Span] = true
		}
		for _, k := range b.Tokens {
			if !have[k.Span] {
				missed[k.Of(b.Text)]++
			}
		}
	}
	for _, g := range sortedKeys(tokens) {
		t.Logf("%-16s tokens %s; sentences %s", g, tokens[g], sentences[g])
	}
	if testing.Verbose() {
		words := sortedKeys(missed)
		slices.SortStableFunc(words, func(a, b string) int { return missed[b] - missed[a] })
		t.Logf("missed: %s", strings.Join(words[:min(len(words), 120)], "  "))
	}
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func spansOf[T interface{ span() Span }](items []T) []Span {
	spans := make([]Span, len(items))
	for i, x := range items {
		spans[i] = x.span()
	}
	return spans
}

func (t Token) span() Span    { return t.Span }
func (s Sentence) span() Span { return s.Span }

func count(t *tally, want, have []Span) {
	in := map[Span]bool{}
	for _, s := range want {
		in[s] = true
	}
	t.want, t.have = t.want+len(want), t.have+len(have)
	for _, s := range have {
		if in[s] {
			t.right++
		}
	}
}
