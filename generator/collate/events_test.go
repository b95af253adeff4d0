package collate

import (
	"strings"
	"testing"

	"variorum/generator/source"
)

func article(file, date, text string) *source.Article {
	a := &source.Article{File: file, Path: "seeds/x/" + file, Text: text, SHA256: file, Meta: source.Meta{Date: date}}
	at := 0
	for line := range strings.Lines(text) {
		if n := len(strings.TrimSpace(line)); n > 0 {
			a.Blocks = append(a.Blocks, source.Block{Span: source.Span{Start: at, End: at + n}, Paragraph: len(a.Blocks)})
		}
		at += len(line)
	}
	return a
}

func TestEvents(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles []*source.Article
		want     string
	}{
		{"days, months and years", []*source.Article{
			article("a.txt", "2021-06-17", "The bridge at Dunham fell on Sunday.\nIt was built in May 1962 and closed last year for repairs.\nA hearing is due on July 2.\n"),
		}, "1962-05 month; 2020 year; 2021-06-13 day; 2021-07-02 day"},
		{"a month is left to the day of another source", []*source.Article{
			article("a.txt", "2021-06-17", "In February, Holt and Reed signed a treaty on herring in the port of Dunham.\n"),
			article("b.txt", "2021-06-17", "On Feb. 18, Holt and Reed signed the treaty on herring in the port of Dunham.\n"),
		}, "2021-02-18 day"},
		{"years from the siblings", []*source.Article{
			article("a.txt", "", "The treaty was signed on Feb. 18 in Dunham, officials said yesterday.\n"),
			article("b.txt", "", "The news was first reported on March 3, 2021, by the town's paper.\n"),
		}, "2021-02-18 day; 2021-03-03 day"},
		{"the event before", []*source.Article{
			article("a.txt", "2021-06-17", "The dam at Dunham broke after a week of rain. Two days later, on May 5, the mayor resigned.\n"),
		}, "2021-05-03 day; 2021-05-05 day"},
		{"starts of what has lasted", []*source.Article{
			article("a.txt", "2021-06-17", "He was charged following an 18-month inquiry.\nThe mill had been empty for five years.\nHe was jailed for three years.\n"),
		}, "2016 year; 2019-12 month"},
		{"ends of a stretch of years, a year before its noun", []*source.Article{
			article("a.txt", "2021-06-17", "Permits are for boats built between 2011 and 2016.\nHe was the mayor from 1993 to 1996.\nShe runs for the 2024 regional presidency.\nThe fair is open from June 26 to July 1.\n"),
		}, "2021-06-26 day"},
		{"ends of a stretch; a count that is rough; what is usual, was only expected, or explains", []*source.Article{
			article("a.txt", "2021-06-17", "The fair at Dunham ran from March to May.\nThe tolls were lifted between July and September 2020.\nThe mill had been empty for more than five years.\n"+
				"Holt won the prize two years ago.\nThe ferry usually waits until September.\nHis friends expected him to run again in 2019.\n"+
				"The line, cut by the railway in 2016, was repaired on Monday.\nThe baker is alive today after a fall.\nHe was the first to hint at a late August launch.\n"),
		}, "2021-03 month; 2021-06-14 day"},
		{"which of several things, as of when something was counted, years that are listed", []*source.Article{
			article("a.txt", "2021-06-17", "The town's greatest success of 2019 was the new bridge.\nDunham has 4,200 people as of January 1, 2020.\nThe river burst its banks in 2006 and 2013.\nThe mill burned down in 2014.\n"),
		}, "2006 year; 2014 year"},
		{"a copy that was dated when it was made", []*source.Article{
			article("a.txt", "2021-06-17", "The old bridge at Dunham fell into the river on Sunday and hurt three hikers.\n"),
			article("b.txt", "2021-07-02", "On Sunday the old bridge at Dunham fell into the river, hurting three hikers.\nAn inquiry will begin Monday.\n"),
		}, "2021-06-13 day; 2021-06-21 day"},
		{"a copy whose day a sibling's date contradicts", []*source.Article{
			article("a.txt", "2021-06-17", "The old bridge at Dunham fell into the river on Sunday, June 13, and hurt three hikers.\n"),
			article("b.txt", "2021-07-02", "On Sunday the old bridge at Dunham fell into the river, hurting three hikers.\nDivers searched the river on Monday.\n"),
		}, "2021-06-13 day"},
		{"a copy that says yesterday of what a sibling dates", []*source.Article{
			article("a.txt", "2021-06-17", "The old bridge at Dunham fell into the river on Sunday and hurt three hikers.\n"),
			article("b.txt", "2021-06-24", "The old bridge at Dunham fell into the river yesterday, hurting three hikers.\nDivers searched the river today. The mayor resigned on Tuesday.\n"),
		}, "2021-06-13 day"},
		{"a copy of what others told weeks before", []*source.Article{
			article("a.txt", "2021-06-14", "The old bridge at Dunham fell into the river and hurt three hikers.\nDivers searched the river for a fourth hiker until dark.\n"),
			article("b.txt", "2021-06-14", "The old bridge at Dunham fell, and three hikers were hurt.\nDivers searched the river for a fourth hiker until dark.\n"),
			article("c.txt", "2021-09-09", "The old bridge at Dunham fell on Sunday and hurt three hikers.\nDivers searched the river for a fourth hiker until dark.\nThe mayor resigned on Tuesday.\n"),
		}, ""},
		{"a later article of its own time", []*source.Article{
			article("a.txt", "2021-06-17", "The old bridge at Dunham fell into the river on Sunday, June 13, and hurt three hikers.\n"),
			article("b.txt", "2021-07-02", "The mayor of Dunham resigned on Thursday over the bridge that fell on June 13 and hurt three hikers.\nA new bridge was promised on Sunday.\n"),
		}, "2021-06-13 day; 2021-06-27 day; 2021-07-01 day"},
		{"an undated article among siblings of different weeks", []*source.Article{
			article("a.txt", "2021-06-17", "The bridge at Dunham was closed by the mayor in April.\n"),
			article("b.txt", "2021-07-02", "Trains through Holt were late again.\n"),
			article("c.txt", "", "The harbour was dredged on Monday. The pier was painted in March.\n"),
		}, "2021-03 month; 2021-04 month"},
		{"no events", []*source.Article{
			article("a.txt", "2021-06-17", "The New Year's Eve show lasted 12 minutes, the longest since 1962.\n“We leave tomorrow for the coast and stay there,” she said.\nThe 2012 games cost $5 million a year.\nWork continues this week.\n"),
		}, ""},
	} {
		col, _ := Story(Input{Slug: "x", Articles: c.articles})
		var have []string
		for _, e := range col.Events {
			have = append(have, e.Date+" "+e.Precision)
			if e.What == "" || len(e.Spans) == 0 {
				t.Errorf("%s: event %s lacks its words or places", c.name, e.Date)
			}
		}
		if h := strings.Join(have, "; "); h != c.want {
			t.Errorf("%s:\nhave %s\nwant %s", c.name, h, c.want)
		}
	}
}
