package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

// classes reads a text and returns what it holds of each class.
func classes(t *testing.T, text string) map[Class]string {
	t.Helper()
	a, list := Read(fstest.MapFS{"a.txt": {Data: []byte(text)}}, "a.txt")
	if a == nil {
		t.Fatal(list)
	}
	out := map[Class]string{}
	for _, b := range a.Blocks {
		out[b.Class] += b.Of(a.Text) + "\n"
	}
	return out
}

const harbour = `The ferry Morgenrot ran aground off Kelsey Point early on Tuesday, the coast guard said.
All 48 passengers were brought ashore by fishing boats before noon, and nobody was hurt.
The captain had reported a broken rudder an hour before, according to the harbour office.
Divers will look at the hull on Wednesday, when the wind is expected to drop.
`

const frames = `Photos: The ferry at Kelsey Point Fishermen bring the first passengers to the pier of the village in the early morning light. Hide Caption 1 of 3
Photos: The ferry at Kelsey Point A crane waits beside the stranded ship while the tide goes out on the northern side of the bay. Hide Caption 2 of 3
Photos: The ferry at Kelsey Point Children of the village watch from the wall as the last boat comes in with its passengers. Hide Caption 3 of 3
`

// TestFrames sets the frames of a gallery aside, a line each, where the article has paragraphs of its own; an article that
// is a gallery is told by them, without the title that returns and the counts.
func TestFrames(t *testing.T) {
	have := classes(t, harbour+frames)
	if prose := have[Prose]; strings.Contains(prose, "crane") || !strings.Contains(prose, "Divers") {
		t.Errorf("beside paragraphs: prose is %q", prose)
	}
	have = classes(t, frames)
	if prose := have[Prose]; !strings.Contains(prose, "A crane waits") || strings.Contains(prose, "Photos") || strings.Contains(prose, "Hide") {
		t.Errorf("alone: prose is %q", prose)
	}
}

// TestCounted sets lines between the counts of a gallery aside.
func TestCounted(t *testing.T) {
	have := classes(t, harbour+"Boats at the pier.\n1 of 4\nThe stranded ship at low tide.\n2 of 4\nA crane on the quay.\n3 of 4\nDivers get ready.\n4 of 4\n")
	if prose := have[Prose]; strings.Contains(prose, "crane on the quay") || strings.Contains(prose, "stranded ship at low tide") {
		t.Errorf("prose is %q", prose)
	}
	have = classes(t, harbour+"Two of 4 boats were damaged, 3 of 4 engines failed and 1 of 4 crews was trained, the office said.\n")
	if !strings.Contains(have[Prose], "engines failed") {
		t.Error("counts in a sentence are taken for those of a gallery")
	}
}
