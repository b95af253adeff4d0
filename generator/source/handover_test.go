package source

import (
	"strings"
	"testing"
)

// TestHandsOver takes the blurb of a film, which ends by naming who goes on to tell, for no prose, and leaves sentences that
// end in the same words.
func TestHandsOver(t *testing.T) {
	for _, test := range []struct {
		line  string
		prose bool
	}{
		{"The bridge at Ferndale stays shut for a month. Lisa Trent has more.", false},
		{"Crews are looking for the cause of the fire. Channel Nine's Omar Reyes has the story.", false},
		{"The town owns two boats, and the county has more.", true},
		{"Ferndale has three bridges. Upper Ferndale, which is smaller, has more.", true},
		{"The council meets on Friday. Nobody has more.", true},
	} {
		have := classes(t, harbour+test.line+"\n")
		if got := strings.Contains(have[Prose], test.line); got != test.prose {
			t.Errorf("%q: prose %v, want %v", test.line, got, test.prose)
		}
	}
}
