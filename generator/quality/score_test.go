package quality

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/digest"
)

func agree(t *testing.T) (*Gold, map[string][]rune, *digest.Record) {
	t.Helper()
	g, texts, err := Read(os.DirFS("testdata"), "agree")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("testdata/agree/digest.json")
	if err != nil {
		t.Fatal(err)
	}
	r := new(digest.Record)
	if err := json.Unmarshal(raw, r); err != nil {
		t.Fatal(err)
	}
	return g, texts, r
}

// The counting is that of the reference scorer, whose output on this gold and this record is committed.
func TestCountsLikeTheReference(t *testing.T) {
	g, texts, r := agree(t)
	have := Tally{}
	have.Add(Tally{"stories built": {1, 1}})
	have.Add(Score(g, texts, r, nil))
	want, err := os.ReadFile("testdata/agree/score.txt")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), have.String()); d != "" {
		t.Errorf("-reference +here:\n%s", d)
	}
}

// What is worse counts for less.
func TestWorseIsLess(t *testing.T) {
	for _, c := range []struct {
		figure string
		spoil  func(*digest.Record)
	}{
		{"record: no span or source error", func(r *digest.Record) { r.Statements[0].Readings[0].Start++ }},
		{"statements: spans are their source's text", func(r *digest.Record) { r.Statements[0].Readings[0].Exact = "Nobody was hurt" }},
		{"statements: quotations verbatim in a cited source", func(r *digest.Record) {
			r.Statements[2].Text = strings.Replace(r.Statements[2].Text, "powder", "flour", 1)
		}},
		{"statements: content words found in their readings", func(r *digest.Record) { r.Statements[0].Text += " Rain helped." }},
		{"facts covered: core", func(r *digest.Record) { r.Statements[0].Section = "Background" }},
		{"support: sources of a fact that one statement names", func(r *digest.Record) { r.Statements[0].Readings = r.Statements[0].Readings[:1] }},
		{"differences found: medium", func(r *digest.Record) { r.Differences = nil }},
		{"quotes: same utterance joined across sources", func(r *digest.Record) { r.Quotes = r.Quotes[1:] }},
		{"quotes found", func(r *digest.Record) { r.Quotes = nil }},
		{"dated events found", func(r *digest.Record) { r.Events = nil }},
		{"boilerplate: characters found", func(r *digest.Record) { r.Sources[0].Excluded = nil }},
		{"gaps found", func(r *digest.Record) { r.Sources[2].Gaps = nil }},
		{"lineage: pairs of sources judged right", func(r *digest.Record) { r.Lineages = nil }},
		{"length: digest within 1.2 times the longest source", func(r *digest.Record) { r.Statements[0].Text += strings.Repeat(" fire", 200) }},
	} {
		g, texts, r := agree(t)
		before := Score(g, texts, r, nil)[c.figure]
		c.spoil(r)
		var said []string
		after := Score(g, texts, r, func(format string, _ ...any) { said = append(said, format) })
		if after[c.figure].Percent() >= before.Percent() || len(said) == 0 {
			t.Errorf("%s: %v before, %v after, %d lines", c.figure, before, after[c.figure], len(said))
		}
	}
	g, _, _ := agree(t)
	if m := Missing(g); m["facts covered: all"].Of != len(g.Facts) || m["stories built"] != (Count{0, 1}) || m["differences found: inside one source (extra)"].Of != 1 {
		t.Errorf("a story without a record: %v", m)
	}
}

func TestLedger(t *testing.T) {
	l, err := ParseLedger("# what it is\nfigure\tset\tvalue\ttolerance\tcommit\nfacts\town\t80.0\t2.5\tabc\nspans\town\t100.0\t0.0\tabc\n")
	if err != nil {
		t.Fatal(err)
	}
	names := func(ms []Move) string {
		var out []string
		for _, m := range ms {
			out = append(out, m.Figure)
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		tally             Tally
		fell, rose, fresh string
	}{
		{Tally{"facts": {80, 100}, "spans": {10, 10}}, "", "", ""},
		{Tally{"facts": {775, 1000}, "spans": {10, 10}}, "", "", ""},
		{Tally{"facts": {77, 100}, "spans": {999, 1000}}, "facts spans", "", ""},
		{Tally{"facts": {81, 100}, "gaps": {1, 2}}, "spans", "facts", "gaps"},
	} {
		fell, rose, fresh := l.Compare("own", c.tally)
		if names(fell) != c.fell || names(rose) != c.rose || names(fresh) != c.fresh {
			t.Errorf("%v: fell %q rose %q fresh %q", c.tally, names(fell), names(rose), names(fresh))
		}
	}
	l.Update("own", Tally{"facts": {90, 100}, "gaps": {1, 50}, "spans": {1, 1}}, "def")
	want := "# what it is\nfigure\tset\tvalue\ttolerance\tcommit\nfacts\town\t90.0\t2.5\tdef\ngaps\town\t2.0\t2.0\tdef\nspans\town\t100.0\t0.0\tabc\n"
	if d := cmp.Diff(want, l.String()); d != "" {
		t.Error(d)
	}
	back, err := ParseLedger(l.String())
	if err != nil || !slices.Equal(back.rows, l.rows) {
		t.Errorf("read again: %v %v", back, err)
	}
	for _, bad := range []string{"a\tb\n", "a\tb\tx\t1\tc\n", "a\tb\t1\t1\tc\na\tb\t1\t1\tc\n"} {
		if _, err := ParseLedger(bad); err == nil {
			t.Errorf("%q is a ledger", bad)
		}
	}
}
