package statement

import (
	"strings"
	"testing"

	"variorum/generator/source"
)

// readLine reads a text of one paragraph published on a day.
func readLine(t testing.TB, text, date string) *Doc {
	t.Helper()
	return Read(&source.Article{Text: text, Meta: source.Meta{Date: date}, Blocks: []source.Block{{Span: Span{Start: 0, End: len(text)}}}})
}

func showDates(d *Doc) string {
	var out []string
	for _, x := range d.Dates {
		s := d.Words(x.Span) + " = " + x.From
		if x.To != x.From {
			s += "/" + x.To
		}
		if x.Kind == Duration {
			s += strings.TrimSpace(" " + string(rune('0'+x.Days%10)))
			s = d.Words(x.Span) + " = " + itoa(x.Days) + " " + x.Unit
		}
		if x.Kind == Clock && x.From == "" {
			s += x.Time
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func itoa(n int) string { return strings.TrimSuffix(thousandths(int64(n)*1000), ".") }

func TestDates(t *testing.T) {
	const thursday = "2021-06-17"
	for _, c := range []struct{ text, want string }{
		// explicit
		{"The bridge opened on May 3, 2019.", "May 3, 2019 = 2019-05-03"},
		{"The bridge opened on 3 May 2019 after a delay.", "3 May 2019 = 2019-05-03"},
		{"It opened on the 3rd of May, 2019.", "3rd of May, 2019 = 2019-05-03"},
		{"It opened in May 2019.", "May 2019 = 2019-05"},
		{"It opened in 2019.", "2019 = 2019"},
		{"Posted 2019-05-03 by the town.", "2019-05-03 = 2019-05-03"},
		{"Posted 23/05/2019 by the town.", "23/05/2019 = 2019-05-23"},
		{"Posted 05/06/2019 by the town.", ""},
		{"The fair runs June 30-July 2, 2019.", "June 30-July 2, 2019 = 2019-06-30/2019-07-02"},
		{"The fair ran from 4 to 6 June 2019.", "4 to 6 June 2019 = 2019-06-04/2019-06-06"},
		{"On Friday, March 1, 2019, it rained.", "Friday, March 1, 2019 = 2019-03-01"},
		{"Feb. 30, 2019 is no day.", "Feb. 30, 2019 = "},
		{"In the 1990s it was closed.", "1990s = 1990/1999"},
		{"Asked on TVN Sunday, she said no.", "Sunday = 2021-06-13"},
		{"Asked on TVN Sunday if he would agree to a vote on the bridge, he said no.", "Sunday = 2021-06-13"},
		{"She ran in 2008, won two towns and withdrew that March.", "2008 = 2008; March = 2008-03"},
		// partial
		{"The bridge opened on May 3.", "May 3 = 2021-05-03"},
		{"The bridge opened on Nov. 3.", "Nov. 3 = 2020-11-03"},
		{"The bridge will open on Nov. 3.", "Nov. 3 = 2021-11-03"},
		{"A hearing is scheduled for July 2.", "July 2 = 2021-07-02"},
		{"The ministry answered with an offer of talks on July 9.", "July 9 = 2021-07-09"},
		{"The talks were held on May 9.", "May 9 = 2021-05-09"},
		{"Ferries must be refitted by mid-October.", "October = 2021-10"},
		{"The ferry was refitted in October.", "October = 2020-10"},
		{"It closed in February.", "February = 2021-02"},
		{"It closed in August.", "August = 2020-08"},
		{"It will reopen in August.", "August = 2021-08"},
		{"Snow fell on New Year's Eve.", "New Year's Eve = 2020-12-31"},
		{"Crowds gathered on Easter Sunday.", "Easter Sunday = 2021-04-04"},
		{"Shops shut on Memorial Day.", "Memorial Day = 2021-05-31"},
		{"Sunday, June 13, was dry.", "Sunday, June 13 = 2021-06-13"},
		{"In 2019, he was jailed. On March 3 he escaped.", "2019 = 2019; March 3 = 2019-03-03"},
		{"from May 3 to May 5, 2018", "May 3 to May 5, 2018 = 2018-05-03/2018-05-05"},
		// weekdays
		{"The roof fell on Sunday.", "Sunday = 2021-06-13"},
		{"Police announced Thursday that it was closed.", "Thursday = 2021-06-17"},
		{"The council will meet on Monday.", "Monday = 2021-06-21"},
		{"The council met last Thursday.", "last Thursday = 2021-06-10"},
		{"The council meets next Thursday.", "next Thursday = 2021-06-24"},
		{"The roof fell on Sunday night.", "Sunday night = 2021-06-13"},
		{"She told the Sunday Times that every Friday is busy.", ""},
		{"The shop is open Sundays and sells on Black Friday.", "Black Friday = 2020-11-27"},
		// deictic
		{"He left yesterday.", "yesterday = 2021-06-16"},
		{"He left last week.", "last week = 2021-06-07/2021-06-13"},
		{"He left earlier this month.", "earlier this month = 2021-06"},
		{"He left last year.", "last year = 2020"},
		{"He left three days ago.", "three days ago = 2021-06-14"},
		{"He left two years ago.", "two years ago = 2019"},
		{"USA Today reported it.", ""},
		{"They dug this morning until dusk.", "this morning = 2021-06-17"},
		// from another event
		{"The dam broke on May 3. Two days later, the village flooded.", "May 3 = 2021-05-03; Two days later = 2021-05-05"},
		{"The dam broke on May 3. The next day, the village flooded.", "May 3 = 2021-05-03; The next day = 2021-05-04"},
		{"The dam broke. Two days later, on May 5, the village flooded.", "Two days later = 2021-05-05; May 5 = 2021-05-05"},
		{"The dam broke on May 3. A week earlier, cracks had shown.", "May 3 = 2021-05-03; A week earlier = 2021-04-26"},
		{"The dam broke. Two days later, the village flooded.", "Two days later = "},
		// lengths
		{"They searched for 85 hours.", "85 hours = 85 hour"},
		{"The 18-month inquiry ended.", "18-month = 18 month"},
		{"It stood empty for five years.", "five years = 5 year"},
		{"A four-day search, half an hour long", "four-day = 4 day; half an hour = 30 minute"},
		{"a two and a half hour delay, and two and a half hours later", "two and a half hour = 150 minute"},
		{"The six-year-old is 67 years old.", ""},
		// times of day
		{"The roof fell at around 11am on Sunday.", "11am on Sunday = 2021-06-13T11:00"},
		{"The roof fell at 9 p.m. local time.", "9 p.m. local time = 21:00"},
		{"The roof fell on Sunday at 21:30.", "Sunday at 21:30 = 2021-06-13T21:30"},
		{"On Sunday they gathered for the show from 9pm.", "Sunday = 2021-06-13; 9pm = 2021-06-13T21:00"},
		{"The ferry left at 1500 GMT.", "1500 GMT = 15:00"},
		{"The show lasted 5-9pm.", "5-9pm = 17:00"},
		{"She won 3:16 and quoted John 3:16.", ""},
		{"He won in 2:05 at noon.", "noon = 12:00"},
		// no dates
		{"He may march on, and we sat in the sun for a second.", ""},
		{"Theresa May said that Sun Li would march with May.", ""},
		{"Theresa May said in May that Sun Li would march.", "May = 2021-05"},
		{"The second march on the capital in a decade may fail.", "a decade = 10 year"},
		{"They sold 2019 cars and 1,990 boats.", ""},
		{"In May 20 percent stayed away.", "May = 2021-05"},
		{"April Stone told June Carter.", ""},
		{"Set on fire, it fell; on nov the sat and mon.", ""},
	} {
		if have := showDates(readLine(t, c.text, thursday)); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}

func TestTense(t *testing.T) {
	const thursday = "2021-06-17"
	for _, c := range []struct{ text, want string }{
		{"She said she would visit the town on Friday.", "Friday = 2021-06-18"},
		{"He said on Friday that the team will travel.", "Friday = "}, // told on a Thursday: six days ago, or written on that Friday
		{"He said on Wednesday that the team will travel.", "Wednesday = 2021-06-16"},
		{"Mercer will be sentenced on Friday 9 July.", "Friday 9 July = 2021-07-09"},
		{"The law should be allowed to expire on September 30.", "September 30 = 2021-09-30"},
		{"The mayor leaves office on Jan. 20.", "Jan. 20 = 2022-01-20"},
		{"They set out on June 16 of last year.", "June 16 of last year = 2020-06-16"},
		{"They set out on Monday of last week.", "Monday of last week = 2021-06-07"},
		{"The show is set to open on Monday.", "Monday = 2021-06-21"},
		{"Two schools will stay closed on Monday.", "Monday = 2021-06-21"},
		{"The firm hoped to have the lights back on by Monday.", "Monday = 2021-06-21"},
		{"It was due to rain on Monday.", "Monday = 2021-06-14"},
		{"A hearing was scheduled for Monday.", "Monday = 2021-06-21"},
		{"The council has scheduled an urgent meeting for Monday.", "Monday = 2021-06-21"},
		{"The launch, before dawn Friday in Asia, is the first since it fired a rocket at sea in May last.", "Friday = 2021-06-18; May = 2021-05"},
		{"The crew said it was holding a meeting Friday morning local time to talk of it.", "Friday morning = 2021-06-18"},
		{"The board backed a plan to close the pier for 30 days starting Friday.", "30 days = 30 day; Friday = 2021-06-18"},
		{"The ship sank on Friday.", "Friday = "},
		{"The ship sank last Friday.", "last Friday = 2021-06-11"},
		{"The last race, on Sunday, covers 90 miles.", "Sunday = "},
		{"The last race, on Sunday, covers 90 miles. Two riders will not start on Sunday.", "Sunday = 2021-06-20; Sunday = 2021-06-20"},
		{"The arrest, on Sunday, marks a change. He was arrested on Sunday.", "Sunday = 2021-06-13; Sunday = 2021-06-13"},
		{"Tickets go on sale on Sunday and cost £45.", "Sunday = "},
		{"On Sunday the firm cut 40 jobs.", "Sunday = 2021-06-13"},
		{"Witnesses say a boat sank on Sunday.", "Sunday = 2021-06-13"},
		{"Friday's storm left three roads closed.", "Friday = 2021-06-11"},
		{"It sells $5 million a year, up from $3 million a year earlier.", "a year earlier = "},
		{"A day after the blast, crews worked.", "A day = "},
		{"The tower fell tomorrow night.", "tomorrow night = 2021-06-18"},
		{"He left early Wednesday, with votes still to be counted.", "early Wednesday = 2021-06-16"},
		{"“We leave tomorrow for the coast and will stay,” she said on Monday.", "tomorrow = ; Monday = 2021-06-14"},
	} {
		if have := showDates(readLine(t, c.text, thursday)); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}

func TestGermanDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Die Brücke wurde am 9. November 2019 eröffnet.", "9. November 2019 = 2019-11-09"},
		{"Die Brücke wurde am 9.11.2019 eröffnet.", "9.11.2019 = 2019-11-09"},
		{"Sie wurde am 3. Mai eröffnet.", "3. Mai = 2021-05-03"},
		{"Sie wird am 3. August eröffnet.", "3. August = 2021-08-03"},
		{"Im Februar schloss sie.", "Februar = 2021-02"},
		{"Im Jahr 2014 schloss sie, seit 2016 ist sie offen.", "2014 = 2014; 2016 = 2016"},
		{"Das Dach fiel am Sonntag ein.", "Sonntag = 2021-06-13"},
		{"Das Dach fiel am Sonntagabend ein.", "Sonntagabend = 2021-06-13"},
		{"Der Rat will am Montag tagen.", "Montag = 2021-06-21"},
		{"Die Schule bleibt bis Freitag geschlossen.", "Freitag = 2021-06-18"},
		{"Sie bleibt ab Montag geschlossen.", "Montag = 2021-06-21"},
		{"Er ging gestern, sie vergangene Woche.", "gestern = 2021-06-16; vergangene Woche = 2021-06-07/2021-06-13"},
		{"Vor zwei Wochen brach der Damm.", "Vor zwei Wochen = 2021-05-31/2021-06-06"},
		{"Der Damm brach am 3. Mai. Zwei Tage später stand das Dorf unter Wasser.", "3. Mai = 2021-05-03; Zwei Tage später = 2021-05-05"},
		{"Der Damm brach am 3. Mai. Am nächsten Tag regnete es.", "3. Mai = 2021-05-03; Am nächsten Tag = 2021-05-04"},
		{"Das Dach fiel am Sonntag um 21.30 Uhr ein.", "Sonntag um 21.30 Uhr = 2021-06-13T21:30"},
		{"Sie suchten 85 Stunden lang.", "85 Stunden = 85 hour"},
		{"An Silvester schneite es.", "Silvester = 2020-12-31"},
		{"Er war im Mai krank, und wir saßen in der Sonne.", "Mai = 2021-05"},
	} {
		text := c.text
		d := Read(&source.Article{Text: text, Meta: source.Meta{Date: "2021-06-17", Language: "de"}, Blocks: []source.Block{{Span: Span{Start: 0, End: len(text)}}}})
		if have := showDates(d); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}
