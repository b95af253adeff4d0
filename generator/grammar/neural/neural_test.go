package neural

import (
	"strings"
	"testing"
)

// TestParse reads a few sentences whose trees leave no doubt.
func TestParse(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ sentence, want string }{
		{"The mayor denied the report .", "det:2 nsubj:3 root:0 det:5 obj:3 punct:3"},
		{"Police arrested two men on Friday .", "nsubj:2 root:0 nummod:4 obj:2 case:6 obl:2 punct:2"},
		{"He was not arrested by the police .", "nsubj:pass:4 aux:pass:4 advmod:4 root:0 case:7 det:7 obl:agent:4 punct:4"},
	} {
		forms := strings.Fields(test.sentence)
		var have []string
		for _, w := range m.Parse([][]string{forms})[0] {
			have = append(have, w.Relation+":"+string(rune('0'+w.Head+1)))
		}
		if got := strings.Join(have, " "); got != test.want {
			t.Errorf("%s\nhave %s\nwant %s", test.sentence, got, test.want)
		}
	}
}

// TestCompanyChangesNothing holds that what is said of a sentence does not depend on the others beside it.
func TestCompanyChangesNothing(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	one := strings.Fields("The dam that the county had built broke on Sunday night , and forty people fled .")
	alone := m.Parse([][]string{one})[0]
	many := make([][]string, 70)
	for i := range many {
		many[i] = strings.Fields("It rained for days .")[:1+i%5]
	}
	many[33] = one
	for i, w := range m.Parse(many)[33] {
		if w != alone[i] {
			t.Errorf("%s: %v alone, %v among others", one[i], alone[i], w)
		}
	}
}

// TestLongSentences holds that sentences of any length get one tree each, with one root.
func TestLongSentences(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var long []string
	for len(long) < 2*longest+7 {
		long = append(long, strings.Fields("the roof leaked , the cellar flooded ,")...)
	}
	sentences := [][]string{{"Yes"}, {}, long, {"It", "rained", "."}}
	for i, words := range m.Parse(sentences) {
		if len(words) != len(sentences[i]) {
			t.Fatalf("sentence %d: %d words for %d forms", i, len(words), len(sentences[i]))
		}
		roots := 0
		for j := range words {
			at, steps := j, 0
			for ; words[at].Head >= 0 && steps <= len(words); steps++ {
				at = words[at].Head
			}
			if steps > len(words) {
				t.Fatalf("sentence %d: token %d hangs in a circle", i, j)
			}
			if words[j].Head < 0 {
				roots++
			}
		}
		if roots != min(1, len(words)) {
			t.Errorf("sentence %d: %d roots", i, roots)
		}
	}
}

// TestSize holds the weights to what a program may carry along.
func TestSize(t *testing.T) {
	if n := len(weights); n == 0 || n > 10<<20 {
		t.Errorf("%d bytes of weights", n)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParse parses 600 words of thirty sentences on one processor.
func BenchmarkParse(b *testing.B) {
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	sentences := make([][]string, 30)
	for i := range sentences {
		sentences[i] = strings.Fields("The county closed the bridge on Friday after inspectors found that two of its four cables had worn through .")
	}
	for b.Loop() {
		for i := 0; i < len(sentences); i += 15 { // too few for a second processor
			m.Parse(sentences[i : i+15])
		}
	}
}
