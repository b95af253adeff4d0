package gather

import (
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	"variorum/generator/source"
)

// pool reads raw stories, the articles of each under its folder's name.
func pool(t *testing.T) (items []Item, gold []string) {
	t.Helper()
	shared := os.Getenv("VARIORUM_SHARED")
	if shared == "" {
		t.Skip("VARIORUM_SHARED names no folder of raw stories")
	}
	files, err := filepath.Glob(filepath.Join(shared, "pool", "*", "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		if !source.IsArticle(filepath.Base(f)) {
			continue
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := source.Parse(filepath.Base(f), raw, "")
		if a != nil {
			items, gold = append(items, Item{Article: a}), append(gold, filepath.Base(filepath.Dir(f)))
		}
	}
	return items, gold
}

// bcubed is the F1 of Bagga and Baldwin (1998): for each article, how much of its group is of its story, and how much of
// its story is in its group.
func bcubed(groups []Group, gold []string) (p, r, f float64) {
	size := map[string]float64{}
	for _, g := range gold {
		size[g]++
	}
	for _, g := range groups {
		in := map[string]float64{}
		for _, i := range g.Items {
			in[gold[i]]++
		}
		for _, i := range g.Items {
			p += in[gold[i]] / float64(len(g.Items))
			r += in[gold[i]] / size[gold[i]]
		}
	}
	n := float64(len(gold))
	p, r = p/n, r/n
	return p, r, 2 * p * r / (p + r)
}

// TestPool throws the articles of raw stories together, all of them and as few as an inbox has, and groups them.
func TestPool(t *testing.T) {
	items, gold := pool(t)
	p, r, f := bcubed(Heap(items), gold)
	t.Logf("%d articles: B-cubed P %.3f R %.3f F1 %.3f", len(items), p, r, f)
	if f < 0.95 {
		t.Errorf("B-cubed F1 is %.3f", f)
	}
	names := []string{}
	for i, g := range gold {
		if i == 0 || g != gold[i-1] {
			names = append(names, g)
		}
	}
	for _, n := range []int{3, 10, 30} {
		sum, rounds := 0.0, 20
		for seed := range rounds {
			pick := map[string]bool{}
			for _, k := range rand.New(rand.NewSource(int64(seed))).Perm(len(names))[:n] {
				pick[names[k]] = true
			}
			var some []Item
			var of []string
			for i := range items {
				if pick[gold[i]] {
					some, of = append(some, items[i]), append(of, gold[i])
				}
			}
			_, _, f := bcubed(Heap(some), of)
			sum += f
		}
		t.Logf("%d stories: F1 %.3f", n, sum/float64(rounds))
	}
}
