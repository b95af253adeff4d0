package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"variorum/generator/report"
	"variorum/generator/source"
)

// written makes an article of prose, a paragraph a line.
func written(file, publisher, date, text string) *source.Article {
	a := &source.Article{File: file, Path: "seeds/x/" + file, Text: text, SHA256: fmt.Sprintf("%x", text), Meta: source.Meta{Publisher: publisher, Date: date}}
	at, n := 0, 0
	for line := range strings.Lines(text) {
		end := at + len(strings.TrimRight(line, "\n"))
		if end > at {
			a.Blocks = append(a.Blocks, source.Block{Span: source.Span{Start: at, End: end}, Paragraph: n})
		}
		at += len(line)
		n++
	}
	return a
}

func TestAssign(t *testing.T) {
	var found report.List
	have := assign([]*source.Article{
		written("b.txt", "", "", "1"),
		written("a.txt", "", "", "2"),
		written("late.md", "www.daily.example.co.uk", "2020-02-02", "3"),
		written("early.md", "example.co.uk", "2020-01-01", "4"),
		written("new-name.txt", "", "", "5"),
		{File: "own.md", SHA256: "own", Meta: source.Meta{ID: "wire"}},
	}, []Assigned{{Key: "A", File: "gone.txt", SHA256: "x"}, {Key: "Q", File: "old-name.txt", SHA256: "35"}}, &found)
	if want := []string{"C", "B", "example-2", "example", "Q", "wire"}; !slices.Equal(have, want) {
		t.Errorf("keys: have %q, want %q", have, want)
	}
	if len(found) > 0 {
		t.Errorf("findings: %v", found)
	}
}

func TestOutletKey(t *testing.T) {
	for publisher, want := range map[string]string{
		"The Gazette": "gazette", "www.daily.example.co.uk": "example", "Küstenbote": "kuestenbote", "Größte Zeitung": "groesste-zeitung",
		"Café Élan": "cafe-elan", "Ku\u0308stenbote": "kuestenbote", "Łódź Dziś": "lodz-dzis", "الأنباء": "", "Новости дня": "",
	} {
		if have := outletKey(publisher); have != want {
			t.Errorf("%s: have %q, want %q", publisher, have, want)
		}
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 52: "BA", 702: "AAA"} {
		if have := letters(n); have != want {
			t.Errorf("letters(%d): have %s, want %s", n, have, want)
		}
	}
	if keyOrder("Z", "AA") >= 0 || keyOrder("bbc", "bbc-2") >= 0 || keyOrder("bbc-2", "bbc-10") >= 0 {
		t.Error("keys out of order")
	}
}

var ferries = []string{
	"The ferry Alma ran aground off Norderby on Monday with 42 passengers aboard.\nAll 42 passengers were taken ashore by lifeboats within two hours, the coast guard said.\n\"We heard a loud bang and then the engine stopped,\" said Petra Holm, a passenger.\nThe ship's owner, Sund Lines, said a steering fault was to blame.\n",
	"A passenger ferry with 42 people aboard ran aground near Norderby on Monday.\nLifeboats brought all 41 passengers ashore, the coast guard said.\n\"We heard a bang and the engine stopped,\" passenger Petra Holm told reporters.\nThe cause is not known.\n",
	"The Alma, a ferry of Sund Lines, struck a reef off Norderby.\nA steering fault is suspected, according to Sund Lines.\nNobody was hurt.\nThe ship will be towed to harbour on Thursday.\n",
}

// show prints a collation without keys and file names.
func show(c *Collation) string {
	var b strings.Builder
	words := func(rs []Ref) string {
		var out []string
		for _, r := range rs {
			out = append(out, c.Words(r))
		}
		slices.Sort(out)
		return strings.Join(out, " | ")
	}
	for _, s := range c.Statements {
		var rs []Ref
		for _, u := range s.Units {
			rs = append(rs, u.Ref)
		}
		fmt.Fprintf(&b, "%s %d %s\n", s.ID, s.Weight, words(rs))
	}
	var quotes, differences, lineages []string
	for _, q := range c.Quotes {
		quotes = append(quotes, q.Agreement+" "+q.Speaker+" "+words(q.Readings))
	}
	for _, d := range c.Differences {
		s := fmt.Sprint(d.Kind, d.Conflict, d.Severity, d.What, " ")
		var rs []string
		for _, r := range d.Readings {
			rs = append(rs, r.Value+": "+words(r.Spans))
		}
		slices.Sort(rs)
		differences = append(differences, s+strings.Join(rs, " / "))
	}
	for _, l := range c.Lineages {
		var texts []string
		for _, s := range l.Sources {
			texts = append(texts, c.Sources[s].Article.Text[:20])
		}
		slices.Sort(texts)
		lineages = append(lineages, fmt.Sprint(l.Certain, texts))
	}
	for _, x := range [][]string{quotes, differences, lineages} {
		slices.Sort(x)
		fmt.Fprintln(&b, strings.Join(x, "\n"))
	}
	return b.String()
}

