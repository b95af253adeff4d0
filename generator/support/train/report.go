//go:build ignore

package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"slices"

	"variorum/generator/support"
	boosted "variorum/generator/trees"
)

// sets are the sets that are reported.
var sets = []string{"pairs", "reworded", "edits", "qags-cnndm", "frank-cnndm-valid", "gold"}

// heldOut judges each example by trees that have not seen its story; seed divides the stories in another way.
func heldOut(all []example, seed int) []float64 {
	score := make([]float64, len(all))
	for k := range *folds {
		var train []example
		for _, e := range all {
			if fold(e.story, *folds, seed) != k && !e.foreign() {
				train = append(train, e)
			}
		}
		m := boost(train, *trees)
		for i, e := range all {
			if fold(e.story, *folds, seed) == k {
				score[i] = m.Score(e.x)
				if support.Vetoed(e.x) {
					score[i] = -5
				}
			}
		}
	}
	return score
}

// fold tells which fold a story belongs to.
func fold(story string, n, seed int) int {
	h := fnv.New32a()
	h.Write([]byte(story))
	h.Write([]byte{byte(seed)})
	return int(h.Sum32() % uint32(n))
}

// means prints for each set how many right ones are refused on the mean of the margins at which few wrong ones are accepted:
// one number that hangs less on single examples than any of report's, to compare settings by.
func means(all []example, first []float64) {
	sum := map[string]float64{}
	score := first
	for seed := range *seeds {
		if seed > 0 {
			score = heldOut(all, seed)
		}
		for _, set := range sets {
			sum[set] += refusedMean(all, score, set)
		}
	}
	fmt.Print("means")
	for _, set := range sets {
		fmt.Printf(" | %s %.2f", set, sum[set]/float64(max(*seeds, 1)))
	}
	fmt.Println()
}

// refusedMean is the mean share of right ones refused where from 2 to 15 % of the wrong ones are accepted (10 to 25 % of the public
// ones).
func refusedMean(all []example, score []float64, set string) float64 {
	lo, hi := 0.02, 0.15
	if set == "qags-cnndm" || set == "frank-cnndm-valid" || set == "gold" {
		lo, hi = 0.10, 0.25
	}
	var wrong, right []float64
	for i, e := range all {
		switch {
		case e.set == set && e.right:
			right = append(right, score[i])
		case e.set == set, set == "gold" && e.set == "traps":
			wrong = append(wrong, score[i])
		}
	}
	if len(wrong) == 0 || len(right) == 0 {
		return 0
	}
	slices.Sort(wrong)
	slices.Reverse(wrong)
	sum, n := 0.0, 0
	for k := int(lo * float64(len(wrong))); k <= int(hi*float64(len(wrong))); k++ {
		refused := 0
		for _, s := range right {
			if s <= wrong[k] {
				refused++
			}
		}
		sum += 100 * float64(refused) / float64(len(right))
		n++
	}
	return sum / float64(n)
}

// writeHeld writes what was judged of every example by trees that had not seen its story.
func writeHeld(all []example, score []float64, table boosted.Calibration) {
	f, err := os.Create(*held)
	must(err)
	defer f.Close()
	for i, e := range all {
		raw, _ := json.Marshal(map[string]any{
			"set": e.set, "story": e.story, "words": e.words, "source": e.source, "right": e.right, "made": e.made, "x": e.x, "why": e.why,
			"margin": table.Margin(score[i]), "score": score[i],
		})
		fmt.Fprintln(f, string(raw))
	}
}

// report prints for each set how many right ones are refused where a share of the wrong ones is accepted.
func report(all []example, score []float64, table boosted.Calibration) {
	for _, set := range sets {
		fmt.Printf("%-18s", set)
		for _, most := range []int{2, 4, 6, 8, 10, 15, 18, 20} {
			wrong := []float64{math.Inf(-1)}
			for i, e := range all {
				if (e.set == set || set == "gold" && e.set == "traps") && !e.right {
					wrong = append(wrong, score[i])
				}
			}
			slices.Sort(wrong)
			slices.Reverse(wrong)
			at := wrong[len(wrong)*most/100]
			right, refused, made, madeRefused := 0, 0, 0, 0
			for i, e := range all {
				if e.set == set && e.right {
					right++
					no := score[i] <= at
					if no {
						refused++
					}
					if e.made {
						made++
						if no {
							madeRefused++
						}
					}
				}
			}
			fmt.Printf(" | %d: %.1f", most, 100*float64(refused)/float64(right))
			if made > 0 {
				fmt.Printf(" (%.0f, own %.1f)", 100*float64(madeRefused)/float64(made), 100*float64(refused-madeRefused)/float64(right-made))
			}
			fmt.Printf(" from %d", table.Margin(at))
		}
		fmt.Println()
	}
	if *verbose {
		for i, e := range all {
			if p := table.Margin(score[i]); e.set == *shown && (p >= *at) != e.right {
				fmt.Printf("%d right=%v made=%v %s %s: %s | %s | %v\n", p, e.right, e.made, e.story, e.source, e.words, e.why, kinds(e.slots))
			}
		}
	}
}

func kinds(slots []support.Slot) (out []string) {
	for _, s := range slots {
		out = append(out, string(s.Kind))
	}
	return out
}
