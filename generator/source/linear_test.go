package source

import (
	"strings"
	"testing"
	"time"
)

// TestLinear reads texts near the limit in the shapes that could make a pass look at each line from each other.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads large texts")
	}
	for name, line := range map[string]string{
		"names":           "Mara Quill\n",
		"one line":        "The pump failed again and the crew left the shaft ",
		"unclosed":        "the crew had been working at the shaft for many hours by then\nThe pump failed again, they said at noon today.\n",
		"speakers":        "MARA QUILL, HOST: Good morning.\n",
		"questions":       "What happened next?\nThe pump failed again and the crew left the shaft for good that night.\n",
		"full stops":      ".",
		"stops and words": "x. Y",
		"related":         "Related\nThe pump failed again and the crew left the shaft for good that night.\n",
		"ui":              "media playback is unsupported on your device The pump failed.\n",
		"captions":        "The crew at the shaft (Photo: Mara Quill/Harbour Press)\n",
		"quotation marks": "“",
		"conjunctions":    "after the Harbour Police ",
		"broken marker":   "editor's note: the\ncrew\n",
		"blank":           " \n",
	} {
		t.Run(name, func(t *testing.T) {
			size := func(n int) time.Duration {
				text := "The crew left the shaft. It was late.\n" + strings.Repeat(line, n/len(line))
				start := time.Now()
				(&Article{File: "a.txt", Text: text}).settle(nil) // behind the door that sets such shapes aside
				return time.Since(start)
			}
			size(1 << 12) // tables are read
			var small, large time.Duration
			for range 3 { // a busy machine may spoil a measurement
				if small, large = size(1<<16), size(1<<19); large < 24*small+100*time.Millisecond {
					return
				}
			}
			t.Errorf("64 KB take %v, 512 KB %v", small, large)
		})
	}
}
