//go:build ignore

// This program learns the weights of align (../weights.txt) from annotated stories:
//
//	go run ./generator/align/train/train.go [-try] [-v] [-judged STORIES] DIR…
//
// STORIES is the folder of the stories that judged.tsv tells about: differences that earlier builds noted, judged by a reader. A DIR
// holds DIR/STORY/seeds and DIR/STORY/gold.json. A pair of places is right where the annotation has them in two readings of one
// difference; pairs that give the same answer are not asked. The trees are judged with the stories in folds, so that no story
// judges itself, and calibrated on these held-out judgements.
package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"variorum/generator/align"
	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/trees"
)

var (
	try     = flag.Bool("try", false, "print figures, write nothing")
	verbose = flag.Bool("v", false, "print the surest pairs, right and wrong")
	count   = flag.Int("trees", 120, "how many trees")
	fewest  = flag.Float64("fewest", 8, "least weight of the examples of a leaf")
	pool    = flag.String("judged", "", "folder of the stories of judged.tsv")
	out     = flag.String("dump", "", "write features here")
)

type span struct {
	Source     string
	Start, End int
	Exact      string
}

type gold struct {
	Sources     []struct{ ID, File string }
	Differences []struct {
		ID, Kind, Severity, What string
		Internal                 bool
		Readings                 []struct {
			Sources []string
			Spans   []span
		}
	}
}

type example struct {
	trees.Example
	story, what string
	slot        align.Slot
	a, b        align.Place
	gold        []string // the differences that it shows
}

func main() {
	flag.Parse()
	var all []example
	want := map[string]map[string]string{} // story -> difference -> severity
	for _, dir := range flag.Args() {
		dirs, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, d := range dirs {
			if _, err := os.Stat(filepath.Join(d, "gold.json")); err == nil {
				all = append(all, read(d, want)...)
			}
		}
	}
	if *pool != "" {
		all = append(all, looked(*pool, "generator/align/train/judged.tsv")...)
	}
	score := make([]float64, len(all))
	const folds = 8
	cases := func(keep func(string) bool) (out []trees.Example) {
		for _, e := range all {
			if keep(e.story) {
				out = append(out, e.Example)
			}
		}
		return out
	}
	settings := trees.Usual(align.Signs())
	settings.Trees, settings.Fewest = *count, *fewest
	for k := range folds {
		m := trees.Fit(cases(func(s string) bool { return fold(s, folds) != k }), settings)
		for i, e := range all {
			if fold(e.story, folds) == k {
				score[i] = m.Score(e.Features)
			}
		}
	}
	every := cases(func(string) bool { return true })
	table := trees.Calibrate(every, score, 15)
	report(all, score, table, want)
	if !*try {
		m := trees.Fit(every, settings)
		must(os.WriteFile("generator/align/weights.txt", []byte(m.Format(table, align.FeatureNames(), "generator/align/train")), 0o666))
	}
}

func fold(story string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(story))
	return int(h.Sum32() % uint32(n))
}

