package net

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Config is the size of a network.
type Config struct {
	Layers string // one letter a layer: c convolution, r recurrent, a attention
	Width  int    // of the rows between layers
	Heads  int    // of the attention
	Tag    int    // width of the hidden layer of the tags
	Arc    int    // width of what is compared to find heads
	Label  int    // width of what is compared to find relations
}

// Classes is what the network chooses from.
type Classes struct {
	Tags      []string // universal parts of speech
	Whole     []string // "NOUN|Number=Sing": tag and features together
	Rules     []string // how the lemma comes from the form; see Rule
	Fine      []string // the treebank's own tags: help in training, not told
	Relations []string
}

// Dropout is the shares of what is put to zero in training.
type Dropout struct {
	Word, Vector, Input, Layer, Hidden, Attention float32
}

// Network is layers with their weights.
type Network struct {
	Config
	Classes
	Dropout
	Calibration Calibration
	Lexicon     *Lexicon
	Lemmas      Lemmas
	Params      []*Param
	named       map[string]*Param
	tagOf       []int  // of each whole tag, its tag
	rules       []Rule // of Classes.Rules
}

const (
	// VectorWidth is the width of the vectors that are brought along.
	VectorWidth = 100
	ownWidth    = 96
	gramWidth   = 64
)

// New makes a network with weights drawn by seed; vectors has as many rows as the lexicon refers to.
func New(c Config, classes Classes, lexicon *Lexicon, vectors *Param, seed uint64) *Network {
	n := &Network{Config: c, Classes: classes, Lexicon: lexicon, named: map[string]*Param{}}
	n.Calibration = Calibration{1, 1, 1}
	n.derive()
	r := rand.New(rand.NewPCG(seed, 1))
	add := func(name string, rows, cols int, bound float64) *Param {
		p := &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, rows*cols)}
		for i := range p.W {
			p.W[i] = float32((2*r.Float64() - 1) * bound)
		}
		n.add(p)
		return p
	}
	table := func(name string, rows, cols int) int {
		add(name, rows, cols, 0.2).Table = true
		return cols
	}
	linear := func(name string, rows, cols int) {
		add(name, rows, cols, math.Sqrt(6/float64(rows+cols)))
		add(name+".bias", 1, cols, 0)
	}
	norm := func(name string) {
		p := add(name+".gain", 1, c.Width, 0)
		for i := range p.W {
			p.W[i] = 1
		}
		add(name+".shift", 1, c.Width, 0)
	}
	n.add(vectors)
	in := vectors.Cols
	own := 1
	for _, o := range lexicon.Own {
		own = max(own, int(o)+1)
	}
	in += table("own", own, ownWidth)
	in += table("grams", gramRows, gramWidth)
	for _, h := range hashed {
		in += table(h.name, h.rows, h.cols)
	}
	linear("input", in, c.Width)
	norm("input")
	d := c.Width
	for i, kind := range c.Layers {
		name := fmt.Sprintf("layer%d%c", i, kind)
		norm(name)
		switch kind {
		case 'c':
			linear(name, 3*d, d)
		case 'r':
			linear(name, d, 3*d)
			bias := n.named[name+".bias"].W[d : 2*d]
			for j := range bias { // memories of different length
				bias[j] = float32(r.Float64()*4 - 1)
			}
		case 'a':
			linear(name, d, 3*d)
			add(name+".near", c.Heads, 2*reach+1, 0)
			linear(name+".out", d, d)
		}
	}
	norm("output")
	add("root", 1, d, 0.5)
	linear("tag", d, c.Tag)
	linear("classes", c.Tag, len(classes.Tags)+len(classes.Whole)+len(classes.Rules)+len(classes.Fine))
	for _, name := range []string{"arc.dep", "arc.head"} {
		linear(name, d, c.Arc)
	}
	linear("arc", c.Arc, c.Arc)
	for _, name := range []string{"label.dep", "label.head"} {
		linear(name, d, c.Label)
	}
	linear("label", c.Label, len(classes.Relations)*c.Label)
	linear("label.plain", c.Label, len(classes.Relations))
	return n
}

// derive works out what follows from the classes.
func (n *Network) derive() {
	for _, w := range n.Whole {
		tag, _, _ := strings.Cut(w, "|")
		n.tagOf = append(n.tagOf, slices.Index(n.Tags, tag))
	}
	for _, r := range n.Classes.Rules {
		n.rules = append(n.rules, ParseRule(r))
	}
}

func (n *Network) add(p *Param) {
	p.index = len(n.Params)
	n.Params = append(n.Params, p)
	n.named[p.Name] = p
}

// Prepare packs all weights: after loading, and after each step of training (learn).
func (n *Network) Prepare(learn bool) {
	for _, p := range n.Params {
		if p.multiplied() {
			p.Prepare(p.window(), learn)
		}
	}
}

// multiplied tells whether p is the right side of a product.
func (p *Param) multiplied() bool {
	return !p.Table && p.Rows > 1 && !p.near()
}

func (p *Param) near() bool { return len(p.Name) > 5 && p.Name[len(p.Name)-5:] == ".near" }

// window is how many rows p looks at at once.
func (p *Param) window() int {
	if len(p.Name) > 5 && p.Name[:5] == "layer" && p.Name[len(p.Name)-1] == 'c' {
		return 3
	}
	return 1
}

