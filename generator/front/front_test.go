package front

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/adrg/frontmatter"

	"variorum/generator/quality/mutate"
)

type matter struct {
	Title   string         `yaml:"title"`
	Date    string         `yaml:"date"`
	Draft   bool           `yaml:"draft"`
	Topics  []string       `yaml:"topics"`
	Sources []item         `yaml:"sources"`
	Extra   map[string]any `yaml:"extra"`
}

type item struct {
	Key  string `yaml:"key"`
	File string `yaml:"file"`
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, raw string
		want      matter
		body      string
		findings  string // one a line
	}{
		{"none", "Just text.\n", matter{}, "Just text.\n", ""},
		{"yaml", "---\ntitle: A\ndate: 2025-11-09\ndraft: true\n---\nText.\n", matter{Title: "A", Date: "2025-11-09", Draft: true}, "Text.\n", ""},
		{"toml", "+++\ntitle = \"A\"\ndate = 2025-11-09\n+++\nText.\n", matter{Title: "A", Date: "2025-11-09"}, "Text.\n", ""},
		{"json", ";;;\n{\n\t\"title\": \"A\"\n}\n;;;\nText.\n", matter{Title: "A"}, "Text.\n", ""},
		{"empty block", "---\n---\nText.\n", matter{}, "Text.\n", ""},
		{"a rule, no front matter", "---\nIt began at dawn.\n---\nText.\n", matter{}, "---\nIt began at dawn.\n---\nText.\n", ""},
		{"a rule before a sentence with a colon", "---\nHe said: go.\n", matter{}, "---\nHe said: go.\n", ""},
		{"unclosed", "---\ntitle: A\n\nText.\n", matter{}, "---\ntitle: A\n\nText.\n", "f.md:1:1: front matter: the block is never closed (front-matter) close it with a line ---, or put a blank line before a rule that opens the text"},
		{
			"unknown keys, all at once", "---\ntitel: A\nsources:\n  - {key: A, fiel: x}\nwhatever: 1\n---\n",
			matter{Sources: []item{{Key: "A"}}},
			"",
			"f.md:2:1: unknown key \"titel\" in front matter (front-matter) did you mean \"title\"?\n" +
				"f.md:4:14: unknown key \"sources.0.fiel\" in front matter (front-matter) did you mean \"file\"?\n" +
				"f.md:5:1: unknown key \"whatever\" in front matter (front-matter) known keys: title, date, draft, topics, sources, extra",
		},
		{"unknown key in TOML", "+++\ntitle = \"A\"\ntopic = [\"x\"]\n+++\n", matter{Title: "A"}, "", "f.md:3:1: unknown key \"topic\" in front matter (front-matter) did you mean \"topics\"?"},
		{"extra takes anything", "---\nextra:\n  a: {b: 1}\n---\n", matter{Extra: map[string]any{"a": map[string]any{"b": uint64(1)}}}, "", ""},
		{"broken", "---\ntitle: \"A\ndate: 2\n---\n", matter{}, "", "f.md:2:8: front matter: could not find end character of double-quoted text (front-matter) a text with : # [ { or a quotation mark in it wants quotation marks around it; look at the line before too"},
		{
			"wrong shapes, all at once", "---\ntitle: [A, B]\ndraft: yes\ntopics: sea\nsources:\n  - A\n---\n",
			matter{},
			"",
			"f.md:2:8: \"title\" in front matter takes a text, not a list (front-matter) if brackets or a colon are part of the text, put quotation marks around it\n" +
				"f.md:3:8: \"draft\" in front matter takes true or false, not a text (front-matter) write it without quotation marks\n" +
				"f.md:4:9: \"topics\" in front matter takes a list, not a text (front-matter) write [one, two], or one a line behind a dash\n" +
				"f.md:6:5: \"sources.0\" in front matter takes keys with values, not a text (front-matter)",
		},
		{"wrong shape in TOML", "+++\ntitle = \"A\"\ndraft = [1]\n+++\n", matter{}, "", "f.md:3:1: \"draft\" in front matter takes true or false, not a list (front-matter) write it without quotation marks"},
		{"given twice", "---\ntitle: A\ndate: 2\ntitle: B\n---\n", matter{}, "", "f.md:4:1: front matter has \"title\" twice (front-matter) keep one of them; the other stands in line 2"},
		{"tab", "---\nsources:\n\t- {key: A}\n---\n", matter{}, "", "f.md:3:1: front matter has a tab where spaces belong (front-matter) indent with spaces"},
		{"broken JSON", ";;;\n{\"title\": }\n;;;\n", matter{}, "", "f.md:2:11: front matter is no valid JSON: invalid character '}' looking for beginning of value (front-matter) look at what stands before this place: a value, a comma or a bracket is missing there"},
		{"deep", "---\ntitle: " + strings.Repeat("[", 5000) + "\n---\n", matter{}, "", "f.md:2:108: front matter is nested too deeply (front-matter) write plain keys with their values"},
		{"deep list", "---\ntitle:\n  " + strings.Repeat("- ", 5000) + "\n---\n", matter{}, "", "f.md:3:3: front matter is nested too deeply (front-matter) write plain keys with their values"},
		{"alias", "---\ntitle: &a A\ndate: *a\n---\n", matter{}, "", "f.md:2:8: front matter has a YAML anchor or alias, which is not allowed here (front-matter) write the value out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var have matter
			body, list := Read("f.md", test.raw, &have)
			var lines []string
			for _, f := range list {
				lines = append(lines, strings.TrimSpace(f.Error()+" "+f.Hint))
			}
			if got := strings.Join(lines, "\n"); got != test.findings {
				t.Errorf("findings:\nhave %s\nwant %s", got, test.findings)
			}
			if test.raw[body:] != test.body {
				t.Errorf("body: have %q, want %q", test.raw[body:], test.body)
			}
			if len(list) == 0 && !reflect.DeepEqual(have, test.want) {
				t.Errorf("have %+v, want %+v", have, test.want)
			}
		})
	}
}

