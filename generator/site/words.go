package site

import (
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"variorum/generator/report"
)

// words is what pages say in one language: templates/words.tsv, and over it the file of the language. Pages, cards,
// feeds and citations have no words from anywhere else, but for what articles, digests and checks say themselves.
type words struct {
	tag      language.Tag
	language string // BCP 47, of the words: English where no file has words of the page's language
	right    string // "rtl" where the language is written from the right; else ""
	says     map[string]string
	langs    sync.Map // what lang gave, by language
}

// tongue returns the words of a language. A file is read from the program's templates and then from the project's, so
// that a project's file need hold only what it says otherwise; what a language lacks is said in English.
func (s *site) tongue(tag string) *words {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w := s.tongues[tag]; w != nil {
		return w
	}
	w := &words{language: "en", says: map[string]string{}}
	for i, name := range wordFiles(tag) {
		for _, f := range layers(s.in.Templates) {
			if raw, err := fs.ReadFile(f, name); err == nil {
				if i > 0 {
					w.language = tag
				}
				for line := range strings.Lines(string(raw)) {
					if name, says, ok := wordLine(line); ok {
						w.says[name] = says
					}
				}
			}
		}
	}
	w.tag = language.Make(w.language)
	if own, _ := language.Make(tag).Base(); own.String() == "en" {
		w.language = tag
	}
	w.right = direction(w.language)
	s.tongues[tag] = w
	return w
}

// wordFiles are the files of words for a language, the nearest last: words.tsv, words.de.tsv, words.de-at.tsv.
func wordFiles(tag string) []string {
	out := []string{"words.tsv"}
	tag = strings.ToLower(tag)
	for i, r := range tag + "-" {
		if r == '-' && i > 0 {
			out = append(out, "words."+tag[:i]+".tsv")
		}
	}
	return out
}

// layers are the folders that templates lie in, the lowest first.
func layers(templates fs.FS) []fs.FS {
	if o, ok := templates.(Overlay); ok {
		return append(layers(o.Lower), o.Upper)
	}
	return []fs.FS{templates}
}

// wordLine reads a line of a file of words.
func wordLine(line string) (name, says string, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	if strings.HasPrefix(line, "#") {
		return "", "", false
	}
	name, says, ok = strings.Cut(line, "\t")
	return name, strings.TrimSpace(says), ok && name != ""
}

// checkWords finds what is wrong in a project's own files of words: lines without a tab, names that no page uses.
func (s *site) checkWords() report.List {
	var findings report.List
	all := layers(s.in.Templates)
	own := all[len(all)-1]
	files, _ := fs.Glob(own, "words*.tsv") // the pattern is a constant
	given, err := fs.ReadFile(all[0], "words.tsv")
	if len(all) < 2 || err != nil {
		return nil
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(given)) {
		if name, _, ok := wordLine(line); ok {
			known[name] = true
		}
	}
	for _, c := range s.in.Checks {
		known["check."+c.ID], known["check-why."+c.ID] = true, true
	}
	for _, file := range files {
		raw, err := fs.ReadFile(own, file)
		if err != nil {
			findings.Add("template", report.Place{File: "templates/" + file}, "", "%v", err)
			continue
		}
		for i, line := range strings.Split(string(raw), "\n") {
			at := report.Place{File: "templates/" + file, Line: i + 1}
			name, _, ok := wordLine(line)
			switch {
			case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
			case !ok:
				findings.Add("template", at, "write a name, a tab and the words", "no tab divides a name from its words: %q", strings.TrimSpace(line))
			case !known[name] && !strings.HasPrefix(name, "count.") && !strings.HasPrefix(name, "spelled."):
				hint := "a template of your own may use it; the program's own do not"
				if meant := report.Nearest(name, slices.Sorted(maps.Keys(known))); meant != "" {
					hint = fmt.Sprintf("did you mean %q?", meant)
				}
				findings.Warn("template", at, hint, "no page has words of the name %q", name)
			}
		}
	}
	return findings
}

