package statement

// Unread is a figure that is not understood: a token that looks like a value and that no rule could read. It equals nothing
// but itself.
type Unread struct {
	Span
}

// readUnread finds the figures that no rule has read: digits, alone or in other scripts, outside of dates, quantities, names
// and addresses.
func readUnread(d *Doc) {
	p := d.cut()
	covered, roles := coverage(d), d.words().Table("numberroles")
	for i := 0; i < len(p); {
		if p[i].kind != digitPiece && roles.Field(p[i].low, 0) != "unread" || covered(p[i].Span) {
			i++
			continue
		}
		from, to := i, i+1
		for from > 0 && p[from].glued && p[from-1].sentence == p[i].sentence && !ends(p[from-1].low) && !covered(p[from-1].Span) {
			from--
		}
		for to < len(p) && p[to].glued && p[to].sentence == p[i].sentence && !(ends(p[to].low) && !at(p, to+1).glued) && p[to].kind != opaquePiece {
			to++
		}
		d.Unread = append(d.Unread, Unread{Span{Start: p[from].Start, End: p[to-1].End}})
		i = to
	}
}

// ends reports whether a mark closes what stands before it and is no part of a figure.
func ends(mark string) bool {
	switch mark {
	case ".", ",", ";", ":", "!", "?", ")", "(", "]", "[", "\"", "“", "”", "'", "’", "‘", "…", "—", "'s":
		return true
	}
	return false
}

// coverage returns whether a span lies in a date, a quantity or a name.
func coverage(d *Doc) func(Span) bool {
	date, number, name := 0, 0, 0
	return func(s Span) bool {
		for date < len(d.Dates) && d.Dates[date].End <= s.Start {
			date++
		}
		for number < len(d.Numbers) && d.Numbers[number].End <= s.Start {
			number++
		}
		for name < len(d.Names) && d.Names[name].End <= s.Start {
			name++
		}
		return date < len(d.Dates) && d.Dates[date].Overlaps(s) || number < len(d.Numbers) && d.Numbers[number].Overlaps(s) || name < len(d.Names) && d.Names[name].Overlaps(s)
	}
}
