// Package gather tells which articles of a heap are about one story.
//
// Input is articles, read, some of which belong to a story already; output is groups of the others, each with the story that
// it belongs to or none, and the words that hold it together. Nothing is moved: an editor decides.
//
// Each article is a vector of its words: those of its headline and of its first few hundred words, where news tells what
// happened, by how rare they are in the heap and how much they tell in any news (lexicon: weights); names count more. Two
// articles are as near as the angle between their vectors is small (cosine), less where their days are far apart. Groups
// grow by average linkage, the nearest two first, as long as they are near enough, which is the method of topic detection
// and tracking (Allan et al. 1998). Two stories that exist are never joined, and an article whose group is not clear stays
// by itself.
package gather

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// Item is an article of the heap.
type Item struct {
	Article *source.Article
	Story   string // the slug of the story that it belongs to; "" where that is to be found
}

// Group is articles that appear to be about one story.
type Group struct {
	Items []int    // into the heap, those that belong to no story yet, in order
	Story string   // the slug of the story that they belong to; "" for a new one
	Why   []string // words that hold the group together, the most telling first
}

// The figures of the method. They were chosen on one pool of raw stories, and on no others; neighbouring values do about as
// well there.
const (
	opening  = 300   // words of an article that count
	headline = 3.0   // how often a word of the headline counts
	named    = 1.8   // how much more a name tells than another word
	prior    = 200.0 // articles of other matters that a heap is taken to have beside its own: a small one tells little of what is rare
	nearTo   = 0.11  // how near two groups have to be, on average, to be one
	days     = 1.0   // days apart that make two articles no less near
	decay    = 4.0   // further days that make them half as near
	reasons  = 6     // words that are told
)

// Heap groups the articles.
func Heap(items []Item) []Group {
	vectors := weigh(items)
	clusters := start(items)
	near := make([][]float64, len(items))
	for i := range items {
		near[i] = make([]float64, len(items))
		for j := range i {
			if items[i].Story != "" && items[j].Story != "" {
				continue // stories that exist are never joined
			}
			near[i][j] = cosine(vectors[i], vectors[j]) * together(items[i].Article, items[j].Article)
			near[j][i] = near[i][j]
		}
	}
	// sums of nearness between clusters, from which averages follow when two are joined
	sum := make([][]float64, len(clusters))
	for a := range clusters {
		sum[a] = make([]float64, len(clusters))
		for b := range clusters {
			for _, i := range clusters[a].items {
				for _, j := range clusters[b].items {
					sum[a][b] += near[i][j]
				}
			}
		}
	}
	for {
		best, x, y := nearTo, -1, -1
		for a := range clusters {
			if clusters[a] == nil {
				continue
			}
			for b := range a {
				if clusters[b] == nil || clusters[a].story != "" && clusters[b].story != "" {
					continue
				}
				if s := sum[a][b] / float64(len(clusters[a].items)*len(clusters[b].items)); s > best {
					best, x, y = s, a, b
				}
			}
		}
		if x < 0 {
			break
		}
		clusters[y].items = append(clusters[y].items, clusters[x].items...)
		clusters[y].story = cmp.Or(clusters[y].story, clusters[x].story)
		for c := range clusters {
			sum[y][c] += sum[x][c]
			sum[c][y] = sum[y][c]
		}
		clusters[x] = nil
	}
	var out []Group
	for _, c := range clusters {
		if c == nil {
			continue
		}
		g := Group{Story: c.story}
		var articles []*source.Article
		for _, i := range c.items {
			articles = append(articles, items[i].Article)
			if items[i].Story == "" {
				g.Items = append(g.Items, i)
			}
		}
		slices.Sort(g.Items)
		if len(g.Items) > 0 {
			g.Why = spelled(articles, why(c.items, vectors))
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Compare(a.Items[0], b.Items[0]) })
	return out
}

// cluster is articles that are taken for one story.
type cluster struct {
	items []int
	story string
}

// start makes a cluster of each story that exists, and of each other article.
func start(items []Item) []*cluster {
	var out []*cluster
	known := map[string]*cluster{}
	for i, it := range items {
		c := known[it.Story]
		if c == nil || it.Story == "" {
			c = &cluster{story: it.Story}
			known[it.Story] = c
			out = append(out, c)
		}
		c.items = append(c.items, i)
	}
	return out
}

// whole is the length of a vector. Weights are whole numbers, so that sums over them are exact: the same on every processor.
const whole = 1 << 20

// vector is what the words of an article tell. Its words are in order.
type vector []weighed

type weighed struct {
	word   string
	weight float64
}

func weigh(items []Item) []vector {
	counts := make([]map[string]float64, len(items))
	seen := map[string]float64{}
	for i, it := range items {
		counts[i] = words(it.Article)
		for w := range counts[i] {
			seen[w]++
		}
	}
	n := float64(len(items))
	out := make([]vector, len(items))
	for i, count := range counts {
		length := 0.0
		for _, w := range slices.Sorted(maps.Keys(count)) {
			x := (1 + math.Log(count[w])) * math.Log((n+prior)/(seen[w]+0.5)) * worth(w)
			out[i] = append(out[i], weighed{w, x})
			length += float64(x * x)
		}
		for k := range out[i] {
			out[i][k].weight = math.Round(whole * out[i][k].weight / math.Sqrt(length))
		}
	}
	return out
}

