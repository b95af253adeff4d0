package site

import (
	"io/fs"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/lexicon"
)

// Some texts of the record are the program's own, in English: what a difference is about ("role of Ann Lee"), why a day
// was inferred, what speaks for a shared origin. Pages say them in their own language: a text is known again by the
// English that the record has (the names made.… in words.tsv), and what it fills in is filled into the words of what.….
// A text that is not known, such as words of an article, stays as it is.

// made is the form of a text that the record has, cut at the places that are filled in.
type made struct {
	name  string
	parts []string
}

// forms reads the forms of the record's texts, those that say most of their own first.
func (s *site) forms() []made {
	raw, err := fs.ReadFile(layers(s.in.Templates)[0], "words.tsv")
	if err != nil {
		return nil // a finding tells of it
	}
	var out []made
	for line := range strings.Lines(string(raw)) {
		name, says, ok := wordLine(line)
		if name, mine := strings.CutPrefix(name, "made."); ok && mine {
			for _, place := range []string{"{1}", "{2}", "{3}", "{4}", "{5}"} {
				says = strings.ReplaceAll(says, place, "\x00")
			}
			out = append(out, made{name, strings.Split(says, "\x00")})
		}
	}
	own := func(m made) int { return len(strings.Join(m.parts, "")) }
	slices.SortStableFunc(out, func(a, b made) int { return own(b) - own(a) })
	return out
}

// read returns what is filled in where a text has the form.
func (m made) read(text string) (values []string, ok bool) {
	rest, ok := strings.CutPrefix(text, m.parts[0])
	if !ok || len(m.parts) == 1 {
		return nil, ok && rest == ""
	}
	for i, part := range m.parts[1:] {
		at := strings.Index(rest, part)
		if i == len(m.parts)-2 {
			at = len(rest) - len(part)
		}
		if at <= 0 || !strings.HasPrefix(rest[at:], part) {
			return nil, false
		}
		values, rest = append(values, rest[:at]), rest[at+len(part):]
	}
	return values, true
}

// told says a text of the record in the story's language; known is false where it is not the program's own. What is
// filled in is changed by value where that is given.
func (st *story) told(text string, value func(string) string) (says string, known bool) {
	for _, m := range st.site.made {
		values, ok := m.read(text)
		if !ok {
			continue
		}
		for i, v := range values {
			if says, ok := st.words.says["what.from."+v]; ok {
				values[i] = says
			} else if value != nil {
				values[i] = value(v)
			}
		}
		return st.words.say("what."+m.name, values...), true
	}
	return text, false
}

// matter is what a difference is about, in the story's language; of a quotation it tells the speaker.
func (st *story) matter(d *digest.RecordDifference) string {
	if d.Kind == "quote" {
		for _, q := range st.quotationsOf(d) {
			if who := strings.Fields(given(q.Speaker)); len(who) > 0 {
				if lexicon.For(st.language).Table("function-words").Field(strings.ToLower(who[0]), 0) == "determiner" {
					who[0] = strings.ToLower(who[0])
				}
				return st.words.say("what.words", strings.Join(who, " "))
			}
		}
	}
	if of, ok := strings.CutPrefix(d.What, "number of "); ok && strings.ContainsAny(of, "0123456789") {
		return st.words.say("what.number") // what is counted is not told: the number itself stands there
	}
	says, _ := st.told(d.What, nil)
	return says
}
