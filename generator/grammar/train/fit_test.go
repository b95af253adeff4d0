package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestFit trains a small network twice, with one processor and with several: the files must be the same. Then it goes on
// from there, and must get better at what it was trained on.
func TestFit(t *testing.T) {
	dir := t.TempDir()
	vectors := filepath.Join(dir, "vectors.json")
	value := make([]float32, 102)
	for i := range value {
		value[i] = float32(i%5) - 2
	}
	raw, err := json.Marshal(map[string]any{"precision": 8, "words": []string{"the", "council", "unseen"}, "vectors": map[string][]float32{"the": value, "council": value, "unseen": value}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(vectors, raw, 0o666); err != nil {
		t.Fatal(err)
	}
	fit := func(name string, more ...string) []byte {
		t.Helper()
		out := filepath.Join(dir, name)
		args := []string{"fit", "-train", "testdata/own.conllu", "-dev", "testdata/own.conllu", "-vectors", vectors, "-layers", "cra", "-width", "32", "-tokens", "30", "-o", out}
		if err := run(append(args, more...)); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := fit("one", "-epochs", "12", "-stop", "2")
	runtime.GOMAXPROCS(4)
	if two := fit("two", "-epochs", "12", "-stop", "2"); !bytes.Equal(one, two) {
		t.Error("trained twice, the weights differ")
	}
	before := rightHeads(t, filepath.Join(dir, "one"))
	fit("three", "-from", filepath.Join(dir, "one"), "-epochs", "40", "-rate", "0.01")
	if after := rightHeads(t, filepath.Join(dir, "three")); after <= before || after < 60 {
		t.Errorf("%d heads right before, %d after forty rounds more", before, after)
	}
}

// rightHeads counts the heads that weights find in the invented sentences.
func rightHeads(t *testing.T, weights string) int {
	t.Helper()
	gold, err := readTreebank("testdata/own.conllu")
	if err != nil {
		t.Fatal(err)
	}
	p, err := load(weights)
	if err != nil {
		t.Fatal(err)
	}
	return measure(p, gold)[""].heads
}
