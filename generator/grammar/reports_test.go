package grammar

import (
	"slices"
	"strings"
	"testing"
)

// quotationsOf returns what stands in curly quotation marks.
func quotationsOf(text string) []Span {
	var out []Span
	for at := 0; ; {
		a := strings.Index(text[at:], "“")
		if a < 0 {
			return out
		}
		b := strings.Index(text[at+a:], "”")
		if b < 0 {
			return out
		}
		out = append(out, Span{Start: at + a, End: at + a + b + len("”")})
		at += a + b
	}
}

// TestReports gives "who [cue]: what" for each report; parts of what is said have " / " between them.
func TestReports(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Ruth Okafor, a pilot, told reporters that the pier was safe.", []string{"Ruth Okafor, a pilot [told]: that the pier was safe"}},
		{"“We wait,” Ruth Okafor said.", []string{"Ruth Okafor [said]: “We wait,”"}},
		{"“Why wait?” asked Ruth Okafor, a pilot.", []string{"Ruth Okafor, a pilot [asked]: “Why wait?”"}},
		{"“Sirens are loud, but not loud enough,” team physician Dr Ann Lee told the paper.", []string{"team physician Dr Ann Lee [told]: “Sirens are loud, but not loud enough,”"}},
		{"The pier is safe, according to Ruth Okafor.", []string{"Ruth Okafor [according to]: The pier is safe"}},
		{"According to Ruth Okafor, the pier is safe.", []string{"Ruth Okafor [According to]: the pier is safe"}},
		{"The board closed the pier, saying the pylons were weak.", []string{"The board [saying]: the pylons were weak"}},
		{"Ruth Okafor urged the town to repair the pier.", []string{"Ruth Okafor [urged]: the town to repair the pier"}},
		{"“The acts are lawful,” the Gazette quotes the court as saying.", []string{"the court [saying]: “The acts are lawful,”"}},
		{"The harbour board said in a statement it had learned of the leak on Monday.", []string{"The harbour board [said]: it had learned of the leak on Monday"}},
		{"Nobody wants a longer pier, the statement stressed.", []string{"the statement [stressed]: Nobody wants a longer pier"}},
		{"His claim that the pier was safe was wrong.", []string{"His [claim]: that the pier was safe"}},
	} {
		d := Read(c.text, nil, "en")
		if !d.Trees {
			t.Skip("no weights")
		}
		words := func(r [2]int) string {
			if r[0] >= r[1] {
				return ""
			}
			return d.Text[d.Tokens[r[0]].Start:d.Tokens[r[1]-1].End]
		}
		var have []string
		for _, x := range d.Reports(quotationsOf(c.text)) {
			var parts []string
			for _, p := range x.Content {
				parts = append(parts, words(p))
			}
			have = append(have, words(x.Source)+" ["+words(x.Cue)+"]: "+strings.Join(parts, " / "))
		}
		for _, w := range c.want {
			if !slices.Contains(have, w) {
				t.Errorf("%s\nhave %q\nwant %q", c.text, have, w)
			}
		}
	}
}

// TestSeams gives sentences with " | " where a seam is.
func TestSeams(t *testing.T) {
	for _, marked := range []string{
		"The ferry left the harbour of Lowick at noon.",
		"The pier, which was built in 1911, | collapsed during a storm on Friday.",
		"The pier collapsed at Lowick | and its crew of nine reached the shore.",
		"Members of a group allied to Okafor and his wife Ruth were held at the port | and moved to Salem on Friday.",
		"A Lowick paper widely criticized for its tone against sailors, women and the old crew has been banned from the port.",
		"When the alarm rang, | the crew of the barge left the wheelhouse.",
		"The crew left the wheelhouse | because the alarm rang at noon.",
		"The captain left the bridge, | saying that the steering had failed.",
		"The man was pulled from the water by divers | and later taken to the hospital in Salem.",
		"A pair of harpoons did not go off, | so the lander may not be fixed to the ground.",
		"Captain Marc Dunne was dismissed after two bookings, | and substitute Osei rose highest to nod home the corner.",
		"A plane crash in the north killed twelve people, | including ten of the crew.",
		"To hide what they had spent, | the brothers called the purchases travel.",
		"Despite new rules imposed over the winter, | the port made progress in trade.",
		"The crew, drawn from all over the island, left the pier at noon.",
		"It was late | when the ferry came into the harbour.",
	} {
		text := strings.ReplaceAll(marked, " | ", " ")
		d := Read(text, nil, "en")
		if !d.Trees {
			t.Skip("no weights")
		}
		var have []string
		at := 0
		var cuts []int
		for _, s := range d.Seams()[0] {
			cuts = append(cuts, d.Tokens[s.Token].Start)
		}
		slices.Sort(cuts)
		for _, c := range slices.Compact(cuts) {
			if c > at {
				have, at = append(have, strings.TrimSpace(text[at:c])), c
			}
		}
		have = append(have, text[at:])
		if got := strings.Join(have, " | "); got != marked {
			t.Errorf("seams\nhave %s\nwant %s", got, marked)
		}
	}
}
