package edition

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestASourceIsCitedForWhatItSays builds a story in which one article has some words of a sentence of another's and not the
// whole of what it tells: all traffic, the evening, the county.
func TestASourceIsCitedForWhatItSays(t *testing.T) {
	dir := folder(t, map[string]string{
		"seeds/bridge/courier.md": "---\npublisher: Courier\ndate: 2026-03-11\n---\n" +
			"The Rowan Bridge was closed to all traffic on Tuesday evening after inspectors found cracks in two of its steel hangers, the county said.\n\n" +
			"The cracks were found during a routine inspection that began on March 2. The contractor declined to comment.\n",
		"seeds/bridge/post.md": "---\npublisher: Post\ndate: 2026-03-11\n---\n" +
			"The Rowan Bridge has been closed. Inspectors found cracks in two of the steel hangers on Tuesday.\n",
	})
	r, err := Open(dir).Build(Options{})
	if err != nil || r.Findings.Errors() > 0 {
		t.Fatal(err, r.Findings)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "content", "bridge.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(raw)), " ")
	for _, want := range []string{"began on March 2. [@courier]", "steel hangers, the county said. [@courier]"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// TestNotCitedForHalf builds a story in which an article says all of a sentence of another's but its day: it is not cited
// for the sentence, since it does not bear out the whole of it.
func TestNotCitedForHalf(t *testing.T) {
	dir := folder(t, map[string]string{
		"seeds/merger/courier.md": "---\npublisher: Courier\ndate: 2026-03-11\n---\n" +
			"The owners of Holm Dairy have sold it to their rivals because the price of milk has fallen.\n\nThe merger was first reported by Reuters on March 10, 2026, with the workers learning of it from the news.\n",
		"seeds/merger/post.md": "---\npublisher: Post\ndate: 2026-03-11\n---\n" +
			"The owners of Holm Dairy have sold it to their rivals because the price of milk has fallen.\n\nThe merger was first reported by Reuters.\n",
	})
	r, err := Open(dir).Build(Options{})
	if err != nil || r.Findings.Errors() > 0 {
		t.Fatal(err, r.Findings)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "content", "merger.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(raw)), " ")
	if !strings.Contains(text, "the price of milk has fallen. [@courier; @post]") || !strings.Contains(text, "learning of it from the news. [@courier]") {
		t.Errorf("a source is not cited for what it says, or cited for what it does not say, in\n%s", text)
	}
}
