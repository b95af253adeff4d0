package neural

// longest is how many tokens are parsed as one sentence. No sentence of the treebanks is longer, and time grows with the
// third power of the length: what is longer is a list or no prose.
const longest = 200

// cut cuts sentences that are too long into pieces, if possible behind a mark, and tells for each piece whose it is.
func cut(sentences [][]string) (pieces [][]string, whole []int) {
	for i, s := range sentences {
		for len(s) > longest {
			at := longest
			for j := longest; j > longest/2; j-- {
				if s[j-1] == "," || s[j-1] == ";" || s[j-1] == "." || s[j-1] == ":" {
					at = j
					break
				}
			}
			pieces, whole = append(pieces, s[:at]), append(whole, i)
			s = s[at:]
		}
		pieces, whole = append(pieces, s), append(whole, i)
	}
	return pieces, whole
}

// join puts the pieces of a sentence together again. The root of a later piece hangs on that of the first one as
// "parataxis", with no margin: nothing is known of it.
func join(words [][]Word, whole []int) [][]Word {
	var joined [][]Word
	root := 0
	for p, piece := range words {
		if p == 0 || whole[p] != whole[p-1] {
			for i, w := range piece {
				if w.Head < 0 {
					root = i
				}
			}
			joined = append(joined, piece)
			continue
		}
		last := &joined[len(joined)-1]
		before := len(*last)
		for _, w := range piece {
			if w.Head < 0 {
				w.Head, w.Relation, w.Margin = root, "parataxis", 0
			} else {
				w.Head += before
			}
			*last = append(*last, w)
		}
	}
	return joined
}
