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
