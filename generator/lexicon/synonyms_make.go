//go:build ignore

// This program makes en/synonyms.txt.gz of WordNet 3.0, as Debian's package wordnet-base has it:
//
//	go run generator/lexicon/synonyms_make.go /usr/share/wordnet > generator/lexicon/en/synonyms.txt.gz
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/statement"
)

const (
	senses = 3 // a word's senses that count, the commonest first
	narrow = 2 // the same, where the relation is looser than sameness
	loose  = 3 // how often both words of a looser relation are at least met in WordNet's tagged texts
)

type synset struct {
	pos      byte
	words    []string
	pointers []pointer
}

type pointer struct {
	kind     string
	to       string // offset with part of speech
	from, at int    // words of the two synsets, counted from 1; 0 for the whole
}

func main() {
	dir := os.Args[1]
	sets := map[string]*synset{}
	rank := map[string]int{} // lemma, part of speech and offset -> number of the sense
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		p := pos[0]
		if pos == "adv" {
			p = 'r'
		}
		lines(filepath.Join(dir, "data."+pos), func(f []string) {
			n, _ := strconv.ParseInt(f[3], 16, 0)
			s := &synset{pos: p}
			i := 4
			for range n {
				w, _, _ := strings.Cut(f[i], "(")
				s.words = append(s.words, w)
				i += 2
			}
			k, _ := strconv.Atoi(f[i])
			i++
			for range k {
				q := f[i+2][0]
				if q == 's' {
					q = 'a'
				}
				st, _ := strconv.ParseInt(f[i+3], 16, 0)
				s.pointers = append(s.pointers, pointer{f[i], string(q) + f[i+1], int(st >> 8), int(st & 255)})
				i += 4
			}
			sets[string(p)+f[0]] = s
		})
		lines(filepath.Join(dir, "index."+pos), func(f []string) {
			n, _ := strconv.Atoi(f[2])
			for i, off := range f[len(f)-n:] {
				rank[f[0]+" "+string(p)+off] = i + 1
			}
		})
	}
	seen := map[string]int{} // lemma -> how often it is in WordNet's tagged texts
	lines(filepath.Join(dir, "cntlist.rev"), func(f []string) {
		lemma, _, _ := strings.Cut(f[0], "%")
		n, _ := strconv.Atoi(f[2])
		seen[lemma] += n
	})
	related := map[string]map[string]int{}
	opposite := map[string]map[string]bool{}
	plain := func(w string) bool {
		return len(w) > 2 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == ""
	}
	join := func(a, b string, n int) {
		a, b = statement.Stem("en", a), statement.Stem("en", b)
		if a == b {
			return
		}
		for _, p := range [][2]string{{a, b}, {b, a}} {
			if related[p[0]] == nil {
				related[p[0]] = map[string]int{}
			}
			related[p[0]][p[1]] = max(related[p[0]][p[1]], n)
		}
	}
	add := func(a, b string, n int) {
		if least := min(seen[strings.ToLower(a)], seen[strings.ToLower(b)]); least < 1 || n < 7 && least < loose {
			return
		}
		join(a, b, n)
	}
	for id, s := range sets {
		ok := func(w string, most int) bool {
			r := rank[strings.ToLower(w)+" "+id]
			return plain(w) && r > 0 && r <= most
		}
		for i, a := range s.words {
			for _, b := range s.words[:i] {
				if ok(a, senses) && ok(b, senses) {
					n := 7
					if ok(a, 1) && ok(b, 1) {
						n = 9
					} else if ok(a, 1) || ok(b, 1) {
						n = 8
					}
					add(a, b, n)
				}
			}
		}
		for _, p := range s.pointers {
			t := sets[p.to]
			if t == nil {
				continue
			}
			okT := func(w string, most int) bool {
				r := rank[strings.ToLower(w)+" "+p.to]
				return plain(w) && r > 0 && r <= most
			}
			each := func(most int, f func(a, b string)) {
				for i, a := range s.words {
					for j, b := range t.words {
						if (p.from == 0 || p.from == i+1) && (p.at == 0 || p.at == j+1) && ok(a, most) && okT(b, most) {
							f(a, b)
						}
					}
				}
			}
			switch p.kind {
			case "+":
				each(senses, func(a, b string) { add(a, b, 8) })
			case "\\", "<":
				each(senses, func(a, b string) { add(a, b, 8) })
			case "&":
				each(narrow, func(a, b string) { add(a, b, 5) })
			case "@":
				each(narrow, func(a, b string) { add(a, b, 4) })
			case "!":
				each(senses, func(a, b string) {
					a, b = statement.Stem("en", a), statement.Stem("en", b)
					if opposite[a] == nil {
						opposite[a] = map[string]bool{}
					}
					opposite[a][b] = a != b
				})
			}
		}
	}
	raw, err := os.ReadFile("generator/lexicon/en/alike.txt")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for line := range strings.Lines(string(raw)) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		for i, a := range f {
			for j, b := range f[:i] {
				x, far := strings.CutPrefix(a, "~")
				y, farY := strings.CutPrefix(b, "~")
				switch {
				case !far && !farY:
					join(x, y, 9)
				case j == 0:
					join(x, y, 5)
				}
			}
		}
	}
	out, err := gzip.NewWriterLevel(os.Stdout, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	defer out.Close()
	var all []string
	for w := range related {
		all = append(all, w)
	}
	for w := range opposite {
		if related[w] == nil {
			all = append(all, w)
		}
	}
	slices.Sort(all)
	for _, w := range all {
		var cells []string
		for v, n := range related[w] {
			cells = append(cells, fmt.Sprintf("%s%d", v, n))
		}
		for v, yes := range opposite[w] {
			if yes {
				cells = append(cells, v+"0")
			}
		}
		slices.Sort(cells)
		fmt.Fprintf(out, "%s %s\n", w, strings.Join(cells, " "))
	}
}

func lines(file string, f func([]string)) {
	r, err := os.Open(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer r.Close()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if strings.HasPrefix(in.Text(), " ") {
			continue
		}
		text, _, _ := strings.Cut(in.Text(), "|")
		f(strings.Fields(text))
	}
}
