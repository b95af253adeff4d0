package digest

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const head = "---\ntitle: T\nstory: s\nsources:\n  - {key: A, file: a.txt, sha256: \"1\"}\n---\n\n"

// changed replaces the first of each pair of words by the second; each must be there.
func changed(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%q is not in\n%s", pairs[i], text)
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

func TestMerge(t *testing.T) {
	const one, two, three = "The ferry Osprey ran aground off Port Elm on Monday. [@A]\n", "Twelve people[^hurt] were hurt in the accident, the coastguard said. [@A]\n", "The owners promised an inquiry into the grounding of the ship. [@A]\n"
	const note = "[^hurt]: “Twelve” in [@A].\n"
	base := head + one + "\n" + two + "\n## Next\n\n" + three + "\n" + note
	newTwo := "Twelve people[^hurt] were hurt in the accident, the coastguard said. [@A; @B]\n"
	newNote := "[^hurt]: “Twelve” in [@A; @B]; “fourteen” in [@C].\n"
	const hand = "This line is by hand. [@editor]\n"
	for _, c := range []struct{ name, mine, theirs, want string }{
		{"nothing", base, base, base},
		{"only theirs", base, changed(t, base, two, newTwo), changed(t, base, two, newTwo)},
		{"only mine", changed(t, base, "promised", "announced"), base, changed(t, base, "promised", "announced")},
		{"different blocks", changed(t, base, "promised", "announced"), changed(t, base, two, newTwo), changed(t, base, "promised", "announced", two, newTwo)},
		{"the same edit", changed(t, base, two, newTwo), changed(t, base, two, newTwo), changed(t, base, two, newTwo)},
		{
			"both", changed(t, base, "Twelve people", "A dozen people"), changed(t, base, two, changed(t, newTwo, "accident", "grounding")),
			changed(t, base, two, changed(t, two, "Twelve people", "A dozen people")+"\n> [!MERGE]\n> "+changed(t, newTwo, "accident", "grounding")),
		},
		{"deleted stays deleted", changed(t, base, two+"\n", "", note, ""), changed(t, base, two, newTwo, note, newNote), changed(t, base, two+"\n", "", note, "")},
		{
			"hand-written stays, new comes in", changed(t, base, one, one+"\n"+hand), changed(t, base, three, three+"\nRain fell all day. [@B]\n"),
			changed(t, base, one, one+"\n"+hand, three, three+"\nRain fell all day. [@B]\n"),
		},
		{"dropped by theirs", base, changed(t, base, two+"\n", "", note, ""), changed(t, base, two+"\n", "", note, "")},
		{
			"edited and dropped by theirs", changed(t, base, "Twelve people", "A dozen people"), changed(t, base, two+"\n", "", note, ""),
			changed(t, base, two, changed(t, two, "Twelve people", "A dozen people")+"\n> [!MERGE]\n> "+gone+"\n"),
		},
		{
			"moved", changed(t, base, one+"\n", "", three, three+"\n"+one), changed(t, base, one, "The ferry Osprey ran aground off Port Elm on Monday. [@A; @B]\n"),
			changed(t, base, one+"\n", "", three, three+"\nThe ferry Osprey ran aground off Port Elm on Monday. [@A; @B]\n"),
		},
		{
			"theirs in a new order", changed(t, base, "promised", "announced"), changed(t, base, one+"\n"+two, two+"\n"+one),
			changed(t, base, one+"\n"+two, two+"\n"+one, "promised", "announced"),
		},
		{"heading renamed", changed(t, base, "## Next", "## What follows"), changed(t, base, two, newTwo), changed(t, base, "## Next", "## What follows", two, newTwo)},
		{
			"footnote of both", changed(t, base, note, "[^hurt]: “Twelve”, said the coastguard, in [@A].\n"), changed(t, base, note, newNote),
			changed(t, base, note, "[^hurt]: “Twelve”, said the coastguard, in [@A].\n\n> [!MERGE]\n> Footnote hurt: “Twelve” in [@A; @B]; “fourteen” in [@C].\n"),
		},
		{
			"new footnote", changed(t, base, "promised", "announced"), changed(t, base, "on Monday.", "on Monday.[^day]", note, "[^day]: “Monday” in [@A].\n"+note),
			changed(t, base, "promised", "announced", "on Monday.", "on Monday.[^day]", note, note+"[^day]: “Monday” in [@A].\n"),
		},
		{
			"a label taken", changed(t, base, "the ship.", "the ship.[^day]", note, note+"[^day]: A note by hand. [@editor]\n"), changed(t, base, "on Monday.", "on Monday.[^day]", note, "[^day]: “Monday” in [@A].\n"+note),
			changed(t, base, "the ship.", "the ship.[^day]", "on Monday.", "on Monday.[^day-2]", note, note+"[^day]: A note by hand. [@editor]\n[^day-2]: “Monday” in [@A].\n"),
		},
		{
			"joined and changed", changed(t, base, one+"\n"+two, strings.TrimSpace(one)+" "+two), changed(t, base, one, "The ferry Osprey ran aground off Port Elm late on Monday. [@A; @B]\n"),
			changed(t, base, one+"\n"+two, strings.TrimSpace(one)+" "+two+"\n> [!MERGE]\n> The ferry Osprey ran aground off Port Elm late on Monday. [@A; @B]\n"),
		},
		{
			"line ends", strings.ReplaceAll(changed(t, base, "promised", "announced"), "\n", "\r\n"), changed(t, base, two, newTwo),
			strings.ReplaceAll(changed(t, base, "promised", "announced", two, newTwo), "\n", "\r\n"),
		},
		{"wrapped anew", changed(t, base, "ran aground off", "ran\naground off"), changed(t, base, one, "The ferry Osprey sank off Port Elm on Monday. [@A]\n"), changed(t, base, one, "The ferry Osprey sank off Port Elm on Monday. [@A]\n")},
		{"items", changed(t, base, three, "- Rain fell. [@A]\n- Snow fell in the hills. [@A]\n"), changed(t, base, two, newTwo), changed(t, base, three, "- Rain fell. [@A]\n- Snow fell in the hills. [@A]\n", two, newTwo)},
		{
			"front matter", changed(t, base, "title: T", "title: Mine\ntopics: [sea]"), changed(t, base, "title: T", "title: Theirs\ndate: 2025-05-05", "\"1\"}\n", "\"1\"}\n  - {key: B, file: b.txt, sha256: \"2\"}\n"),
			changed(t, base, "title: T", "title: Mine\n# [!MERGE] title: Theirs\ntopics: [sea]", "\"1\"}\n", "\"1\"}\n  - {key: B, file: b.txt, sha256: \"2\"}\ndate: 2025-05-05\n"),
		},
		{
			"a value of the front matter that both added", changed(t, base, "title: T", "title: T\ndate: 2025-05-04"), changed(t, base, "title: T", "title: T\ndate: 2025-05-05"),
			changed(t, base, "title: T", "title: T\ndate: 2025-05-04\n# [!MERGE] date: 2025-05-05"),
		},
		{
			"the same value of both", changed(t, base, "title: T", "title: Both"), changed(t, base, "title: T", "title: Both", two, newTwo),
			changed(t, base, "title: T", "title: Both", two, newTwo),
		},
		{
			"a source removed", base, changed(t, base, "{key: A, file: a.txt, sha256: \"1\"}", "{key: B, file: b.txt, sha256: \"2\"}"),
			changed(t, base, "{key: A, file: a.txt, sha256: \"1\"}", "{key: B, file: b.txt, sha256: \"2\"}\n  - {key: A, file: a.txt, sha256: \"1\", removed: true}"),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			have := Merge("x.md", base, c.mine, c.theirs)
			if want := strings.TrimRight(c.want, "\n"); strings.TrimRight(have, "\n") != want {
				t.Errorf("merged:\n%s", Diff("merge", c.want, have))
			}
			if again := Merge("x.md", c.theirs, have, c.theirs); again != have {
				t.Errorf("merged once more:\n%s", Diff("merge", have, again))
			}
			if again := Merge("x.md", base, have, c.theirs); again != have {
				t.Errorf("merged once more over the old base, as after a run that was killed:\n%s", Diff("merge", have, again))
			}
		})
	}
}

