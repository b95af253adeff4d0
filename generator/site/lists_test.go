package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// crowd is a site of so many digests, three a day, and editors' pages.
func crowd(t testing.TB, digests, pages int) Input {
	t.Helper()
	in := input(t, withBase)
	in.Digests, in.Pages = nil, nil
	for i := range digests {
		text := strings.Replace(ferryDigest, "date: 2026-03-02", fmt.Sprintf("date: 2026-%02d-%02d", 1+i/3/28%12, 1+i/3%28), 1)
		text = strings.Replace(text, "story: ferry", fmt.Sprintf("story: ferry-%05d", i), 1)
		in.Digests = append(in.Digests, story3(t, fmt.Sprintf("ferry-%05d", i), text, ferryA, ferryGazette, ferryHerald))
	}
	for i := range pages {
		p, _ := ParsePage(fmt.Sprintf("content/page-%05d.md", i), fmt.Sprintf("---\ntitle: Page %05d\ndescription: The page of the number %d\n---\n\nText.\n", i, i))
		in.Pages = append(in.Pages, p)
	}
	return in
}

// TestPaging makes a site of many digests of one topic: every list has pages of a bounded size, and all links hold.
func TestPaging(t *testing.T) {
	in := crowd(t, 3*perPage+perPage/2, 2*perIndex+1)
	files := render(t, in)
	for _, name := range []string{"topics/shipping/3/index.html", "pages/3/index.html", "days/2026-01-01/index.html", "days/2026-01/index.html", "days/index.html"} {
		if files[name] == nil {
			t.Errorf("%s is not made", name)
		}
	}
	for _, name := range []string{"topics/shipping/4/index.html", "pages/4/index.html", "days/2026-01-01/1/index.html"} {
		if files[name] != nil {
			t.Errorf("%s is made, and has nothing to show", name)
		}
	}
	if n := strings.Count(string(files["index.html"]), `<article class="card">`); n != perPage {
		t.Errorf("the home page has %d digests, not %d", n, perPage)
	}
	crawl(t, files, "/", "https://news.example/sub/")
}

// TestSizes renders a site and one of many times its size: no page grows with the number of others, and a page that was
// there before has the same bytes where nothing that it shows has changed.
func TestSizes(t *testing.T) {
	few, many := render(t, crowd(t, 3*perPage, 2*perIndex)), render(t, crowd(t, 8*perPage, 8*perIndex))
	longest := func(files map[string][]byte) (n int) {
		for name, raw := range files {
			if strings.HasSuffix(name, ".html") {
				n = max(n, len(raw))
			}
		}
		return n
	}
	if a, b := longest(few), longest(many); b > a+a/20 {
		t.Errorf("the largest page of a small site has %d bytes, that of a large one %d", a, b)
	}
	for _, name := range []string{"ferry-00001/index.html", "page-00001/index.html", "topics/shipping/1/index.html", "days/2026-01-02/index.html", howSlug + "/index.html"} {
		if name != howSlug+"/index.html" && !bytes.Equal(few[name], many[name]) {
			t.Errorf("%s is another one on a large site", name)
		}
		if few[name] == nil {
			t.Errorf("%s is not made", name)
		}
	}
}

// TestListsAreMadeOnce renders a site again after one digest has changed: of the pages of lists those are made that tell of
// it, and all are as a press makes them that has made nothing before.
func TestListsAreMadeOnce(t *testing.T) {
	in := crowd(t, perPage+10, 0)
	press := NewPress()
	run := func(p *Press) map[string]Content {
		in.TemplatesKey = "the same"
		return p.Begin(in, nil).Finish(in.Digests, in.Pages).Files
	}
	before := run(press)
	for _, s := range []struct{ name, from, to, changed string }{
		{"words", "\n\n", "\n\nA word.\n\n", ""},
		{"a title", "title: ", "title: At last ", "days/2026-01-02/index.html how-this-was-made/overruled/1/index.html outlets/harbour-herald/1/index.html outlets/the-gazette/1/index.html topics/north-east/1/index.html topics/shipping/1/index.html"},
	} {
		old := in.Digests[4]
		in.Digests[4] = story3(t, "ferry-00004", strings.Replace(old.Digest.Raw, s.from, s.to, 1), ferryA, ferryGazette, ferryHerald)
		now := run(press)
		for name, c := range run(NewPress()) {
			if !bytes.Equal(now[name].Bytes, c.Bytes) {
				t.Errorf("%s: %s is another one than a new press makes", s.name, name)
			}
		}
		var changed []string
		for name, c := range now {
			if strings.HasSuffix(name, ".html") && !strings.HasPrefix(name, "ferry-00004/") && !bytes.Equal(before[name].Bytes, c.Bytes) {
				changed = append(changed, name)
			}
			if strings.HasPrefix(name, "topics/") && bytes.Equal(before[name].Bytes, c.Bytes) && &before[name].Bytes[0] != &c.Bytes[0] {
				t.Errorf("%s: %s is made again", s.name, name)
			}
		}
		slices.Sort(changed)
		if got := strings.Join(changed, " "); got != s.changed {
			t.Errorf("%s: changed %s, want %s", s.name, got, s.changed)
		}
		before = now
	}
}