// worth is what a word tells in any news.
func worth(w string) float64 {
	factor := 1.0
	if bare, name := strings.CutPrefix(w, "^"); name {
		w, factor = bare, named
	}
	f := lexicon.For("en").Table("weights").Field(w, 0)
	n := 0.0
	for _, c := range f {
		n = n*10 + float64(c-'0')
	}
	if f == "" {
		n = 1000
	}
	if n < 300 {
		return 0
	}
	return factor * n / 1000
}

// words counts the words of an article by their stems; names begin with "^".
func words(a *source.Article) map[string]float64 {
	v := map[string]float64{}
	left := opening
	count := func(text string, times float64, head bool) {
		eachWord(text, func(_, w string, capital, first bool) {
			if capital && !first && !head || head && v["^"+w] > 0 {
				v["^"+w] += times
			} else {
				v[w] += times
			}
		})
	}
	for _, b := range a.Blocks {
		if b.Class != source.Prose || left <= 0 {
			continue
		}
		f := strings.Fields(b.Of(a.Text))
		f = f[:min(len(f), left)]
		left -= len(f)
		count(strings.Join(f, " "), 1, false)
	}
	title := a.Meta.Title
	for _, b := range a.Blocks {
		if title == "" && b.Class == source.Headline {
			title = b.Of(a.Text)
		}
	}
	count(title, headline, true)
	for w, c := range v { // a name that opens a sentence, or stands in a headline, is one
		if v["^"+w] > 0 {
			v["^"+w] += c
			delete(v, w)
		}
	}
	return v
}

// eachWord goes through the words of a text: as they are written, without a possessive ending; by their stems; whether they
// begin with a capital; whether they open a sentence.
func eachWord(text string, take func(form, stem string, capital, first bool)) {
	first := true
	for _, f := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.' && r != '-'
	}) {
		ends := strings.HasSuffix(f, ".")
		f = strings.Trim(f, ".-'’")
		for _, s := range []string{"'s", "’s", "'S", "’S"} {
			f = strings.TrimSuffix(f, s)
		}
		if f == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(f)
		take(f, statement.Stem("en", strings.ToLower(f)), unicode.IsUpper(r), first)
		first = ends
	}
}

// spelled returns how articles write words that are known by their stems: the form that they have most often.
func spelled(articles []*source.Article, stems []string) []string {
	wanted := map[string]map[string]int{}
	for _, s := range stems {
		wanted[s] = map[string]int{}
	}
	for _, a := range articles {
		for _, b := range a.Blocks {
			if b.Class != source.Prose && b.Class != source.Headline {
				continue
			}
			eachWord(b.Of(a.Text), func(form, stem string, _, first bool) {
				if count := wanted[stem]; count != nil && !first {
					count[form]++
				}
			})
		}
		eachWord(a.Meta.Title, func(form, stem string, _, _ bool) {
			if count := wanted[stem]; count != nil && len(count) == 0 {
				count[form]++
			}
		})
	}
	out := make([]string, len(stems))
	for i, s := range stems {
		count := wanted[s]
		forms := slices.SortedFunc(maps.Keys(count), func(x, y string) int {
			return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(len(x), len(y)), strings.Compare(x, y))
		})
		out[i] = strings.Join(forms[:min(len(forms), 1)], "")
	}
	return slices.DeleteFunc(out, func(w string) bool { return w == "" })
}

func cosine(a, b vector) (s float64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i].word, b[j].word); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			s += a[i].weight * b[j].weight
			i, j = i+1, j+1
		}
	}
	return s / (whole * whole)
}

// together tells how much less near two articles are for their days.
func together(a, b *source.Article) float64 {
	x, errA := time.Parse(time.DateOnly, first(a.Meta.Date, 10))
	y, errB := time.Parse(time.DateOnly, first(b.Meta.Date, 10))
	if errA != nil || errB != nil {
		return 1
	}
	apart := math.Abs(x.Sub(y).Hours() / 24)
	if apart <= days {
		return 1
	}
	return math.Max(0.3, 1/(1+(apart-days)/decay))
}

func first(s string, n int) string { return s[:min(n, len(s))] }

// why returns the words that articles share and that tell most, by their stems.
func why(items []int, vectors []vector) []string {
	total := map[string]float64{}
	in := map[string]int{}
	for _, i := range items {
		for _, x := range vectors[i] {
			total[x.word] += x.weight
			in[x.word]++
		}
	}
	var all []string
	for w := range total {
		if in[w] > 1 || len(items) == 1 {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(total[b], total[a]), strings.Compare(a, b)) })
	all = all[:min(len(all), reasons)]
	for i := range all {
		all[i] = strings.TrimPrefix(all[i], "^")
	}
	return all
}
