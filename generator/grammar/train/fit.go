package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"variorum/generator/grammar/internal/net"
)

// recipe is all that decides the weights.
type recipe struct {
	train, dev, vectors, out string
	from                     string
	layers                   string
	width, words             int
	epochs, stop, tokens     int
	rate                     float64
	seed                     uint64
	sentences                int
}

// halves is into how many parts a batch is divided, each computed by a goroutine of its own. It is fixed, so that sums do
// not depend on the number of processors.
const halves = 2

// example is a sentence as the network sees it, with what it should say.
type example struct {
	tokens                 []net.Token
	tag, whole, rule, fine []int32
	heads, relations       []int32
}

func (r *recipe) fit() error {
	train, err := readTreebank(r.train)
	if err != nil {
		return err
	}
	if r.sentences > 0 {
		train = train[:min(len(train), r.sentences)]
	}
	dev, err := readTreebank(r.dev)
	if err != nil {
		return err
	}
	n, err := r.network(train)
	if err != nil {
		return err
	}
	n.Dropout = net.Dropout{Word: 0.25, Vector: 0.1, Input: 0.25, Layer: 0.25, Hidden: 0.3, Attention: 0.1}
	examples := make([]example, len(train))
	for i, s := range train {
		examples[i] = exampleOf(n, s)
	}
	weights := 0
	for _, p := range n.Params {
		weights += len(p.W)
	}
	fmt.Fprintf(os.Stderr, "%d sentences, %d weights, %d words, %d vectors, %d features, %d rules, %d relations\n", len(train), weights, len(n.Lexicon.Words), n.Params[0].Rows, len(n.Whole), len(n.Classes.Rules), len(n.Classes.Relations))
	return r.epoch(n, examples, dev)
}

// network makes the network to be trained: a new one, or that of an earlier round.
func (r *recipe) network(train []sentence) (*net.Network, error) {
	if r.from != "" {
		data, err := os.ReadFile(r.from)
		if err != nil {
			return nil, err
		}
		n, err := net.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", r.from, err)
		}
		n.Spread()
		n.Lemmas = lemmasOf(train, n.Classes.Rules)
		return n, nil
	}
	count := map[string]int{}
	for _, s := range train {
		for _, f := range s.forms {
			count[strings.ToLower(net.Straight(f))]++
		}
	}
	keep := map[string]bool{}
	for w := range count {
		keep[w] = true
	}
	vectors, err := readVectors(r.vectors, keep, r.words)
	if err != nil {
		return nil, err
	}
	lexicon, table := words(count, vectors)
	classes := classesOf(train)
	n := net.New(net.Config{Layers: r.layers, Width: r.width, Heads: 4, Tag: 192, Arc: 256, Label: 64}, classes, lexicon, table, r.seed)
	n.Lemmas = lemmasOf(train, n.Classes.Rules)
	return n, nil
}

// words makes the lexicon: words that have a vector, and those that stand twice or more in the treebank.
func words(count map[string]int, vectors map[string][]float32) (*net.Lexicon, *net.Param) {
	all := map[string]bool{}
	for w := range vectors {
		all[w] = true
	}
	for w, n := range count {
		if n >= 2 {
			all[w] = true
		}
	}
	l := &net.Lexicon{}
	for w := range all {
		if w != "" && !strings.Contains(w, "\n") {
			l.Words = append(l.Words, w)
		}
	}
	slices.Sort(l.Words)
	table := &net.Param{Name: "vectors", Cols: net.VectorWidth, Table: true}
	own := int32(0)
	for _, w := range l.Words {
		row, mine := int32(-1), int32(0)
		if v := vectors[w]; v != nil {
			row = int32(table.Rows)
			table.Rows++
			length := 0.0
			for _, x := range v {
				length += float64(x) * float64(x)
			}
			scale := float32(2 / math.Max(math.Sqrt(length), 1e-3))
			for _, x := range v {
				table.W = append(table.W, x*scale)
			}
		}
		if count[w] >= 2 {
			own++
			mine = own
		}
		l.Vector = append(l.Vector, row)
		l.Own = append(l.Own, mine)
	}
	return l, table
}

func index(list []string) map[string]int32 {
	m := map[string]int32{}
	for i, s := range list {
		m[s] = int32(i)
	}
	return m
}

// exampleOf looks a sentence of the treebank up.
func exampleOf(n *net.Network, s sentence) example {
	tags, whole, rules, fine, relations := index(n.Tags), index(n.Whole), index(n.Rules), index(n.Fine), index(n.Classes.Relations)
	at := func(m map[string]int32, key string) int32 {
		if i, ok := m[key]; ok {
			return i
		}
		return -1
	}
	e := example{heads: s.heads}
	for i, f := range s.forms {
		e.tokens = append(e.tokens, n.Lexicon.Token(f))
		e.tag = append(e.tag, at(tags, s.tags[i]))
		e.whole = append(e.whole, at(whole, s.tags[i]+"|"+s.feats[i]))
		e.rule = append(e.rule, at(rules, net.Derive(f, s.lemmas[i]).String()))
		e.fine = append(e.fine, at(fine, s.fine[i]))
		e.relations = append(e.relations, at(relations, s.labels[i]))
	}
	return e
}

