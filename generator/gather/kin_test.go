package gather

import (
	"fmt"
	"testing"

	"variorum/generator/source"
)

// TestRelate takes a fire and the inquiry into it for one matter, though their days and their words differ, and another fire
// in another town for none of it.
func TestRelate(t *testing.T) {
	story := func(name string, texts ...string) (out []*source.Article) {
		for i, text := range texts {
			out = append(out, article(t, fmt.Sprintf("%s-%d.md", name, i), "", "2026-03-01", text))
		}
		return out
	}
	stories := [][]*source.Article{
		story("fire", "Two halls of the Aune warehouse in Nessby burned on Monday. Its owner, Ingrid Solheim, said the halls had passed every test.",
			"Fire crews in Nessby saved the third hall of the Aune warehouse, said Ingrid Solheim, who owns it."),
		story("other", "Two halls of a mill in Corrie burned on Monday. Its owner, Paul Holloway, said the mill had passed every test.",
			"Fire crews in Corrie saved a mill, said Paul Holloway, who owns it."),
		story("inquiry", "The prosecutor in Nessby charged Ingrid Solheim with arson on Friday. The Aune warehouse had been insured twice.",
			"A court in Nessby will hear Ingrid Solheim in May about the insurance of the Aune warehouse."),
	}
	stories = append(stories, // one name of several words makes no matter
		story("ministry", "The Ministry of Food and Fisheries closed a plant in Oksund.", "A plant in Oksund was closed by the Ministry of Food and Fisheries."),
		story("quota", "The Ministry of Food and Fisheries cut the quota for cod.", "Boats will land less cod, said the Ministry of Food and Fisheries."))
	have := Relate(stories)
	if len(have) != 1 || have[0].A != 0 || have[0].B != 2 {
		t.Fatalf("%+v", have)
	}
	for _, n := range have[0].Names {
		if n != "Nessby" && n != "Ingrid" && n != "Solheim" && n != "Aune" {
			t.Errorf("%q is no name as the articles write it", n)
		}
	}
}

// TestWholeReasons tells why articles belong together in words as they stand in them, not cut to their stems.
func TestWholeReasons(t *testing.T) {
	heap := []Item{
		{Article: article(t, "a.md", "Officials evacuate valley", "2026-03-01", "Officials evacuated the valley below the Corrie dam. Officials said studies of the dam had been falsified.")},
		{Article: article(t, "b.md", "Valley evacuated", "2026-03-01", "The valley below the Corrie dam was evacuated, officials said. Studies of the dam had been falsified, said officials.")},
	}
	groups := Heap(heap)
	if len(groups) != 1 || len(groups[0].Why) < 3 {
		t.Fatalf("%+v", groups)
	}
	for _, w := range groups[0].Why {
		found := false
		for _, it := range heap {
			eachWord(it.Article.Text, func(form, _ string, _, _ bool) { found = found || form == w })
		}
		if !found {
			t.Errorf("%q stands in no article", w)
		}
	}
}
