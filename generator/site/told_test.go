package site

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// germanStory makes a German story of the site's tests, to ask it for texts.
func germanStory(t *testing.T) *story {
	t.Helper()
	d := ferry(t)
	d.Digest.Front.Language = "de"
	in := input(t, withBase)
	s := &site{in: in, files: map[string][]byte{}, frame: &frame{tongues: map[string]*words{}}}
	s.words = s.tongue("en")
	s.made = s.forms()
	return s.story(&d)
}

func TestTold(t *testing.T) {
	st := germanStory(t)
	name := func(v string) string {
		if v == "A" || v == "gazette" {
			return st.name(v)
		}
		return v
	}
	for text, want := range map[string]string{
		"role of Ann Lee":                       "Amt: Ann Lee",
		"date":                                  "Datum",
		"date March 2":                          "Datum: March 2",
		"the next such day from dusk":           "nächster solcher Tag nach dusk",
		"year from the story's other dates":     "Jahr nach den anderen Daten der Meldung",
		"year from “March 2001”":                "Jahr nach „March 2001“",
		"counted back from 2025-03 by “a year”": "zurückgezählt von 2025-03 um „a year“",
		"outside quotations, A and gazette share 24 runs of 5 words, 10 % of what the shorter one has": "außerhalb von Zitaten haben Artikel A und The Gazette 24 Folgen von 5 Wörtern gemeinsam, 10 % dessen, was der kürzere hat",
		"number of":                      "",
		"rocks or reef":                  "",
		"Coast Wire, credited in 2 of 3": "Coast Wire, genannt in 2 von 3",
	} {
		have, known := st.told(text, name)
		if known != (want != "") || known && have != want || !known && have != text {
			t.Errorf("%q: have %q (%v), want %q", text, have, known, want)
		}
	}
}

// TestToldAll holds words.tsv to the texts that earlier stages make, as their code has them.
func TestToldAll(t *testing.T) {
	st := germanStory(t)
	n := 0
	for dir, pattern := range map[string]string{
		"../collate":   `(?:\bWhat(?: =|:)|Reason:|Text:) +(?:fmt.Sprintf\()?"([^"]+)"( \+|,? )`,
		"../statement": `(?:x\.Reason = (?:true, )?|why := |Inferred, x.Reason = (?:true|"day", true), )(?:fmt.Sprintf\()?"([^"]+)"( \+|, )?`,
	} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(raw), -1) {
				text := strings.NewReplacer("%s", "X", "%d", "9", "%%", "%").Replace(m[1])
				if strings.HasSuffix(text, " ") {
					text += "X"
				}
				if text == "what X" { // who a verb has for its subject: the verb is the articles'
					continue
				}
				n++
				if _, known := st.told(text, nil); !known {
					t.Errorf("%s: words.tsv does not know %q", file, text)
				}
			}
		}
	}
	if n < 20 {
		t.Error(fmt.Sprint("only ", n, " texts found: the patterns no longer fit the code"))
	}
}
