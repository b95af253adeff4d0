package gather

import (
	"fmt"
	"strings"
	"testing"

	"variorum/generator/source"
)

func article(t *testing.T, name, title, date, text string) *source.Article {
	t.Helper()
	a, found := source.Parse(name, []byte(fmt.Sprintf("---\ntitle: %q\ndate: %s\n---\n%s\n", title, date, text)), "")
	if a == nil || found.Errors() > 0 {
		t.Fatal(found)
	}
	return a
}

// TestHeap groups articles about three things, of which one is a story already; shuffled, the groups are the same.
func TestHeap(t *testing.T) {
	ferry := func(n int, title, text string) Item {
		return Item{Article: article(t, fmt.Sprintf("f%d.md", n), title, "2026-03-02", text)}
	}
	items := []Item{
		ferry(1, "Ferry Alva runs aground", "The ferry Alva ran aground near Sandholm on Monday, the coast guard said. All 42 passengers were brought ashore by fishing boats."),
		ferry(2, "Passengers safe after ferry hits rocks", "The ferry Alva hit rocks off Sandholm. The coast guard brought all passengers ashore."),
		{Article: article(t, "m1.md", "Museum of Oksund burns", "2026-03-02", "A fire damaged the town museum of Oksund, the mayor said. The fire began under the roof of the museum and nobody was hurt.")},
		{Article: article(t, "m2.md", "Fire in the Oksund museum", "2026-03-03", "Fire fighters of Oksund put out a fire under the roof of the museum. The mayor said the museum will stay closed."), Story: "museum"},
		{Article: article(t, "b1.md", "Bank raises its rate", "2026-03-02", "The central bank raised its main rate by half a point to slow inflation, its governor said after the meeting.")},
	}
	show := func(groups []Group, items []Item) string {
		var out []string
		for _, g := range groups {
			s := g.Story + ":"
			for _, i := range g.Items {
				s += " " + items[i].Article.File
			}
			out = append(out, s)
		}
		return strings.Join(out, "; ")
	}
	groups := Heap(items)
	if have, want := show(groups, items), ": f1.md f2.md; museum: m1.md; : b1.md"; have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
	if why := strings.Join(groups[0].Why, " "); !strings.Contains(why, "Alva") {
		t.Errorf("the ferry's articles hold together by %q", why)
	}
	if Heap(nil) != nil {
		t.Error("an empty heap has groups")
	}
}