func TestHasKey(t *testing.T) {
	for raw, want := range map[string]bool{
		"---\nstory: s\n---\n":                true,
		"---\ntitle: story\n---\n":            false,
		"+++\nstory = \"s\"\n+++\n":           true,
		";;;\n{\"a\": 1, \"story\": }\n;;;\n": true,
		";;;\n{\"title\": \"story\"}\n;;;\n":  false,
		"---\ntitle: X\nstory: s\n\nno end\n": true,
		"It is a story: so.\n":                false,
	} {
		if have := HasKey(raw, "story"); have != want {
			t.Errorf("%q: %v", raw, have)
		}
	}
}

// TestLargeFrontMatterIsRefused has front matter that would take a minute and gigabytes to parse.
func TestLargeFrontMatterIsRefused(t *testing.T) {
	for name, raw := range map[string]string{
		"lines":  "topics:\n" + strings.Repeat("- a\n", 60_000),
		"keys":   "extra:\n" + strings.Repeat("  k: v\n", 60_000),
		"commas": "topics: [" + strings.Repeat("a,", 100_000) + "]\n",
		"bytes":  "title: " + strings.Repeat("x", 300_000) + "\n",
	} {
		started := time.Now()
		var m matter
		_, list := Read("f", "---\n"+raw+"---\nText.\n", &m)
		if len(list) != 1 || list[0].ID != ID {
			t.Errorf("%s: have %v, want one finding", name, list)
		}
		if took := time.Since(started); took > time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func FuzzRead(f *testing.F) { targetFrontMatter(f).Fuzz(f) }

func TestMutatedFrontMatter(t *testing.T) { targetFrontMatter(t).Test(t) }

func targetFrontMatter(tb testing.TB) mutate.Target {
	tb.Helper()
	seeds := []string{"---\ntitle: A\n---\nText.\n", "+++\na.b = 1\n[[x]]\ny = 2\n+++\n", ";;;\n{\"a\": [1]}\n;;;"}
	return mutate.Target{Name: "FuzzRead", Seeds: seeds, Try: func(t *testing.T, raw string) {
		var m matter
		body, list := Read("f", raw, &m)
		if body < 0 || body > len(raw) {
			t.Fatalf("body %d of %d", body, len(raw))
		}
		for _, e := range list {
			if e.Place.Line < 1 {
				t.Fatalf("finding without a line: %v", e)
			}
		}
	}}
}

// TestThroughBlock holds what is found of a block by its beginning alone against what the library finds in the whole text.
func TestThroughBlock(t *testing.T) {
	for _, raw := range []string{
		"---\ntitle: x\n---\nText.\n", "---\ntitle: x\n---", "---\ntitle: x\n --- \t\r\n\n---\nMore.\n", "---\ntitle: x\n\u00a0---\nText", "---\n---\n", "---\ntitle: x\n----\nText\n---\n",
		"---\ntitle: x\n", "+++\na = 1\n---\n+++\nText\n", ";;;\n{}\n;;;\nText\n", "---\ntitle: x\n---\n---\ny: z\n---\n",
	} {
		first, _, _ := strings.Cut(raw, "\n")
		format := Format(first)
		want, end := -1, -1
		take := func(data []byte, _ any) error { end = len(first) + 1 + len(data); return nil }
		rest, err := frontmatter.MustParse(strings.NewReader(raw), &struct{}{}, frontmatter.NewFormat(first, first, take))
		if err == nil {
			want = len(raw) - len(rest)
		}
		b, wrong := find(raw)
		if (err == nil) != (wrong == nil) || err == nil && (b.Body != want || b.End != end || b.Format != format) {
			t.Errorf("%q: have %+v, %v, want %d to %d, %v", raw, b, wrong, end, want, err)
		}
	}
}
