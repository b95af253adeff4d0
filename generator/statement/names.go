package statement

func readNames(d *Doc) {}
