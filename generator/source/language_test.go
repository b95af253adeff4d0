package source

import "testing"

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The ferry stayed in the harbour for the night, and its crew went home.":                        "en",
		"Die Fähre blieb über Nacht im Hafen, und die Besatzung ging nach Hause, wie es am Abend hieß.": "de",
		"Le bac est resté au port toute la nuit, et l’équipage est rentré chez lui.":                    "",
		"Larkspur Overton Alba": "",
		"":                      "",
	} {
		if have := Language(text); have != want {
			t.Errorf("%q: have %q, want %q", text, have, want)
		}
	}
}
