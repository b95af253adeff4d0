package source

import (
	"regexp"
	"time"
)

// dayInPath is a day in the path of an address, as many outlets put it: “/2021/10/04/”, “-2021-10-04”.
var dayInPath = regexp.MustCompile(`[/-](20[0-9]{2})[/-]([01][0-9])[/-]([0-3][0-9])(?:[/_.-]|$)`)

// AddressDay returns the day that the address of an article names, as “2021-10-04”; "" where it names none. It is the day on
// which the article appeared first, whatever day its page shows.
func (m *Meta) AddressDay() string {
	p := dayInPath.FindStringSubmatch(m.URL)
	if p == nil {
		return ""
	}
	day := p[1] + "-" + p[2] + "-" + p[3]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}

// Day returns the day on which the article was published, as “2021-10-04”: that of its metadata or, where these name none or
// another day than the address does, that of the address, which an article is given when it appears, while a page's date may
// be that of a later copy. A night between zones makes no other day. "" where neither names one, or siblings contradict it.
func (m *Meta) Day() string {
	if m.Stamped {
		return ""
	}
	return m.PageDay()
}

// PageDay is as Day, and also where siblings contradict it.
func (m *Meta) PageDay() string {
	own, address := "", m.AddressDay()
	if len(m.Date) >= len(time.DateOnly) {
		own = m.Date[:len(time.DateOnly)]
	}
	a, errA := time.Parse(time.DateOnly, own)
	b, errB := time.Parse(time.DateOnly, address)
	if errA != nil && errB != nil {
		return ""
	}
	if errB != nil || errA == nil && a.Sub(b).Abs() <= 24*time.Hour {
		return own
	}
	return address
}