func TestMergeReplacesOpen(t *testing.T) {
	text := func(s string) string {
		return head + "The ferry ran aground off Port Elm " + s + ". [@A]\n\nThe end came soon after that. [@A]\n"
	}
	one := Merge("x.md", text("on Monday"), text("early on Monday"), text("on Tuesday"))
	two := Merge("x.md", text("on Tuesday"), one, text("on Wednesday"))
	want := changed(t, text("early on Monday"), "Monday. [@A]\n", "Monday. [@A]\n\n> [!MERGE]\n> The ferry ran aground off Port Elm on Wednesday. [@A]\n")
	if two != want {
		t.Error(Diff("merge", want, two))
	}
	three := Merge("x.md", text("on Tuesday"), one, changed(t, text("on Tuesday"), "soon after", "soon before"))
	if !strings.Contains(three, "> The ferry ran aground off Port Elm on Tuesday.") || !strings.Contains(three, "soon before") {
		t.Errorf("the open merge is lost:\n%s", three)
	}
	four := Merge("x.md", text("on Tuesday"), changed(t, one, "> The ferry", "> typed The ferry"), text("on Wednesday"))
	if !strings.Contains(four, "typed") || !strings.Contains(four, "Wednesday") {
		t.Errorf("what was typed into an open merge is lost:\n%s", four)
	}
}

