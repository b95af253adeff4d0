package source

import "strings"

// run is the number of words in the runs that repetition is measured by.
const run = 5

// repeats classes lines that repeat another line of the article: the later of two that are equal, and whichever lies
// within another one with nearly all its runs of words. Where a text opens with a dek, a headline and the dek again,
// both copies are set aside.
func (c *classer) repeats() {
	found := c.overlaps()
	words, again := 0, 0
	for i := range c.lines {
		words += len(c.lines[i].words)
	}
	for _, r := range found {
		again += len(c.lines[r.line].words)
	}
	if again*4 > words && len(found) > 4 {
		return // repetition is the article's manner: recipes, tables, lists of results
	}
	for _, r := range found {
		a, b := &c.lines[r.line], &c.lines[r.in]
		if a.Class != Prose && a.Class != Caption || strings.HasSuffix(a.text, "?") {
			continue // a question that returns belongs to an interview
		}
		switch {
		case a.ends && !b.ends && len(b.words) > len(a.words):
			b.guess(Caption, "says another paragraph again, without the mark that ends a sentence")
		case !a.ends && b.ends:
			a.guess(Caption, "words of another paragraph, without the mark that ends a sentence")
		case b.Class == Prose || b.Class == Duplicate || b.Class == Dek:
			a.set(Duplicate, "repeats words of another paragraph")
		}
		if h := c.between(r.in, r.line); h >= 0 && r.in < r.line && r.line < 8 && b.Class == Prose && b.ends {
			c.lines[h].set(Headline, "stands between a dek and its repetition")
			b.set(Dek, "is repeated below the headline")
		}
	}
}

// between returns a line between i and j that could be a headline: the only one, without the mark that ends a sentence.
func (c *classer) between(i, j int) int {
	if j-i != 2 || c.lines[i+1].ends || len(c.lines[i+1].words) < 3 {
		return -1
	}
	return i + 1
}

// overlap tells that a line's words stand in another line.
type overlap struct{ line, in int }

// overlaps returns, for each line of eight words or more of which nine tenths of the runs stand in one other line, that
// line; of two equal lines the later one. Lines are in order.
func (c *classer) overlaps() []overlap {
	where := map[uint64][]int32{} // lines by run; a few are enough
	runs := make([][]uint64, len(c.lines))
	for i, l := range c.lines {
		if l.Class == Share || l.Class == UI {
			continue
		}
		runs[i] = hashes(l.words)
		for _, h := range runs[i] {
			if at := where[h]; len(at) < 8 && (len(at) == 0 || at[len(at)-1] != int32(i)) {
				where[h] = append(at, int32(i))
			}
		}
	}
	var out []overlap
	count := map[int32]int{}
	for i := range c.lines {
		if len(c.lines[i].words) < 8 {
			continue
		}
		clear(count)
		for _, h := range runs[i] {
			for _, j := range where[h] {
				if int(j) != i {
					count[j]++
				}
			}
		}
		best := -1
		for j, n := range count {
			if n*10 < len(runs[i])*9 || len(c.lines[j].words) < len(c.lines[i].words) {
				continue
			}
			if len(c.lines[j].words) == len(c.lines[i].words) && int(j) > i {
				continue // of two that are equal the later one repeats
			}
			if best < 0 || int(j) < best {
				best = int(j)
			}
		}
		if best >= 0 {
			out = append(out, overlap{i, best})
		}
	}
	return out
}

// hashes returns the hashes of all runs of words (FNV-1a over the hashes of the words).
func hashes(words []string) []uint64 {
	const basis, prime = 14695981039346656037, 1099511628211
	if len(words) < run {
		return nil
	}
	single := make([]uint64, len(words))
	for i, w := range words {
		h := uint64(basis)
		for k := range len(w) {
			h = (h ^ uint64(w[k])) * prime
		}
		single[i] = h
	}
	out := make([]uint64, 0, len(words)-run+1)
	for i := range len(words) - run + 1 {
		h := uint64(basis)
		for _, v := range single[i : i+run] {
			h = (h ^ v) * prime
			h ^= h >> 29
		}
		out = append(out, h)
	}
	return out
}
