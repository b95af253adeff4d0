package grammar

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// pronounModel is the weights by which candidates for a pronoun are scored: a log-linear ranking model over readable
// features (Denis and Baldridge 2008), and the kinds of nouns that the treebank's annotators gave them.
type pronounModel struct {
	weights map[string]int // feature -> thousandths
	nouns   map[string]byte
	// calibration tells how often the likeliest candidate is right, for each tenth of its probability by the model.
	calibration map[string][]Margin
}

//go:embed coref.tsv
var corefWeights string

var theModel = sync.OnceValue(func() *pronounModel {
	m, err := readPronounModel(strings.NewReader(corefWeights))
	if err != nil {
		panic(err) // embedded
	}
	return m
})

func readPronounModel(r io.Reader) (*pronounModel, error) {
	m := &pronounModel{weights: map[string]int{}, nouns: map[string]byte{}, calibration: map[string][]Margin{}}
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		f := strings.Split(in.Text(), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("coref.tsv:%d: %d fields, want 3", line, len(f))
		}
		switch f[0] {
		case "weight":
			n, err := strconv.Atoi(f[2])
			if err != nil {
				return nil, fmt.Errorf("coref.tsv:%d: %w", line, err)
			}
			m.weights[f[1]] = n
		case "noun":
			m.nouns[f[1]] = f[2][0]
		case "calibration":
			for v := range strings.FieldsSeq(f[2]) {
				n, err := strconv.Atoi(v)
				if err != nil {
					return nil, fmt.Errorf("coref.tsv:%d: %w", line, err)
				}
				m.calibration[f[1]] = append(m.calibration[f[1]], Margin(n))
			}
		}
	}
	return m, in.Err()
}

// write writes the model as it is read.
func (m *pronounModel) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# How pronouns find what they stand for. Made by TrainPronouns from the coreference of GUM (Zeldes 2017, CC BY 4.0) and of")
	fmt.Fprintln(out, "# GAP's development part (Webster et al. 2018, Apache 2.0): weights of features in thousandths, kinds of nouns, and how often")
	fmt.Fprintln(out, "# the likeliest candidate was right in texts left out, for each twentieth of its probability, in thousandths.")
	for _, k := range sorted(m.calibration) {
		fmt.Fprintf(out, "calibration\t%s\t%s\n", k, strings.Trim(fmt.Sprint(m.calibration[k]), "[]"))
	}
	for _, k := range sorted(m.nouns) {
		fmt.Fprintf(out, "noun\t%s\t%c\n", k, m.nouns[k])
	}
	for _, k := range sorted(m.weights) {
		fmt.Fprintf(out, "weight\t%s\t%d\n", k, m.weights[k])
	}
	return out.Flush()
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (m *pronounModel) score(features []string) int {
	s := 0
	for _, f := range features {
		s += m.weights[f]
	}
	return s
}

// probability returns how probable a candidate is by the model, in thousandths.
func probability(candidates []candidate, i int) int {
	sum := 0.0
	for _, c := range candidates {
		sum += math.Exp(float64(c.score-candidates[i].score) / 1000)
	}
	return int(math.Round(1000 / sum))
}

// margin returns how often the likeliest candidate is right where the model is as sure as here.
func (m *pronounModel) margin(class string, candidates []candidate, best int) Margin {
	p := probability(candidates, best)
	if class == "she" {
		class = "he"
	}
	c := m.calibration[class]
	if len(c) == 0 {
		return Margin(p)
	}
	return c[min(p*len(c)/1001, len(c)-1)]
}
