package front

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// head is front matter with fields of each kind that pages and articles have.
type head struct {
	Title string   `yaml:"title"`
	Date  string   `yaml:"date,omitempty"`
	Nav   int      `yaml:"nav"`
	Moved []string `yaml:"moved"`
	File  string   `yaml:"-"`
	Own   own      `yaml:"own"`
}

type own string

func TestPlain(t *testing.T) {
	for _, x := range []struct {
		text  string
		plain bool
	}{
		{"title: The harbour's last day (again), 1,200 gone – so what?\ndate: 2025-11-09\n", true},
		{"title: Ärger in Kiel\n", true},
		{"title: a", true},
		{"title: true\n", false},
		{"title: No\n", false},
		{"title: null\n", false},
		{"title: 12\n", false},
		{"title: 1e3\n", false},
		{"date: 2025-11-09T10:00:00Z\n", false},
		{"title: a: b\n", false},
		{"title: a #b\n", false},
		{"title: a \n", false},
		{"title: a  b\n", false},
		{"title:  a\n", false},
		{"title: \"a\"\n", false},
		{"title: [a, b]\n", false},
		{"title: a\n  b\n", false},
		{"title: a\ntitle: b\n", false},
		{"titel: a\n", false},
		{"nav: one\n", false},
		{"moved: a\n", false},
		{"own: a\n", false},
		{"-: a\n", false},
		{"title: a\n\n", false},
		{"# title: a\n", false},
		{"title: a\u2028b\n", false},
		{"", false},
	} {
		if plain := asLibrary(t, x.text); plain != x.plain {
			t.Errorf("%q: plain %v, want %v", x.text, plain, x.plain)
		}
	}
}

// TestPlainWords makes titles of all marks that may stand in plain words.
func TestPlainWords(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	marks := []rune("abyYnNoOfE019 .,;'()/-!?$–’ÄßЖ中\u00a0")
	plain := 0
	for range 3000 {
		title := make([]rune, 1+random.IntN(8))
		for i := range title {
			title[i] = marks[random.IntN(len(marks))]
		}
		if text := "title: " + string(title) + "\n"; asLibrary(t, text) {
			plain++
		}
	}
	if plain < 300 {
		t.Errorf("%d of 3000 are plain", plain)
	}
}

// FuzzPlain holds that what is read plainly is read as the library reads it.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"title: a b\ndate: 2025-11-09\n", "title: a-b. c; d/e! f? (g) 'h' $1\n", "title: o\n", "title: x’y “z” – w\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { asLibrary(t, text) })
}

// asLibrary reports whether a text is read plainly, and holds that the library reads it in the same way.
func asLibrary(t *testing.T, text string) bool {
	t.Helper()
	var have, want head
	if !readPlainly(text, &have) {
		return false
	}
	r := reader{file: "x.md", raw: text, block: Block{Format: YAML, End: len(text)}}
	r.readAny(text, &want)
	if len(r.findings) > 0 || !reflect.DeepEqual(have, want) {
		t.Errorf("%q: have %+v, the library %+v, %v", text, have, want, r.findings)
	}
	return true
}