// Scores is what the network computes for a batch before anything is decided.
type Scores struct {
	Classes *Matrix   // a row for each row of the batch: tags, whole tags, rules, fine tags
	Arcs    []*Matrix // for each sentence, a row for each token: a score for each head, the root first
	dep     *Matrix
	head    *Matrix
}

// Score runs the network over a batch of sentences up to the heads.
func (n *Network) Score(t *Tape, sentences [][]Token) *Scores {
	p := n.named
	x := n.embed(t, sentences)
	x = t.Drop(x, n.Input)
	x = t.Linear(x, p["input"], p["input.bias"])
	x = t.Norm(x, p["input.gain"], p["input.shift"])
	for i, kind := range n.Layers {
		name := fmt.Sprintf("layer%d%c", i, kind)
		h := t.Norm(x, p[name+".gain"], p[name+".shift"])
		switch kind {
		case 'c':
			h = t.Window(t.Rectify(h), p[name], p[name+".bias"])
		case 'r':
			h = t.Recur(t.Linear(h, p[name], p[name+".bias"]))
		case 'a':
			h = t.Attend(t.Linear(h, p[name], p[name+".bias"]), p[name+".near"], n.Heads, n.Attention)
			h = t.Linear(h, p[name+".out"], p[name+".out.bias"])
		}
		x = t.Add(x, t.Drop(h, n.Layer))
	}
	x = t.Norm(x, p["output.gain"], p["output.shift"])
	hidden := func(x *Matrix, name string) *Matrix {
		return t.Drop(t.Rectify(t.Linear(x, p[name], p[name+".bias"])), n.Hidden)
	}
	s := &Scores{}
	s.Classes = t.Linear(hidden(x, "tag"), p["classes"], p["classes.bias"])
	x = t.Root(x, p["root"])
	dep := t.Linear(hidden(x, "arc.dep"), p["arc"], p["arc.bias"])
	s.Arcs = t.Arcs(dep, hidden(x, "arc.head"))
	s.dep, s.head = hidden(x, "label.dep"), hidden(x, "label.head")
	return s
}

// Relations scores the relations of all tokens of the batch, in order, to their heads: heads has for each sentence the
// heads, 0 for the root and 1 for the first token.
func (n *Network) Relations(t *Tape, s *Scores, heads [][]int32) *Matrix {
	p := n.named
	var rows, to []int
	for i, span := range t.Batch.Spans {
		for j, h := range heads[i] {
			rows = append(rows, span[0]+j)
			to = append(to, span[0]-1+int(h))
		}
	}
	head := t.Gather(s.head, to)
	return t.Labels(t.Linear(head, p["label"], p["label.bias"]), t.Gather(s.dep, rows), t.Linear(head, p["label.plain"], p["label.plain.bias"]))
}

// embed looks the tokens up.
func (n *Network) embed(t *Tape, sentences [][]Token) *Matrix {
	p := n.named
	vectors, own, grams := p["vectors"], p["own"], p["grams"]
	x := t.New(t.Batch.Rows, p["input"].Rows)
	type place struct {
		table *Param
		row   int32
		at    int
		part  float32
	}
	var places []place
	look := func(x []float32, at int, table *Param, row int32, part float32) {
		table.look(x[:table.Cols], int(row), part)
		if t.Grads != nil && table != vectors {
			places = append(places, place{table, row, at, part})
		}
	}
	wordLimit, vectorLimit := uint64(n.Word*(1<<16)), uint64(n.Vector*(1<<16))
	for i, span := range t.Batch.Spans {
		for j, token := range sentences[i] {
			at := (span[0] + j) * x.Cols
			row := x.V[at : at+x.Cols]
			c := 0
			skip := func(p *Param) { c += p.Cols }
			if t.Grads != nil {
				if t.random()>>48 < vectorLimit {
					token.Vector = -1
				}
				if t.random()>>48 < wordLimit {
					token.Own = 0
				}
			}
			if token.Vector >= 0 {
				look(row[c:], at+c, vectors, token.Vector, 1)
			}
			skip(vectors)
			look(row[c:], at+c, own, token.Own, 1)
			skip(own)
			for _, g := range token.Grams {
				look(row[c:], at+c, grams, g, 1/float32(len(token.Grams)))
			}
			skip(grams)
			for k, h := range hashed {
				table := p[h.name]
				look(row[c:], at+c, table, token.Hashed[k], 1)
				skip(table)
			}
		}
	}
	t.record(func() {
		for _, pl := range places {
			i := pl.table.index
			w := pl.table.Cols
			d := t.Grads.D[i][int(pl.row)*w : int(pl.row+1)*w]
			for j, v := range x.D[pl.at : pl.at+w] {
				d[j] += v * pl.part
			}
			t.Grads.Touched[i] = append(t.Grads.Touched[i], pl.row)
		}
	})
	return x
}

// look adds a part of a row of a table to x.
func (p *Param) look(x []float32, row int, part float32) {
	if p.Bytes != nil {
		scale := float32(p.Scale[row] * part)
		for j, b := range p.Bytes[row*p.Cols : (row+1)*p.Cols] {
			x[j] += float32(float32(int8(b)) * scale)
		}
		return
	}
	for j, w := range p.W[row*p.Cols : (row+1)*p.Cols] {
		x[j] += float32(w * part)
	}
}
