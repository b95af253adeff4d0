package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	bridge  = "The bridge over the Tambra was closed on Friday after four days of rain, the council said in a statement."
	traffic = "Traffic is led over the old mill road, which is narrow, and lorries have to wait for hours at the northern gate."
	built   = "The bridge was built in 1974 and repaired in 2009, when the county paid for new bearings and a new deck."
	meets   = "The council will meet again on Monday to decide whether the bridge can be opened for cars before the end of the month."
)

// TestContainers reads pages whose paragraphs stand in containers that are not the usual ones, and none of what does not
// belong to the article.
func TestContainers(t *testing.T) {
	p := func(s string) string { return "<p>" + s + "</p>" }
	for _, test := range []struct {
		name, body string
		without    string // words that are no prose of the article
	}{
		{"ruby", "<article><h1>Bridge closed</h1>" + p(bridge) + p(strings.Replace(traffic, "mill", "<ruby>mill<rp>(</rp><rt>mühle</rt><rp>)</rp></ruby>", 1)) + p(built) + p(meets) + "</article>", "mühle"},
		{"details", "<article><h1>Bridge closed</h1>" + p(bridge) + p(traffic) + "<details><summary>What we know</summary>" + p(built) + "</details>" + p(meets) + "</article>", "What we know"},
		{"consent", "<article><h1>Bridge closed</h1>" + p(bridge) + p(traffic) + p(built) + p(meets) + `</article><div class="cookie-consent">` + p("We and our partners store information on your device and ask for your consent to do so for all purposes.") + "</div>", "consent to do so"},
		{"several articles", "<main><h1>Bridge closed: live</h1><article><h2>Closed</h2>" + p(bridge) + "</article><article><h2>Lorries</h2>" + p(traffic) + "</article><article><h2>History</h2>" + p(built) + "</article><article><h2>Council</h2>" + p(meets) + "</article></main>", "History"},
		{"note and power", "<article><h1>Bridge closed</h1>" + p(bridge) + p(strings.Replace(traffic, "gate.", "gate.<sup><a href='#n1'>1</a></sup>", 1)) + p(built) + p(meets) + "</article>", "gate.1"},
		{"soft hyphens", "<article><h1>Bridge closed</h1>" + p(bridge) + p(strings.Replace(traffic, "northern", "nor\u00adthern", 1)) + p(built) + p(meets) + "</article>", "\u00ad"},
	} {
		page := "<html><head><title>Bridge closed</title></head><body>" + test.body + "</body></html>"
		a, list := Read(fstest.MapFS{"a.html": {Data: []byte(page)}}, "a.html")
		if a == nil {
			t.Errorf("%s: %v", test.name, list)
			continue
		}
		prose := ""
		for _, b := range a.Blocks {
			if b.Class == Prose {
				prose += b.Of(a.Text) + "\n"
			}
		}
		for _, s := range []string{bridge, traffic, built, meets} {
			if !strings.Contains(prose, s) {
				t.Errorf("%s: not read: %q\n%s", test.name, s, prose)
			}
		}
		if strings.Contains(prose, test.without) {
			t.Errorf("%s: prose has %q:\n%s", test.name, test.without, prose)
		}
	}
}