// read reads a story. One in which many articles rework one report is weighed down by its many pairs.
func read(dir string, want map[string]map[string]string) (out []example) {
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	must(err)
	var g gold
	must(json.Unmarshal(raw, &g))
	st, found := source.ReadStory(os.DirFS(dir), "seeds", "seeds")
	if found.Errors() > 0 {
		fmt.Fprintln(os.Stderr, dir, found.Err())
		return nil
	}
	c, _ := collate.Story(collate.Input{Slug: "s", Articles: st.Articles})
	name := filepath.Base(dir)
	want[name] = map[string]string{}
	for _, d := range g.Differences {
		if !d.Internal {
			want[name][d.ID] = d.Severity
		}
	}
	file := map[string]string{}
	for _, s := range g.Sources {
		file[s.ID] = s.File
	}
	pairs, _ := c.Aligned()
	for _, p := range pairs {
		e := example{story: name, slot: p.Slot, what: c.Words(ref(p.A)) + " | " + c.Words(ref(p.B))}
		e.Features, e.Weight = p.Features, 1
		for _, d := range g.Differences {
			if d.Internal {
				continue
			}
			var a, b []int
			for i, r := range d.Readings {
				for _, x := range r.Spans {
					if hit(c, p.A, x, file) {
						a = append(a, i)
					}
					if hit(c, p.B, x, file) {
						b = append(b, i)
					}
				}
			}
			for _, i := range a {
				for _, j := range b {
					if i != j {
						e.Right = true
						e.gold = append(e.gold, d.ID)
					}
				}
			}
		}
		if p.Same {
			continue // asked of no annotation
		}
		e.a, e.b = p.A, p.B
		out = append(out, e)
	}
	shows := map[string]float64{}
	weight := math.Min(1.5, 15/math.Sqrt(float64(len(out)+1)))
	for _, e := range out {
		for _, d := range e.gold {
			shows[d]++
		}
	}
	for i := range out {
		for _, d := range out[i].gold { // copies show one difference many times
			out[i].Weight = math.Min(out[i].Weight, math.Max(0.25, 1/math.Sqrt(shows[d])))
		}
		out[i].Weight *= weight
	}
	return out
}

// looked reads the differences that a reader has judged.
func looked(dir, file string) (out []example) {
	raw, err := os.ReadFile(file)
	must(err)
	named := map[string]string{}
	dirs, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, d := range dirs {
		named[fmt.Sprintf("%x", sha256.Sum256([]byte(filepath.Base(d))))[:12]] = d
	}
	story, name := (*collate.Collation)(nil), ""
	var judge *align.Story
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 9 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if f[0] != name {
			name = f[0]
			st, found := source.ReadStory(os.DirFS(named[name]), ".", ".")
			if found.Errors() > 0 {
				fmt.Fprintln(os.Stderr, name, found.Err())
				continue
			}
			story, _ = collate.Story(collate.Input{Slug: "s", Articles: st.Articles})
			_, judge = story.Aligned()
		}
		place := func(f []string) (p align.Place) {
			start, _ := strconv.Atoi(f[1])
			end, _ := strconv.Atoi(f[2])
			for i, s := range story.Sources {
				if filepath.Base(s.Article.File) == f[0] {
					p = align.Place{Source: i, Span: source.Span{Start: offset(s.Article.Text, start), End: offset(s.Article.Text, end)}}
				}
			}
			return p
		}
		a, b := place(f[1:]), place(f[4:])
		p := judge.Judge(collate.Asked(collate.Kind(f[7])), a, b)
		if p.Features == nil || p.Same {
			continue
		}
		e := example{story: name, slot: "judged", what: f[7] + ": " + story.Words(ref(a)) + " | " + story.Words(ref(b))}
		e.Features, e.Weight, e.Right, e.a, e.b = p.Features, 1, f[8] == "yes", a, b
		out = append(out, e)
	}
	return out
}