func TestOrderAndNames(t *testing.T) {
	in := make([]*source.Article, len(ferries))
	for i, text := range ferries {
		in[i] = written(fmt.Sprintf("%d.txt", i), "", "", text)
	}
	first, _ := Story(Input{Slug: "x", Articles: in})
	want := show(first)
	joined := slices.ContainsFunc(first.Statements, func(s Statement) bool { return len(s.Sources()) == 2 })
	if !joined {
		t.Errorf("no statement of two sources:\n%s", want)
	}
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation([]int{0, 1, 2}).Draw(t, "order")
		var articles []*source.Article
		for _, i := range order {
			name := rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "name")
			articles = append(articles, written(fmt.Sprintf("%s%d.txt", name, i), "", "", ferries[i]))
		}
		c, _ := Story(Input{Slug: "x", Articles: articles})
		if have := show(c); have != want {
			t.Fatalf("have:\n%s\nwant:\n%s", have, want)
		}
		if !slices.IsSortedFunc(c.Sources, func(a, b Source) int { return cmp.Compare(a.Article.File, b.Article.File) }) {
			t.Fatalf("letters are not in the order of file names")
		}
	})
}

func TestNothing(t *testing.T) {
	for _, texts := range [][]string{{}, {""}, {"", ""}, {"a"}, {"…", "“”"}, {"One word.", "One word."}} {
		var articles []*source.Article
		for i, text := range texts {
			articles = append(articles, written(fmt.Sprint(i), "", "", text))
		}
		Story(Input{Slug: "x", Articles: articles})
	}
}

// TestEvidenceNames holds evidence for a shared origin to the two sources that its text names, whatever the hashes of
// the texts, by which the sources are ordered while they are collated.
func TestEvidenceNames(t *testing.T) {
	shared := "The night ferry from Larkspur ran aground on a sandbank outside the harbour in thick fog early on Monday morning, and all of the people on board were brought ashore by fishing boats before noon.\nDivers will look at the hull of the ship before two tugs try to pull it free at high water on Tuesday night.\n"
	for n := range 6 {
		texts := []string{shared + "Nobody was hurt.\n", shared + "The captain was tired.\n", "A ferry from Larkspur is stuck on a sandbank. Its owner spoke of a broken radar.\n"}
		order := [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}[n]
		var in Input
		for i, k := range order {
			in.Articles = append(in.Articles, written(string(rune('a'+i))+".txt", "", "", texts[k]))
		}
		c, _ := Story(in)
		seen := 0
		for _, l := range c.Lineages {
			for _, e := range l.Evidence {
				if len(e.Sources) != 2 {
					continue
				}
				seen++
				a, b := c.Sources[e.Sources[0]].Key, c.Sources[e.Sources[1]].Key
				if !strings.Contains(e.Text, a+" and "+b+" ") {
					t.Errorf("order %v: %q is of %s and %s", order, e.Text, a, b)
				}
			}
		}
		if seen == 0 {
			t.Errorf("order %v: no evidence", order)
		}
	}
}

func TestAsideLanguage(t *testing.T) {
	c, _ := Story(Input{Articles: []*source.Article{
		written("a.txt", "", "", "In Norderhusen ist am Dienstag der Deich gebrochen, wie die Feuerwehr mitteilte. Es wurden 14 Menschen verletzt und in das Krankenhaus gebracht.\n"),
		written("b.txt", "", "", "Der Deich in Norderhusen ist am Dienstag gebrochen. Es wurden 14 Menschen verletzt und in das Krankenhaus gebracht, wie die Feuerwehr mitteilte.\n"),
		written("c.txt", "", "", "A dike on the northern coast broke on Tuesday, and at least 14 people were hurt in the flood that came with it.\n"),
	}})
	if have, want := c.Sources[2].Aside, "is in another language than the others"; have != want {
		t.Errorf("have %q, want %q", have, want)
	}
}
