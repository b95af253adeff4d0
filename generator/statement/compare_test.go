package statement

import "testing"

func firstNumber(t *testing.T, text string) Number {
	t.Helper()
	d := readLine(t, text, "2021-06-17")
	if len(d.Numbers) == 0 {
		t.Fatalf("no number in %q", text)
	}
	return d.Numbers[0]
}

func TestExclusive(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"12 ships", "14 ships", true},
		{"12 ships", "twelve ships", false},
		{"at least 12 ships", "14 ships", false},
		{"more than 12 ships", "12 ships", true},
		{"at least 12 ships", "12 ships", false},
		{"up to 12 ships", "14 ships", true},
		{"about 50 ships", "52 ships", false},
		{"about 50 ships", "80 ships", true},
		{"dozens of ships", "60 ships", false},
		{"dozens of ships", "500 ships", true},
		{"5-6,000 people", "thousands of people", false},
		{"5-6,000 people", "5,500 people", false},
		{"a 40-metre-deep pit", "a pit 131 feet deep", false},
		{"a 40-metre-deep pit", "a pit 130ft deep", false},
		{"a 40-metre-deep pit", "an 80m-deep pit", true},
		{"30 centimetres", "11.8 inches", false},
		{"100 metres", "330 feet", false},
		{"$5 million", "€5 million", false},
		{"$312 billion", "$312.46", true},
		{"5.2 million people", "5,234,567 people", false},
		{"10 people", "12 people", true},
		{"the five-year-old boy", "the six-year-old boy", true},
		{"12 metres", "12 kilos", false},
		{"two days", "50 hours", false},
		{"two days", "60 hours", true},
		{"100 metres", "400 feet", true},
		{"half of voters", "50 percent of voters", false},
	} {
		a, b := firstNumber(t, c.a), firstNumber(t, c.b)
		if have := Exclusive(a, b); have != c.want {
			t.Errorf("Exclusive(%q, %q) = %v", c.a, c.b, have)
		}
		if Exclusive(a, b) != Exclusive(b, a) {
			t.Errorf("Exclusive(%q, %q) is not symmetric", c.a, c.b)
		}
	}
}

func TestMeet(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"It fell on Sunday.", "It fell on June 13, 2021.", true},
		{"It fell on Sunday.", "It fell on June 12.", false},
		{"It fell in June.", "It fell on June 12.", true},
		{"It fell in 2021.", "It fell on June 12.", true},
		{"It fell in May.", "It fell on June 12.", false},
		{"It fell last week.", "It fell on Sunday.", true},
		{"It fell at 9pm on Sunday.", "It fell on Sunday.", true},
		{"It fell at 9pm on Sunday.", "It fell at 8pm on Sunday.", false},
		{"It fell at around 9pm on Sunday.", "It fell at 8:55pm on Sunday.", true},
		{"It lasted 12 months.", "It lasted one year.", true},
		{"It lasted 18 months.", "It lasted two years.", false},
	} {
		a, b := readLine(t, c.a, "2021-06-17").Dates[0], readLine(t, c.b, "2021-06-17").Dates[0]
		if have := Meet(a, b); have != c.want {
			t.Errorf("Meet(%q, %q) = %v", c.a, c.b, have)
		}
	}
	// without any day to count from
	a, b := readLine(t, "It fell on May 3.", "").Dates[0], readLine(t, "It fell on May 4.", "").Dates[0]
	if a.From != "" || Meet(a, b) || !Meet(a, a) {
		t.Errorf("dates without a year: %q, Meet %v", a.From, Meet(a, b))
	}
}

func TestResolveDates(t *testing.T) {
	d := readLine(t, "It fell on May 3, a Monday, said Reed on Sunday. He spoke yesterday and has met twice this year.", "")
	for _, x := range d.Dates {
		if x.From != "" {
			t.Errorf("%q = %s without a day to count from", d.Words(x.Span), x.From)
		}
	}
	d.ResolveDates("2021-05-09")
	want := []string{"2021-05-03", "2021-05-03", "2021-05-09", "", "2021"}
	for i, x := range d.Dates {
		if x.From != want[i] {
			t.Errorf("%q: have %q, want %q", d.Words(x.Span), x.From, want[i])
		}
	}
	if day, ok := readLine(t, "The dam broke. Two days later, on May 5, it rained.", "2021-06-17").Before(0); !ok || day != "2021-05-03" {
		t.Errorf("the day before: %q, %v", day, ok)
	}
}
