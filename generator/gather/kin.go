package gather

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

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
	kinWords = 3    // words of rare names that both have
	kinNames = 2    // names that these words make: “Food and Drug Administration” is one
	kinYears = 3    // names, where more than a year lies between the stories
	kinRare  = 3    // how many stories a rare name stands in at most,
	kinShare = 100  // or one in so many
)

// Relate finds the stories that are of one matter, by the names that stand in their articles: how rare a name is among the
// stories, and in how many of a story's articles it stands. Stories of one matter may lie years apart, as an inquiry does; they
// need to share more then.
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
			if seen[w] > max(kinRare, float64(len(stories))/kinShare) {
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
			shared := sharedOf(vectors[a], vectors[b])
			if len(shared) < kinWords {
				continue
			}
			need := kinNames
			if yearsApart(stories[a], stories[b]) {
				need = kinYears
			}
			if namesOf(slices.Concat(stories[a], stories[b]), shared) >= need {
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

// nameReach is how many words further another word of one name may stand: “Food and Drug Administration”.
const nameReach = 3

// namesOf counts the names that words make: words are of one name where the rarer stands by the other as often as not.
func namesOf(articles []*source.Article, list []string) int {
	of := map[string]int{}
	for i, w := range list {
		of[w] = i
	}
	seen, joined := make([]int, len(list)), make([][]int, len(list))
	for i := range joined {
		joined[i] = make([]int, len(list))
	}
	for _, a := range articles {
		for _, b := range a.Blocks {
			if b.Class != source.Prose {
				continue
			}
			last, distance := -1, 0
			eachWord(b.Of(a.Text), func(_, stem string, _, first bool) {
				if distance++; first {
					last = -1
				}
				i, wanted := of[stem]
				if !wanted {
					return
				}
				seen[i]++
				if last >= 0 && last != i && distance <= nameReach {
					joined[last][i]++
					joined[i][last]++
				}
				last, distance = i, 0
			})
		}
	}
	names, found := make([]int, len(list)), 0
	for i := range list {
		names[i] = -1
		for j := range i {
			if 2*joined[i][j] >= min(seen[i], seen[j]) {
				names[i] = names[j]
			}
		}
		if names[i] < 0 {
			names[i] = found
			found++
		}
	}
	return found
}

// yearsApart reports whether more than a year lies between two stories.
func yearsApart(a, b []*source.Article) bool {
	x, y := dayOf(a), dayOf(b)
	return !x.IsZero() && !y.IsZero() && math.Abs(x.Sub(y).Hours()) > 366*24
}

// dayOf returns the day of the first dated article.
func dayOf(articles []*source.Article) time.Time {
	for _, a := range articles {
		if t, err := time.Parse(time.DateOnly, first(a.Meta.Date, 10)); err == nil {
			return t
		}
	}
	return time.Time{}
}
