package grammar

import (
	"os"
	"strings"
	"testing"
)

// TestNews measures how much of what a reader takes from invented sentences of news is read: negation, modality, tense and
// who says it.
func TestNews(t *testing.T) {
	raw, err := os.ReadFile("testdata/news.tsv")
	if err != nil {
		t.Fatal(err)
	}
	parsed := []Treebank(nil) // trees of another parser, where the environment names a file of them
	if name := os.Getenv("VARIORUM_NEWS"); name != "" {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if parsed, err = ReadTreebank(f); err != nil {
			t.Fatal(err)
		}
	} else if !Read("A test.", nil, "en").Trees {
		t.Skip("no weights")
	}
	kinds := map[string]*tally{"negation": {}, "modality": {}, "tense": {}, "speaker": {}, "sentences": {}}
	for line := range strings.Lines(string(raw)) {
		text, checks, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		d := (*Doc)(nil)
		if parsed != nil {
			d, parsed = parsed[0].Doc, parsed[1:]
			text = d.Text
		} else {
			d = Read(text, nil, "en")
		}
		var wrong []string
		for c := range strings.SplitSeq(checks, ";") {
			f := strings.Fields(c)
			x := frameOfWord(d, f[0])
			for _, want := range f[1:] {
				kind, have := "tense", ""
				switch {
				case want == "+" || want == "-":
					kind, have = "negation", "+"
					if x == nil {
						have = ""
					} else if x.Negated {
						have = "-"
					}
				case strings.HasPrefix(want, "by:"):
					kind, have = "speaker", "by:0"
					if x == nil {
						have = ""
					} else if x.Speaker != None {
						have = "by:" + d.Tokens[d.Mentions[x.Speaker].Head].Of(text)
					}
				case want == "past" || want == "pres" || want == "fut":
					if x != nil {
						have = map[Tense]string{Past: "past", Present: "pres", Future: "fut"}[x.Tense]
					}
				default:
					kind = "modality"
					if x != nil {
						have = string(x.Modality)
					}
				}
				kinds[kind].want++
				kinds[kind].have++
				if have == want {
					kinds[kind].right++
				} else {
					wrong = append(wrong, f[0]+" "+want+" not "+have)
				}
			}
		}
		kinds["sentences"].want++
		kinds["sentences"].have++
		if len(wrong) == 0 {
			kinds["sentences"].right++
		} else if testing.Verbose() {
			t.Logf("%s\n        %s", text, strings.Join(wrong, "; "))
		}
	}
	right, all := 0, 0
	for _, k := range sortedKeys(kinds) {
		t.Logf("%-10s %d of %d: %.1f %%", k, kinds[k].right, kinds[k].want, 100*float64(kinds[k].right)/float64(kinds[k].want))
		if k != "sentences" {
			right, all = right+kinds[k].right, all+kinds[k].want
		}
	}
	if x := kinds["sentences"]; parsed == nil && x.right*100 < x.want*95 {
		t.Errorf("%d of %d sentences are read as a reader takes them, want 95 of 100", x.right, x.want)
	}
	t.Logf("all checks %d of %d: %.1f %%", right, all, 100*float64(right)/float64(all))
}

// frameOfWord returns the frame whose predicate a word of the text is, or of which it is the one thing that is told to be
// there; nil.
func frameOfWord(d *Doc, word string) *Frame {
	for i := range d.Frames {
		if d.Tokens[d.Frames[i].Predicate].Of(d.Text) == word {
			return &d.Frames[i]
		}
	}
	for i := range d.Frames {
		for _, a := range d.Frames[i].Arguments {
			if (a.Role == Patient || a.Role == Attribute) && d.Tokens[a.Token].Of(d.Text) == word && d.Frames[i].Lemma == "be" {
				return &d.Frames[i]
			}
		}
	}
	return nil
}
