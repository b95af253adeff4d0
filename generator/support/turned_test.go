package support_test

import (
	"slices"
	"testing"

	"variorum/generator/support"
)

// TestTurned holds sentences of an article in which a careless or hostile editor has turned something round, each beside a
// faithful sentence that must pass.
func TestTurned(t *testing.T) {
	const rest = "The council of Tambra met on Friday after four days of rain. It had been called together in haste.\n\n"
	for _, k := range []struct{ said, turned, faithful string }{
		{
			"The alarm rang at 11:40 p.m. and the last guest was out of the hotel at 1:15 a.m., the fire chief said.",
			"The alarm rang at 1:15 a.m. and the last guest was out of the hotel at 11:40 p.m., the fire chief said.",
			"The last guest was out of the hotel at 1:15 a.m. and the alarm rang at 11:40 p.m., the fire chief said.",
		},
		{
			"The gates open at 9am on Saturday and at 11am on Sunday.",
			"The gates open at 11am on Saturday and at 9am on Sunday.",
			"The gates open at 11am on Sunday and at 9am on Saturday.",
		},
		{
			"It was the second-best quarter in the history of the firm, the board in Vray said.",
			"It was the best quarter in the history of the firm, the board in Vray said.",
			"It was the second best quarter in the history of the firm, the board in Vray said.",
		},
		{
			"The bridge at Vray is the third-longest in the country and was built by prisoners.",
			"The bridge at Vray is the longest in the country and was built by prisoners.",
			"The bridge at Vray was built by prisoners and is the third-longest in the country.",
		},
		{
			"The two parties are all but certain to lose their seats in Vray, pollsters said.",
			"The two parties are certain to lose their seats in Vray, pollsters said.",
			"Pollsters said that the two parties are all but certain to lose their seats in Vray.",
		},
		{
			"The firm told the assembly that the plant would deliver 400 jobs to the valley.",
			"The firm told the assembly that the plant delivered 400 jobs to the valley.",
			"The firm told the assembly the plant would deliver 400 jobs to the valley.",
		},
		{
			"The new line would carry 9,000 passengers a day, the minister said.",
			"The new line carried 9,000 passengers a day, the minister said.",
			"The new line would carry 9,000 passengers daily, the minister said.",
		},
		{
			"Twelve families from the lower town were taken to a school in Vray, the council said.",
			"More than twelve families from the lower town were taken to a school in Vray, the council said.",
			"At least twelve families from the lower town were taken to a school in Vray, the council said.",
		},
		{
			"A man fired from a hotel room at a festival in Vray on Oct. 1, in what is now one of the deadliest mass shootings in the history of the country.",
			"A man fired from a hotel room at a festival in Vray on Oct. 1, in what is now the deadliest mass shooting in the history of the country.",
			"On Oct. 1 a man fired from a hotel room at a festival in Vray, in what is now one of the deadliest mass shootings in the history of the country.",
		},
		{
			"Six of the villages in the valley are without water, the council of Vray said.",
			"The villages in the valley are without water, the council of Vray said.",
			"The council of Vray said that six of the villages in the valley are without water.",
		},
		{
			"Soldiers tore down the flag of Norway in the harbour and shot at the crowd, the council said.",
			"Soldiers tore down the Norwegian flag in the harbour of Sweden and shot at the crowd, the council said.",
			"Soldiers tore down the Norwegian flag in the harbour and shot at the crowd, the council said.",
		},
		{
			"The army of Norway crossed the bridge at Vray at noon, the council said.",
			"The Swedish army crossed the bridge at Vray at noon, the council said.",
			"The Norwegian army crossed the bridge at Vray at noon, the council said.",
		},
		{
			"The promise of a safe passage to the harbour, where thousands have thronged in the hope of a boat, has been undermined by a report and photographs by a reporter of the Vray Times.",
			"The promise of a safe passage to the harbour, where thousands have thronged in the hope of a boat, has undermined a report and photographs by a reporter of the Vray Times.",
			"The promise of a safe passage to the harbour has been undermined by a report and photographs by a reporter of the Vray Times.",
		},
	} {
		if j := judge(rest+k.said, k.said, "en"); j.Verdict != support.Bears {
			t.Errorf("refused, though it is the source's own: %s", k.said)
		}
		if j := judge(rest+k.said, k.turned, "en"); j.Verdict == support.Bears {
			t.Errorf("accepted (margin %d): %s", j.Margin, k.turned)
		}
		if j := judge(rest+k.said, k.faithful, "en"); j.Verdict != support.Bears {
			t.Errorf("refused (margin %d, %v): %s", j.Margin, j.Slots, k.faithful)
		}
	}
}

// TestNamesInBrackets holds names that an editor puts for a pronoun against whom it means.
func TestNamesInBrackets(t *testing.T) {
	const article = "Mr. Pak Jin Soo, the president, spoke on Monday in Vray. Pak said that talks would begin soon. He told the crowd that the border would open in spring.\n\n" +
		"The analyst Euan Sorley was not convinced. He called the offer a trick to win time, in a talk with reporters."
	for _, k := range []struct {
		words string
		bears bool
	}{
		{"[Pak] told the crowd that the border would open in spring.", true},
		{"[Soo] told the crowd that the border would open in spring.", false},
		{"[Sorley] told the crowd that the border would open in spring.", false},
		{"[Sorley] called the offer a trick to win time, in a talk with reporters.", true},
		{"[Pak] called the offer a trick to win time, in a talk with reporters.", false},
	} {
		if j := judge(article, k.words, "en"); (j.Verdict == support.Bears) != k.bears {
			t.Errorf("%s: %s at %d, %v", k.words, j.Verdict, j.Margin, j.Slots)
		}
	}
}