func TestMergeReplacesOpenComment(t *testing.T) {
	text := func(title string) string { return changed(t, head, "title: T", "title: "+title) + "It rained. [@A]\n" }
	one := Merge("x.md", text("On Monday"), text("Mine"), text("On Tuesday"))
	two := Merge("x.md", text("On Tuesday"), one, text("On Wednesday"))
	if want := changed(t, text("Mine"), "title: Mine\n", "title: Mine\n# [!MERGE] title: On Wednesday\n"); two != want {
		t.Error(Diff("merge", want, two))
	}
	if d, found := Parse("x.md", two); found.Errors() > 0 || d.Front.Title != "Mine" {
		t.Errorf("%q: %v", d.Front.Title, found)
	}
	three := Merge("x.md", text("On Tuesday"), changed(t, one, "title: On Tuesday", "title: typed On Tuesday"), text("On Wednesday"))
	if !strings.Contains(three, "typed") || !strings.Contains(three, "Wednesday") {
		t.Errorf("what was typed into an open comment is lost:\n%s", three)
	}
	four := Merge("x.md", text("On Wednesday"), changed(t, two, "# [!MERGE] title: On Wednesday\n", ""), text("On Thursday"))
	if want := changed(t, text("Mine"), "title: Mine\n", "title: Mine\n# [!MERGE] title: On Thursday\n"); four != want {
		t.Error(Diff("merge", want, four))
	}
}

func TestSign(t *testing.T) {
	raw := head + "It rained. [@A]\n"
	d, _ := Parse("x.md", raw)
	signed := Sign(d, "Kim \"Kit\" Vale: editor", "2025-05-06", map[string]string{"A": "1", "b": "2"})
	s, found := Parse("x.md", signed)
	if len(found) > 0 {
		t.Fatal(found)
	}
	if s.Front.Signed.By != "Kim \"Kit\" Vale: editor" || s.Front.Signed.Date != "2025-05-06" {
		t.Errorf("%+v", s.Front.Signed)
	}
	if ok, c := Signed(s, map[string]string{"A": "1", "b": "2"}); !ok || !c.Stands() || len(c.Added) > 0 {
		t.Errorf("just signed, but %+v\n%s", c, signed)
	}
	if again := Sign(s, "Ann Lee", "", map[string]string{"A": "1"}); strings.Count(again, "signed:") != 1 || strings.Contains(again, "Vale") {
		t.Errorf("signed twice:\n%s", again)
	}
}

