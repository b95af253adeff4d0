package grammar

import "testing"

// TestRecent parses a text that was saved again with one sentence changed: only that sentence is parsed.
func TestRecent(t *testing.T) {
	m := parser()
	if m == nil {
		t.Skip("no trees")
	}
	var r recent
	before := r.parse(m, [][]string{{"The", "ferry", "sank", "."}, {"Nobody", "was", "hurt", "."}, {"The", "mayor", "spoke", "."}})
	after := r.parse(m, [][]string{{"The", "ferry", "sank", "."}, {"Two", "were", "hurt", "."}, {"The", "mayor", "spoke", "."}})
	for i, same := range []bool{true, false, true} {
		if have := &before[i][0] == &after[i][0]; have != same {
			t.Errorf("sentence %d: remembered %v, want %v", i, have, same)
		}
	}
}
