package report

import "testing"

func TestPlacesAndOffsets(t *testing.T) {
	text := "ab\nçd é\n\nx"
	for offset, want := range map[int]Place{
		0:  {"f", 1, 1},
		2:  {"f", 1, 3},
		3:  {"f", 2, 1},
		5:  {"f", 2, 2},
		7:  {"f", 2, 4},
		9:  {"f", 2, 5},
		10: {"f", 3, 1},
		11: {"f", 4, 1},
		99: {"f", 4, 2},
	} {
		have := At("f", text, offset)
		if have != want {
			t.Errorf("At %d: have %v, want %v", offset, have, want)
		}
		if back := have.Offset(text); back != min(offset, len(text)) {
			t.Errorf("Offset of %v: have %d, want %d", have, back, offset)
		}
	}
}

func TestListsAreSortedAndRepeatsDropped(t *testing.T) {
	var l List
	l.Add("b", Place{"x", 2, 1}, "", "second")
	l.Warn("a", Place{"x", 1, 9}, "", "first")
	l.Add("b", Place{"x", 2, 1}, "", "second")
	l.Add("c", Place{"w", 7, 7}, "", "other file")
	l.Sort()
	want := []string{"w:7:7: other file (c)", "x:1:9: first (a)", "x:2:1: second (b)"}
	if len(l) != len(want) {
		t.Fatalf("have %v", l)
	}
	for i, f := range l {
		if f.Error() != want[i] {
			t.Errorf("have %q, want %q", f.Error(), want[i])
		}
	}
	if l.Errors() != 2 || l.Warnings() != 1 {
		t.Errorf("have %d errors and %d warnings", l.Errors(), l.Warnings())
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"two\nlines\tand a tab":           "two\nlines\tand a tab",
		"\x1b[31mred\x07\x7f":             "␛[31mred␇␡",
		"over\rwritten \u009b2J":          "over␍written \ufffd2J",
		"“Ünïcode” — 中文 \u202eleft\u202c": "“Ünïcode” — 中文 \ufffdleft\ufffd",
	} {
		if have := Visible(text); have != want {
			t.Errorf("%q: have %q, want %q", text, have, want)
		}
	}
}

func TestCount(t *testing.T) {
	var l List
	l.Add("a", Place{}, "", "x")
	if have, want := l.Count(), "1 error, 0 warnings"; have != want {
		t.Errorf("have %q, want %q", have, want)
	}
	if !l.Has("a") || l.Has("b") {
		t.Error("Has does not tell what is there")
	}
}
