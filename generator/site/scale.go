package site

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
)

// weigh writes down the words of a document for the index, each with one digit that tells how much it weighs in it.
func weigh(title, says, text string) string {
	s := scales.Get().(*scale)
	defer scales.Put(s)
	for _, of := range []struct {
		text  string
		times int
	}{{title, 4}, {says, 2}, {text, 1}} {
		if plain(of.text) {
			s.plainly(of.text, of.times)
			continue
		}
		for t := range terms(of.text) {
			s.other(t, of.times)
		}
	}
	return s.read()
}

// scale is what the words of documents are weighed with, one document after the other. Documents have most of their words in
// common: these are kept.
type scale struct {
	seed   uint64   // of hashes, so that nobody can choose words that are in each other's way
	slots  []int32  // by hash: the number of a word, from 1
	hashes []uint64 // by number
	words  []string // by number
	begins []uint64 // by number: their first bytes, which tell most words apart
	times  []int    // by number: how often the document has the word
	has    []int32  // the numbers of the document's words
	word   []byte   // the one that is being read
	order  []uint64 // see inOrder
}

var scales = sync.Pool{New: func() any { return newScale() }}

func newScale() *scale { return &scale{seed: rand.Uint64(), slots: make([]int32, 1<<11)} }

// mostWeighed is how many words a scale keeps: no more than are at hand quickly.
const mostWeighed = 4000

// withByte is the hash of a word's beginning and one byte more.
func withByte(hash uint64, c byte) uint64 { return (hash ^ uint64(c)) * 0x9e3779b97f4a7c15 }

// plainly puts the words of a text in ASCII on the scale, as terms divides it.
func (s *scale) plainly(text string, times int) {
	word, hash := s.word[:0], s.seed
	for i := range len(text) {
		c := folds[text[i]]
		if c != 0 {
			word, hash = append(word, c), withByte(hash, c)
			continue
		}
		if len(word) > 0 {
			s.put(word, hash, times)
			word, hash = word[:0], s.seed
		}
	}
	if len(word) > 0 {
		s.put(word, hash, times)
	}
	s.word = word
}

// folds are the bytes of words in ASCII: small letters for letters, digits, 0 for all that is no part of a word.
var folds = func() (to [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		to[c], to[c-'a'+'A'] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		to[c] = c
	}
	return to
}()

// other puts any word on the scale.
func (s *scale) other(word string, times int) {
	hash := s.seed
	for i := range len(word) {
		hash = withByte(hash, word[i])
	}
	s.word = append(s.word[:0], word...)
	s.put(s.word, hash, times)
}

func (s *scale) put(word []byte, hash uint64, times int) {
	mask := len(s.slots) - 1
	at := int(hash>>32) & mask
	for ; s.slots[at] != 0; at = (at + 1) & mask {
		if i := s.slots[at] - 1; s.hashes[i] == hash && s.words[i] == string(word) {
			s.count(i, times)
			return
		}
	}
	var first [8]byte
	copy(first[:], word)
	s.words, s.hashes = append(s.words, string(word)), append(s.hashes, hash)
	s.begins, s.times = append(s.begins, binary.BigEndian.Uint64(first[:])), append(s.times, 0)
	n := int32(len(s.words))
	s.slots[at] = n
	s.count(n-1, times)
	if 2*len(s.words) > len(s.slots) {
		s.grow()
	}
}

func (s *scale) count(i int32, times int) {
	if s.times[i] == 0 {
		s.has = append(s.has, i)
	}
	s.times[i] += times
}

// grow gives the words twice the room.
func (s *scale) grow() {
	s.slots = make([]int32, 2*len(s.slots))
	mask := len(s.slots) - 1
	for i, hash := range s.hashes {
		at := int(hash>>32) & mask
		for s.slots[at] != 0 {
			at = (at + 1) & mask
		}
		s.slots[at] = int32(i + 1)
	}
}

// inOrder sorts the numbers of the document's words by the words: most are told apart by their first six bytes, which fit
// into one number with the word's own.
func (s *scale) inOrder() {
	byWord := func(i, j int32) int { return strings.Compare(s.words[i], s.words[j]) }
	if len(s.words) > 1<<16 {
		slices.SortFunc(s.has, byWord)
		return
	}
	order := s.order[:0]
	for _, i := range s.has {
		order = append(order, s.begins[i]&^0xffff|uint64(i))
	}
	slices.Sort(order)
	alike := 0 // how many of the last ones begin alike
	for n, x := range order {
		if s.has[n] = int32(x & 0xffff); n > 0 && order[n-1]>>16 == x>>16 {
			alike++
			continue
		}
		if alike > 0 {
			slices.SortFunc(s.has[n-alike-1:n], byWord)
		}
		alike = 0
	}
	if alike > 0 {
		slices.SortFunc(s.has[len(order)-alike-1:], byWord)
	}
	s.order = order
}

// read writes down what is on the scale, and takes it off.
func (s *scale) read() string {
	s.inOrder()
	size := 0
	for _, i := range s.has {
		size += len(s.words[i]) + 2
	}
	var b strings.Builder
	b.Grow(size)
	for _, i := range s.has {
		b.WriteString(s.words[i])
		b.WriteByte('0' + byte(min(s.times[i], 9)))
		b.WriteByte(' ')
		s.times[i] = 0
	}
	if s.has = s.has[:0]; len(s.words) > mostWeighed {
		*s = *newScale()
	}
	return b.String()
}
