package collate

// aside: what only the siblings show not to be a source's own prose.
func aside(c *Collation) {}
