package net

import (
	"bytes"
	"slices"
	"testing"
)

func small() *Network {
	lexicon := &Lexicon{Words: []string{"a", "dog", "runs"}, Vector: []int32{0, -1, 1}, Own: []int32{1, 2, 0}}
	vectors := &Param{Name: "vectors", Rows: 2, Cols: VectorWidth, Table: true, W: make([]float32, 2*VectorWidth)}
	for i := range vectors.W {
		vectors.W[i] = float32(i%7)/7 - 0.4
	}
	classes := Classes{Tags: []string{"DET", "NOUN", "VERB"}, Whole: []string{"DET|", "NOUN|Number=Sing", "VERB|"}, Rules: []string{"l0+", "l1+"}, Fine: []string{"DT", "NN"}, Relations: []string{"det", "nsubj", "root"}}
	n := New(Config{Layers: "cra", Width: 16, Heads: 2, Tag: 8, Arc: 8, Label: 4}, classes, lexicon, vectors, 3)
	n.Lemmas = Lemmas{Keys: []string{"runs\tVERB|"}, Rules: []int32{1}}
	n.Prepare(false)
	return n
}

// TestStored holds that a network read from its file says what it said, and that what is stored twice is the same.
func TestStored(t *testing.T) {
	n := small()
	data, err := n.Encode()
	if err != nil {
		t.Fatal(err)
	}
	m, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	sentence := [][]string{{"A", "dog", "runs", "far"}}
	have, want := m.Parse(&Tape{}, sentence)[0], n.Parse(&Tape{}, sentence)[0]
	for i := range want {
		if have[i].Tag != want[i].Tag || have[i].Head != want[i].Head || have[i].Lemma != want[i].Lemma {
			t.Errorf("token %d: %v, before storing %v", i, have[i], want[i])
		}
	}
	if want[2].Tag == "VERB" && want[2].Lemma != "run" {
		t.Errorf("lemma of runs: %q", want[2].Lemma)
	}
	again, err := n.Encode()
	if err != nil || !bytes.Equal(data, again) {
		t.Error("stored twice, the files differ", err)
	}
	for _, cut := range []int{0, 10, len(data) / 2, len(data) - 1} {
		if _, err := Decode(slices.Clone(data[:cut])); err == nil {
			t.Errorf("a file cut at %d of %d is read", cut, len(data))
		}
	}
}

// TestTree compares the best projective tree with all trees of small sentences.
func TestTree(t *testing.T) {
	seed := uint64(9)
	random := func() int32 {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
		return int32(seed % 1000)
	}
	for n := 1; n <= 5; n++ {
		for range 40 {
			points := make([]int32, n*(n+1))
			for i := range points {
				points[i] = random()
			}
			heads := Tree(points, n)
			have := worth(points, heads)
			most := int32(-1)
			each(n, func(all []int32) {
				if projective(all) {
					most = max(most, worth(points, all))
				}
			})
			if !projective(heads) || have != most {
				t.Fatalf("%d tokens: tree %v has %d points, the best %d", n, heads, have, most)
			}
		}
	}
}

func worth(points, heads []int32) int32 {
	sum := int32(0)
	for i, h := range heads {
		sum += points[i*(len(heads)+1)+int(h)]
	}
	return sum
}

// each calls f with every way to give n tokens heads.
func each(n int, f func([]int32)) {
	heads := make([]int32, n)
	var next func(int)
	next = func(i int) {
		if i == n {
			f(heads)
			return
		}
		for h := range n + 1 {
			heads[i] = int32(h)
			next(i + 1)
		}
	}
	next(0)
}

// projective reports whether heads make a tree with one root in which no arcs cross.
func projective(heads []int32) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		at := i
		for range len(heads) + 1 {
			if heads[at] == 0 {
				at = -1
				break
			}
			at = int(heads[at]) - 1
		}
		if at >= 0 {
			return false // a circle
		}
	}
	if roots != 1 {
		return false
	}
	for i, h := range heads {
		for j, g := range heads {
			a, b := min(i+1, int(h)), max(i+1, int(h))
			c, d := min(j+1, int(g)), max(j+1, int(g))
			if a < c && c < b && b < d {
				return false
			}
		}
	}
	return true
}