// words are what random texts are made of; an editor's own are told by their number.
var words = strings.Fields("ferry harbour storm crew coastguard captain sank drifted towards island morning twelve hurt rescued tug line broke engine failed sea wind inquiry owners promised report rain fell")

func paragraph(t *rapid.T, label string) string {
	n := rapid.IntRange(4, 12).Draw(t, label)
	var w []string
	for range n {
		w = append(w, rapid.SampledFrom(words).Draw(t, label)+fmt.Sprint(rapid.IntRange(0, 99).Draw(t, label)))
	}
	return strings.Join(w, " ") + ". [@A]"
}

func body(t *rapid.T, label string) []string {
	var blocks []string
	for range rapid.IntRange(0, 7).Draw(t, label) {
		switch rapid.IntRange(0, 6).Draw(t, label) {
		case 0:
			blocks = append(blocks, "## "+rapid.SampledFrom(words).Draw(t, label))
		case 1:
			blocks = append(blocks, "- "+paragraph(t, label))
		default:
			blocks = append(blocks, paragraph(t, label))
		}
	}
	return blocks
}

// rewrite makes a new version of blocks as the program would.
func rewrite(t *rapid.T, blocks []string, label string, moves bool) []string {
	out := slices.Clone(blocks)
	for range rapid.IntRange(0, 4).Draw(t, label) {
		i := rapid.IntRange(0, len(out)).Draw(t, label)
		switch op := rapid.IntRange(0, 3).Draw(t, label); {
		case op == 0 || i == len(out):
			out = slices.Insert(out, i, paragraph(t, label))
		case op == 1:
			out = slices.Delete(out, i, i+1)
		case op == 2 && moves:
			j := rapid.IntRange(0, len(out)-1).Draw(t, label)
			out[i], out[j] = out[j], out[i]
		default:
			f := strings.Fields(out[i])
			f[rapid.IntRange(0, len(f)-1).Draw(t, label)] = rapid.SampledFrom(words).Draw(t, label)
			out[i] = strings.Join(f, " ")
		}
	}
	return out
}

// typist edits a text as an editor would and remembers the words typed.
type typist struct{ typed map[string]bool }

func (y *typist) word() string {
	w := fmt.Sprintf("typed%d", len(y.typed))
	y.typed[w] = true
	return w
}

