package statement

import (
	"slices"
	"strings"
	"testing"
)

// TestClauses gives sentences with " | " where a clause ends.
func TestClauses(t *testing.T) {
	for _, marked := range []string{
		"The ferry sank off Delft | and its crew of nine swam ashore.",
		"The ferry left the harbour of Delft at noon and sank.",
		"Three days later, on Nov. 2, | the board closed the pier, | citing damage to its pylons.",
		"On Monday the board closed the pier.",
		"The pier, which was built in 1911, | collapsed during a storm on Friday.",
		"A barge struck the pier | that links Delft with the island.",
		"Okafor said | the pier was safe, | but Lund called for a new inspection.",
		"The pier will open in May, | the board said.",
		"The captain said | that the steering failed | and that nobody was hurt.",
		"The captain left the bridge, | saying that the steering had failed.",
		"When the alarm rang, | the crew of the barge left the wheelhouse.",
		"The crew left the wheelhouse | because the alarm rang at noon.",
		"Members of a group allied to Okafor and his wife Ruth were held at the port | and moved to Salem on Friday.",
		"A Delft paper widely criticized for its tone against sailors, women and the old crew has been banned from the port.",
		"The captain was accused of theft | and the crew was sent home.",
		"They repaired pumps, pipes and valves and the old crane.",
		"Ruth Okafor and Tomas Lund led the talks between Delft and Salem.",
		"According to the Coast Guard, | the captain lost control of the barge.",
		"The barge lost power, | according to the Coast Guard.",
		"The man was pulled from the water by divers | and later taken to the hospital in Salem.",
	} {
		want := strings.Split(marked, " | ")
		d := Read(article("en", strings.ReplaceAll(marked, " | ", " ")))
		var have []string
		for _, c := range d.Clauses {
			have = append(have, d.Words(c.Span))
		}
		if !slices.Equal(have, want) {
			t.Errorf("clauses\nhave %s\nwant %s", strings.Join(have, " | "), marked)
		}
	}
}

