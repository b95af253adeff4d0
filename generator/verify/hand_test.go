package verify

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// The edits of testdata/hand are written by hand, as a hostile and as a careful editor would make them, on digests that
// stay as they were when the edits were made. A file names its story on the first line and holds digest.md and two
// lists, harmful and harmless. A line of a list is "class | words of the digest | what stands there afterwards"; \n is a
// line's end.

// edited is one edit by hand.
type edited struct {
	mutation
	harmful bool
}

// byHand is a digest and the edits to it.
type byHand struct {
	*subject
	edits []edited
}

func readByHand(t *testing.T, file string) byHand {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	from, _, _ := strings.Cut(strings.TrimSpace(string(a.Comment)), "\n")
	var h byHand
	if strings.HasSuffix(from, ".txtar") {
		story, err := txtar.ParseFile(from)
		if err != nil {
			t.Fatal(err)
		}
		fsys := fstest.MapFS{}
		for _, x := range story.Files {
			fsys["seeds/s/"+x.Name] = &fstest.MapFile{Data: x.Data}
		}
		h.subject = newSubject(t, fsys, "seeds/s")
	} else {
		h.subject = newSubject(t, os.DirFS(filepath.Join(from, "../..")), "seeds/"+filepath.Base(from))
	}
	for _, f := range a.Files {
		text := string(f.Data)
		if f.Name == "digest.md" {
			d, found := digest.Parse(file, text)
			if found.Errors() > 0 {
				t.Fatal(found.Err())
			}
			h.d = d
			continue
		}
		for line := range strings.Lines(text) {
			if strings.TrimSpace(line) == "" {
				continue
			}
			fields := strings.Split(strings.TrimSuffix(line, "\n"), " | ")
			if len(fields) != 3 {
				t.Fatalf("%s: %q has %d fields", file, line, len(fields))
			}
			old, words := unescaped(fields[1]), unescaped(fields[2])
			body := h.d.Raw[h.d.Body:]
			places := [][]int{{strings.Index(body, old), strings.Index(body, old) + len(old)}}
			if strings.Count(body, old) != 1 {
				places = wherever(old).FindAllStringIndex(body, -1)
			}
			if len(places) != 1 {
				t.Errorf("%s: %q stands %d times in the digest", file, old, len(places))
				continue
			}
			h.out = nil
			h.replace(fields[0], h.d.Body+places[0][0], h.d.Body+places[0][1], words)
			m := h.out[0]
			m.what = fmt.Sprintf("%q -> %q", old, words)
			h.edits = append(h.edits, edited{m, f.Name == "harmful"})
		}
	}
	return h
}

// wherever matches words however their lines are broken.
func wherever(words string) *regexp.Regexp {
	return regexp.MustCompile(regexp.MustCompile(`\s+`).ReplaceAllString(regexp.QuoteMeta(words), `\s+`))
}

func unescaped(s string) string { return strings.ReplaceAll(s, `\n`, "\n") }

// told returns the findings that an edit adds, near its lines or anywhere.
func (h *byHand) told(m mutation, story Story, anywhere bool) []report.Finding {
	before := findings(Digest(h.d, story))
	d, _ := digest.Parse("content/s.md", m.raw)
	var out []report.Finding
	for _, f := range Digest(d, story).Findings {
		if before[f.ID+f.Message] > 0 || f.Severity != report.Error && f.ID != "difference-dropped" {
			continue
		}
		if anywhere || m.lines[0] <= f.Place.Line && f.Place.Line <= m.lines[1] {
			out = append(out, f)
		}
	}
	return out
}

var (
	only     = flag.String("hand", "", "the stories whose edits by hand are tried, a regular expression")
	claims   = flag.String("claims", "", "write what the digests and the edits say, with whether it is borne out, to a file that support learns from")
	handmade = flag.String("byhand", "testdata/hand", "the folder of edits by hand")
)

