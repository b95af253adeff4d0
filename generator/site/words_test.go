package site

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"variorum/generator/report"
	"variorum/generator/verify"
	"variorum/templates"
)

// wordsOf reads a file of words as it is, without a fallback.
func wordsOf(t *testing.T, name string) map[string]string {
	t.Helper()
	raw, err := fs.ReadFile(templates.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		if name, says, ok := wordLine(line); ok {
			if _, twice := out[name]; twice {
				t.Errorf("%q stands twice", name)
			}
			out[name] = says
		}
	}
	return out
}

// TestWordsComplete holds every language to the English names and their places for values, and English to what the
// templates and the code ask for.
func TestWordsComplete(t *testing.T) {
	english := wordsOf(t, "words.tsv")
	files, err := fs.Glob(templates.Files, "words.*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	places := regexp.MustCompile(`\{\d?\}`)
	for _, file := range files {
		other := wordsOf(t, file)
		for name, says := range english {
			if strings.HasPrefix(name, "sign.") || strings.HasPrefix(name, "cellsign.") || strings.HasPrefix(name, "made.") {
				continue
			}
			if have, want := len(places.FindAllString(other[name], -1)), len(places.FindAllString(says, -1)); other[name] == "" || have != want {
				t.Errorf("%s: %s is %q, with %d places for values; English has %d", file, name, other[name], have, want)
			}
		}
		for _, c := range verify.Checks() {
			if other["check."+c.ID] == "" || other["check-why."+c.ID] == "" {
				t.Errorf("%s: no words for the check %s", file, c.ID)
			}
			delete(other, "check."+c.ID)
			delete(other, "check-why."+c.ID)
		}
		for name := range other {
			if english[name] == "" && !strings.HasPrefix(name, "spelled.") && !strings.HasPrefix(name, "count.") {
				t.Errorf("%s: %s is no name that English has", file, name)
			}
		}
	}
	asked := regexp.MustCompile(`\b(?:say|phrase) ?\(?"([a-z][^"]*)"`)
	for _, dir := range []fs.FS{templates.Files, sourceFiles(t)} {
		err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") || !strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, ".go") {
				return err
			}
			raw, err := fs.ReadFile(dir, name)
			for _, m := range asked.FindAllStringSubmatch(string(raw), -1) {
				if english[m[1]] == "" && !strings.HasSuffix(m[1], ".") {
					t.Errorf("%s asks for %q, which words.tsv lacks", name, m[1])
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

const fährgeschichte = `---
title: Fähre läuft vor Sandholm auf Grund
description: Alle Fahrgäste kamen an Land.
date: 2026-03-02
story: faehre
sources:
  - {key: A, file: a.txt, sha256: "1"}
  - {key: gazette, file: b.txt, sha256: "2"}
  - {key: herald, file: c.txt, sha256: "3"}
corrections:
  - {date: 2026-03-04, text: Der Name der Fähre ist berichtigt.}
---

Die Fähre lief am Montag auf Grund,[^how] sagte die Küstenwache. [@A; @gazette] Alle 42 Fahrgäste[^toll] kamen an Land. [@A; @gazette; @herald]

Dies sind Worte der Redaktion. [@editor]

[^how]: „lief auf Grund“ in [@A]; „traf Felsen“ in [@gazette].
[^toll]: „42“ in [@A; @gazette]; „vierzig“ in [@herald].
`

// TestGerman makes the pages of a German story on an English site: they speak German, all else English.
func TestGerman(t *testing.T) {
	in := input(t, withBase)
	d := story3(t, "faehre", fährgeschichte, "Die Fähre lief am Montag auf Grund.", "Die Fähre traf Felsen.", "Vierzig Fahrgäste kamen an Land.")
	for i := range d.Collation.Sources {
		d.Collation.Sources[i].Article.Meta.Language = "de"
	}
	in.Digests = append(in.Digests, d)
	files := render(t, in)
	for page, wants := range map[string][]string{
		"faehre/index.html": {
			`<html lang="de"`, "Drei Artikel aus zwei Ursprüngen. 2 Anmerkungen; Widersprüche: 1.", `<time datetime="2026-03-02">2. März 2026</time>`,
			"alle\u00a0drei", `aria-label="Anmerkung 2: die Artikel widersprechen sich"`, `Wie diese Seite zu lesen ist`, `„Fähre läuft vor Sandholm auf Grund“.`,
			`2. März 2026, aktualisiert am 4. März 2026`, `<span class="vh">Artikel </span>A</a> und <a`, `>Red.</span>`, `eine Meldung`, `"inLanguage":"de"`,
		},
		"faehre/sources/index.html": {`<html lang="de"`, "Die Artikel", "seiner Worte sind hier wiedergegeben"},
		"faehre/compare/index.html": {`<html lang="de"`, "Satz für Satz", "nichts gefunden", `data-shown="{1} von {2} Unterschieden"`},
		"index.html":                {`<html lang="en"`, `<h3 lang="de"><a href="faehre/index.html">Fähre läuft`, `2 March 2026</time> · 3 articles`},
		"ferry/index.html":          {`<html lang="en"`, "How to read this page"},
	} {
		for _, want := range wants {
			if !strings.Contains(string(files[page]), want) {
				t.Errorf("%s lacks %s", page, want)
			}
		}
	}
	german := wordsOf(t, "words.de.tsv")
	for name, says := range wordsOf(t, "words.tsv") {
		if german[name] == says || strings.Count(says, " ") < 2 || strings.Contains(says, "{") {
			continue
		}
		for page, data := range files {
			if strings.HasPrefix(page, "faehre/") && strings.HasSuffix(page, ".html") && strings.Contains(string(data), says) {
				t.Errorf("%s speaks English: %s", page, says)
			}
		}
	}

	in.Settings.Language = "de"
	if page := string(render(t, in)[howSlug+"/index.html"]); !strings.Contains(page, `<span>Eine Zahl, die die Quellen nicht haben</span> <code>number</code> <span class="facts">Fehler</span>`) || !strings.Contains(page, `<code lang="en">41 passengers</code>`) {
		t.Error("the checks are not told in German")
	}
}

// TestOtherLanguage makes a story in a language that no file has words of: the page's own words are English and say so,
// all that the digest and its articles say is marked as theirs.
func TestOtherLanguage(t *testing.T) {
	in := input(t, withBase)
	in.Digests[0].Digest.Front.Language = "ar"
	in.Digests[0].Collation.Sources[2].Article.Meta.Language = "de"
	files := render(t, in)
	for page, wants := range map[string][]string{
		"ferry/index.html": {
			`<html lang="en" class`, "How to read this page", `<h1 lang="ar" dir="rtl">`, `<p class="standfirst" lang="ar" dir="rtl">`, `<div class="prose" lang="ar" dir="rtl">`,
			`<div class="notes" lang="en" dir="ltr">`, `<div class="says" lang="ar" dir="rtl">`, `"inLanguage":"ar"`,
		},
		"ferry/sources/index.html": {`<html lang="en" class`, `<a href="../index.html" lang="ar" dir="rtl">`, `<p dir="auto"><span lang="de">`},
		"ferry/compare/index.html": {`lang="ar" dir="rtl">The ferry Alva ran aground`, `<span class="value" dir="auto" lang="de">Forty</span>`},
		"index.html":               {`<html lang="en" class`, `<h3 lang="ar" dir="rtl">`},
	} {
		for _, want := range wants {
			if !strings.Contains(string(files[page]), want) {
				t.Errorf("%s lacks %s", page, want)
			}
		}
	}
	in.Settings.Language = "ar"
	if page := string(render(t, in)["index.html"]); !strings.Contains(page, `<html lang="en" class`) || !strings.Contains(page, `<p class="name" lang="ar" dir="rtl">`) {
		t.Error("the site's title is not marked as Arabic")
	}
	in.Templates = overlay(map[string]string{"words.ar.tsv": "how\tكيف صنع هذا\n"})
	if page := string(render(t, in)["ferry/index.html"]); !strings.Contains(page, `<html lang="ar" dir="rtl"`) || strings.Contains(page, `<h1 lang`) || !strings.Contains(page, "كيف صنع هذا") {
		t.Error("a project's words of a language do not make its pages speak it")
	}
}

func TestOwnWords(t *testing.T) {
	in := input(t, "")
	in.Templates = overlay(map[string]string{"words.tsv": "# ours\nfollow\tStay with us\nhow\tMade how\n", "words.de.tsv": "how\tSo gemacht\ncheck.number\tZahlen\n"})
	files := render(t, in)
	if page := string(files["index.html"]); !strings.Contains(page, ">Made how<") || !strings.Contains(page, "All digests by day") {
		t.Error("a project's own words are not laid over the program's")
	}
	in.Settings.Language = "de-AT"
	if page := string(render(t, in)["index.html"]); !strings.Contains(page, ">So gemacht<") || !strings.Contains(page, "nach Tagen") {
		t.Error("words of a language do not serve its regions")
	}
	in.Settings.Language = "en"
	in.Templates = overlay(map[string]string{"words.tsv": "folow\tStay\nno tab here\n"})
	_, findings := Render(in)
	var have []string
	for _, f := range findings {
		if f.Severity != report.Note {
			have = append(have, f.Place.String()+": "+f.Message)
		}
	}
	want := `templates/words.tsv:1: no page has words of the name "folow"`
	if len(have) != 2 || !strings.HasPrefix(have[0], want) || !strings.Contains(have[1], "templates/words.tsv:2: no tab divides") {
		t.Errorf("have %q", have)
	}
}

func sourceFiles(t *testing.T) fs.FS {
	t.Helper()
	return os.DirFS(".")
}
