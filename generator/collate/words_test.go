package collate

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

func tokens(text string) []statement.Token {
	d := statement.Read(&source.Article{Text: text, Blocks: []source.Block{{Span: source.Span{End: len(text)}}}})
	return d.Tokens
}

// lay shows a layout: the words of both witnesses in columns, "-" where one has nothing.
func lay(a, b string) string {
	x, y := tokens(a), tokens(b)
	var out []string
	for _, p := range layWords(x, y, nil) {
		l, r := "-", "-"
		if p.a >= 0 {
			l = x[p.a].Norm
		}
		if p.b >= 0 {
			r = y[p.b].Norm
		}
		if l == r {
			out = append(out, l)
		} else {
			out = append(out, l+"/"+r)
		}
	}
	return strings.Join(out, " ")
}

func TestLayWords(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"the old mill burned", "the old mill burned", "the old mill burned"},
		{"the old mill burned", "the mill burned", "the old/- mill burned"},
		{"the mill burned", "a barn burned", "the/a mill/barn burned"},
		// words go before marks: the comma must not draw the words apart
		{"we came, we saw", "we came we saw, too", "we came ,/- we saw -/, -/too"},
		{"red, green and blue", "green and blue, red", "red/- ,/- green and blue -/, -/red"},
		{"", "one two", "-/one -/two"},
		{"he walked home", "he walks home", "he walked/walks home"},
	} {
		if have := lay(c.a, c.b); have != c.want {
			t.Errorf("%q beside %q:\nhave %s\nwant %s", c.a, c.b, have, c.want)
		}
	}
}

func TestLayWordsKeepsBoth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "mill", "mills", ",", ".", "-"}), 0, 12)
		a, b := tokens(strings.Join(words.Draw(t, "a"), " ")), tokens(strings.Join(words.Draw(t, "b"), " "))
		i, j := 0, 0
		for _, p := range layWords(a, b, nil) {
			if p.a >= 0 {
				if p.a != i {
					t.Fatalf("word %d of a stands where %d should", p.a, i)
				}
				i++
			}
			if p.b >= 0 {
				if p.b != j {
					t.Fatalf("word %d of b stands where %d should", p.b, j)
				}
				j++
			}
			if p.a >= 0 && p.b >= 0 && a[p.a].Word != b[p.b].Word {
				t.Fatalf("a word stands across from a mark")
			}
		}
		if i != len(a) || j != len(b) {
			t.Fatalf("the layout has %d and %d words of %d and %d", i, j, len(a), len(b))
		}
	})
}

// The rows of a table do not depend on the order in which the witnesses are given.
func TestLayTableOrder(t *testing.T) {
	texts := []string{
		"the need for regular communication between us",
		"the necessity for consistent communication",
		"the necessity for continuous communication, he said",
		"a need for communication",
	}
	show := func(order []int) string {
		ws := make([][]statement.Token, len(order))
		for n, i := range order {
			ws[n] = tokens(texts[i])
		}
		var rows []string
		for _, row := range layTable(ws, nil) {
			cells := make([]string, len(texts))
			for n, i := range order {
				cells[i] = "-"
				if row[n] >= 0 {
					cells[i] = ws[n][row[n]].Norm
				}
			}
			rows = append(rows, strings.Join(cells, " "))
		}
		return strings.Join(rows, "\n")
	}
	want := show([]int{0, 1, 2, 3})
	for _, order := range [][]int{{3, 2, 1, 0}, {1, 0, 3, 2}, {2, 3, 0, 1}} {
		if have := show(order); have != want {
			t.Errorf("in order %v:\n%s\nwant\n%s", order, have, want)
		}
	}
}

func TestVariants(t *testing.T) {
	conventions := lexicon.For("en").Spelling()
	same := func(x, y *statement.Token) bool { return sameSpelling(conventions, x.Norm, y.Norm) }
	for _, c := range []struct {
		a, b string
		want []string
	}{
		{"the colour of the roof", "the color of the roof", nil},
		{"we will rebuild it", "we will restore it", []string{"rebuild|restore"}},
		{"we will rebuild it", "we will rebuild it stone by stone", []string{"|stone by stone"}},
		{"yes, we will", "yes we will", nil},
		{"all of it, all", "some of it, some", []string{"all|some", "all|some"}},
	} {
		x, y := tokens(c.a), tokens(c.b)
		var have []string
		for _, v := range variants(x, y, layWords(x, y, nil), same) {
			have = append(have, plainWords(x[v.a[0]:v.a[1]])+"|"+plainWords(y[v.b[0]:v.b[1]]))
		}
		if !slices.Equal(have, c.want) {
			t.Errorf("%q beside %q: have %q, want %q", c.a, c.b, have, c.want)
		}
	}
}

func TestMisspelt(t *testing.T) {
	d := &differ{conventions: lexicon.For("en").Spelling()}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"lindqvist", "lindquist", true},
		{"anna lindqvist", "anna lindquist", true},
		{"joanne whitby", "joanna whitby", true},
		{"keeper joanne whitby", "joanna whitby", true},
		{"korea", "korean", false},
		{"rossi", "rossi", false},
		{"anna berg", "otto berg", false},
		{"ann", "jan", false},
		{"unit 7a", "unit 7b", false},
	} {
		if have := d.misspelt(strings.Fields(c.a), strings.Fields(c.b)); have != c.want {
			t.Errorf("%q and %q: have %v, want %v", c.a, c.b, have, c.want)
		}
	}
}
