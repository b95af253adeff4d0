package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// SameName reports whether two names, as different articles write them, can name the same thing: persons by surname and
// compatible first names ("Ann Lee", "A. Lee", "Lee"), countries by the lexicon's table ("U.S.", "United States"),
// bodies by their initials ("WHO", "World Health Organization") or where one form holds the other's end ("State
// Department", "U.S. State Department"). It knows names in English.
func SameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if equal(x, y) {
		return true
	}
	c, d := Country(a), Country(b)
	if c != "" || d != "" {
		return c == d && capitalOf(a) == capitalOf(b)
	}
	if len(x) > len(y) {
		x, y, a, b = y, x, b, a
	}
	if len(x) == 1 && len(y) == 1 {
		return false
	}
	if len(x) == 1 && upperCase(a) && len(x[0]) >= 2 && len(x[0]) <= 6 {
		return acronymOf(strings.ReplaceAll(x[0], ".", ""), y)
	}
	if samePerson(x, y) {
		return true
	}
	return len(x) > 1 && len(y) > len(x) && suffix(y, x)
}

// parted puts spaces for the hyphens and commas of a name.
var parted = strings.NewReplacer("’", "'", "-", " ", "‑", " ", "–", " ", ",", " ")

// nameWords returns the words of a name in lower case, without titles of courtesy, hyphens and points of initials.
func nameWords(s string) []string {
	s = strings.ToLower(parted.Replace(s))
	s = strings.TrimSuffix(s, "'s")
	titles, pointed := lexicon.For("en").Table("titles"), lexicon.For("en").Table("namewords").Set(0, "pointed")
	var out []string
	for _, w := range strings.Fields(s) {
		if !pointed.Has(w) {
			w = strings.TrimSuffix(w, ".")
		}
		switch {
		case w == "the", w == "jr", w == "sr":
		case len(out) == 0 && titles.Field(w, 0) == "courtesy":
		default:
			out = append(out, w)
		}
	}
	return out
}

// samePerson reports whether two names can be one person's: the same surname, and first names that are equal, or one an
// initial or short form of the other, or left out.
func samePerson(x, y []string) bool {
	if x[len(x)-1] != y[len(y)-1] {
		return false
	}
	if len(x) == 1 || len(y) == 1 {
		return true
	}
	return sameGiven(x[0], y[0])
}

func sameGiven(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len([]rune(a)) == 1 {
		return strings.HasPrefix(b, a)
	}
	if len(a) >= 3 && strings.HasPrefix(b, a) {
		return true // "Alex" and "Alexander"
	}
	nick := lexicon.For("en").Table("nicknames")
	for _, f := range [][2]string{{a, b}, {b, a}} {
		if full, ok := nick.Get(f[0]); ok {
			for _, g := range full {
				if g == f[1] {
					return true
				}
			}
		}
	}
	return false
}

func acronymOf(short string, words []string) bool {
	small := lexicon.For("en").Table("namewords").Set(0, "small")
	var caps, every []byte
	for _, w := range words {
		every = append(every, w[0])
		if !small.Has(w) {
			caps = append(caps, w[0])
		}
	}
	return short == string(caps) || short == string(every) || len(caps) > 2 && short == string(caps[1:])
}

// Country returns the country that a name means: by any form of its name, its people's adjective or its capital, which
// stands for the government in news ("Moscow" for Russia). "" where it means none.
func Country(name string) string {
	t := lexicon.For("en").Table("nations")
	w := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), "’", "'"))
	w = strings.TrimSuffix(w, "'s")
	if !t.Has(w) {
		w = strings.TrimPrefix(w, "the ")
	}
	return t.Field(w, 1)
}

// capitalOf reports whether a name is that of a capital.
func capitalOf(name string) bool {
	t := lexicon.For("en").Table("nations")
	return t.Field(strings.ToLower(strings.TrimSpace(name)), 0) == "capital"
}

// initial reports whether the word at i is an initial before the rest of a name, “Gregory A. Vega”, and no word.
func (r *nameReader) initial(i int) bool {
	point := at(r.p, i+1)
	return r.p[i].upper && len(r.p[i].low) == 1 && point.low == "." && point.glued && point.sentence == r.p[i].sentence && r.nextCapital(i+1)
}
