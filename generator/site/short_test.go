package site

import (
	"slices"
	"testing"
)

func TestApart(t *testing.T) {
	for _, test := range []struct{ have, want []string }{
		{[]string{"12 people", "14 people"}, []string{"12 people", "14 people"}},
		{[]string{"by phone and ready to meet in the old harbour", "willing to meet in the old harbour"}, []string{"by phone and ready …", "willing …"}},
		{[]string{"the mayor of the town said the bridge was safe", "the mayor of the town said the bridge was shut"}, []string{"… safe", "… shut"}},
		{[]string{"one wording that is a good deal longer than the room for it", "two"}, []string{"one wording that is a good deal longer …", "two"}}, // forty characters: four more than asked for are let be
		{[]string{"one wording that is a great deal longer than the room for it", "two"}, []string{"one wording that is a great deal …", "two"}},
	} {
		if have := apart(test.have, 36); !slices.Equal(have, test.want) {
			t.Errorf("%q: have %q, want %q", test.have, have, test.want)
		}
	}
}
