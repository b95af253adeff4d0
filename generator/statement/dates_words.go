package statement

// Attributive reports whether a date stands before a noun that it belongs to ("the Oct. 31 summit", "the 2012 games")
// and does not tell when its clause happens.
func (x *Date) Attributive() bool { return x.words.compound && !x.words.led }

// Named reports whether a date is a day with a name, such as "New Year's Eve".
func (x *Date) Named() bool { return x.words.rule != "" }

// Current reports whether a date means the time of publication itself: "as of writing", "this year".
func (x *Date) Current() bool {
	return x.Kind == Deictic && x.words.offset == 0 && x.words.unit != "day"
}
