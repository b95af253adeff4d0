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

// TestTreesOfTreebanks measures what is asked of trees most, on the treebanks' own tokens, with the trees of the parser: the
// subject of the main verb and the finite verbs of news and interviews.
func TestTreesOfTreebanks(t *testing.T) {
	texts := treebank(t, "dev.conllu")
	if !Read("A test.", nil, "en").Trees {
		t.Skip("no weights")
	}
	subjects, verbs := map[string]*tally{}, map[string]*tally{}
	for _, b := range texts {
		d := b.reparsed()
		for _, g := range []string{"all", b.Genre} {
			if subjects[g] == nil {
				subjects[g], verbs[g] = &tally{}, &tally{}
			}
			s, v := subjects[g], verbs[g]
			for i := range b.Tokens {
				want, have := finiteToken(&b.Tokens[i]), finiteToken(&d.Tokens[i])
				if want {
					v.want++
				}
				if have {
					v.have++
				}
				if want && have {
					v.right++
				}
			}
			for i, x := range b.Sentences {
				if want := mainSubject(b.Doc, i); want != None && x.Root != None {
					s.want++
					s.have++
					if mainSubject(d, i) == want && d.Sentences[i].Root == x.Root {
						s.right++
					}
				}
			}
		}
	}
	for _, g := range sortedKeys(subjects) {
		t.Logf("%-16s subject of the main verb %.1f %% of %d; finite verbs %s", g, 100*float64(subjects[g].right)/float64(subjects[g].want), subjects[g].want, verbs[g])
	}
}

func finiteToken(t *Token) bool { return t.Features.VerbForm == "Fin" }

// mainSubject returns the token of the subject of a sentence's root, or None.
func mainSubject(d *Doc, s int) int {
	r := d.Sentences[s].Root
	if r == None {
		return None
	}
	for k := d.Sentences[s].Tokens[0]; k < d.Sentences[s].Tokens[1]; k++ {
		if d.Tokens[k].Head == r && (d.Tokens[k].Relation == "nsubj" || d.Tokens[k].Relation == "nsubj:pass") {
			return k
		}
	}
	return None
}
