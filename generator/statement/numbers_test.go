package statement

import (
	"strings"
	"testing"

	"variorum/generator/source"
)

func showNumbers(d *Doc) string {
	var out []string
	for _, n := range d.Numbers {
		s := d.Words(n.Span) + " = " + strings.TrimPrefix(n.Bound, "=") + thousandths(n.Low)
		if n.High != n.Low {
			s += "-" + thousandths(n.High)
		}
		if n.Unit != "" {
			s += " " + n.Unit
		}
		switch {
		case n.Age:
			s += " age"
		case n.Ordinal:
			s += " ordinal"
		case n.Vague:
			s += " vague"
		}
		if n.Head != "" {
			s += " [" + n.Head + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// plain counts
		{"Police found 269 crates of apples.", "269 = 269 [crate]"},
		{"Three masked men fled.", "Three = 3 [men]"},
		{"Two gardeners jumping from the roof were seen.", "Two = 2 [garden]"},
		{"Some 60 trucks and 100 vans came.", "Some 60 = ~60 [truck]; 100 = 100 [van]"},
		{"twenty-five ships and two hundred and fifty boats", "twenty-five = 25 [ship]; two hundred and fifty = 250 [boat]"},
		{"They sold 1.5 million books for 84,522.50 euros.", "1.5 million = 1500000 [book]; 84,522.50 euros = 84522.5 EUR"},
		{"a dozen eggs, two dozen eggs, half a million eggs", "a dozen = 12 [egg]; two dozen = 24 [egg]; half a million = 500000 [egg]"},
		{"12 of the 20 sailors swam.", "12 = 12 [sailor]; 20 = 20 [sailor]"},
		{"One witness called it odd.", "One = 1 [wit]"},
		{"No one came, one of them left, one day the one who ran.", ""},
		// ranges and bounds
		{"about 5-6,000 people", "about 5-6,000 = ~5000-6000 [peopl]"},
		{"between 10 and 15 goats, 10 to 15 cows, four or five hens", "10 and 15 = 10-15 [goat]; 10 to 15 = 10-15 [cow]; four or five = 4-5 [hen]"},
		{"It rose from 10 to 15 percent.", "10 = 10; 15 percent = 15 %"},
		{"at least 12 cats, more than 500 dogs, nearly 40 hens, up to 9 cows", "at least 12 = >=12 [cat]; more than 500 = >500 [dog]; nearly 40 = ~40 [hen]; up to 9 = <=9 [cow]"},
		{"40 or more birds, 30 cows or so", "40 or more = >=40 [bird]; 30 = 30 [cow]"},
		{"over 80 trucks worked over two days", "over 80 = >80 [truck]; two days = 2 day"},
		{"a 5-4 vote", "5-4 = 5; 4 = 4 [vote]"},
		// vague
		{"hundreds of thousands of birds, dozens of nests, several eggs, a few owls", "hundreds of thousands = 200000-999999 vague [bird]; dozens = 24-99 vague [nest]; several = 3-99 vague [egg]; a few = 2-9 vague [owl]"},
		{"thousands of dollars", "thousands of dollars = 2000-9999 USD vague"},
		// people and what becomes of them
		{"12 people were killed and 30 others injured.", "12 = 12 [peopl kill]; 30 = 30 [peopl injur]"},
		{"A blast killed at least 12 miners.", "at least 12 = >=12 [miner kill]"},
		{"The storm left 12 dead and 30 missing.", "12 = 12 [peopl kill]; 30 = 30 [peopl miss]"},
		{"Two people suffered minor injuries.", "Two = 2 [peopl injur]"},
		{"The death toll rose to 14.", "14 = 14 [peopl kill]"},
		{"Six soldiers were reported missing.", "Six = 6 [soldier miss]"},
		{"There were 12 deaths.", "12 = 12 [peopl kill]"},
		{"One person was killed and two co-workers were hurt.", "One = 1 [peopl kill]; two = 2 [worker injur]"},
		// what grammar tells behind words that are not plain
		{"Its 25 crewmen left with five F-1 engines and two powerful and proud captains.", "25 = 25 [crewmen]; five = 5 [engin]; two = 2 [captain]"},
		{"Nine leading Internet companies met six young women from the town.", "Nine = 9 [compani]; six = 6 [women]"},
		{"That was one reason many sailors stayed, and one keeper close to the talks left.", "one = 1 [reason]; one = 1 [keeper]"},
		// money
		{"a bill of more than $312 billion", "more than $312 billion = >312000000000 USD [bill]"},
		{"£5m, US$20, 50 million euros, $1.2bn, ₹300", "£5m = 5000000 GBP; US$20 = 20 USD; 50 million euros = 50000000 EUR; $1.2bn = 1200000000 USD; ₹300 = 300 INR"},
		{"for a $30 tank of gas", "$30 = 30 USD [tank]"},
		// units
		{"a 40-metre-deep shaft (131 feet)", "40-metre = 40 m [deep]; 131 feet = 131 ft [deep]"},
		{"an 80m-deep shaft, 130ft deep and 12 inches wide", "80m = 80 m [deep]; 130ft = 130 ft [deep]; 12 inches = 12 in [wide]"},
		{"a 30cm-diameter pipe", "30cm = 30 cm [diamet]"},
		{"an 800-square metre site", "800-square metre = 800 m² [site]"},
		{"a ring of around 100 metres (328 feet) in diameter", "around 100 metres = ~100 m [diamet]; 328 feet = 328 ft [diamet]"},
		{"a crater of around 330 feet in diametre", "around 330 feet = ~330 ft [diamet]"},
		{"at a depth of 40m in soil", "40m = 40 m [deep]"},
		{"40m people watched a 13m pole", "40m = 40000000 [peopl]; 13m = 13 m [pole]"},
		{"99.9 percent of the time; half of voters; two-thirds of the seats", "99.9 percent = 99.9 % [time]; half = 50 % [voter]; two-thirds = 66.7 % [seat]"},
		{"A magnitude 7.1 quake, four cups a day over 16 years", "7.1 = 7.1 magnitude [quak]; four = 4 [cup]; 16 years = 16 year"},
		{"who is 70, and call 800-555-0199 about the 9/11 case", "70 = 70 year age"},
		{"Revenue rose 3 percent and turnout was 41 percent.", "3 percent = 3 % [revenu]; 41 percent = 41 % [turnout]"},
		{"34 children were hurt, 11 of them badly.", "34 = 34 [children injur]; 11 = 11 [children]"},
		{"The firm was fined $40,000 over 12 Acme 787 jets.", "$40,000 = 40000 USD [fine]; over 12 = >12 [jet]"},
		{"a 7.2-magnitude quake", "7.2-magnitude = 7.2 magnitude [quak]"},
		{"more than 100 hours", "more than 100 hours = >100 hour"},
		// ages and ordinals
		{"The six-year-old ran to a 67-year-old man.", "six-year-old = 6 year age; 67-year-old = 67 year age [man]"},
		{"Ann Lee, 67, and Bo Lee, aged 5, left.", "67 = 67 year age; 5 = 5 year age"},
		{"She is five years old; a 58yo man", "five years old = 5 year age; 58yo = 58 year age [man]"},
		{"for the second time on the 27th floor", "second = 2 ordinal [time]; 27th = 27 ordinal [floor]"},
		{"It was first told and sat for a second.", ""},
		// other Englishes
		{"It paid ₹4 lakh and 2 crore rupees to 3 lakh farmers.", "₹4 lakh = 400000 INR; 2 crore rupees = 20000000 INR; 3 lakh = 300000 [farmer]"},
		{"It paid ₹1,20,000 and $5 mln.", "₹1,20,000 = 120000 INR; $5 mln = 5000000 USD"},
		// no numbers
		{"The G20 and a Boeing 737 on Flight 12, Article 5, Covid-19.", ""},
		{"See https://example.org/2019/12 or @user12 by May 3, 2019.", ""},
		{"In 2019 they met at 11am.", ""},
		{"In Springfield 40 houses burned.", "40 = 40 [hous]"},
	} {
		if have := showNumbers(readLine(t, c.text, "2021-06-17")); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}

func TestGermanNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Die Brücke kostete 25 Millionen Euro.", "25 Millionen Euro = 25000000 EUR"},
		{"Die Brücke kostete 3,5 Mio. Euro.", "3,5 Mio. Euro = 3500000 EUR"},
		{"Der Umsatz sank um 4,2 Prozent.", "4,2 Prozent = 4.2 %"},
		{"Er schwamm 12 Kilometer.", "12 Kilometer = 12 km"},
	} {
		d := Read(&source.Article{Text: c.text, Meta: source.Meta{Date: "2021-06-17", Language: "de"}, Blocks: []source.Block{{Span: Span{Start: 0, End: len(c.text)}}}})
		if have := showNumbers(d); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}
