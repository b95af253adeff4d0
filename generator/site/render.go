package site

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"variorum/generator/report"
)

// layouts are the project's HTML templates: base.html with the frame of every page, and one file for each kind of page
// that fills it in.
type layouts struct {
	kinds map[string]*template.Template
}

// kinds are the templates that the site needs, beside base.html.
func kinds() []string {
	return []string{"home", "digest", "sources", "compare", "how", "page", "list", "lists", "404"}
}

// readTemplates parses every template, with functions that speak a language; findings tell file and line of what cannot
// be parsed.
func (s *site) readTemplates(tag string) report.List {
	var findings report.List
	t := layouts{kinds: map[string]*template.Template{}}
	s.mu.Lock()
	s.templates[tag] = t
	s.mu.Unlock()
	functions := s.tongue(tag).functions()
	base, err := fs.ReadFile(s.in.Templates, "base.html")
	if err != nil {
		findings.Add("template", report.Place{File: "templates/base.html"}, "", "%v", err)
		return findings
	}
	frame, wrong := template.New("base.html").Option("missingkey=error").Funcs(functions).Parse(string(base))
	for _, kind := range kinds() {
		name := kind + ".html"
		own, err := fs.ReadFile(s.in.Templates, name)
		if err != nil {
			findings.Add("template", report.Place{File: "templates/" + name}, "", "%v", err)
			continue
		}
		page, err := frame, wrong
		if err == nil {
			page, err = frame.Clone()
		}
		if err == nil {
			page.Funcs(template.FuncMap{"same": func(name string, f Frame) (template.HTML, error) { return same(page, name, f) }})
			_, err = page.New(name).Parse(string(own))
		}
		if err != nil {
			findings = append(findings, s.templateFinding(name, err, nil))
			continue
		}
		if wrong := s.lint(name, page, s.tongue(tag)); len(wrong) > 0 {
			findings = append(findings, wrong...)
			continue
		}
		t.kinds[kind] = page
	}
	return once(findings)
}

// once drops what is found in several kinds of pages.
func once(list report.List) report.List {
	seen := map[report.Finding]bool{}
	return slices.DeleteFunc(list, func(f report.Finding) bool {
		had := seen[f]
		seen[f] = true
		return had
	})
}

// same gives a part of a kind of page, which is made once for all pages whose frame is the same.
func same(page *template.Template, name string, f Frame) (template.HTML, error) {
	type part struct {
		page *template.Template
		name string
		Frame
	}
	key := part{page, name, f}
	if known, ok := f.Site.parts.Load(key); ok {
		return known.(template.HTML), nil
	}
	var b strings.Builder
	if err := page.ExecuteTemplate(&b, name, f); err != nil {
		return "", err
	}
	made := template.HTML(b.String())
	f.Site.parts.Store(key, made)
	return made, nil
}

// functions are what templates may call, in a language.
func (w *words) functions() template.FuncMap {
	return template.FuncMap{
		"say":    w.phrase,
		"word":   w.of,
		"date":   w.date,
		"time":   w.time,
		"isDate": isDate,
		"upper":  upper,
		"count":  w.count,
		"plural": w.plural,
		"list":   w.list,
		"lang":   w.lang,
		"short":  short,
		"same":   func(string, Frame) (template.HTML, error) { return "", nil }, // each kind of page has its own
		"strong": func(s string) template.HTML { return template.HTML("<b>" + template.HTMLEscapeString(s) + "</b>") },
	}
}

// render fills in the template of a kind of page and puts the page into the site.
func (s *site) render(kind, file string, data interface{ tongue() string }) {
	tag := data.tongue()
	page := s.layout(tag, kind)
	if page == nil {
		return // a finding tells why
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := page.ExecuteTemplate(b, "base.html", data); err != nil {
		f := s.templateFinding(kind+".html", err, data)
		f.Message += fmt.Sprintf(" (while making %s)", file)
		s.findings = append(s.findings, f)
		return
	}
	s.files[file] = append(bytes.TrimRight(cleanBytes(b.Bytes()), "\n"), '\n')
}

// buffers are what pages are made in, one after the other.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// layout returns the template of a kind of page in a language; nil where there is none.
func (s *site) layout(tag, kind string) *template.Template {
	s.mu.Lock()
	_, ok := s.frame.templates[tag]
	s.mu.Unlock()
	if !ok {
		_ = s.readTemplates(tag) // what it finds was found in the site's language
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.frame.templates[tag].kinds[kind]
}

// templatePlace is how html/template begins its messages: template: digest.html:12:5: executing …
var templatePlace = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (.*)$`)

// templateFinding tells where a template fails and which value it is.
func (s *site) templateFinding(name string, err error, data any) report.Finding {
	f := report.Finding{ID: "template", Place: report.Place{File: "templates/" + name}, Message: err.Error()}
	var bad *template.Error
	if errors.As(err, &bad) && bad.Name != "" {
		f.Place = report.Place{File: "templates/" + bad.Name, Line: bad.Line}
		f.Message = bad.Description
	} else if m := templatePlace.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " ")); m != nil {
		f.Place.File = "templates/" + m[1]
		f.Place.Line, _ = strconv.Atoi(m[2])
		f.Place.Column, _ = strconv.Atoi(m[3])
		if f.Place.Column > 0 || m[3] != "" {
			f.Place.Column++ // html/template counts bytes from 0
		}
		f.Message = m[4]
	}
	f.Hint = s.hint(f.Message, data)
	return f
}

func escapeHTML(s string) string { return template.HTMLEscapeString(s) }
