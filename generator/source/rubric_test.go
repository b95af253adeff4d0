package source

import "testing"

func TestRubrics(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       string // the words set aside and their class; "" for none
	}{
		{"known label", "The dam holds half of the water of the town.\nWhy it matters: The town has no other source of water.", "Why it matters:|subhead"},
		{"bold label", "The dam holds half of the water of the town.\n**Why it matters:** The town has no other source of water.", "**Why it matters:**|subhead"},
		{"two of one shape", "Where it leaks: The wall has a crack of two metres.\nThe dam holds half of the water of the town.\nWho will pay: The county has no money for it.", "Where it leaks:|subhead Who will pay:|subhead"},
		{"one of that shape", "The dam holds half of the water of the town.\nWho will pay: The county has no money for it.", ""},
		{"speech", "The dam is old.\nThe mayor said: The county has no money for it.\nThe clerk added: The town has none either.", ""},
		{"a time", "The dam is old.\nIt broke at 12:30 on the day of the fair and took the mill with it.", ""},
		{"a box", "The dam holds half of the water of the town.\nWHAT THE LAW SAYS The county may close a dam that leaks.", "WHAT THE LAW SAYS The county may close a dam that leaks.|other"},
		{"a gallery", "The dam is old and leaks.\nThe wall of the dam. Ann Lee 1 of 3 The mill below the dam. Ann Lee 2 of 3 The fair. Bo Day 3 of 3", "The wall of the dam. Ann Lee 1 of 3 The mill below the dam. Ann Lee 2 of 3 The fair. Bo Day 3 of 3|caption"},
		{"headlines run together", "The dam is old and leaks.\nHATS OFF Mill of Overton wins the prize of the county OUT COLD Swimmer crosses the bay in snow", "HATS OFF Mill of Overton wins the prize of the county OUT COLD Swimmer crosses the bay in snow|related"},
		{"first words in capitals", "THE OLD DAM above the town broke at noon.\nA STUDENT FROM THE town saw it break.", ""},
	} {
		a := &Article{File: "a.txt", Text: test.text}
		a.settle(nil)
		have := ""
		for _, b := range a.Blocks {
			if b.Class != Prose {
				if have != "" {
					have += " "
				}
				have += b.Of(a.Text) + "|" + string(b.Class)
			}
		}
		if have != test.want {
			t.Errorf("%s: have %q, want %q", test.name, have, test.want)
		}
	}
}
