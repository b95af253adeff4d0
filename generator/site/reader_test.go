package site

import (
	"regexp"
	"strings"
	"testing"

	"variorum/generator/digest"
)

// TestCreditsOfOthers draws whom an article credits, and not the outlet itself that "has learned" something.
func TestCreditsOfOthers(t *testing.T) {
	in := input(t, "")
	for i := range in.Digests[0].Record.Lineages {
		l := &in.Digests[0].Record.Lineages[i]
		if len(l.Sources) == 2 {
			l.Origins = []string{"the gazette", "Coast Wire", "Harbour Radio"}
		}
	}
	page := string(render(t, in)["ferry/index.html"])
	_, drawing, _ := strings.Cut(page, `<svg class="lineage"`)
	drawing, _, _ = strings.Cut(drawing, "</svg>")
	if !strings.Contains(drawing, ">Coast Wire,<") || !strings.Contains(drawing, ">Harbour Radio<") {
		t.Errorf("the credits are not drawn, or run together: %s", drawing)
	}
	if strings.Contains(drawing, `class="origin"`) && strings.Contains(strings.ToLower(drawing), `end">the gazette`) {
		t.Errorf("an outlet is drawn as crediting itself: %s", drawing)
	}
}

// TestOverruledInWords tells readers what a check is that an editor overruled, and shows examples as examples.
func TestOverruledInWords(t *testing.T) {
	in := input(t, "")
	files := render(t, in)
	page := string(files["how-this-was-made/index.html"])
	_, overruled, _ := strings.Cut(page, `id="overruled"`)
	overruled, _, _ = strings.Cut(overruled, "</ul>")
	if strings.Contains(overruled, "<code>number</code>") != (len(in.Checks) == 0) {
		t.Errorf("a check is named by its key: %s", overruled)
	}
	if strings.Contains(page, "Found:") {
		t.Error("an example of what a check finds reads as if it had been found here")
	}
}

// TestLegendOfWhatIsThere explains numbers only where notes stand in the text.
func TestLegendOfWhatIsThere(t *testing.T) {
	in := input(t, "")
	if page := string(render(t, in)["ferry/index.html"]); !strings.Contains(page, "Numbers mark notes") {
		t.Error("numbers are not explained")
	}
	without := regexp.MustCompile(`(?m)^\[\^[a-z]+\]: .*\n|\[\^[a-z]+\]`).ReplaceAllString(in.Digests[0].Digest.Raw, "")
	in.Digests[0].Digest, _ = digest.Parse(in.Digests[0].Digest.File, without)
	if page := string(render(t, in)["ferry/index.html"]); strings.Contains(page, "Numbers mark notes") {
		t.Error("numbers are explained where there are none")
	}
}

// TestUnreadLanguage tells readers that the program has no words for the language of an article.
func TestUnreadLanguage(t *testing.T) {
	const says = "no words for the language of these articles"
	in := input(t, "")
	if page := string(render(t, in)["ferry/index.html"]); strings.Contains(page, says) {
		t.Error("English is told to be unread")
	}
	in.Digests[0].Collation.Sources[0].Article.Meta.Language = "fi"
	if page := string(render(t, in)["ferry/index.html"]); !strings.Contains(page, says) {
		t.Error("Finnish is told nowhere to be unread")
	}
}

// TestDisagreementsAreCountedOnce counts a note that tells two differences once, in words above the text as in the summary.
func TestDisagreementsAreCountedOnce(t *testing.T) {
	listed := func(in Input) int {
		_, box, _ := strings.Cut(string(render(t, in)["ferry/index.html"]), `class="at-issue"`)
		box, _, _ = strings.Cut(box, "</section>")
		return strings.Count(box, "<li>")
	}
	before := listed(input(t, ""))
	in := input(t, "")
	r := in.Digests[0].Record
	for _, d := range r.Differences {
		if d.Conflict && !d.Update && d.Footnote != nil {
			d.ID, d.What = "d99", "number of something else"
			r.Differences = append(r.Differences, d)
			break
		}
	}
	if before == 0 || listed(in) != before {
		t.Errorf("%d disagreements are listed, want %d", listed(in), before)
	}
}
