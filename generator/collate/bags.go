package collate

import (
	"cmp"
	"slices"
	"strconv"

	"variorum/generator/statement"
)

// bag is the words of a clause or sentence.
type bag struct {
	terms []int32 // sorted, each once
	total int     // their weight
}

// bag collects the words of a stretch of tokens, with its dates and numbers as values, leaving out those marked.
func (w *works) bag(d *statement.Doc, tokens [2]int, without []bool) []int32 {
	var out []int32
	at := d.Tokens[tokens[0]].Start
	date, _ := slices.BinarySearchFunc(d.Dates, at, func(x statement.Date, at int) int { return cmp.Compare(x.End, at+1) })
	number, _ := slices.BinarySearchFunc(d.Numbers, at, func(x statement.Number, at int) int { return cmp.Compare(x.End, at+1) })
	name, _ := slices.BinarySearchFunc(d.Names, at, func(x statement.Name, at int) int { return cmp.Compare(x.End, at+1) })
	for j := tokens[0]; j < tokens[1]; j++ {
		t := &d.Tokens[j]
		if without != nil && without[j] {
			continue
		}
		if end, means := w.idiom(d, j, tokens[1]); end > j {
			out = append(out, w.term(means))
			j = end - 1
			continue
		}
		for name < len(d.Names) && d.Names[name].End <= t.Start {
			name++
		}
		for date < len(d.Dates) && d.Dates[date].End <= t.Start {
			date++
		}
		for number < len(d.Numbers) && d.Numbers[number].End <= t.Start {
			number++
		}
		switch {
		case date < len(d.Dates) && d.Dates[date].Start <= t.Start && dated(&d.Dates[date]):
			x := &d.Dates[date]
			if x.Precision == "day" || x.Precision == "time" {
				out = append(out, w.term("@"+x.From[:10]))
			}
			out = append(out, w.term("@"+x.From[:min(len(x.From), 7)]))
		case number < len(d.Numbers) && d.Numbers[number].Start <= t.Start && counted(&d.Numbers[number]):
			x := &d.Numbers[number]
			if x.Start > 0 && d.Article.Text[x.Start-1] == '(' {
				continue // a conversion
			}
			out = append(out, w.term("#"+strconv.FormatInt(x.Low, 10)+"-"+strconv.FormatInt(x.High, 10)+" "+x.Unit))
			switch { // the same is counted or measured, whatever it comes to
			case x.Age:
				out = append(out, w.term("%age"))
			case x.Head != "":
				out = append(out, w.term("%"+x.Unit+" "+x.Head))
			}
		case name < len(d.Names) && d.Names[name].Start <= t.Start:
			if n := &d.Names[name]; n.Kind != statement.Thing {
				out = append(out, w.term("="+w.entity[n.Full]))
			} else if t.Word {
				out = append(out, w.term(t.Stem))
			}
		case t.Word:
			if d.Article.Text[t.Start] < 'a' {
				if k := statement.Country(t.Norm); k != "" {
					out = append(out, w.term("="+k))
					continue
				}
			}
			term := w.term(t.Stem)
			if v := d.Verb(j); v != "" && v != t.Norm {
				w.base[term] = statement.Stem(d.Article.Meta.Language, v)
			}
			out = append(out, term)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// idiom reads a turn of several words that means what one word does, from token j on: where it ends, and the stem of that
// word. Where there is none, it ends at j.
func (w *works) idiom(d *statement.Doc, j, to int) (end int, means string) {
	if !d.Tokens[j].Word {
		return j, ""
	}
	var words, written [6]string
	var at [6]int
	n, forms := 0, false
	for i := j; i < to && n < len(words); i++ {
		switch t := &d.Tokens[i]; {
		case t.Norm == "-":
			continue
		case !t.Word:
			i = to
			continue
		default:
			words[n], written[n], at[n] = t.Norm, t.Norm, i
			if v := d.Verb(i); v != "" && v != t.Norm {
				words[n], forms = v, true
			}
			n++
		}
		if n == 1 && !w.idioms.Begins(words[0]) && !(forms && w.idioms.Begins(written[0])) {
			return j, ""
		}
	}
	k, entry := w.idioms.Match(words[:n])
	if k == 0 && forms {
		k, entry = w.idioms.Match(written[:n]) // "as needed" is no verb's form in the turn
	}
	if k == 0 {
		return j, ""
	}
	return at[k-1] + 1, statement.Stem(d.Article.Meta.Language, w.idioms.Field(entry, 0))
}

// verbs collects the verbs of a stretch of tokens, leaving out those marked.
func (w *works) verbs(d *statement.Doc, tokens [2]int, without []bool) []int32 {
	var out []int32
	for j := tokens[0]; j < tokens[1]; j++ {
		if without[j] || d.Verb(j) == "" {
			continue
		}
		if end, means := w.idiom(d, j, tokens[1]); end > j {
			out = append(out, w.term(means))
			j = end - 1
			continue
		}
		out = append(out, w.term(d.Tokens[j].Stem))
	}
	return out
}

// counted reports whether a number is a value of its own.
func counted(x *statement.Number) bool { return !x.Ordinal && !x.Vague }

// dated reports whether an expression of time means known days.
func dated(x *statement.Date) bool {
	return x.From != "" && x.Kind != statement.Duration && x.Kind != statement.Clock
}
