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
