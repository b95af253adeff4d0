package lexicon

import "testing"

func TestAmerican(t *testing.T) {
	en, de := For("en").Spelling(), For("de").Spelling()
	for word, want := range map[string]string{
		"organisation": "organization", "organised": "organized", "harbour": "harbor", "harboured": "harbored",
		"metre": "meter", "centres": "centers", "licence": "license", "catalogue": "catalog", "programme": "program",
		"travelled": "traveled", "traveller": "traveler", "called": "called", "filling": "filling", "four": "four",
		"rise": "rise", "paved": "paved", "": "",
	} {
		if have := en.American(word); have != want {
			t.Errorf("%q: have %q, want %q", word, have, want)
		}
		if have := de.American(word); have != word {
			t.Errorf("German has another spelling of %q: %q", word, have)
		}
	}
}
