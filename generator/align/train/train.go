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
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

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
	depth   = flag.Int("depth", 3, "depth of a tree")
	rate    = flag.Float64("rate", 0.1, "share of a tree's value that is taken")
	ridge   = flag.Float64("ridge", 4, "what holds back a leaf's value")
	pool    = flag.String("judged", "", "folder of the stories of judged.tsv")
	out     = flag.String("dump", "", "write the examples here")
	scores  = flag.String("scores", "", "write each pair with its held-out margin here")
	from    = flag.String("from", "", "read the examples from here, as -dump wrote them")
	ask     = flag.String("ask", "", "write candidates of the stories of -judged here, for a reader to judge, and do nothing else")
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
	if *ask != "" {
		asked(*pool, *ask)
		return
	}
	var all []example
	want := map[string]map[string]string{} // story -> difference -> severity
	if *from != "" {
		all = load(*from, want)
	}
	for _, dir := range flag.Args() {
		dirs, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, d := range dirs {
			if _, err := os.Stat(filepath.Join(d, "gold.json")); err == nil {
				all = append(all, read(d, want)...)
			}
		}
	}
	if *from == "" {
		for _, pattern := range []string{"generator/collate/testdata/differences/*.txtar", "generator/collate/testdata/stories/*.txtar"} {
			files, _ := filepath.Glob(pattern)
			for _, f := range files {
				all = append(all, invented(f)...)
			}
		}
	}
	if *pool != "" && *from == "" {
		all = append(all, looked(*pool, "generator/align/train/judged.tsv")...)
	}
	if *out != "" {
		save(*out, all, want)
	}
	level(all)
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
	settings.Trees, settings.Fewest, settings.Depth, settings.Rate, settings.Ridge = *count, *fewest, *depth, *rate, *ridge
	for k := range folds {
		m := trees.Fit(cases(func(s string) bool { return fold(s, folds) != k }), settings)
		for i, e := range all {
			if fold(e.story, folds) == k {
				score[i] = m.Score(e.Features)
			}
		}
	}
	every := cases(func(string) bool { return true })
	// Cases of collate are learned from, and not judged by: what they hold is what was looked for.
	var read []example
	var plain []trees.Example
	var held []float64
	for i, e := range all {
		if e.slot != "case" {
			read, plain, held = append(read, e), append(plain, e.Example), append(held, score[i])
		}
	}
	table := trees.Calibrate(plain, held, 15)
	if *scores != "" {
		var b strings.Builder
		for i, e := range all {
			fmt.Fprintf(&b, "%d\t%v\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s\t%.4f\n", table.Margin(score[i]), e.Right, e.story, e.slot, e.a.Source, e.a.Start, e.b.Source, e.b.Start, strings.Join(e.gold, ","), strings.Join(strings.Fields(e.what), " "), score[i])
		}
		must(os.WriteFile(*scores, []byte(b.String()), 0o666))
	}
	report(read, held, table, want)
	if !*try {
		m := trees.Fit(every, settings)
		must(os.WriteFile("generator/align/weights.txt", []byte(m.Format(table, align.FeatureNames(), "generator/align/train")), 0o666))
	}
}

// heaviest is what the right pairs of a story weigh together at most, and, five times of it, the wrong ones: copies of one report have
// thousands.
const heaviest = 12

