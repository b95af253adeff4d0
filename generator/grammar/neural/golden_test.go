package neural

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden parses anew")

// invented is sentences of the kinds that news has.
var invented = []string{
	"The harbour board said on Tuesday that it would not reopen the north pier before spring .",
	"“ We were told nothing , ” said Ida Brandt , who has run the ferry kiosk for 22 years .",
	"At least 14 of the 60 workers had been taken to hospital by noon , according to the company .",
	"Neither the minister nor her deputy has denied that the letter exists .",
	"If the strike goes ahead , trains between Moss and Velden will stop running at midnight .",
	"STORM CUTS POWER TO 3,000 HOMES",
	"The judge ordered Mr. Okafor ’s release , but prosecutors plan to appeal .",
}

// TestGolden holds every word of a few parses, with margins to the thousandth: the same weights must give the same bytes
// on every machine. New weights need -update, and a look at the difference.
func TestGolden(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var sentences [][]string
	for _, s := range invented {
		sentences = append(sentences, strings.Fields(s))
	}
	var b strings.Builder
	for i, words := range m.Parse(sentences) {
		fmt.Fprintf(&b, "# text = %s\n", invented[i])
		for j, w := range words {
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t%d\t%s\t%d\t%d\n", j+1, sentences[i][j], w.Lemma, w.Tag, w.Features, w.Head+1, w.Relation, w.TagMargin, w.Margin)
		}
		b.WriteString("\n")
	}
	const file = "testdata/golden.tsv"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	have := strings.Split(b.String(), "\n")
	for i, line := range strings.Split(string(want), "\n") {
		if i >= len(have) || have[i] != line {
			t.Fatalf("line %d of %s: want %q, have %q", i+1, file, line, have[min(i, len(have)-1)])
		}
	}
}

// TestGoldenInPlainGo runs TestGolden once more without vector code.
func TestGoldenInPlainGo(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds")
	}
	again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestGolden$")
	again.Env = append(os.Environ(), "GODEBUG=cpu.avx2=off")
	if out, err := again.CombinedOutput(); err != nil {
		t.Errorf("without vector code: %v\n%s", err, out)
	}
}
