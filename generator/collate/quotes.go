package collate

// quotes joins the quotations of one utterance across the sources.
func quotes(c *Collation, w *works) {
	for s := range c.Sources {
		for _, q := range c.Sources[s].Doc.Quotes {
			c.Quotes = append(c.Quotes, Quote{ID: number("q", len(c.Quotes)), Speaker: q.Speaker, Readings: []Ref{{s, q.Span}}, Agreement: "single"})
		}
	}
}
