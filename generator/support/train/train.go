//go:build ignore

// This program learns the weights of support (../weights.txt) from claims that people have judged:
//
//	go run ./generator/support/train [-try] [-v] -stories DIR [-pairs FILE] [-facts FILE,FILE]
//
// DIR holds annotated stories (DIR/STORY/seeds and DIR/STORY/gold.json): the facts of the annotation, worded by the annotator,
// are right of the sources that they are marked in and wrong of the others; what it calls traps is wrong of every source. A line
// of a pairs file is {"story", "words", "source", "before", "holds", "made"}, one of a facts file {"article", "sentences": [{"text",
// "right"}]}.
//
// The model is boosted trees (Friedman 2001) of depth three under monotone constraints: a share that is explained can only
// speak for a claim, a slot that is not only against it. It is judged with the stories divided into folds, so that no story
// judges itself; the trees' sums are calibrated on these held-out judgements. -try prints the figures and writes nothing.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"

	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

var (
	stories        = flag.String("stories", "", "folder of annotated stories")
	pairs          = flag.String("pairs", "", "file of judged pairs")
	reworded       = flag.String("reworded", "generator/support/testdata/reworded.txt", "sentences in other words, by hand, about the stories of -own")
	own            = flag.String("own", "generator/edition/testdata/gold/tune", "folder of the project's own annotated stories")
	facts          = flag.String("facts", "", "files of judged sentences about an article, with commas")
	try            = flag.Bool("try", false, "print figures, write nothing")
	verbose        = flag.Bool("v", false, "print what is judged wrongly")
	trees          = flag.Int("trees", 120, "how many trees")
	at             = flag.Int("at", 700, "the margin from which on a claim counts as borne out, for -v")
	shown          = flag.String("show", "pairs", "the set whose errors -v prints")
	editWeight     = flag.Float64("edit", 1, "weight of an edit")
	goldWeight     = flag.Float64("gold", 1, "weight of an annotated fact")
	rewordedWeight = flag.Float64("other", 2, "weight of a sentence in other words")
	factWeight     = flag.Float64("fact", 1.5, "weight of a public sentence")
	folds          = flag.Int("folds", 10, "of stories")
	load           = flag.String("load", "", "files of features that -dump wrote, with commas")
	held           = flag.String("held", "", "write what is judged of held-out examples here")
	seeds          = flag.Int("seeds", 3, "how often the stories are divided anew, for the means")
	dump           = flag.String("dump", "", "write features here")
)

// example is words held against a source, with what people say of it.
type example struct {
	set, story, words, source, why string
	right                          bool
	made                           bool
	weight                         float64
	x                              []float64
	slots                          []support.Slot
}

func main() {
	flag.Parse()
	var all []example
	if *stories != "" {
		all = append(all, annotated(*stories, judgedPairs(*pairs))...)
	}
	if *own != "" {
		all = append(all, annotated(*own, inOtherWords(*reworded))...)
	}
	for _, f := range strings.Split(*facts, ",") {
		if f != "" {
			all = append(all, judgedFacts(f)...)
		}
	}
	for _, f := range strings.Split(*load, ",") {
		if f != "" {
			all = append(all, measured(f)...)
		}
	}
	if *dump != "" {
		write(all)
	}
	score := heldOut(all, 0)
	table := calibrate(all, score)
	report(all, score, table)
	means(all, score)
	if *held != "" {
		writeHeld(all, score, table)
	}
	if *try {
		return
	}
	m := boost(slices.DeleteFunc(slices.Clone(all), func(e example) bool { return e.foreign() }), *trees)
	if err := os.WriteFile("generator/support/weights.txt", []byte(m.Format(table, support.FeatureNames(), "generator/support/train")), 0o666); err != nil {
		panic(err)
	}
}

// foreign reports whether an example was judged by another question than the program's: who judged summaries let go who says it.
func (e *example) foreign() bool {
	credit := slices.Index(support.FeatureNames(), "slots-"+string(support.Speaker))
	return (strings.HasPrefix(e.set, "qags") || strings.HasPrefix(e.set, "frank")) && e.x[credit] > 0
}

// pair is words held against an article of a story.
type pair struct {
	Story, Words, Source, Before, Why string
	Holds, Made                       bool

	set string
}

// judgedPairs reads a file of pairs, by story.
func judgedPairs(file string) map[string][]pair {
	out := map[string][]pair{}
	if file == "" {
		return out
	}
	lines(file, func(raw []byte) {
		p := pair{set: "pairs"}
		must(json.Unmarshal(raw, &p))
		out[p.Story] = append(out[p.Story], p)
	})
	return out
}

// inOtherWords reads the sentences of testdata/reworded.txt, by story. The source of a pair is how its file's name begins.
func inOtherWords(file string) map[string][]pair {
	out := map[string][]pair{}
	story := ""
	lines(file, func(raw []byte) {
		line := string(raw)
		if name, ok := strings.CutPrefix(line, "= "); ok {
			story = name
			return
		}
		marks, words, ok := strings.Cut(line, " | ")
		if !ok || strings.HasPrefix(line, "#") {
			return
		}
		for _, m := range strings.Fields(marks) {
			out[story] = append(out[story], pair{set: "reworded", Story: story, Words: words, Source: m[1:], Holds: m[0] == '+', Made: true})
		}
	})
	return out
}

