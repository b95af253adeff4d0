package lexicon

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
)

// The relations of English words: one stem a line, then its relations, each a stem and a digit that tells how close;
// 0 stands for the opposite. Lines are sorted.
//
// Made by synonyms_make.go of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. WordNet's
// license, which permits this, stands in en/synonyms.LICENSE.
//
//go:embed en/synonyms.txt.gz
var synonyms []byte

// Relation is how two words hang together.
type Relation struct {
	Stem  string
	Close int // 9 the same in their first sense … 4 one a kind of the other; 0 opposites
}

type relations struct {
	text  string
	lines []int32  // where each begins
	read  sync.Map // of lines that were asked for: their relations, by stem
}

var related = sync.OnceValue(func() *relations {
	z, err := gzip.NewReader(bytes.NewReader(synonyms))
	if err != nil {
		panic(err) // embedded
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		panic(err) // embedded
	}
	r := &relations{text: string(raw)}
	for i := 0; i < len(r.text); i += strings.IndexByte(r.text[i:], '\n') + 1 {
		r.lines = append(r.lines, int32(i))
	}
	return r
})

// Related returns the words that are related to a word, all by their stems, in alphabetical order. They must not be
// changed. Only English has such a list.
func (l *Language) Related(stem string) []Relation {
	if l.Tag != "en" {
		return nil
	}
	r := related()
	if known, ok := r.read.Load(stem); ok {
		return known.([]Relation)
	}
	i, ok := slices.BinarySearchFunc(r.lines, stem, func(at int32, stem string) int {
		line := r.text[at:]
		return strings.Compare(line[:strings.IndexByte(line, ' ')], stem)
	})
	if !ok {
		return nil
	}
	line := r.text[r.lines[i]:]
	line = line[:strings.IndexByte(line, '\n')]
	out := make([]Relation, 0, strings.Count(line, " "))
	stem, line, _ = strings.Cut(line, " ")
	for f := range strings.FieldsSeq(line) {
		out = append(out, Relation{f[:len(f)-1], int(f[len(f)-1] - '0')})
	}
	r.read.Store(stem, out)
	return out
}
