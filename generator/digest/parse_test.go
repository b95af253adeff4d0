package digest

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"

	"variorum/generator/quality/mutate"
)

func show(d *Digest) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		fmt.Fprintf(&b, "%s %d %q %q\n", x.Kind, x.Level, x.Label, x.Text)
	}
	list := func(indent string, passages []Passage, marks []Mark) {
		for _, p := range passages {
			keys := "none"
			if p.Citation != nil {
				keys = strings.Join(p.Citation.Keys, " ")
			}
			fmt.Fprintf(&b, "%s%d %q [%s] %q", indent, p.Sentence, p.Section, keys, p.Text)
			for i, m := range p.Marks {
				fmt.Fprintf(&b, " %s@%d", marks[m].Label, p.Edge[i])
			}
			b.WriteByte('\n')
		}
	}
	list("", d.Passages, d.Marks)
	for _, n := range d.Footnotes {
		fmt.Fprintf(&b, "note %s\n", n.Label)
		list("  ", n.Passages, n.Marks)
	}
	for _, f := range d.Faults {
		fmt.Fprintf(&b, "fault %s\n", f.Message)
	}
	for _, l := range d.Links {
		fmt.Fprintf(&b, "link %s\n", l.Target)
	}
	for _, h := range d.HTML {
		fmt.Fprintf(&b, "html %s\n", d.Raw[h.Start:h.End])
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{
			"passages", "Ann Lee, the mayor[^role] of Oxbow, resigned [@A; @B] on Friday. [@A] She gave no reason. [@B]\n\n## Next\n\nA vote follows [@C].\n\n[^role]: “deputy mayor” in [@C]; “mayor”, used here, in [@A; @B].\n",
			`paragraph 0 "" ""
heading 2 "" "Next"
paragraph 0 "" ""
definition 0 "role" ""
0 "" [A B] "Ann Lee, the mayor of Oxbow, resigned" role@18
0 "" [A] "on Friday."
1 "" [B] "She gave no reason."
2 "Next" [C] "A vote follows"
note role
  3 "Next" [C] "“deputy mayor” in"
  3 "Next" [A B] "“mayor”, used here, in"
`,
		},
		{
			"uncited", "One is cited. [@A] Two is not. Three is. [@B] Four is [@A] not quite.\n",
			`paragraph 0 "" ""
0 "" [A] "One is cited."
1 "" [none] "Two is not."
2 "" [B] "Three is."
3 "" [A] "Four is"
3 "" [none] "not quite."
`,
		},
		{
			"list", "- **May 1:** Rain\n  fell. [@A]\n- Snow fell. [@B]\n\nText. [@A]\n",
			`list 0 "" ""
list 0 "" ""
paragraph 0 "" ""
0 "" [A] "May 1: Rain fell."
1 "" [B] "Snow fell."
2 "" [A] "Text."
`,
		},
		{
			"escapes and markup", "A \\[real\\] *word* &amp; `code` costs \\* 2^nd [link](http://x.org \"t\") ![pic](p.png). [@A]\n\n<b>x</b> y <!-- no --> z. [@A]\n",
			`paragraph 0 "" ""
paragraph 0 "" ""
0 "" [A] "A [real] word & code costs * 2^nd link."
1 "" [A] "x y z."
link http://x.org
link p.png
html <b>
html </b>
`,
		},
		{
			"merge", "Old. [@A]\n\n> [!MERGE]\n> New. [@B]\n\n> Said so. [@B]\n\n| a | b |\n|---|---|\n| one | two [@A] |\n",
			`paragraph 0 "" ""
merge 0 "" ""
other 0 "" ""
other 0 "" ""
0 "" [A] "Old."
1 "" [B] "Said so."
2 "" [A] "| one | two"
`,
		},
		{"faults", "One. [@A, @B] Two. [see @A] Three @A. [@A;]\n", `paragraph 0 "" ""
0 "" [] "One."
1 "" [] "Two."
2 "" [A] "Three @A."
fault citation [@A, @B] is not of the form [@A; @B]
fault citation [see @A] is not of the form [@A; @B]
fault citation @A stands without brackets
fault citation [@A;] ends with a semicolon
`},
		{
			"definitions", "Text[^a] [^b]. [@A]\n[^a]: Once [@A].\n    More.\n\n    Still. [@B]\n[^b]: Two[^a] [@A].\n",
			`paragraph 0 "" ""
definition 0 "a" ""
definition 0 "b" ""
0 "" [A] "Text." a@4 b@4
note a
  1 "" [A] "Once"
  2 "" [none] "More."
  3 "" [B] "Still."
note b
  4 "" [A] "Two" a@3
`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := Parse("x.md", c.raw)
			if have := show(d); have != c.want {
				t.Errorf("have\n%s\nwant\n%s", have, c.want)
			}
			check(t, d)
		})
	}
}

