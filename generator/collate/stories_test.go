package collate_test

import (
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/digest"
	"variorum/generator/source"
)

// TestStories collates and composes small invented stories of many kinds and holds what must come out, a line each, in the
// file "want" of testdata/stories/*.txtar:
//
//	differs KIND[,KIND] "words" @KEY | "words" @KEY   a difference of high or medium severity sets these words apart
//	nodiff "words" @KEY | "words" @KEY                no such difference has these words in two of its readings
//	same "words" @KEY | "words" @KEY                  one statement has both
//	apart "words" @KEY | "words" @KEY                 no statement has both
//	event DATE, noevent DATE                          a dated event, or none of that date
//	lineage KEY KEY, unrelated KEY KEY                the two share an origin, or do not
//	later KEY KEY                                     the first tells a later moment than the second
//	opens "words"                                     the first passage of the digest has these words
//	aside "words" @KEY                                these words are set aside
//	never "words"                                     the digest does not print them
//	cited "words" @KEY                                a passage of the digest has these words and cites KEY
//	uncited "words" @KEY                              no passage of the digest that has these words cites KEY
//
// A line that begins with "todo" is what the rules do not reach yet; it fails once they do.
//
// The stories are there so that rules hold for any news: a rule that mends one of them alone does not come in.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/stories/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{}
			want := ""
			for _, f := range a.Files {
				if f.Name == "want" {
					want = string(f.Data)
				} else {
					fsys[path.Join("seeds", "story", f.Name)] = &fstest.MapFile{Data: f.Data}
				}
			}
			checkStory(t, fsys, want)
		})
	}
}

func checkStory(t *testing.T, fsys fs.FS, want string) {
	s, findings := source.ReadStory(fsys, "seeds", "seeds/story")
	for _, f := range findings {
		t.Error(f)
	}
	c, findings := collate.Story(collate.Input{Slug: "story", Articles: s.Articles})
	for _, f := range findings {
		t.Error(f)
	}
	wholeWords(t, c)
	d, _ := digest.Parse("content/story.md", digest.Markdown(compose.Story(c, compose.NewRefused()), c))
	for line := range strings.Lines(want) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		line, todo := strings.CutPrefix(line, "todo ")
		if have := holds(t, c, d, line); have == todo {
			if todo {
				t.Errorf("holds now, so it is no longer to do: %s", line)
			} else {
				t.Errorf("does not hold: %s", line)
			}
		}
	}
	if t.Failed() {
		for _, x := range c.Differences {
			var readings []string
			for _, r := range x.Readings {
				for _, sp := range r.Spans {
					readings = append(readings, c.Sources[sp.Source].Key+":"+c.Words(sp))
				}
			}
			t.Logf("%s %s %s conflict=%v %q", x.ID, x.Kind, x.Severity, x.Conflict, readings)
		}
		t.Logf("%s", d.Raw[d.Body:])
	}
}

var place = regexp.MustCompile(`"([^"]*)"(?: @(\S+))?`)

// holds reports whether a line of a want file is true.
func holds(t *testing.T, c *collate.Collation, d *digest.Digest, line string) bool {
	verb, rest, _ := strings.Cut(line, " ")
	var at []collate.Ref
	var words []string
	for _, m := range place.FindAllStringSubmatch(rest, -1) {
		words = append(words, m[1])
		if m[2] != "" && verb != "cited" && verb != "uncited" {
			at = append(at, find(t, c, m[2], m[1]))
		}
	}
	switch verb {
	case "differs", "nodiff":
		kinds := strings.Split(strings.Fields(rest)[0], ",")
		found := slices.ContainsFunc(c.Differences, func(x collate.Difference) bool {
			return x.Severity != collate.Low && (verb == "nodiff" || slices.Contains(kinds, string(x.Kind))) && setsApart(x, at[0], at[1])
		})
		return found == (verb == "differs")
	case "same", "apart":
		found := slices.ContainsFunc(c.Statements, func(s collate.Statement) bool {
			has := func(r collate.Ref) bool {
				return slices.ContainsFunc(s.Units, func(u collate.Unit) bool { return meets(u.Ref, r) })
			}
			return has(at[0]) && has(at[1])
		})
		return found == (verb == "same")
	case "event", "noevent":
		return slices.ContainsFunc(c.Events, func(e collate.Event) bool { return strings.HasPrefix(e.Date, rest) }) == (verb == "event")
	case "later":
		keys := strings.Fields(rest)
		return keyed(c, keys[0]).Moment > keyed(c, keys[1]).Moment
	case "opens":
		return len(d.Passages) > 0 && strings.Contains(d.Passages[0].Text, words[0])
	case "lineage", "unrelated":
		keys := strings.Fields(rest)
		var of [2]int
		for i, k := range keys[:2] {
			of[i] = keyed(c, k).Lineage
		}
		return (of[0] == of[1]) == (verb == "lineage")
	case "aside":
		for _, b := range c.Sources[at[0].Source].Article.Blocks {
			if b.Class != source.Prose && b.Overlaps(at[0].Span) {
				return true
			}
		}
		return false
	case "never":
		return !strings.Contains(strings.Join(strings.Fields(d.Raw[d.Body:]), " "), words[0])
	case "cited", "uncited":
		key := place.FindStringSubmatch(rest)[2]
		for _, p := range d.Passages {
			if strings.Contains(p.Text, words[0]) && p.Citation != nil && slices.Contains(p.Citation.Keys, key) {
				return verb == "cited"
			}
		}
		return verb == "uncited"
	}
	t.Fatalf("unknown line: %s", line)
	return false
}

// keyed returns the source with a key.
func keyed(c *collate.Collation, key string) collate.Source {
	return c.Sources[slices.IndexFunc(c.Sources, func(s collate.Source) bool { return s.Key == key })]
}

// find returns where words stand in the source with a key.
func find(t *testing.T, c *collate.Collation, key, words string) collate.Ref {
	t.Helper()
	for i, s := range c.Sources {
		if s.Key == key {
			at := strings.Index(s.Article.Text, words)
			if at < 0 {
				t.Fatalf("%s does not have %q", key, words)
			}
			return collate.Ref{Source: i, Span: source.Span{Start: at, End: at + len(words)}}
		}
	}
	t.Fatalf("no source %q", key)
	return collate.Ref{}
}

// meets reports whether two places share half of the shorter one.
func meets(a, b collate.Ref) bool {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	return a.Source == b.Source && 2*common >= min(a.Len(), b.Len())
}

// setsApart reports whether two readings of a difference have the places.
func setsApart(x collate.Difference, a, b collate.Ref) bool {
	has := func(r collate.Reading, at collate.Ref) bool {
		return slices.ContainsFunc(r.Spans, func(s collate.Ref) bool { return meets(s, at) })
	}
	for i, r := range x.Readings {
		for j, o := range x.Readings {
			if i != j && has(r, a) && has(o, b) {
				return true
			}
		}
	}
	return false
}
