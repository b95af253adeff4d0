package collate

// moments tells the sources of another event, or of an earlier state of a developing story, from the others.
func moments(c *Collation, w *works) {}
