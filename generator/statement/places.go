package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// Nested reports whether two names of places can both tell where one thing was: the same place, or one that lies in
// the other by the lexicon's tables ("Erie" and "Erie, Pennsylvania" by their words; "Ohio" and "the United States").
func Nested(a, b string) bool {
	if SameName(a, b) {
		return true
	}
	x, y := strings.Join(nameWords(a), " "), strings.Join(nameWords(b), " ")
	if strings.Contains(" "+x+" ", " "+y+" ") || strings.Contains(" "+y+" ", " "+x+" ") {
		return true
	}
	return within(a, b) || within(b, a)
}

// within reports whether a place lies in a country.
func within(place, country string) bool {
	c := Country(country)
	if c == "" || capitalOf(country) {
		return false
	}
	l := lexicon.For("en")
	p := strings.ToLower(strings.TrimSpace(place))
	if l.Table("nations").Field(p, 0) == "capital" {
		return l.Table("nations").Field(p, 1) == c
	}
	return l.Table("regions").Field(p, 1) == c
}
