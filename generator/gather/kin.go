package gather

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"variorum/generator/source"
)

// Kin is two stories that appear to be of one matter: the fire, and the inquiry into it a month later.
type Kin struct {
	A, B  int      // into the stories, A before B
	Names []string // that both have, the most telling first
}

// The figures by which stories are taken for kin. They are higher than those of one story, for nothing but names counts:
// what happened is another thing each time.
const (
	kinNear  = 0.22 // how near the names of two stories have to be
	kinNames = 3    // names that both have
	kinShare = 0.4  // a name that more than this share of the stories have tells nothing, where there are ten or more
	kinFew   = 10
)

// Relate finds the stories that are of one matter, by the names that stand in their articles: how rare a name is among the
// stories, and in how many of a story's articles it stands. Days only order them: an inquiry may come years later.
func Relate(stories [][]*source.Article) []Kin {
	names := make([]map[string]float64, len(stories))
	seen := map[string]float64{}
	for i, articles := range stories {
		names[i] = map[string]float64{}
		for _, a := range articles {
			for w := range words(a) {
				if bare, is := strings.CutPrefix(w, "^"); is && worth(w) > 0 {
					names[i][bare]++
				}
			}
		}
		for w, n := range names[i] {
			if len(articles) > 1 && n == 1 {
				delete(names[i], w) // one article's own
				continue
			}
			names[i][w] = n / float64(len(articles))
			seen[w]++
		}
	}
	vectors := make([]vector, len(stories))
	for i, all := range names {
		length := 0.0
		for _, w := range slices.Sorted(maps.Keys(all)) {
			if seen[w] > kinShare*float64(len(stories)) && len(stories) >= kinFew {
				continue
			}
			x := math.Round(whole * all[w] * math.Log((float64(len(stories))+prior)/(seen[w]+0.5)))
			vectors[i] = append(vectors[i], weighed{w, x})
			length += x * x
		}
		for k := range vectors[i] {
			vectors[i][k].weight = math.Round(whole * vectors[i][k].weight / math.Sqrt(length))
		}
	}
	var out []Kin
	for a := range stories {
		for b := a + 1; b < len(stories); b++ {
			if cosine(vectors[a], vectors[b]) < kinNear {
				continue
			}
			if shared := sharedOf(vectors[a], vectors[b]); len(shared) >= kinNames {
				shared = shared[:min(len(shared), reasons)]
				out = append(out, Kin{a, b, spelled(slices.Concat(stories[a], stories[b]), shared)})
			}
		}
	}
	return out
}

// sharedOf returns the words that two vectors have, the most telling first.
func sharedOf(a, b vector) []string {
	weight := map[string]float64{}
	for _, x := range a {
		weight[x.word] = x.weight
	}
	both := map[string]float64{}
	for _, x := range b {
		if weight[x.word] > 0 {
			both[x.word] = weight[x.word] * x.weight
		}
	}
	return slices.SortedFunc(maps.Keys(both), func(x, y string) int { return cmp.Or(cmp.Compare(both[y], both[x]), strings.Compare(x, y)) })
}