// check holds what is true of every parse.
func check(t interface {
	Helper()
	Fatalf(string, ...any)
}, d *Digest,
) {
	t.Helper()
	if Format(d) != d.Raw {
		t.Fatalf("bytes changed")
	}
	at := d.Body
	for _, b := range d.Blocks {
		if b.Start != at || b.End < b.Start {
			t.Fatalf("block %v begins at %d, want %d", b.Kind, b.Start, at)
		}
		at = b.End
	}
	if len(d.Blocks) > 0 && at != len(d.Raw) {
		t.Fatalf("blocks end at %d of %d", at, len(d.Raw))
	}
	passages := func(list []Passage, marks []Mark) {
		for _, p := range list {
			if p.Start < d.Body || p.End > len(d.Raw) || p.Start > p.End || len(p.Where) != len(p.Text) {
				t.Fatalf("passage %+v outside of its file", p)
			}
			for i, w := range p.Where {
				if w < p.Start || w >= p.End {
					t.Fatalf("byte %d of %q at %d, outside of %v", i, p.Text, w, p.Range)
				}
				if i > 0 && w < p.Where[i-1] {
					t.Fatalf("offsets of %q go back", p.Text)
				}
			}
			for i, m := range p.Marks {
				if m >= len(marks) || p.Edge[i] > len(p.Text) {
					t.Fatalf("mark %d of %q", m, p.Text)
				}
			}
			if c := p.Citation; c != nil && (c.End > len(d.Raw) || len(c.Keys) != len(c.At)) {
				t.Fatalf("citation %+v", c)
			}
		}
	}
	passages(d.Passages, d.Marks)
	for _, n := range d.Footnotes {
		passages(n.Passages, n.Marks)
	}
}

func FuzzParse(f *testing.F) { targetDigests(f).Fuzz(f) }

func TestMutatedDigests(t *testing.T) { targetDigests(t).Test(t) }

func targetDigests(tb testing.TB) mutate.Target {
	tb.Helper()
	seeds := []string{
		"---\ntitle: x\n---\nText[^a] *b* [@A; @B]. [l](u)\n\n[^a]: n [@A]\n",
		"> [!MERGE]\n> - a\n>   1. b\n\n[^a]: [^a]: x[^a]\n\n<div>\n`` ` ``\n***x**_y_\n===\n|a|\n|-|\n",
		"\xff\xfe[@\x00;@A] ![[[](<\n",
	}
	return mutate.Target{Name: "FuzzParse", Seeds: seeds, Try: func(t *testing.T, raw string) {
		d, _ := Parse("x.md", raw)
		check(t, d)
	}}
}

var hostile = rapid.SliceOf(rapid.OneOf(
	rapid.SampledFrom([]string{"[^a]", "[@A; @B]", "*bold*", "__x__", "`c`", "<b>", "&amp;", "[l](http://x.org)", "![p](x)", "# h", "1. ", "- ", "+", "> ", "~~", "http://x.org", "www.x.org", "$5", "$x$", "|", "[!MERGE]", "[Nov. 9]", "[x]", "](", "\\", "@A", "me@x.org", "{.c}", "^s^", "(a) ", "iv) ", "A. ", "---", "===", ":", "word", "“Yes,”", "’", " ", "\n", "\t", "%", "[", "]", "!", "&", "&#35;", "www."}),
	rapid.StringMatching(`[a-zA-Z0-9 .,;:!?'"()*_\[\]<>&#@|~^$\\{}=+/-]{1,12}`),
))

func TestEscapedTextStaysText(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(hostile.Draw(t, "text"), "")
		want := strings.TrimSpace(fold(text))
		if want == "" {
			return
		}
		raw := Escape(text) + " [@A]\n"
		d, _ := Parse("x.md", raw)
		check(t, d)
		if len(d.Marks)+len(d.Footnotes)+len(d.Links)+len(d.HTML)+len(d.Faults) > 0 {
			t.Fatalf("%q became %q, which holds marks %v, links %v, HTML %v, faults %v", text, raw, d.Marks, d.Links, d.HTML, d.Faults)
		}
		var have []string
		for _, p := range d.Passages {
			have = append(have, p.Text)
		}
		if have := strings.Join(have, " "); hasWord(want) && squeeze(have) != squeeze(want) {
			t.Fatalf("%q became %q, which reads %q", text, raw, have)
		}
		var out bytes.Buffer
		if err := md.Convert([]byte(Escape(text)), &out); err != nil {
			t.Fatal(err)
		}
		have1 := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(out.String()), "<p>"), "</p>")
		if html.UnescapeString(have1) != strings.ReplaceAll(want, "\x00", string(utf8.RuneError)) {
			t.Fatalf("%q became %q, which renders as %q", text, Escape(text), out.String())
		}
	})
}

// squeeze leaves the letters and digits.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, s)
}

func TestEscapeReadsWell(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The mayor said “no” on [Nov. 9] in St. Ives.", "The mayor said “no” on [Nov. 9] in St. Ives."},
		{"It cost $1.2 million - or 5%.", "It cost $1.2 million - or 5%."},
		{"1998. A year.", "1998\\. A year."},
		{"A. Smith", "A. Smith"},
		{"by @name [@A]", "by \\@name \\[\\@A\\]"},
		{"AT&T & co", "AT&T & co"},
		{"a\n b", "a b"},
		{"<script>", "\\<script>"},
	} {
		if have := Escape(c.text); have != c.want {
			t.Errorf("Escape(%q) = %q, want %q", c.text, have, c.want)
		}
	}
}

func TestManyBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for _, unit := range []string{"[", "<!--", "`a", "*a ", "> ", "- ", "[^a", "[a](", "<a ", "**a_b ", "&a", "word. "} {
		raw := strings.Repeat(unit, 200_000)
		d, _ := Parse("x.md", raw)
		check(t, d)
	}
}

func TestTooLarge(t *testing.T) {
	d, found := Parse("x.md", strings.Repeat("word ", largest/5+1))
	if len(found) != 1 || found[0].ID != "digest-size" || found[0].Place.Line != 1 {
		t.Errorf("have %v", found)
	}
	check(t, d)
}
