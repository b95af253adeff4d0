package statement

// Verb returns the base form of the verb that token i is in its sentence: finite, infinitive, participle or gerund. It is
// "" where the word is no verb there. Auxiliaries and modals are none.
func (d *Doc) Verb(i int) string {
	if i < 0 || i >= len(d.tags) {
		return ""
	}
	switch d.tags.At(i) {
	case finite, infinitive, participle, gerund:
		if b := d.verbs.At(i).base; b != "" {
			return b
		}
		return d.Tokens.At(i).Stem
	}
	return ""
}

// Finite reports whether token i is a verb, auxiliary or modal with a tense.
func (d *Doc) Finite(i int) bool {
	if i < 0 || i >= len(d.tags) {
		return false
	}
	return d.tags.At(i) == finite || d.tags.At(i) == modal || d.tags.At(i) == auxiliary
}

// Past reports whether token i is a verb in the past tense by its form: "rose", not "put" or "has risen".
func (d *Doc) Past(i int) bool {
	return i >= 0 && i < len(d.tags) && d.tags.At(i) == finite && d.verbs.At(i).form&pastForm != 0 && d.Tokens.At(i).Norm != d.verbs.At(i).base
}

// Helping reports whether token i is an auxiliary, a modal, "not" or "to".
func (d *Doc) Helping(i int) bool {
	if i < 0 || i >= len(d.tags) {
		return false
	}
	switch d.tags.At(i) {
	case auxiliary, modal, not, to:
		return true
	}
	return false
}

// Noun reports whether token i is a noun or a name.
func (d *Doc) Noun(i int) bool {
	return i >= 0 && i < len(d.tags) && (d.tags.At(i) == noun || d.tags.At(i) == name)
}
