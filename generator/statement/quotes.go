package statement

func readQuotes(d *Doc) {}
