package statement

func readCues(d *Doc) {}
