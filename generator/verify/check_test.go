package verify

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/quality/mutate"
	"variorum/generator/report"
	"variorum/generator/source"
)

// ferry is a story of three articles.
var ferry = map[string]string{
	"a.txt": `Ferry runs aground off Port Elm

The ferry Osprey ran aground off Port Elm on Monday, injuring at least 12 people, the coastguard said.

Captain Ann Lee said the steering pump may have failed. "We lost the rudder in a heavy sea," she said.

The owners did not comment. The port will reopen on Friday if the wind drops, according to harbour master Kim Vale.

The Osprey was built in 1987 and carried 240 passengers.
`,
	"b.txt": `Osprey grounded

The Osprey, a ferry with 240 passengers, ran aground near Port Elm on Monday. Twelve people were injured, the coastguard said.

A passenger, Tom Hill, described a loud bang. "Everyone fell over," he said.

The ship was built in 1987, and its licence was renewed in March.
`,
	"c.txt": `Strike at bus firm

Drivers of the bus firm Oxbow Lines went on strike on Tuesday over their pay. The firm lost its licence for school buses in April.
However, Mr Cole of the drivers' union said talks would resume soon.
`,
}

func ferryStory(t testing.TB) *collate.Collation {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range ferry {
		fsys["seeds/ferry/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	st, found := source.ReadStory(fsys, "seeds", "seeds/ferry")
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	c, found := collate.Story(collate.Input{Slug: "ferry", Articles: st.Articles})
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	return c
}

const ferryHead = "---\ntitle: Ferry runs aground off Port Elm\nstory: ferry\n---\n"

func TestDigest(t *testing.T) {
	c := ferryStory(t)
	key := map[string]string{}
	for _, s := range c.Sources {
		key[s.Article.File[:1]] = s.Key
	}
	for _, k := range []struct {
		body string
		want string // "line:column id", several with spaces; lines count from the body
	}{
		{"The ferry Osprey ran aground off Port Elm on Monday, injuring at least 12 people, the coastguard said. [@A; @B]", ""}, // “Twelve” is “at least 12”, which is wider
		{"“We lost the rudder in a heavy sea,” [Lee] said. [@A]", ""},
		{"The Osprey was built in 1987 and carried 240 passengers. [@A]", ""},
		{"The ship was built in 1987. [@B]", ""},
		{"The Osprey was built in 1987. [@A; @B]", "1:37 partly-supported"}, // “the ship” of B is not known to be the Osprey
		{"The Osprey was built in 1987. [@A] It is a fine ship. [@editor]", ""},
		{"The ferry Osprey ran aground off Port Elm on Monday, the coastguard said, injuring at least twelve people. [@A]", ""},
		{"The Osprey carried 240 passengers and was built in 1987. [@A]", ""},
		{"The ferry Osprey, which was overloaded, ran aground off Port Elm on Monday, injuring at least 12 people, the coastguard said. [@A]", "1:29 unsupported"},
		{"The mayor of Sandhaven will open a new bridge. [@A]", "1:1 unsupported"},
		{"The Osprey was built in 1987 and carried 240 passengers. [@A; @C]", "1:64 partly-supported"},
		{"The Osprey was built in 1987 and carried 250 passengers. [@A]", "1:42 number"},
		{"The Osprey was built in 1978 and carried 240 passengers. [@A]", "1:25 number"},
		{"The ferry Osprey ran aground off Port Elm on Monday, injuring 12 people, the coastguard said. [@A]", "1:63 number"},
		{"The ferry Osprey ran aground off Port Elm on Sunday, injuring at least 12 people, the coastguard said. [@A]", "1:46 date"},
		{"Captain Tom Harris said the steering pump may have failed. [@A]", "1:1 misattributed 1:9 name"},
		{"The port will reopen on Friday if the wind drops, according to mayor Kim Vale. [@A]", "1:64 role"},
		{"The owners did comment. The port will reopen on Friday if the wind drops, according to harbour master Kim Vale. [@A]", "1:1 uncited"},
		{"The owners did comment. [@A]", "1:16 polarity"},
		{"Captain Ann Lee said the steering pump may not have failed. [@A]", "1:44 polarity"},
		{"Captain Ann Lee said the steering pump failed. [@A]", "1:40 hedge-dropped"},
		{"The port will reopen on Friday, the wind drops, according to harbour master Kim Vale. [@A]", "1:33 condition-dropped"},
		{"The port will reopen on Friday if the wind drops. [@A]", "1:44 attribution-dropped"},
		{"“We lost the engine in a heavy sea,” she said. [@A]", "1:14 misquote 1:14 unsupported"},
		{"Captain Ann Lee said “the steering pump may have failed.” [@A]", "1:23 misquote"},
		{"The firm lost its licence for school buses in April and Cole of the drivers' union said talks would resume soon. [@C]", ""},
		{"Captain Ann Lee said the steering pump off Port Elm on Monday, injuring at least 12 people, the coastguard said. [@A]", "1:40 splice"},
		{"The Osprey was built in 1987.", "1:1 uncited"},
		{"The Osprey was built in 1987. [@A; @Z]", "1:37 citation-unknown"},
		{"The Osprey was built in 1987. [@A, @B]", "1:31 citation-unknown"},
		{"The Osprey was built in 1987[^x]. [@A]", "1:29 footnote-undefined"},
		{"The Osprey was built in 1987[^x]. [@A]\n\n[^x]: “1987” in [@A].\n[^x]: “1987” in [@B].", "4:1 footnote-duplicate"},
		{"The Osprey was built in 1987. [@A]\n\n[^x]: “1987” in [@A].", "3:1 footnote-unused"},
		{"The Osprey was built in 1987[^x]. [@A]\n\n[^x]: “1987”, used here, in [@A]; “in 1978” in [@B].", "3:39 footnote-false"},
		{"The Osprey was built in 1987[^x]. [@A]\n\n[^x]: “12 people”, used here, in [@A].", "3:8 footnote-false"},
		{"The <b>Osprey</b> was built in 1987. [@A]", "1:5 raw-html 1:14 raw-html"},
		{"The [Osprey](javascript:x) was built in 1987. [@A]", "1:5 link-broken"},
		{"The [Osprey](../nowhere/) was built in 1987. [@A]", "1:5 link-broken"},
		{"The [Osprey](../method/) was built in 1987. [@A]", ""},
		{"The Osprey was built in 1987. [@A]\n\n> [!MERGE]\n> The Osprey was built. [@B]", "3:1 merge-open"},
		{"The Osprey was built in 1987. [@A]\n\n> [!MERGE]\n> The Osprey was built[^y]. [@B]\n\n[^y]: “1987” in [@A].", "3:1 merge-open"},
		{"## Sandhaven in flames in 1999\n\nThe Osprey was built in 1987. [@A]", "1:4 unsupported 1:17 unsupported 1:27 number"},
		{"<!-- a note to myself -->\n\nThe Osprey was built in 1987. [@A]", ""},
		{"", "-1:1 empty"},
		{"<!-- to be written -->", "-1:1 empty"},
		{"## Osprey\n", "-1:1 empty"},
		{"> [!MERGE]\n> The Osprey was built. [@B]", "-1:1 empty 1:1 merge-open"},
		{"It is a fine ship. [@editor]", ""},
	} {
		body := k.body
		for _, f := range []string{"a", "b", "c"} {
			body = strings.ReplaceAll(body, "@"+strings.ToUpper(f), "@\x00"+f)
		}
		for f, x := range key {
			body = strings.ReplaceAll(body, "@\x00"+f, "@"+x)
		}
		raw := ferryHead + body + "\n"
		d, found := digest.Parse("x.md", raw)
		if len(found) > 0 {
			t.Fatal(found)
		}
		r := Digest(d, Story{Collation: c, Page: func(p string) bool { return p == "method/" }})
		var have []string
		for _, f := range r.Findings {
			f.Place.Line -= strings.Count(ferryHead, "\n")
			f.Place.File = ""
			have = append(have, strings.TrimPrefix(f.Place.String(), ":")+" "+f.ID)
		}
		if have := strings.Join(have, " "); have != k.want {
			t.Errorf("%s\n    have %q\n    want %q\n    %v\n    %v", k.body, have, k.want, r.Findings, hints(r.Findings))
		}
	}
}

func TestLineEnds(t *testing.T) {
	c := ferryStory(t)
	draft := Sound(c).Draft
	for _, raw := range []string{digest.Markdown(draft, c), strings.ReplaceAll(digest.Markdown(draft, c), "\n", "\r\n")} {
		d, found := digest.Parse("x.md", raw)
		r := Digest(d, Story{Collation: c, Draft: draft})
		if len(found) > 0 || len(r.Findings) > 0 || len(r.Traced) == 0 {
			t.Errorf("%q: %v %v", raw[:10], found, r.Findings)
		}
	}
}

func TestFindingsAreListed(t *testing.T) {
	var ids []string
	for _, c := range Checks() {
		if slices.Contains(ids, c.ID) || c.Title == "" || c.Reason == "" || c.Good == "" || c.Bad == "" {
			t.Errorf("check %+v", c)
		}
		ids = append(ids, c.ID)
	}
	var b strings.Builder
	if err := List(&b); err != nil || strings.Count(b.String(), "bad:") != len(ids) {
		t.Errorf("%v\n%s", err, b.String())
	}
}

func TestWaivers(t *testing.T) {
	c := ferryStory(t)
	front := func(extra string) string {
		return strings.Replace(ferryHead, "story: ferry\n", "story: ferry\n"+extra, 1)
	}
	const body = "The Osprey was built in 1978. [@A]\n"
	waiver := "waived: [{check: number, at: \"built in 1978\", reason: the register says so, by: Kim}]\n"
	for _, k := range []struct {
		front          string
		errors, waived int
	}{
		{"", 1, 0},
		{waiver, 0, 1},
		{strings.Replace(waiver, "number", "date", 1), 1, 0},
		{strings.Replace(waiver, "1978", "1960", 1), 1, 0},
		{waiver + "sources: [{key: A, file: a.txt, sha256: \"00\"}]\n", 1, 0},
	} {
		d, found := digest.Parse("x.md", front(k.front)+body)
		if len(found) > 0 {
			t.Fatal(found)
		}
		r := Digest(d, Story{Collation: c})
		if r.Findings.Errors() != k.errors || len(r.Waived) != k.waived {
			t.Errorf("%s: have %v, waived %v", k.front, r.Findings, r.Waived)
		}
	}
}

func TestSignatures(t *testing.T) {
	c := ferryStory(t)
	d, _ := digest.Parse("x.md", ferryHead+"The Osprey was built in 1987. [@A]\n")
	signed, _ := digest.Parse("x.md", digest.Sign(d, "Kim Vale", "2025-05-06", c.Hashes()))
	if r := Digest(signed, Story{Collation: c}); len(r.Findings) > 0 {
		t.Errorf("just signed: %v", r.Findings)
	}
	later, _ := digest.Parse("x.md", strings.Replace(signed.Raw, "was built", "was  built", 1))
	r := Digest(later, Story{Collation: c})
	if len(r.Findings) != 1 || r.Findings[0].ID != "unsigned-change" || r.Findings[0].Severity != report.Warning {
		t.Errorf("changed: %v", r.Findings)
	}
	renamed, _ := digest.Parse("x.md", strings.Replace(signed.Raw, "story: ferry\n", "story: ferry\ndescription: The Osprey was built in 1987.\n", 1))
	r = Digest(renamed, Story{Collation: c})
	if len(r.Findings) != 1 || r.Findings[0].ID != "unsigned-change" || !strings.Contains(r.Findings[0].Message, "description") {
		t.Errorf("another description: %v", r.Findings)
	}
	d, _ = digest.Parse("x.md", regexp.MustCompile(`(?m)^  head: .*\n`).ReplaceAllString(renamed.Raw, ""))
	if r := Digest(d, Story{Collation: c}); len(r.Findings) > 0 {
		t.Errorf("a signature that was made without a head: %v", r.Findings)
	}
}

func FuzzDigest(f *testing.F) { targetDigests(f).Fuzz(f) }

func TestMutatedDigests(t *testing.T) { targetDigests(t).Test(t) }

func targetDigests(tb testing.TB) mutate.Target {
	tb.Helper()
	c := ferryStory(tb)
	draft := Sound(c).Draft
	seeds := []string{digest.Markdown(draft, c), ferryHead + "“We [^a] lost “the” rudder… [x] 'in' a [@A; @B; @editor] sea[^a]. [@C]\n\n[^a]: “12” [@A]; [^a] “” in [@B].\n[^a]: [@Z]\n"}
	return mutate.Target{Name: "FuzzDigest", Seeds: seeds, Try: func(t *testing.T, raw string) {
		d, _ := digest.Parse("x.md", raw)
		r := Digest(d, Story{Collation: c, Draft: draft})
		for _, x := range r.Traced {
			for _, s := range x.Readings {
				if s.Start < 0 || s.End > len(c.Sources[s.Source].Article.Text) || s.Start > s.End {
					t.Fatalf("reading %v is outside of its source", s)
				}
			}
		}
		for _, x := range r.Findings {
			if x.ID == "" || x.Place.Line < 1 {
				t.Fatalf("finding without a place: %+v", x)
			}
		}
	}}
}

func hints(l report.List) (out []string) {
	for _, f := range l {
		out = append(out, f.Hint)
	}
	return out
}
