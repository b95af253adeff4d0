package memory

import (
	"math"
	"reflect"
	"strings"
	"testing"
)

type inner struct {
	Name  string
	Small int8
	More  *inner
}

type outer struct {
	Text   string
	Yes    bool
	Number int
	Size   uint64
	Share  float64
	Sum    [4]byte
	Raw    []byte
	Names  []string
	Of     map[string]inner
	Plain  map[string]bool
	One    *inner
	All    []inner
}

func TestExact(t *testing.T) {
	for _, want := range []outer{
		{},
		{Text: "a\xff\x00\u2028", Yes: true, Number: math.MinInt64, Size: math.MaxUint64, Share: math.Inf(-1), Sum: [4]byte{0, 128, 255, 1}},
		{Raw: []byte{}, Names: []string{}, Of: map[string]inner{}, All: []inner{}},
		{Raw: []byte{0, 200}, Names: []string{"", "b"}, Plain: map[string]bool{"": true, "\xfe": false}, One: &inner{}},
		{Of: map[string]inner{"a": {Name: "x", Small: -128, More: &inner{More: &inner{}}}, "b": {}}, All: make([]inner, 3)},
	} {
		raw, err := Write(want)
		if err != nil {
			t.Fatal(err)
		}
		var have outer
		if err := Read(raw, &have); err != nil || !reflect.DeepEqual(have, want) {
			t.Errorf("have %+v, %v, want %+v", have, err, want)
		}
		if again, _ := Write(have); string(again) != string(raw) {
			t.Errorf("%+v is written in another way the second time", want)
		}
		for n := range raw {
			if Read(raw[:n], new(outer)) == nil {
				t.Errorf("%+v is read from %d bytes of %d", want, n, len(raw))
			}
		}
		if Read(append(raw, 0), new(outer)) == nil {
			t.Errorf("%+v is read with a byte more", want)
		}
	}
	for _, v := range []any{struct{ hidden int }{}, map[int]string{1: ""}, []any{1}, func() {}} {
		if _, err := Write(v); err == nil {
			t.Errorf("%T is written", v)
		}
	}
	if err := Read([]byte(strings.Repeat("\xff", 9)+"\x01"), new([]int)); err == nil {
		t.Error("a length without end is believed")
	}
}

// FuzzRead reads whatever bytes as a value: what can be read is written as it was, but for numbers that take more bytes than
// they must.
func FuzzRead(f *testing.F) {
	for _, v := range []outer{{}, {Names: []string{"x"}, Of: map[string]inner{"a": {More: &inner{}}}}} {
		raw, err := Write(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var v outer
		if Read(raw, &v) != nil {
			return
		}
		again, err := Write(v)
		if err != nil {
			t.Fatal(err)
		}
		var w outer
		if err := Read(again, &w); err != nil {
			t.Fatal(err)
		}
		if v.Share == v.Share && !reflect.DeepEqual(v, w) {
			t.Errorf("have %+v, want %+v", w, v)
		}
	})
}