// epoch goes through the treebank as often as the recipe says, and writes the mean of the weights after each time.
func (r *recipe) epoch(n *net.Network, examples []example, dev []sentence) error {
	draw := rand.New(rand.NewPCG(r.seed, 2))
	tapes := make([]*net.Tape, halves)
	for i := range tapes {
		tapes[i] = &net.Tape{Grads: net.NewGradients(n.Params), Seed: r.seed*1000003 + uint64(i) + 7}
	}
	rows := 0
	for _, e := range examples {
		rows += len(e.tokens)
	}
	o := newOptimizer(n.Params, r.rate, r.epochs*(rows/r.tokens+1))
	n.Prepare(true)
	if r.epochs == 0 { // only the tables and the calibration are made anew
		return r.write(n, o, dev)
	}
	started := time.Now()
	for epoch := 1; epoch <= r.epochs; epoch++ {
		loss, seen := 0.0, 0
		for _, batch := range batches(examples, r.tokens, draw) {
			count := 0
			parts := make([][]example, halves)
			for i, e := range batch {
				parts[i%halves] = append(parts[i%halves], examples[e])
				count += len(examples[e].tokens)
			}
			var wait sync.WaitGroup
			for i, t := range tapes {
				wait.Go(func() { learn(n, t, parts[i], 1/float32(count)) })
			}
			wait.Wait()
			for _, t := range tapes {
				loss += t.Loss * float64(count)
			}
			seen += count
			o.step(tapes)
			n.Prepare(true)
		}
		fmt.Fprintf(os.Stderr, "epoch %d: loss %.4f, %s\n", epoch, loss/float64(seen), time.Since(started).Round(time.Second))
		last := epoch == r.epochs || epoch == r.stop
		if epoch%4 == 0 || last {
			if err := r.write(n, o, dev); err != nil {
				return err
			}
		}
		if last {
			break
		}
	}
	return nil
}

// batches shuffles the sentences, puts those of like length together, and shuffles the batches.
func batches(examples []example, tokens int, draw *rand.Rand) [][]int {
	order := draw.Perm(len(examples))
	slices.SortStableFunc(order, func(a, b int) int { return len(examples[a].tokens)/4 - len(examples[b].tokens)/4 })
	var all [][]int
	var batch []int
	rows := 0
	for _, i := range order {
		n := len(examples[i].tokens)
		if rows > 0 && rows+n > tokens {
			all = append(all, batch)
			batch, rows = nil, 0
		}
		batch = append(batch, i)
		rows += n
	}
	all = append(all, batch)
	draw.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// learn computes the derivatives of the loss of a part of a batch.
func learn(n *net.Network, t *net.Tape, part []example, weight float32) {
	if len(part) == 0 {
		t.Loss = 0
		return
	}
	lengths := make([]int, len(part))
	tokens := make([][]net.Token, len(part))
	heads := make([][]int32, len(part))
	for i, e := range part {
		lengths[i], tokens[i], heads[i] = len(e.tokens), e.tokens, e.heads
	}
	t.Reset(net.NewBatch(lengths))
	s := n.Score(t, tokens)
	rel := n.Relations(t, s, heads)
	gold := func(of func(*example) []int32) []int32 {
		g := make([]int32, t.Batch.Rows)
		for i := range g {
			g[i] = -1
		}
		for i, span := range t.Batch.Spans {
			copy(g[span[0]:span[1]], of(&part[i]))
		}
		return g
	}
	at := 0
	choose := func(count int, gold []int32, share float32) {
		t.Choose(s.Classes, at, at+count, gold, weight*share, 0.03)
		at += count
	}
	choose(len(n.Tags), gold(func(e *example) []int32 { return e.tag }), 0.7)
	choose(len(n.Whole), gold(func(e *example) []int32 { return e.whole }), 0.7)
	choose(len(n.Classes.Rules), gold(func(e *example) []int32 { return e.rule }), 0.3)
	choose(len(n.Fine), gold(func(e *example) []int32 { return e.fine }), 0.3)
	var relations []int32
	for i, e := range part {
		t.Choose(s.Arcs[i], 0, len(e.tokens)+1, e.heads, weight, 0.03)
		relations = append(relations, e.relations...)
	}
	t.Choose(rel, 0, len(n.Classes.Relations), relations, weight, 0.03)
	t.Back()
}

// write stores the mean weights, measures them and calibrates their probabilities on dev.
func (r *recipe) write(n *net.Network, o *optimizer, dev []sentence) error {
	o.swap()
	defer func() {
		o.swap()
		n.Prepare(true)
	}()
	data, err := n.Encode()
	if err != nil {
		return err
	}
	m, err := net.Decode(data)
	if err != nil {
		return err
	}
	n.Calibration = calibrate(m, dev)
	if data, err = n.Encode(); err != nil {
		return err
	}
	fmt.Fprint(os.Stderr, measure(parser(m), dev).total("all"))
	return os.WriteFile(r.out, data, 0o666)
}
