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
	"sync/atomic"

	"variorum/generator/report"
)

// layouts are the project's HTML templates: base.html with the frame of every page, and one file for each kind of page
// that fills it in.
type layouts struct {
	kinds  map[string]*template.Template
	unread func(kind string) *template.Template // reads a kind of which a page is made for the first time; nil where all are read
}

// kinds are the templates that the site needs, beside base.html.
func kinds() []string {
	return []string{"home", "digest", "sources", "compare", "how", "page", "list", "lists", "404"}
}

// readTemplates parses every template, with functions that speak a language; findings tell file and line of what cannot
// be parsed. Where the project has nothing of its own there is nothing to be found (TestGivenTemplates), and a template is
// parsed when a page is made with it.
func (s *site) readTemplates(tag string) report.List {
	var findings report.List
	t := layouts{kinds: map[string]*template.Template{}}
	functions := s.tongue(tag).functions()
	base, err := fs.ReadFile(s.in.Templates, "base.html")
	if err != nil {
		findings.Add("template", report.Place{File: "templates/base.html"}, "", "%v", err)
		s.keepTemplates(tag, t)
		return findings
	}
	frame, wrong := template.New("base.html").Option("missingkey=error").Funcs(functions).Parse(string(base))
	if lower := s.givenAlone(); lower != nil && wrong == nil {
		t.unread = func(kind string) *template.Template {
			own, _ := fs.ReadFile(lower, kind+".html")
			page, _ := pageOf(frame, kind+".html", string(own))
			return page
		}
		s.keepTemplates(tag, t)
		return nil
	}
	for _, kind := range kinds() {
		name := kind + ".html"
		own, err := fs.ReadFile(s.in.Templates, name)
		if err != nil {
			findings.Add("template", report.Place{File: "templates/" + name}, "", "%v", err)
			continue
		}
		page, err := frame, wrong
		if err == nil {
			page, err = pageOf(frame, name, string(own))
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
	s.keepTemplates(tag, t)
	return once(findings)
}

func (s *site) keepTemplates(tag string, t layouts) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.templates[tag] = t
}

// givenAlone returns the program's own templates, words and static files, where the project has no others; else nil.
func (s *site) givenAlone() fs.FS {
	o, ok := s.in.Templates.(Overlay)
	if !ok {
		return nil
	}
	if own, err := fs.ReadDir(o.Upper, "."); len(own) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return o.Lower
}

// pageOf puts the template of a kind of page into the frame.
func pageOf(frame *template.Template, name, own string) (*template.Template, error) {
	page, err := frame.Clone()
	if err != nil {
		return nil, err
	}
	page.Funcs(template.FuncMap{"same": func(name string, f *Frame) (template.HTML, error) { return same(page, name, f) }})
	_, err = page.New(name).Parse(own)
	return page, err
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

// parts are the parts of a frame that were made.
type parts struct {
	made atomic.Pointer[[]madePart]
}

// madePart is a part of a kind of page.
type madePart struct {
	page *template.Template
	name string
	html template.HTML
}

// same gives a part of a kind of page, which is made once for all pages whose frame is the same.
func same(page *template.Template, name string, f *Frame) (template.HTML, error) {
	var known []madePart
	was := f.parts.made.Load()
	if was != nil {
		known = *was
	}
	for _, p := range known {
		if p.page == page && p.name == name {
			return p.html, nil
		}
	}
	var b strings.Builder
	if err := page.ExecuteTemplate(&b, name, f); err != nil {
		return "", err
	}
	made := append(slices.Clip(known), madePart{page, name, template.HTML(b.String())})
	f.parts.made.CompareAndSwap(was, &made) // else another has made one meanwhile, and this one is made again
	return template.HTML(b.String()), nil
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
		"same":   func(string, *Frame) (template.HTML, error) { return "", nil }, // each kind of page has its own
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
	t := s.frame.templates[tag]
	page, ok := t.kinds[kind]
	if !ok && t.unread != nil {
		page = t.unread(kind)
		t.kinds[kind] = page
	}
	return page
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
