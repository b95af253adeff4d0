package collate

// events: collects the dated events.
func events(c *Collation) {}
