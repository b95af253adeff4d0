package statement

func readCredits(d *Doc) {}
