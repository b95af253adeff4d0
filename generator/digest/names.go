package digest

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// person is a mention of somebody by the full name, and the office or role before it.
type person struct {
	full string
	at   collate.Ref // the name with the role before it
	sure bool        // somebody has it for a person's name: with an office, a courtesy or a given name, or by its last word
	role string      // as it stands before a name; "" where there is none
	long collate.Ref // the name with the apposition beside it, "Ann Lee, the head of the harbour office"; empty where there is none
}

// known lists the persons of a story by their last names: of each source the first mention in full, one with a role first.
func (k *composer) known() map[string][]person {
	out := map[string][]person{}
	sure := map[string]bool{}
	given := k.words.Table("givennames")
	for s := range k.c.Sources {
		d := k.doc(s)
		for _, n := range d.Names {
			first, _, long := strings.Cut(n.Full, " ")
			if n.Kind == statement.Person && long && !strings.Contains(d.Words(n.Span), " ") {
				k.short[d.Words(n.Span)] = true
			}
			if n.Kind == statement.Person && long && (n.Role.Len() > 0 || d.Words(n.Span) == last(n.Full) || given.Has(strings.ToLower(first))) {
				sure[n.Full] = true
			}
		}
	}
	for s := range k.c.Sources {
		d := k.doc(s)
		for _, n := range d.Names {
			if n.Kind != statement.Person || d.Words(n.Span) != n.Full || !strings.Contains(n.Full, " ") {
				continue
			}
			p := person{full: n.Full, sure: sure[n.Full], at: collate.Ref{Source: s, Span: n.Span}}
			if n.Role.Len() > 0 && n.Role.End <= n.Start && strings.TrimSpace(k.text(s)[n.Role.End:n.Start]) == "" && !strings.Contains(k.text(s)[n.Role.Start:n.Start], "\n") {
				p.role = d.Words(n.Role)
				p.at.Start = n.Role.Start
			} else if n.Role.Start > n.End && !strings.Contains(k.text(s)[n.End:n.Role.End], "\n") {
				if role := bareRole(d.Words(n.Role)); role != "" {
					p.role = role
					p.at.End = n.Role.End
				} else if k.apposed(s, n) {
					p.long = collate.Ref{Source: s, Span: source.Span{Start: n.Start, End: n.Role.End}}
				}
			}
			list := out[last(n.Full)]
			i := slices.IndexFunc(list, func(x person) bool { return x.full == p.full && x.at.Source == s })
			switch {
			case i < 0:
				out[last(n.Full)] = append(list, p)
			case list[i].role == "" && list[i].long.Len() == 0 && (p.role != "" || p.long.Len() > 0):
				list[i] = p
			}
		}
	}
	return out
}

// bareRole is an apposition as it stands before a name, "harbour master" for "the harbour master"; "" where it cannot.
func bareRole(words string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		words = strings.TrimPrefix(words, article)
	}
	if strings.ContainsAny(words, "'’0123456789,") || strings.Contains(words, " of ") || strings.Contains(words, " for ") {
		return ""
	}
	return words
}

// roleWords is the most words of a role that is put before a name in brackets.
const roleWords = 4

// introduce names persons as editors do: in full at their first mention in the digest, with first names and office in
// brackets where the sentence has the last name alone, and by the last name from then on, without the office that the
// digest has told. It returns the places of the words that it put in.
func (k *composer) introduce(c *cut) []collate.Ref {
	d := k.doc(c.source)
	var extra []collate.Ref
	here := ""
	for _, n := range k.called(c) {
		if n.Kind != statement.Person || !k.keeps(c, n.Span) || k.deleted(c, n.Span) || k.views[c.source].quoted[tokenAt(d, n.Start)] {
			continue
		}
		name := last(n.Full)
		list := k.persons[name]
		if len(list) == 0 || len(list) > 1 && slices.ContainsFunc(list[1:], func(p person) bool { return p.full != list[0].full }) {
			continue // nobody's full name, or that of two
		}
		if !list[0].sure {
			continue
		}
		p, words := list[0], d.Words(n.Span)
		told := strings.Contains(k.said, p.full) || strings.Contains(here, p.full)
		switch {
		case words == p.full && told:
			k.shorten(c, n)
		case words == name && told:
			if t := k.courtesy(c, n); t.Len() > 0 {
				k.replace(c, source.Span{Start: t.Start, End: n.Start}, "")
			}
		case words == name && !told && !holds(k.said, name):
			if at, ok := k.lengthen(c, n, list); ok {
				extra = k.from(extra, c, at)
			}
			here += p.full + " "
		case words == p.full:
			here += p.full + " "
		}
	}
	return extra
}

