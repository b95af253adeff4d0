package statement

func readSpeech(d *Doc) {}

// speechEdges returns the clauses that reports of speech and what is said begin.
func speechEdges(d *Doc) []edge { return nil }
