package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// sentence is a sentence of a treebank.
type sentence struct {
	genre  string
	forms  []string
	tags   []string // UPOS
	fine   []string // XPOS
	feats  []string // "" where there are none
	lemmas []string
	heads  []int32 // 0 for the root, 1 for the first token
	labels []string
}

// readTreebank reads a file in CoNLL-U, compressed where its name ends with .gz.
func readTreebank(name string) ([]sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		r = z
	}
	all, err := parseTreebank(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return all, nil
}

// parseTreebank reads CoNLL-U. Lines of several words and empty nodes are passed over; "# genre =" holds for its sentence.
func parseTreebank(r io.Reader) ([]sentence, error) {
	var all []sentence
	var s sentence
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		text := in.Text()
		if genre, ok := strings.CutPrefix(text, "# genre = "); ok {
			s.genre = genre
		}
		if text == "" {
			if len(s.forms) > 0 {
				all = append(all, s)
			}
			s = sentence{}
			continue
		}
		if strings.HasPrefix(text, "#") {
			continue
		}
		c := strings.Split(text, "\t")
		if len(c) != 10 {
			return nil, fmt.Errorf("line %d: %d columns, want 10", line, len(c))
		}
		if strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		if c[5] == "_" {
			c[5] = ""
		}
		s.forms = append(s.forms, c[1])
		s.lemmas = append(s.lemmas, c[2])
		s.tags = append(s.tags, c[3])
		s.fine = append(s.fine, c[4])
		s.feats = append(s.feats, c[5])
		s.heads = append(s.heads, int32(head))
		s.labels = append(s.labels, c[7])
	}
	if len(s.forms) > 0 {
		all = append(all, s)
	}
	return all, in.Err()
}
