package collate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestGaps(t *testing.T) {
	for _, test := range []struct {
		name, one, two string
		want           []string // the gaps of the first article, each with what fills it
	}{
		{
			"words after a possessive",
			"The union said on Monday that it remains committed to its .\nThe strike at the mill goes on.\n",
			"The strike at the mill goes on. On Monday the union said it remains committed to its demand for shorter shifts, its speaker wrote.\n",
			[]string{"committed to its . = demand for shorter shifts"},
		},
		{
			"words between quotation marks",
			"The mayor confirmed that the earlier “” on water rights remains in force this year.\nThe talks go on.\n",
			"The talks go on. The mayor said that the earlier “river pact” on water rights remains in force.\n",
			[]string{"earlier “” on = river pact"},
		},
		{
			"a name but for its last word",
			"A clerk who saw the letter informed Online that the bridge will close.\nThe city did not answer.\n",
			"A clerk told Harbour Press Online that the bridge will close. The city did not answer Harbour Press Online.\n",
			[]string{"informed Online = Harbour Press"},
		},
		{
			"a surname is a name by itself",
			"Reporters met Calder at the gate, and Calder said nothing.\nThe talks go on.\n",
			"Reporters met Ines Calder at the gate. Mayor Ines Calder said nothing.\n", nil,
		},
		{
			"a short form that the source has in full",
			"The letter went to Harbour Press Online. A clerk had told Online of it.\n",
			"The letter went to Harbour Press Online, which printed it.\n", nil,
		},
		{
			"an article at the head of a sentence is no part of a name",
			"The clerk is a lifelong Liberal, her sister said.\nThe talks go on.\n",
			"A Council Liberal asked for the minutes. A Council Liberal opened the talks, which go on.\n", nil,
		},
		{
			"a name has lost a letter",
			"Mayor Calder closed the bridge. Cader spoke to the council, and Calder left.\nCarder was not there.\n",
			"Mayor Calder closed the bridge on Monday, and Calder left.\n",
			[]string{"Cader = "},
		},
		{
			"another form of a name has lost nothing",
			"The Norlanders won. The Norlanders danced, and one Norlander slept. The town slept.\n",
			"The Norlanders came home, and the Norlanders won.\n", nil,
		},
		{
			"a word has lost the space behind it",
			"The council plannedto close the quay in spring.\nA clerk read the hitherto secret manifesto, and the chef served risotto.\n",
			"The council planned to close the quay.\n",
			[]string{"plannedto = planned to"},
		},
		{
			"a word has lost a letter",
			"Boats went through the lock all day. Nobody came throgh it at night, and a skiff yawed.\n",
			"Boats went through the lock.\n",
			[]string{"throgh = "},
		},
		{
			"what was said is missing",
			"Before the vote, the mayor's sister said in a film shown online\nThe mayor spoke later. He has said so.\n",
			"The mayor spoke after the vote.\n",
			[]string{"mayor's sister said in a film shown online = "},
		},
		{
			"what was said stands beside it",
			"“The quay stays open.”\nThe mayor said in a film.\nHe said: “It stays.”\nThe quay stays open, the mayor said.\nThe clerk said it was late.\nWhat lay in the lock? A rock, said the agency on Saturday.\n",
			"The mayor spoke after the vote.\n",
			nil,
		},
		{
			"one sentence runs into another",
			"The clerk is from Orme is a village of about 600 people.\nThe clerk who is ill was absent, and the quay that was closed is open.\nWhat is open is the quay.\n",
			"The clerk lives in Orme, a village of about 600 people.\n",
			[]string{"is from Orme is = "},
		},
		{
			"an article begins in the midst of what a sibling has whole",
			"The quay was built for the ferries that left the town sixty years ago. It has stood empty since the last of them was sold.\nThe vote is in May.\n",
			"The council of Orme voted on Monday to close the old quay and to sell the land behind it to a brewery from the next county, which will build a hall there. The plan had been fought over for years.\nThe quay was built for the ferries that left the town sixty years ago. It has stood empty since the last of them was sold.\n",
			[]string{"The quay was = "},
		},
		{
			"an article may have a beginning of its own",
			"Orme will lose its quay: the council voted on Monday to close the old quay and to sell the land behind it to a brewery from the next county.\nThe quay was built for the ferries that left the town sixty years ago.\n",
			"The council of Orme voted on Monday to close the old quay and to sell the land behind it to a brewery from the next county, which will build a hall there.\nThe quay was built for the ferries that left the town sixty years ago.\n", nil,
		},
		{
			"somebody is named as told of before",
			"A wall of the quay fell into the lock on Sunday night. Boats could not pass for a day.\n“We will pay for it,” Mr. Calder said.\n",
			"Oliver Calder, who owns the quay, said on Monday that he will pay for the wall. Boats could not pass.\n",
			[]string{"A wall of = "},
		},
		{
			"somebody speaks who was not told of",
			"Boats should be kept out of the lock for a week, Calder said.\nThe wall fell on Sunday night. The quay was closed at once.\n",
			"Oliver Calder said on Monday that he will pay for the wall. Boats could not pass.\n",
			[]string{"Boats should be = "},
		},
		{
			"an office told who it is",
			"The mayor wants the wall of the quay to be built again by May. Boats could not pass for a day.\n“We will pay for it,” Mr. Calder said.\n",
			"Mayor Oliver Calder said on Monday that the town will pay for the wall. Boats could not pass.\n", nil,
		},
		{
			"a first sentence leans on one before it",
			"Another wall of the same kind fell in the spring, and the owner paid for it. The council was not told.\n",
			"A wall of the quay fell into the lock on Sunday night. The council was told of it.\n",
			[]string{"Another wall of = "},
		},
		{
			"a first sentence speaks of a thing as known",
			"Some of the barges lie across the gates of the lock. Divers looked at them on Monday and found a hole in each.\n",
			"Four barges sank in the lock of Orme on Sunday night. Nobody was hurt.\n",
			[]string{"Some of the = "},
		},
		{
			"a first sentence may tell of which things it speaks",
			"Some of the barges that sank on Sunday lie across the gates of the lock of Orme. Divers looked at them on Monday.\n",
			"Four barges sank in the lock of Orme on Sunday night. Nobody was hurt.\n", nil,
		},
		{
			"a first sentence may describe",
			"The barge lies across the gates of the lock. Divers looked at it on Monday and found a hole in it.\n",
			"A barge sank in the lock of Orme on Sunday night. Nobody was hurt.\n", nil,
		},
		{
			"nothing is missing",
			"The union said on Monday that its demand stands.\nThe strike at the mill goes on.\n",
			"The strike at the mill goes on. On Monday the union said its demand for shorter shifts stands.\n", nil,
		},
		{
			"no sibling has the words",
			"The owner wrote that the should be read with care.\n",
			"The weather was fine in Overton all week.\n",
			[]string{"that the should be = "},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, _ := Story(Input{Slug: "s", Articles: articles(t, test.one, test.two)})
			s := sourceOf(t, c, "a.txt")
			var have []string
			for i, g := range s.Article.Gaps {
				var by []string
				for _, r := range s.Filled[i] {
					by = append(by, c.Words(r))
				}
				have = append(have, fmt.Sprintf("%s = %s", g.Of(s.Article.Text), strings.Join(by, "; ")))
			}
			if !slices.Equal(have, test.want) {
				t.Errorf("have %q\nwant %q", have, test.want)
			}
		})
	}
}