func (y *typist) edit(t *rapid.T, text, label string) string {
	blocks := strings.Split(strings.TrimRight(text, "\n"), "\n\n")
	for range rapid.IntRange(0, 5).Draw(t, label) {
		i := rapid.IntRange(0, len(blocks)-1).Draw(t, label)
		switch rapid.IntRange(0, 7).Draw(t, label) {
		case 0:
			blocks = slices.Insert(blocks, i, "By hand "+y.word()+". [@editor]")
		case 1:
			if !strings.Contains(blocks[i], "typed") && len(blocks) > 1 {
				blocks = slices.Delete(blocks, i, i+1)
			}
		case 2:
			j := rapid.IntRange(0, len(blocks)-1).Draw(t, label)
			blocks[i], blocks[j] = blocks[j], blocks[i]
		case 3:
			if i > 0 {
				blocks[i-1] += " " + blocks[i]
				blocks = slices.Delete(blocks, i, i+1)
			}
		case 4:
			w := y.word()
			blocks[i] += "[^" + w + "]"
			blocks = append(blocks, "[^"+w+"]: A note "+y.word()+". [@A]")
		case 5:
			if cut := strings.Index(blocks[i], ". "); cut > 0 {
				blocks = slices.Insert(blocks, i+1, blocks[i][cut+2:])
				blocks[i] = blocks[i][:cut+1]
			}
		default:
			f := strings.Split(blocks[i], " ")
			k := rapid.IntRange(0, len(f)).Draw(t, label)
			blocks[i] = strings.Join(slices.Insert(f, k, y.word()), " ")
		}
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

func text(blocks []string) string { return strings.Join(blocks, "\n\n") + "\n" }

// TestNothingTypedIsLost merges random new versions into random edits, several times over.
func TestNothingTypedIsLost(t *testing.T) {
	if !testing.Short() {
		checks := flag.Lookup("rapid.checks")
		was := checks.Value.String()
		if err := checks.Value.Set("10000"); err != nil {
			t.Fatal(err)
		}
		defer checks.Value.Set(was)
	}
	rapid.Check(t, func(t *rapid.T) {
		composed := body(t, "base")
		base, mine := text(composed), text(composed)
		y := &typist{typed: map[string]bool{}}
		for round := range rapid.IntRange(1, 3).Draw(t, "rounds") {
			mine = y.edit(t, mine, fmt.Sprint("edit", round))
			composed = rewrite(t, composed, fmt.Sprint("compose", round), true)
			theirs := text(composed)
			merged := Merge("x.md", base, mine, theirs)
			for w := range y.typed {
				if !strings.Contains(merged, w) && strings.Contains(mine, w) {
					t.Fatalf("%s is lost\nbase\n%s\nmine\n%s\ntheirs\n%s\nmerged\n%s", w, base, mine, theirs, merged)
				}
			}
			if again := Merge("x.md", theirs, merged, theirs); again != merged {
				t.Fatalf("merging again changes\n%s", Diff("x", merged, again))
			}
			base, mine = theirs, merged
		}
	})
}

// TestAgainstGit holds merging against git merge-file on one line a block: where git sees no conflict, neither do we, and
// the result is the same. Moved blocks are left out: git takes a move for something new.
func TestAgainstGit(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("no git")
	}
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		if runs++; runs > 150 {
			return
		}
		b := body(t, "base")
		mine, theirs := rewrite(t, b, "mine", false), rewrite(t, b, "theirs", false)
		var args []string
		for _, v := range [][]string{mine, b, theirs} {
			f := filepath.Join(dir, fmt.Sprint(len(args)))
			if err := os.WriteFile(f, []byte(strings.Join(v, "\n")+"\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			args = append(args, f)
		}
		out, err := exec.Command(git, append([]string{"merge-file", "-p"}, args...)...).Output()
		if err != nil {
			return // a conflict to git: it looks at neighbours too, we need not
		}
		have := Merge("x.md", text(b), text(mine), text(theirs))
		if strings.Contains(have, "[!MERGE]") {
			t.Fatalf("a conflict where git has none\nbase\n%s\nmine\n%s\ntheirs\n%s\nmerged\n%s", text(b), text(mine), text(theirs), have)
		}
		lines := func(s string) []string {
			var l []string
			for _, x := range strings.Split(s, "\n") {
				if x != "" {
					l = append(l, x)
				}
			}
			slices.Sort(l)
			return l
		}
		if !slices.Equal(lines(have), lines(string(out))) {
			t.Fatalf("git merges otherwise\nbase\n%s\nmine\n%s\ntheirs\n%s\nmerged\n%s\ngit\n%s", text(b), text(mine), text(theirs), have, out)
		}
	})
}

// TestUneditedTakesTheNew merges new versions into texts that nobody edited: the result is the new version.
func TestUneditedTakesTheNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := body(t, "base")
		base, theirs := text(b), text(rewrite(t, b, "compose", true))
		have := Merge("x.md", base, base, theirs)
		if !slices.Equal(strings.Fields(have), strings.Fields(theirs)) { // blank lines between items may differ
			t.Fatalf("unedited, but\n%s", Diff("merge", theirs, have))
		}
	})
}

