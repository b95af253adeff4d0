package digest

import (
	"slices"
	"strings"
)

// Paragraphs are merged by block. Where the new digest divides its paragraphs otherwise, an edit inside one of them would meet
// no block to go into. So edits are carried over first, passage by passage: what the editor made of a passage stands in the new
// digest in the place of that passage, and counts as done.

// passagesOf divides the text of a paragraph behind each citation. White space stays with the passage before it.
func passagesOf(text string) []string {
	var out []string
	for text != "" {
		at := strings.Index(text, "[@")
		end := -1
		if at >= 0 {
			end = strings.IndexByte(text[at:], ']')
		}
		if end < 0 {
			return append(out, text)
		}
		end += at + 1
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], " \t\n"))
		out = append(out, text[:end])
		text = text[end:]
	}
	return out
}

// wordsAndCitation divides a passage into its words and its citation, which may be empty, with the white space around that.
func wordsAndCitation(passage string) (words, citation string) {
	at := strings.LastIndex(passage, "[@")
	if at < 0 {
		return passage, ""
	}
	at = len(strings.TrimRight(passage[:at], " \t\n"))
	return passage[:at], passage[at:]
}

// cites reports whether a citation has all the keys of another.
func cites(citation, all string) bool {
	keys := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("[]@; \t\n", r) })
	}
	have := keys(citation)
	return !slices.ContainsFunc(keys(all), func(k string) bool { return !slices.Contains(have, k) })
}

// carry puts the editor's changes of passages into theirs and into base. Where theirs only cites further sources for words that
// the editor has changed, these are not cited: nobody knows whether they bear out the editor's words. back is for taking a
// merge back: theirs is the digest as it was, so that a passage is known by its words alone, and its citation is the one that
// it had.
func (m *merger) carry(back bool) {
	known := func(p string) string {
		if back {
			p, _ = wordsAndCitation(p)
		}
		return strings.TrimSpace(fold(p))
	}
	type place struct{ block, passage int }
	parts := make([][]string, len(m.theirs))
	places, byWords := map[string][]place{}, map[string][]place{}
	for t, p := range m.theirs {
		if p.kind != Paragraph {
			continue
		}
		parts[t] = passagesOf(p.text)
		for k, x := range parts[t] {
			at := place{t, k}
			places[known(x)] = append(places[known(x)], at)
			words, _ := wordsAndCitation(x)
			byWords[fold(words)] = append(byWords[fold(words)], at)
		}
	}
	touched := map[int]bool{}
	for b, i := range m.inMine {
		if i < 0 || m.base[b].kind != Paragraph || m.mine[i].kind != Paragraph || m.mine[i].key == m.base[b].key || m.mine[i].open != "" {
			continue
		}
		if slices.ContainsFunc(m.theirs, func(p piece) bool { return p.key == m.base[b].key || p.key == m.mine[i].key }) {
			continue // theirs left the block alone, or made the same of it
		}
		old, now := passagesOf(m.base[b].text), passagesOf(m.mine[i].text)
		if len(old) != len(now) {
			continue
		}
		all, edited := true, map[place]string{}
		for k := range old {
			if strings.TrimSpace(fold(old[k])) == strings.TrimSpace(fold(now[k])) {
				continue
			}
			at := places[known(old[k])]
			if words, citation := wordsAndCitation(old[k]); len(at) == 0 {
				at = slices.DeleteFunc(slices.Clone(byWords[fold(words)]), func(x place) bool {
					_, now := wordsAndCitation(parts[x.block][x.passage])
					return !cites(now, citation)
				})
			}
			if len(at) != 1 {
				all = false
				break
			}
			was := parts[at[0].block][at[0].passage]
			made := strings.TrimRight(now[k], " \t\n") + was[len(strings.TrimRight(was, " \t\n")):]
			_, before := wordsAndCitation(old[k])
			if words, after := wordsAndCitation(now[k]); back && strings.TrimSpace(before) == strings.TrimSpace(after) {
				_, citation := wordsAndCitation(was)
				made = words + citation
			}
			edited[at[0]] = made
		}
		if !all {
			continue
		}
		for at, made := range edited {
			parts[at.block][at.passage] = made
			touched[at.block] = true
		}
		m.base[b] = m.mine[i]
	}
	for t := range touched {
		m.theirs[t].say(strings.Join(parts[t], ""))
	}
}

// say gives a piece its text.
func (p *piece) say(text string) {
	p.text = text
	p.key = strings.TrimSpace(fold(text))
	p.words = strings.Fields(p.key)
}
