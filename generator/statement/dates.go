package statement

func readDates(d *Doc) {}
