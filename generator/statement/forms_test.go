package statement

import (
	"cmp"
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"variorum/generator/source"
)

//go:embed testdata/values.tsv
var forms string

// form is a line of the table of forms.
type form struct {
	line           int
	lang, want     string
	text           string
	marked         Span
	have, judgment string
}

func readForms(t *testing.T) []form {
	t.Helper()
	var out []form
	lang := ""
	n := 0
	for l := range strings.Lines(forms) {
		n++
		l = strings.TrimRight(l, "\n")
		if tag, ok := strings.CutPrefix(l, "# lang "); ok {
			lang = tag
		}
		if l == "" || l[0] == '#' {
			continue
		}
		want, text, ok := strings.Cut(l, "\t")
		a, b := strings.IndexByte(text, '{'), strings.IndexByte(text, '}')
		if !ok || a < 0 || b < a {
			t.Fatalf("values.tsv:%d: %q is no form", n, l)
		}
		out = append(out, form{line: n, lang: lang, want: want, text: text[:a] + text[a+1:b] + text[b+1:], marked: Span{Start: a, End: b - 1}})
	}
	return out
}

// judge reads a form and says whether it was read "right", called "unknown", read "wrong", or passed over ("silent").
func (f *form) judge() {
	text := f.text + "\n"
	d := Read(&source.Article{Text: text, Meta: source.Meta{Date: "2025-11-12", Language: f.lang}, Blocks: []source.Block{{Span: source.Span{Start: 0, End: len(f.text)}}}})
	var numbers, dates []string
	bound := ""
	for _, n := range d.Numbers {
		if n.Overlaps(f.marked) {
			numbers = append(numbers, quantity(n))
			bound = n.Bound
		}
	}
	for _, x := range d.Dates {
		if x.Overlaps(f.marked) && !(x.Kind == Duration && len(numbers) > 0) { // a length of time is a number, too
			dates = append(dates, moment(x))
		}
	}
	unknown := false
	for _, u := range d.Unread {
		unknown = unknown || u.Overlaps(f.marked)
	}
	f.have = strings.Join(append(numbers, dates...), " ; ")
	if strings.ContainsAny(f.want[:1], "<>~") {
		f.have = strings.TrimSpace(bound + f.have)
	}
	switch {
	case same(f.have, f.want), f.want == "none" && f.have == "":
		f.judgment = "right"
	case f.have == "" && (unknown || f.want == "?"):
		f.judgment = "unknown"
	case f.have == "":
		f.judgment = "silent"
	default:
		f.judgment = "wrong"
	}
}

func same(have, want string) bool {
	if have == want {
		return true
	}
	// of several values the last has the unit that all share
	h, w := strings.Split(have, " ; "), strings.Split(want, " ; ")
	if len(h) != len(w) || len(h) < 2 {
		return false
	}
	unit := ""
	if _, u, ok := strings.Cut(w[len(w)-1], " "); ok {
		unit = " " + u
	}
	for i := range h {
		if h[i] != w[i] && h[i] != w[i]+unit {
			return false
		}
	}
	return true
}

// quantity prints a number as the table does.
func quantity(n Number) string {
	s := decimal(n.Low)
	if n.High != n.Low {
		s += ".." + decimal(n.High)
	}
	if n.Ordinal {
		return s + cmp.Or(map[int64]string{1: "st", 2: "nd", 3: "rd"}[n.Low/1000%10], "th")
	}
	return strings.TrimSpace(s + " " + n.Unit)
}

func decimal(v int64) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	return sign + strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", v/1000, v%1000), "0"), ".")
}

// moment prints a date as the table does; a length of time as a quantity.
func moment(x Date) string {
	if x.Kind == Duration {
		return fmt.Sprintf("%d %s", x.Days, x.Unit)
	}
	s := x.From
	if x.Precision == "time" && len(s) > 10 {
		s = s[:10]
	}
	if to := x.To; to != "" && to != x.From && x.Time == "" {
		s += "/" + to
	}
	if x.Time != "" {
		if x.Kind == Clock {
			s = ""
		}
		s = strings.TrimSpace(s + " T" + x.Time)
		if x.words.zone != "" {
			s += " " + x.words.zone
		}
	}
	return s
}

// TestForms holds the table of forms: nearly all are read right or called unknown, and none is read wrong.
func TestForms(t *testing.T) {
	all := readForms(t)
	count := map[string]int{}
	for i := range all {
		f := &all[i]
		f.judge()
		count[f.judgment]++
		if f.judgment == "wrong" || f.judgment == "silent" {
			t.Logf("values.tsv:%d: %s: %q: have %q, want %q", f.line, f.judgment, f.text[f.marked.Start:f.marked.End], f.have, f.want)
		}
	}
	if count["wrong"] > 0 || (count["right"]+count["unknown"])*100 < 98*len(all) {
		t.Errorf("of %d forms %d are read right, %d called unknown, %d passed over, %d read wrong", len(all), count["right"], count["unknown"], count["silent"], count["wrong"])
	}
}
