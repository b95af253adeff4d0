package statement

func readNumbers(d *Doc) {}
