package grammar_test

import (
	"testing"

	"variorum/generator/grammar"
)

// TestGardenPath holds which verb a sentence has whose first verb is a participle that stands behind its noun, and that sentences
// in which it does not, and lines without a verb, stay as they are.
func TestGardenPath(t *testing.T) {
	for text, verb := range map[string]string{
		"Norvex shares closed 4.9 percent higher.":                          "closed",
		"The man accused of setting the fires pleaded not guilty.":          "pleaded",
		"A goods train carrying gravel derailed near Lowick early Monday.":  "derailed",
		"The driver jailed for killing a cyclist appealed on Monday.":       "appealed",
		"A bus taking children to school crashed into a wall.":              "crashed",
		"The skipper landed exhausted in the village.":                      "landed",
		"The council agreed to close the pier and called for new tenders.":  "agreed",
		"The mayor resigned, saying the pier had been a costly mistake.":    "resigned",
		"The court ruled the pier unlawful and ordered the town to pay.":    "ruled",
		"The crew worked all night, pumped out the hold and went ashore.":   "worked",
		"A barge struck the pier that links Lowick with the island.":        "struck",
		"The minister promised help and asked those affected to have hope.": "promised",
	} {
		d := grammar.Read(text, []grammar.Span{{End: len(text)}}, "en")
		if root := d.Sentences[0].Root; root == grammar.None || d.Tokens[root].Norm != verb {
			t.Errorf("%s: the verb is %v, want %s", text, d.Tokens[max(root, 0)].Norm, verb)
		}
	}
}

// TestSubjects holds the subject of a verb that the parser takes for a noun, or whose subject it hangs on it as a part of it.
func TestSubjects(t *testing.T) {
	for text, subject := range map[string]string{
		"Crews looked for two men on Monday, a day after the blast destroyed the mill.":          "destroyed: the blast",
		"A barge struck the pier that links Lowick with the island.":                             "struck: A barge",
		"The ferry sank off Lowick and its crew of nine swam ashore.":                            "swam: its crew of nine",
		"On Friday, in Salem, Okafor and Leroy led delegations that reached an agreement.":       "led: Okafor",
		"Dozens of people on the pier had to be moved to safety and police sealed off the area.": "sealed: police",
	} {
		d := grammar.Read(text, []grammar.Span{{End: len(text)}}, "en")
		have := ""
		for i := range d.Frames {
			if s := d.Subject(i); s != grammar.None && have != subject {
				have = d.Tokens[d.Frames[i].Predicate].Norm + ": " + d.Phrases[s].Span.Of(text)
			}
		}
		if have != subject {
			t.Errorf("%s: %s, want %s", text, have, subject)
		}
	}
}
