package source

import (
	"slices"
	"testing"
)

func TestHoles(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"The mine, owned by (), will close in the year to come.", []string{"by (),"}},
		{"The clerk (, 45) was seen at the gate of the town hall.", []string{"clerk (, 45"}},
		{"The town of Overton, , and the county will share the cost.", []string{"Overton,, and"}},
		{"It will cost the city $ million a year, the report said.", []string{"city $ million a"}},
		{"A report by ’s office names the three of them.", []string{"by’s office"}},
		{"The police held a -year-old man in the case.", []string{"a-year-old man"}},
		{"The police held a 24-year-old man and an 18-year-old in the case.", nil},
		{"He been charged with the theft of a boat from the harbour.", []string{"He been charged"}},
		{"Had they been told of the theft of the boat, the crew would have stayed.", nil},
		{"The clerk read the list to the council. He adding that the rest would follow.", []string{"He adding that"}},
		{"The clerk read the list to the council. She being ill, the mayor left early.", nil},
		{"The mayor is a retired fisherman They elected him in the spring, and again last year.", []string{"retired fisherman They elected"}},
		{"The film It was shown with A Mill and The Boat on the day of the fair in May.", nil},
		{"Was arrested on Monday in the harbour of Overton.", []string{"Was arrested"}},
		{"Was he arrested on Monday in the harbour of Overton?", nil},
		{"Has the crew been told of the fire in the hold? It has.", nil},
		{"Prices rose by percent in the year to the end of May.", []string{"rose by percent in"}},
		{"The visit to the in the west of the town was put off.", []string{"to the in the"}},
		{"He spoke of the with a frown on his face.", []string{"of the with a"}},
		{"She gave the to the poor of the town and left.", []string{"gave the to the"}},
		{"The to-do list of the mayor is long, and so is that of the council.", nil},
		{"That is what the talks are for. It is what it is. And so on.", nil},
		{"The office closed. She the paper that the last time they spoke was in the spring.", []string{"She the paper"}},
		{"It was she the council chose, and they the people who pay for it in the end.", nil},
		{"The clerk sent his r?sum? to the council of the town on the day of the fair.", []string{"?sum"}},
		{"The council heard Ann ?Moss on the plan for the dam and the mill.", []string{"?Moss"}},
		{"What is it?he asked. See the page overton.example/watch?v=12 for the list of the boats.", []string{"?he"}},
		{"Who was on the boat? the mayor asked. Is it one of ours? They did not know it.", nil},
		{"The rock band The Who and the will of the people were on the bill.", nil},
		{"It was the best of times, “the” and “a” being articles. They stood there ... and waited.", nil},
		{"The dam broke at noon. The mayor of the town said that the people who live below it should...", []string{"that the people who live below it should..."}},
		{"The dam broke at noon. The mayor said she was \u201csad\u201d, and that the people who live below it […]", []string{"and that the people who live below it[…]"}},
		{"The dam broke at noon on the day of the fair.\nThe mayor of the town left it at once.\nThe people who live in the valley below were told to go to the", []string{"valley below were told to go to the"}},
		{"The dam broke at noon on the day of the fair.\nThe mayor of the town left it at once.\nThe people who live in the valley were told to leave their homes before", []string{"valley were told to leave their homes before"}},
		{"The dam broke at noon on the day ... of the fair. The mayor of the town left it at once.", nil},
		{"The dam broke at noon. The mayor said: “We knew of it and we told the county, and then they...", []string{"and then they..."}},
		{"The council met on Monday.\n\u201cIt must be paid by the end of the year, Moss said. The council will vote in May.\nLowe said: \u201cWe are ready.\u201d", []string{"\u201cIt must be paid by the end of the year, Moss said."}},
		{"The council met on Monday.\n\"It must be paid by the end of the year, Moss said.\n\"There is no other way,\" she added.", []string{"\"It must be paid by the end of the year, Moss said."}},
		{"The council met on Monday.\n\"It must be paid.\n\"There is no other way,\" Moss said.\n\"We are ready,\" said Lowe of the council.", nil},
		{"The council met on Monday.\n\"It must be paid by the end of the year, Moss said.\n\"There is no other way,\" she added.", []string{"\"It must be paid by the end of the year, Moss said."}},
		{"The council met on Monday.\n\"It must be paid.\nThere is no other way,\" Moss said.\n\"We are ready,\" said Lowe of the council.", nil},
		{"The council met on Monday.\nIt must be paid,\" Moss said of the bill for the dam.\n\"We are ready,\" said Lowe of the council.", []string{"It must be paid,\""}},
		{"However, the council of the town will not pay for it, the mayor said.\nThe vote is in May.", []string{"However, the"}},
		{"And the winner of the prize for the best boat of the fair is Ann Moss.\nThe vote was held in May.", []string{"And the winner"}},
		{"An old mill and the dam of the town were sold for a sum that nobody will tell.\nBut the vote is in May.", nil},
		{"La ville de Overton a dit que the should be, et que le maire est parti avec les autres pour de bon.", nil},
		{"Der Rat der Stadt tagte am Montag im alten Rathaus. Der Bürgermeister sagte danach, dass die Leute im Tal unter dem Damm...", []string{"dass die Leute im Tal unter dem Damm..."}},
		{"Der Rat tagte am Montag.\n„Das muss bezahlt werden, sagte Moss nach der Sitzung. Der Rat stimmt im Mai ab.\nLowe sagte: „Wir sind bereit.“", []string{"„Das muss bezahlt werden, sagte Moss nach der Sitzung."}},
		{"That is all that is known, as far as it was told, of the man who was in the boat that was found.", nil},
	} {
		a := &Article{File: "a.txt", Text: test.text}
		a.settle(nil)
		var have []string
		for _, g := range a.Gaps {
			words := ""
			for _, p := range pieces(a.Text, g.Span) {
				if p.word != "" && words != "" && p.space {
					words += " "
				} else if p.space && (p.mark == '(' || p.mark == '$') {
					words += " "
				}
				words += p.Of(a.Text)
			}
			have = append(have, words)
		}
		if !slices.Equal(have, test.want) {
			t.Errorf("%s\nhave %q\nwant %q", test.text, have, test.want)
		}
	}
}