// offset returns the byte at which a code point begins.
func offset(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

func ref(p align.Place) collate.Ref { return collate.Ref{Source: p.Source, Span: p.Span} }

// hit reports whether a place is one of the annotation, as score.py has it: half of the shorter one is shared, and the place is
// not much longer.
func hit(c *collate.Collation, p align.Place, x span, file map[string]string) bool {
	a := c.Sources[p.Source].Article
	if filepath.Base(a.File) != file[x.Source] {
		return false
	}
	words := a.Text[p.Start:p.End]
	from := utf8.RuneCountInString(a.Text[:p.Start])
	n := utf8.RuneCountInString(words)
	if n > max(80, 3*(x.End-x.Start)) {
		return false
	}
	meets := func(start, end int) bool {
		return 2*max(0, min(from+n, end)-max(from, start)) >= min(n, end-start)
	}
	if meets(x.Start, x.End) {
		return true
	}
	if len(x.Exact) < 6 {
		return false
	}
	for at := 0; ; {
		i := strings.Index(a.Text[at:], x.Exact)
		if i < 0 {
			return false
		}
		at += i
		start := utf8.RuneCountInString(a.Text[:at])
		if meets(start, start+utf8.RuneCountInString(x.Exact)) {
			return true
		}
		at += len(x.Exact)
	}
}

func report(all []example, score []float64, table trees.Calibration, want map[string]map[string]string) {
	reach := map[string]bool{}
	n, right := map[align.Slot]int{}, map[align.Slot]int{}
	for _, e := range all {
		n[e.slot]++
		if e.Right {
			right[e.slot]++
		}
		for _, d := range e.gold {
			reach[e.story+d] = true
		}
	}
	for _, s := range []align.Slot{"number", "date", "role", "speaker", "modality", "polarity", "argument", "words"} {
		fmt.Printf("%-10s %6d pairs %5d right\n", s, n[s], right[s])
	}
	for _, severity := range []string{"high", "medium", "low"} {
		have, total := 0, 0
		for s, ds := range want {
			for d, v := range ds {
				if v == severity {
					total++
					if reach[s+d] {
						have++
					}
				}
			}
		}
		fmt.Printf("among the candidates: %s %d of %d\n", severity, have, total)
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score[b], score[a]) })
	good, bad := 0, 0
	seen := map[string]bool{}
	hm := 0
	for k, i := range order {
		e := &all[i]
		if e.Right {
			good++
		} else {
			bad++
		}
		for _, d := range e.gold {
			if !seen[e.story+d] {
				seen[e.story+d] = true
				if want[e.story][d] != "low" {
					hm++
				}
			}
		}
		if *verbose && k < 400 {
			fmt.Printf("%v %d %s %s: %s %v\n", e.Right, table.Margin(score[i]), e.slot, e.story[:min(12, len(e.story))], strings.ReplaceAll(e.what, "\n", " "), e.gold)
		}
		if k+1 == 50 || k+1 == 100 || k+1 == 200 || k+1 == 400 || k+1 == 800 || k+1 == 1600 {
			fmt.Printf("surest %d: %.0f %% right, margin %d, differences %d (high or medium %d)\n", k+1, 100*float64(good)/float64(good+bad), table.Margin(score[i]), len(seen), hm)
		}
	}
	for _, at := range []int{700, 600, 500, 450, 400, 350, 300, 250, 200} {
		found, borne, have := 0, 0, map[string]bool{}
		type spot struct {
			story  string
			source int
			start  int
		}
		taken := map[spot]int{}
		good := map[int]bool{}
		for _, i := range order {
			e := &all[i]
			if table.Margin(score[i]) < at {
				break
			}
			x, y := spot{e.story, e.a.Source, e.a.Start}, spot{e.story, e.b.Source, e.b.Start}
			k, ok := taken[x]
			if l, too := taken[y]; too {
				k, ok = l, true
			}
			if !ok {
				found++
				k = found
			}
			taken[x], taken[y] = k, k
			if e.Right && !good[k] {
				good[k] = true
				borne++
			}
			for _, d := range e.gold {
				have[want[e.story][d]+e.story+d] = true
			}
		}
		h, m := 0, 0
		for d := range have {
			if strings.HasPrefix(d, "high") {
				h++
			} else if strings.HasPrefix(d, "medium") {
				m++
			}
		}
		fmt.Printf("from %d on: %d findings, %d borne out (%.0f %%), high %d, medium %d\n", at, found, borne, 100*float64(borne)/float64(max(1, found)), h, m)
	}
	for _, i := range order {
		if e := &all[i]; e.slot == "judged" {
			fmt.Println("judged", e.Right, table.Margin(score[i]), e.story[:8], strings.ReplaceAll(e.what, "\n", " "))
		}
	}
	if *out != "" {
		f, err := os.Create(*out)
		must(err)
		defer f.Close()
		for i, e := range all {
			raw, _ := json.Marshal(map[string]any{"story": e.story, "slot": e.slot, "what": e.what, "right": e.Right, "x": e.Features, "gold": e.gold, "score": score[i]})
			fmt.Fprintln(f, string(raw))
		}
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
