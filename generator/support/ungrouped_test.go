package support

import "testing"

// TestUngrouped holds which commas stand between the groups of a number: no other may be taken away, since another number comes of
// it.
func TestUngrouped(t *testing.T) {
	for in, want := range map[string]string{
		"14,000":      "14000",
		"1,234,567":   "1234567",
		"1,40,000":    "140000",
		"1,500m":      "1500m",
		"1,500.75":    "1500.75",
		"15,00":       "15,00",
		"150,0":       "150,0",
		"1,4000":      "1,4000",
		"1,5":         "1,5",
		"1,234,56":    "1,234,56",
		"14":          "14",
		"14,":         "14,",
		"2,3-dioxide": "2,3-dioxide",
	} {
		if have := ungrouped(in); have != want {
			t.Errorf("%s: have %s, want %s", in, have, want)
		}
	}
}