func TestByHand(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(*handmade, "*.txtar"))
	if err != nil || len(files) < 8 && *handmade == "testdata/hand" {
		t.Fatalf("%v: %v", files, err)
	}
	tallies := map[string]*tally{}
	if *claims != "" {
		writeClaims(t, files)
		return
	}
	for _, file := range files {
		if !regexp.MustCompile(*only).MatchString(file) {
			continue
		}
		h := readByHand(t, file)
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		made, wrong := [2]int{}, [2]int{}
		for _, x := range h.edits {
			k := 0
			if !x.harmful {
				k = 1
			}
			id := fmt.Sprint(k, x.class)
			c := tallies[id]
			if c == nil {
				c = &tally{class: x.class, harmful: x.harmful}
				tallies[id] = c
			}
			c.made++
			// what misses its definition is told at the mark
			told := h.told(x.mutation, h.story, !x.harmful || x.class == "footnote deleted" || x.class == "label mistyped")
			if len(told) > 0 {
				c.told++
			}
			made[k]++
			if (len(told) > 0) != x.harmful {
				wrong[k]++
				if *missing == "all" || *missing == x.class {
					shown := ""
					for _, f := range told {
						shown += "\n        " + f.Error()
					}
					t.Logf("%s: %s, line %d: %s%s", name, x.class, x.lines[0], x.what, shown)
				}
			}
		}
		t.Logf("%s: harmful %d of %d missed, harmless %d of %d reported", name, wrong[0], made[0], wrong[1], made[1])
	}
	table := tabulate(tallies)
	t.Log("\n" + table)
	made, wrong := [2]int{}, [2]int{}
	for _, c := range tallies {
		if c.harmful {
			made[0], wrong[0] = made[0]+c.made, wrong[0]+c.made-c.told
		} else {
			made[1], wrong[1] = made[1]+c.made, wrong[1]+c.told
		}
	}
	if wrong[0]*100 > made[0]*(100-leastFound) {
		t.Errorf("%d of %d harmful edits are not found", wrong[0], made[0])
	}
	if wrong[1]*100 > made[1]*mostFalseByHand {
		t.Errorf("%d of %d harmless edits are reported", wrong[1], made[1])
	}
	if *update && *only == "" && *handmade == "testdata/hand" {
		document(t, handBegins, handEnds, table)
	}
}

// mostFalseByHand is the bar for harmless edits by hand, in percent: they reword more freely than the suite's.
const mostFalseByHand = 5

// writeClaims writes each whole sentence of the digests, right of the source whose words it prints, and each that an edit made
// of it, right where the edit is harmless: a line an article, as train of support reads it.
func writeClaims(t *testing.T, files []string) {
	type sentence struct {
		Text  string `json:"text"`
		Right bool   `json:"right"`
	}
	var out strings.Builder
	for _, file := range files {
		h := readByHand(t, file)
		bySource := map[string][]sentence{}
		add := func(d *digest.Digest, i int, right bool) {
			p := d.Passages[i]
			alone := p.Citation != nil && (i == 0 || d.Passages[i-1].Sentence != p.Sentence) && (i+1 == len(d.Passages) || d.Passages[i+1].Sentence != p.Sentence)
			if alone && len(p.Citation.Keys) > 0 {
				bySource[p.Citation.Keys[0]] = append(bySource[p.Citation.Keys[0]], sentence{p.Text, right})
			}
		}
		for i := range h.d.Passages {
			add(h.d, i, true)
		}
		for _, x := range h.edits {
			d, _ := digest.Parse("content/s.md", x.raw)
			if len(d.Passages) != len(h.d.Passages) {
				continue
			}
			for i := range d.Passages {
				if d.Passages[i].Text != h.d.Passages[i].Text {
					add(d, i, !x.harmful)
				}
			}
		}
		for _, s := range h.story.Collation.Sources {
			raw, err := json.Marshal(map[string]any{
				"id": "hand-" + strings.TrimSuffix(filepath.Base(file), ".txtar"), "article": s.Article.Text, "date": s.Article.Meta.Date, "sentences": bySource[s.Key],
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(bySource[s.Key]) > 0 {
				out.Write(append(raw, '\n'))
			}
		}
	}
	if err := os.WriteFile(*claims, []byte(out.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}
