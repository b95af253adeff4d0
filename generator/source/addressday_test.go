package source

import "testing"

func TestAddressDay(t *testing.T) {
	for _, c := range []struct{ url, day string }{
		{"https://news.example/2021/10/04/what-we-know/", "2021-10-04"},
		{"https://news.example/politics/story/2021-05-06/mothers", "2021-05-06"},
		{"https://news.example/story-2021-05-06", "2021-05-06"},
		{"https://news.example/2021/13/04/x", ""},
		{"https://news.example/2021/02/31/x", ""},
		{"https://news.example/2021/10/0412345/x", ""},
		{"https://news.example/id/20211004", ""},
		{"", ""},
	} {
		if got := (&Meta{URL: c.url}).AddressDay(); got != c.day {
			t.Errorf("%s: %q, want %q", c.url, got, c.day)
		}
	}
}

// TestDay takes the day of the address where the page has none, or that of a later copy.
func TestDay(t *testing.T) {
	for _, c := range []struct{ date, url, day string }{
		{"2021-10-11", "https://news.example/2021/10/04/what-we-know/", "2021-10-04"},
		{"2021-10-05T01:00:00Z", "https://news.example/2021/10/04/what-we-know/", "2021-10-05"},
		{"2021-10-03", "https://news.example/2021/10/04/what-we-know/", "2021-10-03"},
		{"2021-10-01", "https://news.example/2021/10/04/what-we-know/", "2021-10-04"},
		{"", "https://news.example/2021/10/04/what-we-know/", "2021-10-04"},
		{"2021-10-11", "https://news.example/what-we-know/", "2021-10-11"},
		{"2021", "https://news.example/what-we-know/", ""},
		{"", "", ""},
	} {
		if got := (&Meta{Date: c.date, URL: c.url}).Day(); got != c.day {
			t.Errorf("%s, %s: %q, want %q", c.date, c.url, got, c.day)
		}
	}
}
