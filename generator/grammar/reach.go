package grammar

// reaches is how far the words go that hang on each token, however far down: its first and last one, marks at the edges left
// out.
type reaches struct{ first, last []int32 }

func (f *forest) reach() *reaches {
	n := len(f.d.Tokens)
	room := make([]int32, 2*n)
	r := &reaches{first: room[:n], last: room[n:]}
	for i := range f.d.Tokens {
		r.first[i], r.last[i] = int32(i), int32(i)
	}
	for i := range f.d.Tokens {
		if f.d.Tokens[i].Tag == "PUNCT" {
			continue
		}
		for h, steps := f.d.Tokens[i].Head, 0; h != None && steps < n; h, steps = f.d.Tokens[h].Head, steps+1 {
			r.first[h], r.last[h] = min(r.first[h], int32(i)), max(r.last[h], int32(i))
		}
	}
	return r
}

// of returns the tokens that hang on token i as a range.
func (r *reaches) of(i int) [2]int { return [2]int{int(r.first[i]), int(r.last[i]) + 1} }