// lengthen puts first names, and the office where the digest has not told it, before a last name that has none: in the
// words of its own source where that has them. It returns where they stand.
func (k *composer) lengthen(c *cut, n statement.Name, list []person) (collate.Ref, bool) {
	p := list[0]
	for _, x := range list {
		if x.at.Source == c.source || p.at.Source != c.source && k.tellsToo(c, x.at.Source) && (!k.tellsToo(c, p.at.Source) || p.role == "" && p.long.Len() == 0) {
			p = x
		}
	}
	from := n.Start
	if t := k.courtesy(c, n); t.Len() > 0 {
		from = t.Start
	} else if n.Role.Len() > 0 {
		return p.at, false // the office tells who it is
	}
	first := strings.TrimSuffix(p.full, " "+last(p.full))
	if p.role != "" && len(strings.Fields(p.role)) <= roleWords && !k.saidPlain(p.role) {
		first = p.role + " " + first
	}
	if from == k.begins(c) {
		first = upper(first)
	}
	if t := tokenAt(k.doc(c.source), n.End); p.role == "" && p.long.Len() > 0 && from == n.Start && t < len(k.doc(c.source).Tokens) && k.doc(c.source).Finite(t) && !k.uneven(p.at.Source, p.long.Span) {
		words := k.text(p.at.Source)[p.long.Start:p.long.End]
		if !k.saidPlain(words[len(p.full):]) && k.replace(c, n.Span, "["+strings.ReplaceAll(words, "'", "’")+",]") {
			return p.long, true
		}
	}
	with := "[" + strings.ReplaceAll(first, "'", "’") + "] "
	if from < n.Start {
		return p.at, k.replace(c, source.Span{Start: from, End: n.Start}, with)
	}
	k.change(c, source.Span{Start: n.Start, End: n.Start}, with)
	return p.at, true
}

// courtesy is the "Mr" or "Ms" before a name.
func (k *composer) courtesy(c *cut, n statement.Name) source.Span {
	d := k.doc(c.source)
	t := tokenAt(d, n.Start) - 1
	for ; t >= 0 && !d.Tokens[t].Word; t-- {
	}
	if t < 0 || d.Tokens[t].Start < d.Sentences[c.sentence].Start || n.Start-d.Tokens[t].End > 2 ||
		k.words.Table("titles").Field(strings.TrimSuffix(d.Tokens[t].Norm, "."), 0) != "courtesy" {
		return source.Span{}
	}
	return source.Span{Start: d.Tokens[t].Start, End: d.Tokens[t].End}
}

// saidPlain reports whether the digest has words, whatever their marks and capitals.
func (k *composer) saidPlain(words string) bool {
	a, b := plain(k.said), plain(words)
	return b == "" || strings.Contains(a, b)
}

// saidReach is how far from a name, in bytes, the digest may have told somebody's office.
const saidReach = 160

// saidOf reports whether the digest has told somebody's office in much the same words: two thirds of them, among them the
// one that names it.
func (k *composer) saidOf(full, role string) bool {
	said := strings.ToLower(k.said)
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return !wordRune(r) })
	head := slices.IndexFunc(words, func(w string) bool { return k.words.Table("function-words").Field(w, 0) == "preposition" })
	if head < 0 {
		head = len(words)
	}
	if head == 0 || len(words[head-1]) < 4 {
		return false
	}
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) < 4 })
	for at := 0; ; {
		i := strings.Index(said[at:], strings.ToLower(full))
		if i < 0 {
			break
		}
		at += i + len(full)
		near, n := said[max(0, at-len(full)-saidReach):min(len(said), at+saidReach)], 0
		for _, w := range words {
			n += truth(holds(near, w))
		}
		if 3*n >= 2*len(words) && (len(words) > 2 || n == len(words)) {
			return true
		}
	}
	return false
}