// level weighs down the stories that have too many pairs.
func level(all []example) {
	right, wrong := map[string]float64{}, map[string]float64{}
	of := func(e *example) map[string]float64 {
		if e.Right {
			return right
		}
		return wrong
	}
	for i := range all {
		of(&all[i])[all[i].story] += all[i].Weight
	}
	for i := range all {
		e := &all[i]
		most := 5.0 * heaviest
		if e.Right {
			most = heaviest
		}
		e.Weight *= math.Min(1, most/of(e)[e.story])
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
	for _, p := range c.Answering(nil) {
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
	lines, order := map[string][][]string{}, []string{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 9 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if lines[f[0]] == nil {
			order = append(order, f[0])
		}
		lines[f[0]] = append(lines[f[0]], f)
	}
	for _, name := range order {
		st, found := source.ReadStory(os.DirFS(named[name]), ".", ".")
		if found.Errors() > 0 {
			fmt.Fprintln(os.Stderr, name, found.Err())
			continue
		}
		story, _ := collate.Story(collate.Input{Slug: "s", Articles: st.Articles})
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
		var offers []align.Offer
		for _, f := range lines[name] {
			offers = append(offers, align.Offer{Slot: collate.Asked(collate.Kind(f[7])), A: place(f[1:]), B: place(f[4:])})
		}
		for _, p := range story.Answering(offers) {
			for _, o := range p.Offers {
				if o >= len(offers) || p.Same {
					continue
				}
				f := lines[name][o]
				e := example{story: name, slot: "judged", what: f[7] + ": " + story.Words(ref(p.A)) + " | " + story.Words(ref(p.B))}
				e.Features, e.Weight, e.Right, e.a, e.b = p.Features, 1, f[8] == "yes", p.A, p.B
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// asked writes what the finders offer for stories without annotation, beside the sentences: lines for judged.tsv, to be judged by
// who reads them before any score is seen.
func asked(dir, file string) {
	f, err := os.Create(file)
	must(err)
	defer f.Close()
	dirs, _ := filepath.Glob(filepath.Join(dir, "*"))
	n := 0
	for _, d := range dirs {
		st, found := source.ReadStory(os.DirFS(d), ".", ".")
		if found.Errors() > 0 {
			fmt.Fprintln(os.Stderr, d, found.Err())
			continue
		}
		c, _ := collate.Story(collate.Input{Slug: "s", Articles: st.Articles})
		pairs := c.Answering(nil)
		slices.SortStableFunc(pairs, func(a, b align.Pair) int { return cmp.Compare(b.Margin, a.Margin) })
		type offer struct {
			kind string
			a, b align.Place
			by   string
			sure int
		}
		var offers []offer
		for _, x := range c.Differences {
			if x.Severity == collate.Low || x.Kind == collate.Lacuna {
				continue
			}
			for i := 1; i < len(x.Readings) && i < 3; i++ {
				if len(x.Readings[0].Spans) > 0 && len(x.Readings[i].Spans) > 0 {
					p, q := x.Readings[0].Spans[0], x.Readings[i].Spans[0]
					offers = append(offers, offer{string(x.Kind), align.Place{Source: p.Source, Span: p.Span}, align.Place{Source: q.Source, Span: q.Span}, "rule", 0})
				}
			}
		}
		slot := map[align.Slot]string{align.Number: "number", align.Date: "date", align.Role: "role", align.Speaker: "attribution", align.Modality: "certainty", align.Polarity: "polarity", align.Argument: "relation", align.Words: "label"}
		few := map[align.Slot]int{}
		most := map[align.Slot]int{align.Number: 5, align.Date: 3, align.Role: 2, align.Speaker: 2, align.Modality: 2, align.Polarity: 1, align.Argument: 2, align.Words: 2}
		for _, p := range pairs {
			if p.Same || few[p.Slot] >= most[p.Slot] {
				continue
			}
			if slices.ContainsFunc(offers, func(o offer) bool {
				return o.a.Source == p.A.Source && o.a.Start < p.A.End && p.A.Start < o.a.End && o.b.Source == p.B.Source && o.b.Start < p.B.End && p.B.Start < o.b.End
			}) {
				continue
			}
			few[p.Slot]++
			offers = append(offers, offer{slot[p.Slot], p.A, p.B, "slot", int(p.Margin)})
		}
		hash := fmt.Sprintf("%x", sha256.Sum256([]byte(filepath.Base(d))))[:12]
		for _, o := range offers {
			n++
			at := func(p align.Place) string {
				a := c.Sources[p.Source].Article
				start := utf8.RuneCountInString(a.Text[:p.Start])
				return fmt.Sprintf("%s\t%d\t%d", filepath.Base(a.File), start, start+utf8.RuneCountInString(a.Text[p.Start:p.End]))
			}
			say := func(p align.Place) string {
				doc := c.Sources[p.Source].Doc
				k := doc.SentenceAt(p.Start)
				if k < 0 {
					return "? " + doc.Words(p.Span)
				}
				x := doc.Sentences[k]
				w := c.Sources[p.Source].Article.Text
				return c.Sources[p.Source].Key + ": " + strings.Join(strings.Fields(w[x.Start:p.Start]+"[["+w[p.Start:p.End]+"]]"+w[p.End:max(x.End, p.End)]), " ")
			}
			fmt.Fprintf(f, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%d\n", n, hash, at(o.a), at(o.b), o.kind, say(o.a), say(o.b), o.by, o.sure)
		}
	}
}

var (
	quotedPlace = regexp.MustCompile(`"([^"]+)" @([\w-]+)`)
	lineOfCase  = regexp.MustCompile(`^(?:todo )?(differs|nodiff|none|[a-z,]+ conflict|[a-z,]+ variation) .*"`)
)

// invented reads a case of collate: each line of what must differ, or must not, is an example.
func invented(file string) (out []example) {
	a, err := txtar.ParseFile(file)
	must(err)
	fsys, want := fstest.MapFS{}, ""
	for _, f := range a.Files {
		if f.Name == "want" {
			want = string(f.Data)
		} else {
			fsys["seeds/case/"+f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	st, _ := source.ReadStory(fsys, "seeds", "seeds/case")
	c, _ := collate.Story(collate.Input{Slug: "case", Articles: st.Articles})
	type line struct {
		at    [2]align.Place
		right bool
	}
	var lines []line
	for l := range strings.Lines(want) {
		l = strings.TrimSpace(l)
		m := quotedPlace.FindAllStringSubmatch(l, -1)
		if len(m) != 2 || !lineOfCase.MatchString(l) {
			continue
		}
		x := line{right: !strings.Contains(l[:strings.IndexByte(l, '"')], "no")}
		for k := range 2 {
			for i, s := range c.Sources {
				if at := strings.Index(s.Article.Text, m[k][1]); s.Key == m[k][2] && at >= 0 {
					x.at[k] = align.Place{Source: i, Span: source.Span{Start: at, End: at + len(m[k][1])}}
				}
			}
		}
		lines = append(lines, x)
	}
	meets := func(p, q align.Place) bool {
		return p.Source == q.Source && p.Start < q.End && q.Start < p.End
	}
	for _, p := range c.Answering(nil) {
		if p.Same {
			continue
		}
		e := example{story: filepath.Base(file), slot: "case", what: c.Words(ref(p.A)) + " | " + c.Words(ref(p.B)), a: p.A, b: p.B}
		e.Features, e.Weight = p.Features, 0.4 // what no line tells of is no difference, most likely
		for _, l := range lines {
			if meets(p.A, l.at[0]) && meets(p.B, l.at[1]) || meets(p.A, l.at[1]) && meets(p.B, l.at[0]) {
				e.Weight, e.Right = 1, l.right
				break
			}
		}
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
	for _, least := range []float64{0.85, 0.8, 0.75, 0.7, 0.6, 0.5} {
		r := cut{}
		for _, x := range cuts(all, score, order, want) {
			if float64(x.borne) >= least*float64(x.found) {
				r = x
			}
		}
		fmt.Printf("at least %.0f %%: %d findings, %d borne out, high %d, medium %d, from margin %d on\n", 100*least, r.found, r.borne, r.high, r.medium, table.Margin(r.score))
	}
	for _, i := range order {
		if e := &all[i]; e.slot == "judged" {
			fmt.Println("judged", e.Right, table.Margin(score[i]), e.story[:8], strings.ReplaceAll(e.what, "\n", " "))
		}
	}
}

// cut is what is found down to a score.
type cut struct {
	score                      float64
	found, borne, high, medium int
}

// cuts returns what is found down to each score. Pairs that share a place are one finding, as collate gathers them.
func cuts(all []example, score []float64, order []int, want map[string]map[string]string) (out []cut) {
	type spot struct {
		story         string
		source, start int
	}
	taken := map[spot]int{}
	good, have := map[int]bool{}, map[string]bool{}
	c := cut{}
	for _, i := range order {
		e := &all[i]
		x, y := spot{e.story, e.a.Source, e.a.Start}, spot{e.story, e.b.Source, e.b.Start}
		k, ok := taken[x]
		if l, too := taken[y]; too {
			k, ok = l, true
		}
		if !ok {
			c.found++
			k = c.found
		}
		taken[x], taken[y] = k, k
		if e.Right && !good[k] {
			good[k] = true
			c.borne++
		}
		for _, d := range e.gold {
			if !have[e.story+d] {
				have[e.story+d] = true
				switch want[e.story][d] {
				case "high":
					c.high++
				case "medium":
					c.medium++
				}
			}
		}
		c.score = score[i]
		out = append(out, c)
	}
	return out
}

// saved is an example as it is written.
type saved struct {
	Story, What string
	Slot        align.Slot
	A, B        align.Place
	Gold        []string
	Right       bool
	Weight      float64
	X           []float64
}

func save(file string, all []example, want map[string]map[string]string) {
	f, err := os.Create(file)
	must(err)
	defer f.Close()
	w := json.NewEncoder(f)
	must(w.Encode(want))
	for _, e := range all {
		must(w.Encode(saved{e.story, e.what, e.slot, e.a, e.b, e.gold, e.Right, e.Weight, e.Features}))
	}
}

func load(file string, want map[string]map[string]string) (out []example) {
	f, err := os.Open(file)
	must(err)
	defer f.Close()
	r := json.NewDecoder(f)
	must(r.Decode(&want))
	for r.More() {
		var x saved
		must(r.Decode(&x))
		e := example{story: x.Story, what: x.What, slot: x.Slot, a: x.A, b: x.B, gold: x.Gold}
		e.Right, e.Weight, e.Features = x.Right, x.Weight, x.X
		out = append(out, e)
	}
	return out
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
