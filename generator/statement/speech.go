package statement

func readSpeech(d *Doc) {}
