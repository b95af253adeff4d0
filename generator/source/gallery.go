package source

import "strings"

// galleries classes the captions of pictures or films that count themselves, "1 of 41 … 2 of 41 … 3 of 41": run together in
// one line, a line each ("Sails in the bay. Hide caption 2 of 12"), or with the counts on lines of their own between them.
func (c *classer) galleries() {
	type count struct{ line, n int }
	counts := map[string][]count{} // by the number of pictures
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose && l.Class != Caption && l.Class != UI {
			continue
		}
		for at := 0; at+2 < len(l.words); at++ {
			if (l.words[at+1] == "of" || l.words[at+1] == "/") && digits(l.words[at]) && digits(l.words[at+2]) {
				counts[l.words[at+2]] = append(counts[l.words[at+2]], count{i, atoi(l.words[at])})
			}
		}
		if n, of, ok := strings.Cut(l.text, "/"); ok && len(l.words) <= 2 && digits(strings.TrimSpace(n)) && digits(strings.TrimSpace(of)) {
			counts[strings.TrimSpace(of)] = append(counts[strings.TrimSpace(of)], count{i, atoi(strings.TrimSpace(n))})
		}
	}
	const why = "counts the pictures that it tells of"
	for _, of := range sorted(counts) {
		found := counts[of]
		rising := 1
		for k := 1; k < len(found); k++ {
			if found[k].n == found[k-1].n+1 {
				rising++
			}
		}
		if rising < 3 || atoi(of) < rising {
			continue
		}
		for k, f := range found {
			c.lines[f.line].set(Caption, why)
			alone := len(c.lines[f.line].words) <= 5
			if !alone || k == 0 || f.line-found[k-1].line > 4 {
				continue
			}
			for i := found[k-1].line + 1; i < f.line; i++ {
				c.lines[i].set(Caption, "stands between the counts of a gallery")
			}
		}
	}
	c.titled()
}

// titled cuts off the title that lines have in common at their beginning, three or more in a row, "Photos: The flood", and
// the count at their end, and classes what is between as captions: the frames of a gallery or of a list of films. In prose
// a phrase returns, but does not open paragraph after paragraph.
func (c *classer) titled() {
	var out []line
	for i := 0; i < len(c.lines); {
		j, n := i+1, len(c.lines[i].words)
		for j < len(c.lines) && framed(&c.lines[i]) && framed(&c.lines[j]) && shared(c.lines[i].words, c.lines[j].words) >= 4 {
			n = min(n, shared(c.lines[i].words, c.lines[j].words))
			j++
		}
		if j-i < 3 {
			out = append(out, c.lines[i:j]...)
			i = j
			continue
		}
		for _, l := range c.lines[i:j] {
			l.Class, l.Reason = Prose, ""
			title, rest := c.cut(l, l.Start+wordEnd(l.text, n))
			title.set(Related, "the title of a gallery, again and again")
			out = append(out, title)
			if rest.text == "" {
				continue
			}
			rest, count := c.counted(rest)
			rest.set(Caption, "stands under the title of a gallery")
			rest.frame = true
			out = append(out, rest)
			if count.text != "" {
				count.set(UI, "counts the pictures")
				out = append(out, count)
			}
		}
		i = j
	}
	c.lines = out
}

// framed reports whether a line may be a frame of a gallery.
func framed(l *line) bool { return l.Class == Prose || l.Class == Caption }

// wordEnd returns where the n-th word of a text ends.
func wordEnd(text string, n int) int {
	at := 0
	for f := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], f) + len(f)
		if len(Words(f)) > 0 {
			if n--; n == 0 {
				return at
			}
		}
	}
	return len(text)
}

// counted divides a line before the count of pictures at its end, with the words of a button before it: "Hide caption 2 of 12".
func (c *classer) counted(l line) (rest, count line) {
	n := len(l.words)
	if n < 6 || l.words[n-2] != "of" || !digits(l.words[n-1]) || !digits(l.words[n-3]) {
		return l, line{}
	}
	n -= 3
	if c.lang.Table("boilerplate").Has(l.words[n-2] + " " + l.words[n-1]) {
		n -= 2
	}
	return c.cut(l, l.Start+wordEnd(l.text, n))
}

// shared counts the words with which both begin.
func shared(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func digits(w string) bool { return w != "" && len(w) < 5 && strings.Trim(w, "0123456789") == "" }

// atoi returns the value of a few digits.
func atoi(w string) int {
	n := 0
	for _, r := range w {
		n = n*10 + int(r-'0')
	}
	return n
}
