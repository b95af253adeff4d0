package collate

// differences: compares the readings of every statement.
func differences(c *Collation) {}