func TestClauseSubjects(t *testing.T) {
	d := Read(article("en", "The pier, which was built in 1911, collapsed on Friday, killing two fishermen from Delft."))
	for _, c := range d.Clauses {
		if have := d.Words(c.Subject); have != "The pier" {
			t.Errorf("subject of %q is %q", d.Words(c.Span), have)
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", `"We wait," she said. "It is late."`, "We wait,;It is late."},
		{"en", `“We wait,” she said, “and that's that.”`, "We wait,;and that's that."},
		{"en", `‘We wait,’ she said. The workers’ union’s men left in the ’90s.`, "We wait,"},
		{"en", `'We don't wait for the sailors' boat,' she said.`, "We don't wait for the sailors' boat,"},
		{"en", `''We wait,'' she said.`, "We wait,"},
		{"en", `'We wait,'' she said.`, "We wait,"},
		{"en", `She praised their ”willingness to wait.”`, "willingness to wait."},
		{"en", `“He called it a ‘shame’ today,” she said.`, "He called it a ‘shame’ today,;shame"},
		{"en", `“” and “ ” are no quotations.`, ""},
		{"en", `The mast is 6'2" high and 5'1" wide.`, ""},
		{"en", `“We wait, she said.`, "We wait, she said."},
		{"de", `„Wir warten“, sagte sie. »Noch lange«, sagte er.`, "Wir warten;Noch lange"},
		{"de", `Sie sagte: „Er nannte es ‚Unsinn‘ und ging.“`, "Er nannte es ‚Unsinn‘ und ging.;Unsinn"},
		{"fr", `« Nous attendons », dit-elle.`, "Nous attendons"},
	} {
		d := Read(article(c.language, c.text))
		var have []string
		for _, q := range d.Quotes {
			have = append(have, d.Words(q.Span))
		}
		if got := strings.Join(have, ";"); got != c.want {
			t.Errorf("quotations in %s\nhave %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestSpeech gives "speaker: content" for each report; contents in parts have " / " between them.
func TestSpeech(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`“We wait,” Ruth Okafor said. “It is late.”`, []string{`Ruth Okafor: “We wait,” / “It is late.”`}},
		{`“Why wait?” asked Ruth Okafor, a pilot.`, []string{`Ruth Okafor: “Why wait?”`}},
		{`Ruth Okafor, a pilot, told reporters that the pier was safe.`, []string{`Ruth Okafor: that the pier was safe`}},
		{`Ruth Okafor told the Delft Gazette the pier was safe.`, []string{`Ruth Okafor: the pier was safe`}},
		{`The pier is safe, according to Ruth Okafor.`, []string{`Ruth Okafor: The pier is safe`}},
		{`According to Ruth Okafor, the pier is safe.`, []string{`Ruth Okafor: the pier is safe`}},
		{`Ruth Okafor said the pier was “not safe.” She added that it would close.`, []string{
			`Ruth Okafor: the pier was “not safe.”`, `Ruth Okafor: that it would close`,
		}},
		{`A sailor from Delft, who asked not to be named, said the crew was drunk. The source added: “They knew.”`, []string{
			`A sailor from Delft: the crew was drunk`, `A sailor from Delft: “They knew.”`,
		}},
		{`The board closed the pier, saying the pylons were weak.`, []string{`The board: the pylons were weak`}},
		{`Ruth Okafor urged the town to repair the pier.`, []string{`Ruth Okafor: the town to repair the pier`}},
		{`Boris Quell, the harbour minister told the town to “change course”.`, []string{`Boris Quell: the town to “change course”`}},
		{`Samia al Nuri, chief executive of charity Delft Care, called it “sad”. She added: “We know of others.”`, []string{`Samia al Nuri: “We know of others.”`}},
		{`The girl’s mother Dana Pell released the following statement after the search, Radio Seven reports: “We are glad.”`, []string{`Dana Pell: “We are glad.”`}},
		{`Mr Ostrow asked why owners had left their boats, and claimed that they were “grabbers”.`, []string{`Ostrow: that they were “grabbers”`}},
		{`“The acts are lawful,” the Gazette quotes the court as saying.`, []string{`the court: “The acts are lawful,”`}},
		{`Before the vote, Okafor urged citizens not to set any “fires”.`, []string{`Okafor: citizens not to set any “fires”`}},
		{`One of the men, Volodar Lisov, said he knew of the trip.`, []string{`Volodar Lisov: he knew of the trip`}},
		{`Ihor Voron told the press that the men had lied. “I know them,” he said.`, []string{`Ihor Voron: “I know them,”`}},
		{`The Gazette cited the council’s press officer as saying: “We pay.”`, []string{`the council’s press officer: “We pay.”`}},
		{`Piers that stand in deep water are usually short, Tomas Lund said, adding that long ones are “a bad idea.”`, []string{
			`Tomas Lund: Piers that stand in deep water are usually short`, `Tomas Lund: that long ones are “a bad idea.”`,
		}},
		{`Ruth Okafor spoke. A friend of the crew, she has been critical of the board, and said the pier was “terrible”.`, []string{`Ruth Okafor: the pier was “terrible”`}},
		{`The Sailors’ Club sent out a letter, encouraging owners to write to the board and “tell them how good the crew was.”`, []string{
			`The Sailors’ Club: owners to write to the board and “tell them how good the crew was.”`,
		}},
		{`Okafor wrote to the board, warning the town that the pier was weak and the ferry was late.`, []string{`Okafor: that the pier was weak and the ferry was late`}},
		{`“I ran as fast as I could,” Ruth Okafor, a pilot who was on the pier when…`, []string{`Ruth Okafor: “I ran as fast as I could,”`}},
		{`The company has admitted that the pier was weak.`, []string{`The company: that the pier was weak`}},
		{`“We ran,” Ruth Okafor was quoted as saying.`, []string{`Ruth Okafor: “We ran,”`}},
		{`Harbour giant Nordquay said on Monday that it had lost a crane. The company said “nobody was hurt”.`, []string{`Nordquay: “nobody was hurt”`}},
		{`The Salem Port Authority closed the pier. “It is weak,” the agency said.`, []string{`Salem Port Authority: “It is weak,”`}},
		{`Ruth Okafor closed the pier. “It is weak,” the agency said.`, []string{`the agency: “It is weak,”`}},
		{`The crew slept, according to a report by the Salem Port Authority. “Nobody watched,” the report said.`, []string{`Salem Port Authority: “Nobody watched,”`}},
		{`In a statement, the Delft Council said it would pay. “We are sorry,” the statement added.`, []string{`Delft Council: “We are sorry,”`}},
		{`Ruth Okafor has posted a series of tweets about the pier. The first tweet read: “It is weak.”`, []string{`Ruth Okafor: “It is weak.”`}},
		{`The pier is weak, the report said.`, []string{`the report: The pier is weak`}},
		{`Most wished them well. “It was sad to read,” one user called Deep Water wrote.`, []string{`Deep Water: “It was sad to read,”`}},
		{`“We ran,” the fisherman beamed.`, []string{`the fisherman: “We ran,”`}},
	} {
		d := Read(article("en", c.text))
		var have []string
		for _, a := range d.Attributions {
			var parts []string
			for _, s := range a.Content {
				parts = append(parts, d.Words(s))
			}
			have = append(have, a.Speaker+": "+strings.Join(parts, " / "))
		}
		for _, w := range c.want {
			if !slices.Contains(have, w) {
				t.Errorf("%s\nhave %q\nwant %q", c.text, have, w)
			}
		}
	}
}

// A quotation in single marks goes on over paragraphs as one in double marks does, and what is told in it is its speaker's.
func TestQuotationsOverParagraphs(t *testing.T) {
	d := Read(article("en",
		`Ruth Okafor said: 'I think you could see the wave before us.`,
		`'I was numb. I ran. I said, "Wait for me."`,
		`'I went below and waited. It was dark.'`,
		`'Tis a cold town, they say.`))
	have := []string{}
	for _, q := range d.Quotes {
		if q.Depth == 0 {
			have = append(have, d.Words(q.Span)+"="+q.Speaker)
		}
	}
	want := []string{
		`I think you could see the wave before us.=Ruth Okafor`, `I was numb. I ran. I said, "Wait for me."=Ruth Okafor`, `I went below and waited. It was dark.=Ruth Okafor`,
	}
	if !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
}

func TestGermanSpeech(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`„Wir warten“, sagte Ruth Krause.`, `Ruth Krause: „Wir warten“`},
		{`Ruth Krause erklärte: „Wir warten.“`, `Ruth Krause: „Wir warten.“`},
		{`„Wir warten“, so Ruth Krause.`, `Ruth Krause: „Wir warten“`},
		{`„Wir warten“, kritisierte deren Sprecherin Ruth Krause.`, `deren Sprecherin Ruth Krause: „Wir warten“`},
		{`„Wir warten“, teilte ein Sprecher der Reederei mit.`, `ein Sprecher der Reederei: „Wir warten“`},
		{`„Wir warten“, betonte Ruth Krause nach der Sitzung.`, `Ruth Krause: „Wir warten“`},
		{`Ein Fischer berichtete von Lärm am Kai: „Alle schrien laut.“`, `Ein Fischer: „Alle schrien laut.“`},
		{`„Wir warten noch“, sagte Ruth Krause. „Es hätte anders kommen können“, unterstellte Jens Adler.`, `Ruth Krause: „Wir warten noch“`},
		{`Ruth Krause sagte, dass der Hafen sicher ist.`, `Ruth Krause: dass der Hafen sicher ist`},
	} {
		d := Read(article("de", c.text))
		if len(d.Attributions) == 0 {
			t.Errorf("%s: no report", c.text)
			continue
		}
		a := d.Attributions[0]
		if len(d.Attributions) > 1 || len(a.Content) > 1 {
			t.Errorf("%s: more is reported than anybody is told to have said", c.text)
		}
		if have := d.Words(a.Source) + ": " + d.Words(a.Content[0]); have != c.want {
			t.Errorf("%s\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}

func TestQuotesKnowTheirSpeakers(t *testing.T) {
	d := Read(article("en",
		`Ruth Okafor, the pilot, spoke first. “We wait,” she said. The so-called “night shift” slept.`,
		`“It is late. We go home now,” said Tomas Lund, a mate.`))
	have := []string{}
	for _, q := range d.Quotes {
		have = append(have, d.Words(q.Span)+"="+q.Speaker)
		if q.Speech != (q.Speaker != "") {
			t.Errorf("%q: speech %v, speaker %q", d.Words(q.Span), q.Speech, q.Speaker)
		}
	}
	if want := []string{"We wait,=Ruth Okafor", "night shift=", "It is late. We go home now,=Tomas Lund"}; !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
}

func TestCredits(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The pier is shut, the Delft Gazette reported.", "reported Delft Gazette"},
		{"According to Reuters, the pier is shut.", "reported Reuters"},
		{"The news was first reported by the Salem Herald.", "reported Salem Herald"},
		{"“We wait,” Ruth Okafor told the Delft Gazette.", "told Delft Gazette"},
		{"“We wait,” Ruth Okafor said in a statement.", "document Ruth Okafor, statement"},
		{"DELFT, Ore. (AP) — The pier is shut.", "signed The Associated Press"},
		{"The pier is shut, local media said.", "reported local media"},
		{"Ruth Okafor told her crew that it was late.", ""},
	} {
		d := Read(article("en", c.text))
		var have []string
		for _, x := range d.Credits {
			have = append(have, string(x.Kind)+" "+x.Origin)
		}
		if got := strings.Join(have, ";"); got != c.want {
			t.Errorf("credits in %q\nhave %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestSubjectsOfClauses: the subject of a clause is that of its outermost verb, with what is joined in it and without what is set off
// behind it; a clause without one shares that of its neighbour.
func TestSubjectsOfClauses(t *testing.T) {
	for _, c := range []struct{ text, clause, subject string }{
		{"Ann Lee and Bo Roe left the hall, and the mayor followed them to the old quay.", "Ann Lee", "Ann Lee and Bo Roe"},
		{"Ann Lee and Bo Roe left the hall, and the mayor followed them to the old quay.", "and the mayor", "the mayor"},
		{"Paul Neu, 67, was arrested on Monday, and he was taken to the town of Delft.", "Paul Neu", "Paul Neu"},
		{"It was late when the old ferry came into the harbour of Delft.", "It was", "It"},
		{"Two days after the storm in the north, the ferry left the harbour of Delft.", "Two days", "the ferry"},
		{"The ferry, which had left Delft in the morning, sank off the coast.", "The ferry", "The ferry"},
	} {
		d := Read(article("en", c.text))
		found := false
		for _, x := range d.Clauses {
			if strings.HasPrefix(strings.TrimLeft(d.Words(x.Span), " ,"), c.clause) {
				found = true
				if have := d.Words(x.Subject); have != c.subject {
					t.Errorf("%s: subject of %q is %q, want %q", c.text, d.Words(x.Span), have, c.subject)
				}
			}
		}
		if !found {
			t.Errorf("%s: no clause begins with %q", c.text, c.clause)
		}
	}
}