// shorten leaves the last name of a full one, and takes away the office that the digest has told; where that cannot be
// done cleanly, or sources differ in the name or office, the mention stays as it is.
func (k *composer) shorten(c *cut, n statement.Name) {
	text := k.text(c.source)
	from, to := n.Start, n.End-len(last(n.Full))
	if !k.brief(n.Full) || strings.HasPrefix(text[n.End:], "-") {
		return
	}
	if age := k.aged(c.source, n); age.Len() > 0 && (n.Role.Len() == 0 || age.Contains(n.Role)) && strings.Contains(k.said, n.Full+", "+strings.Trim(age.Of(text), ", ")) {
		k.replace(c, age, "")
		k.replace(c, source.Span{Start: from, End: to}, "")
		return
	}
	if n.Role.Len() == 0 && (strings.HasSuffix(strings.TrimRight(text[:from], " "), ",") || strings.HasPrefix(text[n.End:], ", ") && !k.closes(c, n.End) && !k.joinedOn(c.source, n.End)) {
		return // beside it stands who it is
	}
	if n.Role.Len() > 0 && k.uneven(c.source, n.Role) || k.uneven(c.source, n.Span) {
		return
	}
	if n.Role.Len() > 0 {
		told := k.saidPlain(text[n.Role.Start:n.Role.End]) || k.saidOf(n.Full, text[n.Role.Start:n.Role.End])
		if !told && strings.TrimSpace(k.headOf(c.source, n.Role)) != "" {
			return // an office that is news
		}
		between := ""
		if n.Role.End <= n.Start {
			between = text[n.Role.End:n.Start]
		} else if n.Role.Start >= n.End {
			between = text[n.End:n.Role.Start]
		}
		switch {
		case !told:
		case n.Role.End <= n.Start && between == " ":
			from = n.Role.Start
		case n.Role.End <= n.Start && between == ", " && strings.HasPrefix(text[n.End:], ","):
			from = n.Role.Start
			k.replace(c, source.Span{Start: n.End, End: n.End + 1}, "")
		case n.Role.Start >= n.End && (between == ", " || between == ", the " || between == ", a ") && k.closes(c, n.Role.End):
			end := n.Role.End
			if strings.HasPrefix(text[end:], ",") {
				end++
			}
			k.replace(c, source.Span{Start: n.End, End: end}, "")
		}
	}
	if from < n.Start {
		if t := tokenAt(k.doc(c.source), from) - 1; t >= 0 && k.doc(c.source).Tokens[t].Norm == "the" && from-k.doc(c.source).Tokens[t].End == 1 && k.doc(c.source).Tokens[t].Start >= k.doc(c.source).Sentences[c.sentence].Start {
			from = k.doc(c.source).Tokens[t].Start
		}
	}
	k.replace(c, source.Span{Start: from, End: to}, "")
}

// brief reports whether somebody may be called by the last word of a name: a source does it, or none does it by the first
// one. In some languages the family's name stands first.
func (k *composer) brief(full string) bool {
	first, _, _ := strings.Cut(full, " ")
	return k.short[last(full)] || !k.short[first]
}

// aged is the age between commas behind a name, ", 52,"; empty where there is none.
func (k *composer) aged(s int, n statement.Name) source.Span {
	text := k.text(s)
	end := n.End
	if strings.HasPrefix(text[end:], ", ") {
		for end += 2; end < len(text) && digit(text[end]); end++ {
		}
		if end > n.End+3 && strings.HasPrefix(text[end:], ",") {
			return source.Span{Start: n.End, End: end + 1}
		}
	}
	return source.Span{}
}

// joinedOn reports whether behind the comma at an offset stands no apposition, but a word that joins a clause on.
func (k *composer) joinedOn(s, at int) bool {
	d := k.doc(s)
	t := tokenAt(d, at+1)
	if t >= len(d.Tokens) {
		return false
	}
	class := k.words.Table("function-words").Field(d.Tokens[t].Norm, 0)
	return class == "conjunction" || class == "preposition" || class == "pronoun"
}

// headOf is the last word of a role that is no number.
func (k *composer) headOf(s int, role source.Span) string {
	return strings.TrimFunc(last(k.doc(s).Words(role)), func(r rune) bool { return '0' <= r && r <= '9' })
}

// closes reports whether an apposition that ends at an offset is the end of what is said of a name: the sentence ends
// there, or a verb of speech follows behind a comma.
func (k *composer) closes(c *cut, at int) bool {
	text := k.text(c.source)[at:]
	if strings.HasPrefix(text, ".") {
		return true
	}
	if !strings.HasPrefix(text, ", ") {
		return false
	}
	return slices.ContainsFunc(k.views[c.source].speech[c.sentence], func(i int) bool { return k.doc(c.source).Attributions[i].Cue.Start == at+2 })
}

// uneven reports whether a difference that bears a note has a reading at a span.
func (k *composer) uneven(s int, span source.Span) bool {
	return slices.ContainsFunc(k.places[s], func(p place) bool {
		return p.Overlaps(span) && k.c.Differences[p.difference].Severity != collate.Low
	})
}