// TestDaysInBrackets holds days that an editor puts behind a weekday against the day that the article means by it: the day of
// another sentence is not enough, nor that of another weekday of the same sentence.
func TestDaysInBrackets(t *testing.T) {
	const article = "The council of Tambra closed the bridge on Monday because of the flood and reopened it on Wednesday. " +
		"On Tuesday evening the river stood at four metres in Tambra. The flood had begun on May 2, the council said."
	for _, k := range []struct {
		words string
		bears bool
	}{
		{"The council of Tambra closed the bridge on Monday [May 4] because of the flood.", true},
		{"The council of Tambra closed the bridge on Monday [4 May, 2026] because of the flood.", true},
		{"The council of Tambra closed the bridge on Monday [May 2] because of the flood.", false},
		{"The council of Tambra closed the bridge on Monday [May 6] because of the flood.", false},
		{"The council of Tambra closed the bridge on Monday [May 6] because of the flood and reopened it on Wednesday.", false},
		{"The council of Tambra closed the bridge on Monday [May 5] because of the flood and reopened it on Wednesday.", false},
		{"The council of Tambra closed the bridge on Monday [May 4] because of the flood and reopened it on Wednesday [May 6].", true},
		{"The council of Tambra closed the bridge on Monday [May 4] because of the flood and reopened it on Wednesday [May 4].", false},
		{"On Tuesday evening [May 5] the river stood at four metres in Tambra.", true},
		{"On Tuesday evening [May 2] the river stood at four metres in Tambra. The flood had begun on May 2, the council said.", false},
		{"On Tuesday evening [May 12] the river stood at four metres in Tambra.", false},
		{"The flood had begun on Saturday [May 2], the council said.", false}, // a weekday that it does not have
	} {
		if j := judge(article, k.words, "en"); (j.Verdict == support.Bears) != k.bears {
			t.Errorf("%s: %s at %d, %v", k.words, j.Verdict, j.Margin, j.Slots)
		}
	}
}

// TestQuotationOfAnother holds a quotation that is given to somebody whom another sentence of the source names.
func TestQuotationOfAnother(t *testing.T) {
	const article = "Rescuers found that the northeast section of the house had collapsed, said Ray Holm, chief of operations at Tambra Fire Rescue.\n\n" +
		"Officials said it was too soon to tell the cause. “Houses just don’t fall down in Ostravia, they just don’t,” said Mayor Charles Berg in an interview."
	for words, bears := range map[string]bool{
		"“Houses just don’t fall down in Ostravia, they just don’t,” said Mayor Charles Berg.":                                  true,
		"“Houses just don’t fall down in Ostravia, they just don’t,” said Ray Holm, chief of operations at Tambra Fire Rescue.": false,
	} {
		j := judge(article, words, "en")
		if (j.Verdict == support.Bears) != bears {
			t.Errorf("%s: %s at %d, %v", words, j.Verdict, j.Margin, j.Slots)
		}
		if !bears && !slices.ContainsFunc(j.Slots, func(x support.Slot) bool { return x.Kind == support.Misgiven }) {
			t.Errorf("%s: no slot tells whose words they are: %v", words, j.Slots)
		}
	}
}

// TestStrangers holds names of which a source knows no part: it tells the deed, and never whose it was.
func TestStrangers(t *testing.T) {
	const article = "In his speech in Vray, the minister also referred to the case of a sailor, who was jailed for taking pictures inside a submarine of the navy.\n\n" +
		"The minister, Ida Holm, spoke for an hour. Ms. Holm flew home to America on Friday."
	for words, bears := range map[string]bool{
		"The minister referred to the case of a sailor, who was jailed for taking pictures inside a submarine of the navy.":              true,
		"The minister referred to the case of Lorens Tamm, a sailor, who was jailed for taking pictures inside a submarine of the navy.": false,
		"The sailor, Lorens Tamm, was jailed for taking pictures inside a submarine of the navy.":                                        false,

		"Ida Holm, the minister, spoke for an hour.": true,
	} {
		j := judge(article, words, "en")
		if (j.Verdict == support.Bears) != bears {
			t.Errorf("%s: %s at %d, %v", words, j.Verdict, j.Margin, j.Slots)
		}
		if !bears && (j.Margin > 100 || !slices.ContainsFunc(j.Slots, func(x support.Slot) bool { return x.Kind == support.Name })) {
			t.Errorf("%s: %d, no slot tells the name: %v", words, j.Margin, j.Slots)
		}
	}
}

// TestOneWord holds sentences with one word that tells something, which stands in the source too: what it says there is not known
// to be the same.
func TestOneWord(t *testing.T) {
	const article = "For years nobody spoke of the dam. The rules of the harbour have changed, the mayor said. The mayor left."
	for words, sure := range map[string]bool{
		"That has changed.": false,
		"The mayor left.":   true,
	} {
		if j := judge(article, words, "en"); (j.Margin >= support.Sure) != sure {
			t.Errorf("%s: %s at %d, %v", words, j.Verdict, j.Margin, j.Slots)
		}
	}
}