// of returns the words for a value of a kind, the value itself where there are none.
func (w *words) of(kind, value string) string { return or(w.says[kind+"."+value], value) }

// say returns the words of a name, with values in the places of {1}, {2} …; {} is the place of the first.
func (w *words) say(name string, values ...string) string {
	text := or(w.says[name], name)
	if len(values) == 0 || !strings.Contains(text, "{") {
		return text
	}
	pairs := []string{"{}", values[0]}
	for i, v := range values {
		pairs = append(pairs, "{"+strconv.Itoa(i+1)+"}", v)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// phrase is say for templates: markup among the values makes markup of the whole, all else escaped.
func (w *words) phrase(name string, values ...any) any {
	plain, markup := make([]string, len(values)), false
	for i, v := range values {
		if h, ok := v.(template.HTML); ok {
			plain[i], markup = string(h), true
		} else {
			plain[i] = fmt.Sprint(v)
		}
	}
	if !markup {
		return w.say(name, plain...)
	}
	for i, v := range values {
		if _, ok := v.(template.HTML); !ok {
			plain[i] = template.HTMLEscapeString(plain[i])
		}
	}
	escaped := &words{says: map[string]string{name: template.HTMLEscapeString(or(w.says[name], name))}}
	return template.HTML(escaped.say(name, plain...))
}

// plural writes digits and a noun: "1 note", "12 notes". Where the noun has no forms in the tables, the words for one
// and for more are given.
func (w *words) plural(n int, noun string, more ...string) string {
	return w.counted("count", strconv.Itoa(n), n, noun, more)
}

// count writes a number and its noun in words: "one article", "twelve notes", "13 notes".
func (w *words) count(n int, noun string, more ...string) string {
	if s, ok := w.says["spelled."+noun+"."+w.form(n)]; ok && n <= 12 {
		return strings.ReplaceAll(s, "{}", w.number(n))
	}
	return w.counted("count", w.number(n), n, noun, more)
}

func (w *words) counted(kind, number string, n int, noun string, more []string) string {
	for _, form := range []string{w.form(n), "other"} {
		if s, ok := w.says[kind+"."+noun+"."+form]; ok {
			return strings.ReplaceAll(s, "{}", number)
		}
	}
	if n != 1 && len(more) > 0 {
		noun = more[0]
	}
	return number + " " + noun
}

// form is the form of a noun that a number asks for, by the rules of the Unicode CLDR.
func (w *words) form(n int) string {
	switch plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0) {
	case plural.Zero:
		return "zero"
	case plural.One:
		return "one"
	case plural.Two:
		return "two"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
}

// lang is the attributes of an element whose text is in a language, nothing where the page's own words are in it.
func (w *words) lang(tag string) template.HTMLAttr {
	if known, ok := w.langs.Load(tag); ok {
		return known.(template.HTMLAttr)
	}
	attr := w.langOf(tag)
	w.langs.Store(tag, attr)
	return attr
}

// langOf is lang for a language that is asked for for the first time.
func (w *words) langOf(tag string) template.HTMLAttr {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	own, _ := w.tag.Base()
	if base, _ := t.Base(); base == own {
		return ""
	}
	attr := ` lang="` + template.HTMLEscapeString(t.String()) + `"`
	switch d := direction(tag); {
	case d != "":
		attr += ` dir="` + d + `"`
	case w.right != "":
		attr += ` dir="ltr"`
	}
	return template.HTMLAttr(attr)
}

// number writes a small number in words.
func (w *words) number(n int) string { return or(w.says["number."+strconv.Itoa(n)], strconv.Itoa(n)) }

// list joins names: "A", "A and B", "A, B and C".
func (w *words) list(names []string) string {
	if len(names) == 0 {
		return ""
	}
	out := names[0]
	for i, name := range names[1:] {
		if i == len(names)-2 {
			out = w.say("list.pair", out, name)
		} else {
			out = w.say("list.run", out, name)
		}
	}
	return out
}

// upper makes the first letter a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