// annotated reads stories with their gold, and the pairs about them.
func annotated(dir string, byStory map[string][]pair) []example {
	var out []example
	dirs, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, d := range dirs {
		name := filepath.Base(d)
		st, found := source.ReadStory(os.DirFS(d), "seeds", "seeds")
		if found.Errors() > 0 {
			fmt.Fprintln(os.Stderr, name, found.Err())
			continue
		}
		c := newCourt(st.Articles)
		for _, a := range st.Articles {
			c.date = max(c.date, a.Meta.Date)
		}
		for _, p := range byStory[name] {
			s := slices.IndexFunc(c.files, func(f string) bool { return f == p.Source || p.set == "reworded" && strings.HasPrefix(f, p.Source) })
			if s < 0 {
				fmt.Fprintln(os.Stderr, "no", name, p.Source)
				continue
			}
			e := example{set: p.set, story: name, words: p.Words, source: p.Source, why: p.Why, right: p.Holds, made: p.Made, weight: weight(p.set)}
			c.measure(&e, s, p.Before)
			out = append(out, e)
		}
		raw, err := os.ReadFile(filepath.Join(d, "gold.json"))
		must(err)
		var gold struct {
			Sources []struct{ ID, File string }
			Facts   []struct {
				Text  string
				Spans []struct{ Source string }
			}
			Traps []struct{ Text string }
		}
		must(json.Unmarshal(raw, &gold))
		for _, g := range gold.Sources {
			s := slices.Index(c.files, g.File)
			if s < 0 {
				continue
			}
			for _, f := range gold.Facts {
				e := example{set: "gold", story: name, words: f.Text, source: g.File, weight: *goldWeight}
				for _, x := range f.Spans {
					e.right = e.right || x.Source == g.ID
				}
				c.measure(&e, s, "")
				out = append(out, e)
			}
			for _, f := range gold.Traps {
				e := example{set: "traps", story: name, words: f.Text, source: g.File, weight: *goldWeight}
				c.measure(&e, s, "")
				out = append(out, e)
			}
		}
	}
	return out
}

// judgedFacts reads articles with sentences about them.
func judgedFacts(file string) []example {
	var out []example
	lines(file, func(raw []byte) {
		defer func() {
			if r := recover(); r != nil {
				fmt.Fprintln(os.Stderr, file, "an article cannot be read:", r)
			}
		}()
		var x struct {
			ID, Article, Date string
			Sentences         []struct {
				Text  string
				Right bool
			}
		}
		must(json.Unmarshal(raw, &x))
		a, _ := source.Read(fstest.MapFS{"a.txt": {Data: []byte(front(x.Date) + strings.TrimSpace(x.Article) + "\n")}}, "a.txt")
		c := newCourt([]*source.Article{a})
		c.date = x.Date
		for _, s := range x.Sentences {
			e := example{set: strings.TrimSuffix(filepath.Base(file), ".jsonl"), story: x.ID, words: s.Text, right: s.Right}
			e.weight = weight(e.set)
			c.measure(&e, 0, "")
			out = append(out, e)
		}
	})
	return out
}

// front is front matter with a date.
func front(date string) string {
	if date == "" {
		return ""
	}
	return "---\ndate: " + date + "\n---\n"
}

type court struct {
	*support.Court
	files []string
	date  string // of the latest article
}

func newCourt(articles []*source.Article) court {
	var c court
	var docs []*statement.Doc
	for _, a := range articles {
		docs = append(docs, statement.Read(a))
		c.files = append(c.files, filepath.Base(a.File))
	}
	c.Court = support.Summon(docs, c.files)
	return c
}

// measure finds the features of an example, with the words that stand before it in its sentence.
func (c court) measure(e *example, s int, before string) {
	text := strings.TrimRight(e.words, " ,;:")
	if !strings.ContainsAny(text[len(text)-1:], ".!?”\"’") {
		text += "."
	}
	a := &source.Article{File: "d.md", Path: "d.md", Text: text, Body: -1, Meta: source.Meta{Language: c.Language(), Date: c.date}, Blocks: []source.Block{{Span: source.Span{End: len(text)}}}}
	doc := statement.Read(a)
	e.x, e.slots = c.Features(c.Read(doc).Words(source.Span{End: len(text)}), &c.Sources[s])
}

func lines(file string, f func(raw []byte)) {
	h, err := os.Open(file)
	must(err)
	defer h.Close()
	s := bufio.NewScanner(h)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if len(strings.TrimSpace(s.Text())) > 0 {
			f(s.Bytes())
		}
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func write(all []example) {
	f, err := os.Create(*dump)
	must(err)
	defer f.Close()
	for _, e := range all {
		raw, _ := json.Marshal(map[string]any{"set": e.set, "story": e.story, "words": e.words, "source": e.source, "right": e.right, "made": e.made, "x": e.x, "why": e.why})
		fmt.Fprintln(f, string(raw))
	}
}

// measured reads examples that -dump wrote.
func measured(file string) []example {
	var out []example
	lines(file, func(raw []byte) {
		var l struct {
			Set, Story, Words, Source, Why string
			Right, Made                    bool
			X                              []float64
		}
		must(json.Unmarshal(raw, &l))
		out = append(out, example{set: l.Set, story: l.Story, words: l.Words, source: l.Source, why: l.Why, right: l.Right, made: l.Made, x: l.X, weight: weight(l.Set)})
	})
	return out
}

// weight is what an example of a set counts.
func weight(set string) float64 {
	switch set {
	case "pairs":
		return 3
	case "reworded":
		return *rewordedWeight
	case "gold", "traps":
		return *goldWeight
	case "edits":
		return *editWeight
	}
	return *factWeight
}
