package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"variorum/generator/source"
)

// folds is how many parts the texts are divided into, by story and page.
const folds = 8

func fold(t *text) int {
	h := fnv.New32a()
	h.Write([]byte(t.group))
	return int(h.Sum32() % folds)
}

// opinions returns the scores of all lines by weights that have not seen their fold: those of the first model, with the
// certain lines as they are, and those of the second.
func opinions(texts []text) (first, second [][]int) {
	first, second = make([][]int, len(texts)), make([][]int, len(texts))
	for f := range folds {
		w := fit(texts, nil, f)
		for k := range texts {
			if t := &texts[k]; fold(t) == f {
				first[k] = make([]int, len(t.samples))
				for i, s := range t.samples {
					if first[k][i] = source.Settled(s.Class); s.Asked {
						first[k][i] = sum(w, s.Traits)
					}
				}
			}
		}
	}
	for f := range folds {
		w := fit(texts, first, f)
		for k := range texts {
			if t := &texts[k]; fold(t) == f {
				second[k] = make([]int, len(t.samples))
				for i, s := range t.samples {
					if s.Asked {
						second[k][i] = sum(w, s.Traits) + sum(w, source.Neighbours(first[k], i))
					}
				}
			}
		}
	}
	return first, second
}

func sum(w map[string]int, traits []string) int {
	n := 0
	for _, t := range traits {
		n += w[t]
	}
	return n
}

// example is a line to learn from.
type example struct {
	traits []int
	away   bool
	weight float64
}

// fit learns weights from all texts outside of a fold; from all where it is -1. With the scores of a first model it learns
// the second.
func fit(texts []text, first [][]int, without int) map[string]int {
	number, names := map[string]int{}, []string{}
	var all []example
	for k := range texts {
		t := &texts[k]
		if fold(t) == without {
			continue
		}
		for i, s := range t.samples {
			if !s.Asked {
				continue
			}
			traits := slices.Clone(s.Traits)
			if first != nil {
				traits = append(traits, source.Neighbours(first[k], i)...)
			}
			e := example{away: t.away[i], weight: float64(min(s.Len(), 400)+30) / 200}
			for _, name := range traits {
				n, ok := number[name]
				if !ok {
					n = len(names)
					number[name] = n
					names = append(names, name)
				}
				e.traits = append(e.traits, n)
			}
			all = append(all, e)
		}
	}
	w := descend(all, len(names))
	out := map[string]int{}
	for i, name := range names {
		if n := int(math.Round(w[i] * 1000)); n != 0 {
			out[name] = n
		}
	}
	return out
}

// descend minimises the logistic loss with a squared penalty, by full steps with a step size of each weight's own (Adam).
func descend(all []example, n int) []float64 {
	const rounds, rate, penalty, keep, spread = 400, 0.05, 2.0, 0.9, 0.99
	w, m, v, g := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for round := 1; round <= rounds; round++ {
		clear(g)
		for _, e := range all {
			z := 0.0
			for _, t := range e.traits {
				z += w[t]
			}
			d := 1 / (1 + math.Exp(-z))
			if e.away {
				d--
			}
			for _, t := range e.traits {
				g[t] += d * e.weight
			}
		}
		for i := range w {
			d := g[i] + penalty*w[i]
			m[i] = keep*m[i] + (1-keep)*d
			v[i] = spread*v[i] + (1-spread)*d*d
			w[i] -= rate * (m[i] / (1 - math.Pow(keep, float64(round)))) / (math.Sqrt(v[i]/(1-math.Pow(spread, float64(round)))) + 1e-8)
		}
	}
	return w
}

// report prints what margins would give on lines that the weights have not seen.
func report(texts []text, scores [][]int, all bool) {
	for _, kind := range []string{"stories", "pages"} {
		for _, margin := range []int{500, 1000, 1500, 2000, 2500, 3000, 3500, 4000} {
			found, of, wrong := 0, 0, 0
			back, lost, shaped := 0, 0, 0
			for k := range texts {
				if t := &texts[k]; t.kind == kind {
					for i, s := range t.samples {
						switch away := t.away[i]; {
						case !s.Asked:
						case s.Class == source.Prose:
							if away {
								of += s.Len()
							}
							if scores[k][i] > margin && away {
								found += s.Len()
							} else if scores[k][i] > margin {
								wrong += s.Len()
								if all && margin == 2000 {
									fmt.Printf("  ! %s %d %.140q\n", t.group, scores[k][i], s.Of(t.words))
								}
							}
							if all && away && margin == 2000 && scores[k][i] <= margin {
								fmt.Printf("  - %s %d %.140q\n", t.group, scores[k][i], s.Of(t.words))
							}
						default:
							if !away {
								shaped += s.Len()
							}
							if scores[k][i] < -margin && away {
								lost += s.Len()
							} else if scores[k][i] < -margin {
								back += s.Len()
							}
						}
					}
				}
			}
			fmt.Printf("%s, margin %d: of %d characters of furniture left %d are set aside, and %d of prose; of %d of prose set aside by shape %d come back, and %d of furniture\n", kind, margin, of, found, wrong, shaped, back, lost)
		}
	}
}

// table prints weights as the file has them.
func table(w *source.Weights) string {
	names := make([]string, 0, len(w.First)+len(w.Second))
	for n := range w.First {
		names = append(names, n)
	}
	for n := range w.Second {
		if w.First[n] == 0 {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	var b strings.Builder
	b.WriteString("# What tells furniture from an article's own prose: traits of a line with their weights, in thousandths of log-odds, without\n# and with what the first thinks of the neighbours. Made by generator/source/train from pages and stories whose prose people marked.\n# trait\tfirst\tsecond\n")
	for _, n := range names {
		fmt.Fprintf(&b, "%s\t%d\t%d\n", n, w.First[n], w.Second[n])
	}
	return b.String()
}
