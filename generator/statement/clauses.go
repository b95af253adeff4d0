package statement

// readClauses divides the sentences into clauses.
func readClauses(d *Doc) {
	d.Clauses = make([]Clause, 0, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		d.Clauses = append(d.Clauses, Clause{Span: s.Span, Sentence: i, Tokens: s.Tokens, Kind: Main})
		s.Clauses = [2]int{i, i + 1}
	}
}