// TestNav asks for pages in the head: those that the settings name come first.
func TestNav(t *testing.T) {
	in := input(t, "---\nnav: [imprint, abuot]\n---\n")
	for _, x := range []string{"imprint", "team\nnav: 2", "contact\nnav: 1", "aside"} {
		name, _, _ := strings.Cut(x, "\n")
		p, findings := ParsePage("content/"+name+".md", "---\ntitle: The "+x+"\n---\nx\n")
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		in.Pages = append(in.Pages, p)
	}
	files, findings := Render(in)
	_, head, _ := strings.Cut(string(files["aside/index.html"]), "<header")
	head, _, _ = strings.Cut(head, "</header>")
	at := -1
	for _, want := range []string{"The imprint", "The contact", "The team", "More pages"} {
		if i := strings.Index(head, want); i <= at {
			t.Errorf("%q is not where it belongs in\n%s", want, head)
		} else {
			at = i
		}
	}
	for _, not := range []string{"The aside", "About us"} {
		if strings.Contains(head, not) {
			t.Errorf("%q stands in the head and did not ask for it", not)
		}
		if !strings.Contains(string(files["pages/index.html"]), not) {
			t.Errorf("%q is not in the list of pages", not)
		}
	}
	for _, f := range findings {
		if f.ID == "nav" && f.Place.Line == 2 && strings.Contains(f.Hint, `"about"`) {
			return
		}
	}
	t.Errorf("a page that is not there is asked for, and nothing is found: %v", findings)
}

// searchData reads a file of the search index.
func searchData(t *testing.T, files map[string][]byte, name string, into any) {
	t.Helper()
	raw := string(files["search/"+name+".js"])
	raw, ok := strings.CutPrefix(raw, fmt.Sprintf("variorumSearch(%q,", name))
	if !ok {
		t.Fatalf("search/%s.js does not call with its name: %.60s", name, raw)
	}
	if err := json.Unmarshal([]byte(strings.TrimSuffix(raw, ");\n")), into); err != nil {
		t.Fatal(name, err)
	}
}

// TestSearchIndex finds documents of small and large sites by their words, as site.js does.
func TestSearchIndex(t *testing.T) {
	for _, n := range []int{1, 30, 700} {
		in := crowd(t, 1, n)
		files := render(t, in)
		var table []searchYear
		searchData(t, files, "index", &table)
		if len(table) != 2 || table[0].Year != "other" || table[0].Count != n || table[1].Year != "2026" {
			t.Fatalf("%d pages: %+v", n, table)
		}
		y := table[0]
		word := fmt.Sprintf("%05d", n-1)
		part := searchPart(word, y.Words)
		if !strings.Contains(","+y.Files+",", ","+part+",") {
			t.Fatalf("%d pages: no file of words for %q: %s", n, word, y.Files)
		}
		words := map[string]string{}
		searchData(t, files, "other/"+part, &words)
		list := words[word]
		if len(list) != nameLength+1 {
			t.Fatalf("%d pages: %q stands in %q", n, word, list)
		}
		told := map[string][]string{}
		searchData(t, files, "other/_"+list[:y.Names], &told)
		if have := told[list[:nameLength]]; len(have) != 4 || have[0] != fmt.Sprintf("page-%05d/index.html", n-1) {
			t.Errorf("%d pages: %q leads to %q", n, word, have)
		}
	}
	for word, want := range map[string]string{"harbour": "ha", "5": "5", "мост": "u43cu43e", "橋梁": "u1a9", "übung": "ufcb"} {
		if have := searchPart(word, 2); have != want {
			t.Errorf("%s stands in %s, not %s", word, have, want)
		}
	}
}

// TestPartsByAge holds that the first page of a list is no remnant, and that full pages stay where they are.
func TestPartsByAge(t *testing.T) {
	for _, k := range []struct {
		n    int
		want []int // digests by page
	}{
		{0, []int{0}},
		{1, []int{1}},
		{perPage, []int{perPage}},
		{perPage + 1, []int{perPage + 1}},
		{perPage + perPage/2, []int{perPage / 2, perPage}},
		{2*perPage + 1, []int{perPage + 1, perPage}},
		{3 * perPage, []int{perPage, perPage, perPage}},
	} {
		var have []int
		to := 0
		for i, p := range partsByAge("x", k.n) {
			if p.from != to || i > 0 && p.file != fmt.Sprintf("x/%d/index.html", len(k.want)-i) {
				t.Errorf("%d: page %s begins at %d, the one before ends at %d", k.n, p.file, p.from, to)
			}
			have, to = append(have, p.to-p.from), p.to
		}
		if !slices.Equal(have, k.want) || to != k.n {
			t.Errorf("%d: have %v, want %v", k.n, have, k.want)
		}
	}
}
