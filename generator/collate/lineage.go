package collate

// lineages groups the sources that share an origin.
func lineages(c *Collation, w *works, verdicts []Verdict) {
	for s := range c.Sources {
		c.Sources[s].Lineage = s
		c.Lineages = append(c.Lineages, Lineage{ID: number("l", s), Sources: []int{s}, Certain: true})
	}
}
