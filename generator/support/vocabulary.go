package support

import (
	"slices"
	"strconv"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// light is the weight below which a word is no more than a function word.
const light = 300

// vocabulary tells what words weigh, which are the same, and which turn a sense.
type vocabulary struct {
	words    *lexicon.Language
	weights  *lexicon.Table
	pivots   *lexicon.Table
	alike    map[string]string   // spelling variants, numbers in words, months, by norm
	groups   map[string][]string // of the table interchange
	weekdays *lexicon.Table
	months   *lexicon.Table
	numbers  *lexicon.Table
	roles    *lexicon.Table
	units    []*lexicon.Table
	base     map[string]int

	// tables by their topics
	shortforms, quantifiers, limits, future, irregular, anaphors,
	amounts, whichTime, lasting, wholly, honorifics, functions,
	implying, particles, factives, multiples, nations, homographs, awaited,
	contraries *lexicon.Table

	ordinalEnds, scaleEnds *lexicon.Set // behind digits
	ranking                *lexicon.Set // "first", "last", "only"
	highest, highestEnds   *lexicon.Set // "best"; endings of the highest degree
	partitive, definite    *lexicon.Set // "of"; "the", "its"
	conventions            *lexicon.Spelling

	forms    map[string]Form // form by norm, as far as asked for
	numbered map[string]Form // form by the word that it stands for
	written  []string        // that word, by form
}

// Form is a number for all the ways of writing a word, so that words are compared fast; 0 is no word.
type Form int32

func newVocabulary(language string) *vocabulary {
	l := lexicon.For(language)
	v := &vocabulary{
		words: l, weights: l.Table("weights"), pivots: l.Table("pivots"), weekdays: l.Table("weekdays"),
		months: l.Table("months"), numbers: l.Table("numberwords"), roles: l.Table("roles"),
		units: []*lexicon.Table{l.Table("units"), l.Table("timeunits")}, alike: map[string]string{},
		groups: map[string][]string{}, base: map[string]int{}, shortforms: l.Table("shortforms"),
		quantifiers: l.Table("quantifiers"), limits: l.Table("limits"), future: l.Table("future"),
		irregular: l.Table("irregular-verbs"), anaphors: l.Table("anaphors"), amounts: l.Table("amounts"),
		whichTime: l.Table("whichtime"), lasting: l.Table("lasting"), wholly: l.Table("wholly"),
		honorifics: l.Table("titles"), functions: l.Table("function-words"), implying: l.Table("implying"),
		factives: l.Table("factives"), multiples: l.Table("multiples"), nations: l.Table("nations"),
		homographs: l.Table("homographs"), particles: l.Table("particles"), awaited: l.Table("awaited"), contraries: l.Table("contraries"),
		ordinalEnds: l.Table("word-endings").Set(0, "ordinal"), scaleEnds: l.Table("word-endings").Set(0, "scale"),
		ranking: l.Table("clausewords").Set(0, "ranking"), highest: l.Table("clausewords").Set(0, "highest"), partitive: l.Table("clausewords").Set(0, "partitive"), definite: l.Table("clausewords").Set(0, "definite"), highestEnds: l.Table("word-endings").Set(0, "highest"), conventions: l.Spelling(), forms: map[string]Form{}, numbered: map[string]Form{"": 0}, written: []string{""},
	}
	spelling := l.Table("spelling")
	for _, e := range spelling.Entries() {
		v.alike[e] = statement.Stem(l.Tag, spelling.Field(e, 0))
	}
	for _, e := range v.numbers.Entries() {
		if kind := v.numbers.Field(e, 0); kind == "unit" || kind == "tens" {
			v.alike[e] = v.numbers.Field(e, 1)
		}
	}
	for _, e := range v.months.Entries() {
		v.alike[e] = "month " + v.months.Field(e, 0)
		v.alike[e+"."] = v.alike[e]
	}
	delete(v.alike, "may")
	for _, e := range v.weekdays.Entries() {
		v.alike[e] = "day " + v.weekdays.Field(e, 0)
		v.alike[e+"."] = v.alike[e]
	}
	for _, e := range v.shortforms.Entries() {
		if full := v.shortforms.Field(e, 0); !strings.Contains(full, " ") && v.shortforms.Field(e, 1) == "" {
			v.alike[e] = statement.Stem(l.Tag, full)
		}
	}
	interchange := l.Table("interchange")
	for _, e := range interchange.Entries() {
		v.groups[e] = strings.Split(interchange.Field(e, 0), ",")
	}
	return v
}

// form is that by which two words are the same.
func (v *vocabulary) form(t *statement.Token) Form {
	f, ok := v.forms[t.Norm]
	if !ok {
		word := v.makeForm(t)
		if f, ok = v.numbered[word]; !ok {
			f = Form(len(v.written))
			v.numbered[word] = f
			v.written = append(v.written, word)
		}
		v.forms[t.Norm] = f
	}
	return f
}

// scaleOf returns the letters that stand for a scale behind a number in digits: "m" of "1.1m"; "" where there are none.
func (v *vocabulary) scaleOf(norm string) string {
	if norm == "" || !digit(norm[0]) {
		return ""
	}
	if s := v.scaleEnds.Ending(norm); s != "" && digit(norm[len(norm)-len(s)-1]) {
		return s
	}
	return ""
}

// formOf is the form of a word in lower case.
func (v *vocabulary) formOf(norm string) Form {
	return v.form(&statement.Token{Norm: norm, Stem: statement.Stem(v.words.Tag, norm)})
}

func (v *vocabulary) makeForm(t *statement.Token) string {
	if s, ok := v.alike[t.Norm]; ok {
		return s
	}
	if t.Norm != "" && digit(t.Norm[0]) {
		n := ungrouped(t.Norm)
		n = strings.TrimSuffix(n, v.ordinalEnds.Ending(n))
		if scale := v.scaleOf(n); scale != "" {
			n = strings.TrimSuffix(n, scale)
		} else if strings.HasSuffix(n, "am") || strings.HasSuffix(n, "pm") {
			n = n[:len(n)-2]
		}
		return n
	}
	if base := v.irregular.Field(t.Norm, 0); base != "" && !v.homographs.Has(t.Norm) && v.worth(t.Norm) >= light {
		return statement.Stem(v.words.Tag, base) // "told" and "tells"
	}
	if s := strings.ReplaceAll(t.Norm, ".", ""); len(s) < len(t.Norm) {
		return s // "U.S." and "US"
	}
	if s := v.conventions.American(t.Norm); s != t.Norm {
		return statement.Stem(v.words.Tag, s)
	}
	if t.Stem != "" {
		if s, ok := v.alike[t.Stem]; ok && digit(s[0]) {
			return t.Stem
		}
		return strings.TrimSuffix(t.Stem, "'s")
	}
	return t.Norm
}

// ungrouped takes the commas out of a number that stand between its thousands, lakhs and crores: out of “14,000” and “1,40,000”, and
// not out of “1,4000” or “15,00”, of which nobody knows what they were to be.
func ungrouped(norm string) string {
	groups := strings.Split(norm, ",")
	for n, g := range groups {
		digits := len(g) - len(strings.TrimLeft(g, "0123456789"))
		switch last := n == len(groups)-1; {
		case digits == 0, n > 0 && digits > 3, n > 0 && digits < 2, n > 0 && last && digits != 3, !last && digits < len(g):
			return norm
		}
	}
	return strings.Join(groups, "")
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// worth is what the language's table gives a word, in thousandths.
func (v *vocabulary) worth(norm string) int {
	if n, ok := v.base[norm]; ok {
		return n
	}
	n := 1000
	if f, ok := v.weights.Get(norm); ok && len(f) > 0 {
		if w, err := strconv.Atoi(strings.TrimSpace(f[0])); err == nil {
			n = w
		}
	}
	v.base[norm] = n
	return n
}

// pivot returns the kind of a word that turns the sense, or "".
func (v *vocabulary) pivot(norm string) string {
	if strings.HasSuffix(norm, "n't") {
		return "negation"
	}
	return v.pivots.Field(norm, 0)
}

// free reports whether a word ties or fills and may come and go.
func (v *vocabulary) free(norm string) bool {
	return slices.Contains(v.groups[norm], "free") || v.honorifics.Field(strings.TrimSuffix(norm, "."), 0) == "courtesy"
}

// exchange reports whether two words may stand for each other.
func (v *vocabulary) exchange(a, b string) bool {
	for _, g := range v.groups[a] {
		if g != "free" && slices.Contains(v.groups[b], g) {
			return true
		}
	}
	return false
}

// synonym reports whether two words mean the same by the language's word list.
func (v *vocabulary) synonym(a, b *statement.Token) bool {
	for _, r := range v.words.Related(a.Stem) {
		if r.Stem == b.Stem {
			return r.Close >= 8
		}
	}
	return false
}

// opposite reports whether two words are opposites by the language's word list.
func (v *vocabulary) opposite(a, b *statement.Token) bool {
	if v.contrary(a.Norm, b.Norm) {
		return true
	}
	for _, r := range v.words.Related(a.Stem) {
		if r.Stem == b.Stem && r.Close == 0 {
			return true
		}
	}
	return false
}

// past reports whether a form of a verb tells what was done.
func (v *vocabulary) past(norm string) bool {
	switch v.irregular.Field(norm, 1) {
	case "past", "part", "both":
		return true
	}
	return strings.HasSuffix(norm, "ed")
}

// nature is what kind of word a token is, for the id of a finding.
func (v *vocabulary) nature(text string, t *statement.Token) string {
	switch {
	case v.numbers.Field(t.Norm, 0) != "" && t.Norm != "one", digit(t.Norm[0]):
		return "number"
	case v.weekdays.Has(t.Norm) && (v.weekdays.Field(t.Norm, 1) != "short" || upper(text[t.Start])):
		return "date"
	case v.months.Has(strings.TrimSuffix(t.Norm, ".")) && text[t.Start] >= 'A' && text[t.Start] <= 'Z':
		return "date"
	}
	return ""
}

// unit reports whether a word is a unit of measure, money or time.
func (v *vocabulary) unit(t *statement.Token) bool {
	return slices.ContainsFunc(v.units, func(x *lexicon.Table) bool {
		return x.Has(t.Norm) || x.Has(strings.TrimSuffix(t.Norm, "s")) || x.Has(strings.TrimSuffix(t.Norm, "."))
	})
}

// contrary reports whether two words are of different sides of a family of the table contraries: "approved" and "rejected".
func (v *vocabulary) contrary(a, b string) bool {
	family := v.contraries.Field(a, 0)
	return family != "" && family == v.contraries.Field(b, 0) && v.contraries.Field(a, 1) != v.contraries.Field(b, 1)
}
