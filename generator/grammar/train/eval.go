package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"variorum/generator/grammar/internal/net"
	"variorum/generator/grammar/neural"
)

// figures counts what is right, by genre and in all ("").
type figures map[string]*counts

type counts struct{ tokens, tags, features, heads, relations, lemmas int }

func (c *counts) lines(name string) string {
	if name != "" {
		name += " "
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(max(c.tokens, 1)) }
	return fmt.Sprintf("%sUPOS %.1f\n%sUAS %.1f\n%sLAS %.1f\n%slemma %.1f\n%sfeatures %.1f\n", name, share(c.tags), name, share(c.heads), name, share(c.relations), name, share(c.lemmas), name, share(c.features))
}

func (f figures) total(name string) string { return f[""].lines(name) }

// parse is a way to tag and parse sentences.
type parse func(sentences [][]string) [][]neural.Word

func parser(n *net.Network) parse {
	return func(sentences [][]string) [][]neural.Word { return n.Parse(&net.Tape{}, sentences) }
}

// measure compares what a parser says with a treebank. News and interviews are counted together too.
func measure(p parse, gold []sentence) figures {
	f := figures{}
	forms := make([][]string, len(gold))
	for i, s := range gold {
		forms[i] = s.forms
	}
	words := p(forms)
	for i, s := range gold {
		names := []string{"", s.genre}
		if strings.HasSuffix(s.genre, "news") || strings.HasSuffix(s.genre, "interview") {
			names = append(names, "news+interview")
		}
		for _, name := range names {
			c := f[name]
			if c == nil {
				c = &counts{}
				f[name] = c
			}
			for j, w := range words[i] {
				c.tokens++
				if w.Tag == s.tags[j] {
					c.tags++
				}
				if w.Features == s.feats[j] {
					c.features++
				}
				if w.Lemma == s.lemmas[j] {
					c.lemmas++
				}
				if w.Head == int(s.heads[j])-1 {
					c.heads++
					if w.Relation == s.labels[j] {
						c.relations++
					}
				}
			}
		}
	}
	return f
}

// eval prints the figures of the weights that are compiled in, or of a file.
func eval(weights, file string) error {
	gold, err := readTreebank(file)
	if err != nil {
		return err
	}
	p, err := load(weights)
	if err != nil {
		return err
	}
	f := measure(p, gold)
	fmt.Print(f.total(""))
	var names []string
	for name := range f {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Print(f[name].lines(name))
	}
	return nil
}

// load gives the parser of a file of weights, or of those that are compiled in where none is named.
func load(weights string) (parse, error) {
	if weights == "" {
		m, err := neural.Load()
		if err != nil {
			return nil, err
		}
		return m.Parse, nil
	}
	data, err := os.ReadFile(weights)
	if err != nil {
		return nil, err
	}
	n, err := net.Decode(data)
	if err != nil {
		return nil, err
	}
	return parser(n), nil
}