// TestNothingTypedInFrontMatterIsLost merges random new values into front matter that an editor changed, twice over.
func TestNothingTypedInFrontMatterIsLost(t *testing.T) {
	value := func(t *rapid.T, label string) string {
		return rapid.SampledFrom(words).Draw(t, label) + " " + rapid.SampledFrom(words).Draw(t, label)
	}
	matter := func(lines map[string]string) string {
		var b strings.Builder
		b.WriteString("---\n")
		for _, k := range []string{"title", "description", "date", "story"} {
			if lines[k] != "" {
				b.WriteString(k + ": " + lines[k] + "\n")
			}
		}
		return b.String() + "---\n\nIt rained. [@A]\n"
	}
	composed := func(t *rapid.T, label string) string {
		lines := map[string]string{"story": "s", "title": value(t, label)}
		if rapid.Bool().Draw(t, label) {
			lines["description"] = value(t, label)
		}
		if rapid.Bool().Draw(t, label) {
			lines["date"] = fmt.Sprintf("2026-03-%02d", rapid.IntRange(1, 28).Draw(t, label))
		}
		return matter(lines)
	}
	rapid.Check(t, func(t *rapid.T) {
		base := composed(t, "base")
		mine := base
		typed := 0
		for round := range rapid.IntRange(1, 3).Draw(t, "rounds") {
			lines := strings.SplitAfter(mine, "\n")
			for range rapid.IntRange(0, 3).Draw(t, "edits") {
				i := rapid.IntRange(1, slices.Index(lines, "---\n")+max(0, slices.Index(lines[1:], "---\n"))).Draw(t, "line")
				switch {
				case rapid.Bool().Draw(t, "new"):
					lines = slices.Insert(lines, i, fmt.Sprintf("extra%d: typed%d\n", typed, typed))
				case strings.HasPrefix(lines[i], "title: "), strings.HasPrefix(lines[i], "description: "), strings.HasPrefix(lines[i], "#"):
					lines[i] = strings.TrimSuffix(lines[i], "\n") + fmt.Sprintf(" typed%d\n", typed)
				default:
					continue
				}
				typed++
			}
			mine = strings.Join(lines, "")
			theirs := composed(t, fmt.Sprint("theirs", round))
			merged := Merge("x.md", base, mine, theirs)
			for n := range typed {
				if w := fmt.Sprintf("typed%d", n); !strings.Contains(merged, w) {
					t.Fatalf("%s is lost\nbase\n%s\nmine\n%s\ntheirs\n%s\nmerged\n%s", w, base, mine, theirs, merged)
				}
			}
			if again := Merge("x.md", theirs, merged, theirs); again != merged {
				t.Fatalf("merging again changes\n%s", Diff("x", merged, again))
			}
			base, mine = theirs, merged
		}
	})
}

// TestMergePassages holds that an edit inside a paragraph finds its sentence where the other side divides its paragraphs
// otherwise, and that taking a merge back keeps it.
func TestMergePassages(t *testing.T) {
	const one, two, three = "The ferry Osprey ran aground off Port Elm on Monday. [@A]\n", "The pier will stay open until midnight, the mayor said.\n[@A]\n", "The owners declined to comment. [@A]\n"
	after := head + one + "\n" + changed(t, two, "[@A]", "[@B; @A]") + three + "\nRain fell all day. [@B]\n"
	before := head + one + two + "\n" + three
	edited := changed(t, after, "will stay", "is to stay")
	want := changed(t, before, "will stay", "is to stay")
	if have := TakeBack("content/s.md", after, edited, before); have != want {
		t.Errorf("taken back:\n%s\nwant\n%s", have, want)
	}
	base := head + one + two + "\n" + three
	theirs := head + one + "\nTwo tugs came. [@B]\n" + two + "\n" + three
	mine := changed(t, base, "will stay", "is to stay")
	want = changed(t, theirs, "will stay", "is to stay")
	if have := Merge("content/s.md", base, mine, theirs); have != want {
		t.Errorf("merged:\n%s\nwant\n%s", have, want)
	}

	// A further source that the program would cite for the words as they were is not cited for the editor's; one that it cites
	// no more is a question.
	theirs = changed(t, base, "said.\n[@A]", "said.\n[@A; @B]")
	if have := Merge("content/s.md", base, mine, theirs); have != mine {
		t.Errorf("merged:\n%s\nwant\n%s", have, mine)
	}
	if have := Merge("content/s.md", base, mine, changed(t, base, "said.\n[@A]", "said.\n[@B]")); !strings.Contains(have, "[!MERGE]") {
		t.Errorf("the only source is cited no more, and nothing is asked:\n%s", have)
	}
}
