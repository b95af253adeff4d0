// Package serve is the preview server: the files of the latest good site, live reload, findings on the page. It knows
// nothing of building: it is told files and findings.
//
// Pages are sent as they were built, but for a script that reloads them after a build and a box with the findings of
// the last build; neither is ever written to a file. Nothing is cached by the browser: every answer is no-store, and
// conditional requests are answered in full. No request that came by a name that is not this machine's is answered, so
// that no web page elsewhere can read a preview through the reader's browser.
package serve

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"variorum/generator/report"
)

//go:embed assets
var assets embed.FS

// own is where the server's own files stand, below which no site has pages.
const own = "/_variorum/"

// Server previews a site. New makes one; it serves a page that says that there is no site yet, until it is told of one.
type Server struct {
	mu       sync.RWMutex
	files    Site
	findings report.List
	failed   bool          // the last build made no site; files are those of the one before
	desk     desk          // what waits for the editor
	build    int           // counts the builds told
	changed  chan struct{} // closed and replaced at every build
	closed   chan struct{} // closed when the server shuts down

	Names []string // names of this machine that are answered to, besides localhost and addresses in digits
	Open  bool     // whether other machines may ask: then all addresses in digits are answered to, else this machine's own
}

// New returns a server without a site.
func New() *Server {
	return &Server{changed: make(chan struct{}), closed: make(chan struct{})}
}

// Site is the files of a site by slash-separated path.
type Site interface {
	Read(name string) (content []byte, there bool)
}

// Comparer is a site that knows whether its pages look as they did on another one.
type Comparer interface{ Same(before any) bool }

// Map is a site in memory.
type Map map[string][]byte

// Read returns a file.
func (m Map) Read(name string) ([]byte, bool) {
	content, there := m[name]
	return content, there
}

// Update tells the server what the last build gave: the files of the site by slash-separated path, or nil where it
// failed and the files before are still the last good ones, and what it found. Pages that are open reload, unless they show
// that already: the pages of a digest that was saved come first, and then the site that they are part of.
func (s *Server) Update(files Site, findings report.List) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x, ok := files.(Comparer); ok && !s.failed && slices.Equal(findings, s.findings) && x.Same(s.files) {
		s.files = files
		return
	}
	if files != nil {
		s.files = files
	}
	s.findings, s.failed = findings, files == nil
	s.build++
	close(s.changed)
	s.changed = make(chan struct{})
}

// Waiting is a line of the first page about what an editor has to do.
type Waiting struct {
	Story string
	Href  string // of its page; "" where it has none
	Says  string
	Waits bool // for the editor
}

// desk is what the first page tells the editor, and no other page, and no file.
type desk struct {
	Summary string
	Lines   []Waiting
}

// Desk sets what the first page tells the editor. It shows with the next Update.
func (s *Server) Desk(summary string, lines []Waiting) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.desk = desk{summary, lines}
}

const (
	idle     = 30 * time.Second       // how long a connection may wait for its next request
	patience = 500 * time.Millisecond // how long readers may go on when the server stops
)

// Serve answers requests that come to l until ctx ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: idle, ConnState: newConnections().observe}
	h.RegisterOnShutdown(func() { close(s.closed) })
	done := make(chan error, 1)
	go func() { done <- h.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if h.Shutdown(stop) != nil {
		_ = h.Close() // who is still reading is cut off
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch {
	case !s.answersTo(r.Host):
		http.Error(w, "this preview answers to its own name only: open it by the address that serve printed", http.StatusMisdirectedRequest)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	case r.URL.Path == own+"events":
		s.events(w, r)
		return
	case strings.HasPrefix(r.URL.Path, own):
		content, err := assets.ReadFile("assets/" + path.Base(r.URL.Path))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		send(w, r, r.URL.Path, http.StatusOK, content)
		return
	}
	s.page(w, r)
}

// page answers with a file of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	files, last, desk := s.files, last{s.findings, s.failed, s.build}, s.desk
	s.mu.RUnlock()
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	none := files == nil
	if none {
		files = Map(nil)
	}
	if _, folder := files.Read(path.Join(name, "index.html")); folder && name != "" && !strings.HasSuffix(r.URL.Path, "/") {
		to := *r.URL
		to.Scheme, to.Host, to.Path = "", "", "/"+name+"/"
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	content, ok := files.Read(name)
	status := http.StatusOK
	switch {
	case none:
		name, status = "index.html", http.StatusServiceUnavailable
		content = []byte("<!doctype html><html lang=en><meta charset=utf-8><title>No site yet</title><body><p>There is no site yet. This page reloads when there is one.</p></body></html>")
	case !ok:
		name, status = "404.html", http.StatusNotFound
		if content, ok = files.Read(name); !ok {
			content = []byte("<!doctype html><html lang=en><meta charset=utf-8><title>Not found</title><body><p>There is no such page.</p></body></html>")
		}
	}
	if path.Ext(name) == ".html" {
		content = inject(content, last.box())
	}
	if name == "index.html" && !none && len(desk.Lines) > 0 {
		content = desk.into(content)
	}
	send(w, r, name, status, content)
}

// kind returns the media type of a file. What the system says of an ending differs from machine to machine, and a script
// that is sent as plain text is not run.
func kind(name string) string {
	switch ending := path.Ext(name); ending {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".md":
		return "text/markdown; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".json":
		return "application/json"
	case ".xml", ".csl":
		return "application/xml"
	case ".atom":
		return "application/atom+xml"
	case ".rss":
		return "application/rss+xml"
	case ".svg":
		return "image/svg+xml"
	default:
		return cmp.Or(mime.TypeByExtension(ending), "application/octet-stream")
	}
}

func send(w http.ResponseWriter, r *http.Request, name string, status int, content []byte) {
	w.Header().Set("Content-Type", kind(name))
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // the reader went away; there is nobody to tell
	}
}

// events is a stream that says "build" at every build after the one whose page the reader has.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	stream := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprint(w, "retry: 500\n\n")
	s.mu.RLock()
	build, changed := s.build, s.changed
	s.mu.RUnlock()
	if seen := r.URL.Query().Get("build"); seen != "" && seen != fmt.Sprint(build) {
		fmt.Fprintf(w, "event: build\ndata: %d\n\n", build)
	}
	if stream.Flush() != nil {
		return
	}
	for {
		select {
		case <-r.Context().Done():
			return
		case <-s.closed:
			return
		case <-changed:
			s.mu.RLock()
			build, changed = s.build, s.changed
			s.mu.RUnlock()
			fmt.Fprintf(w, "event: build\ndata: %d\n\n", build)
			if stream.Flush() != nil {
				return
			}
		}
	}
}

// box is the findings of the last build, on the page, and the script that reloads it.
var box = template.Must(template.New("box").Parse(`<link rel="stylesheet" href="/_variorum/findings.css">{{if .List}}<aside id="variorum-findings" role="alert"{{if not .Errors}} class="warnings"{{end}}><details{{if .Errors}} open{{end}}><summary>{{if .Failed}}The last build failed; this is the last good site. {{else if .Errors}}What has errors is held back: public/ keeps its last good pages, and here the places are marked. {{end}}{{.Count}}</summary><ul>{{range .List}}<li>{{.Error}}{{with .Hint}}<span class="hint">{{.}}</span>{{end}}</li>{{end}}</ul></details></aside>{{end}}<script src="/_variorum/reload.js" data-events="/_variorum/events?build={{.Build}}"></script>`))

// last is what a page tells of the last build.
type last struct {
	findings report.List
	failed   bool
	build    int
}

// box returns the markup that is put into every page.
// Notes alone are no alarm: the terminal has them.
func (l last) box() []byte {
	var b bytes.Buffer
	list := l.findings
	if !l.failed && !slices.ContainsFunc(list, func(f report.Finding) bool { return f.Severity != report.Note }) {
		list = nil
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b report.Finding) int {
		return cmp.Compare(max(a.Severity, report.Warning), max(b.Severity, report.Warning))
	}) // notes last
	_ = box.Execute(&b, struct {
		List   report.List
		Failed bool
		Errors int
		Count  string
		Build  int
	}{list, l.failed, l.findings.Errors(), l.findings.Count(), l.build}) // a constant template over values that it has fields for
	return b.Bytes()
}

// inject puts markup before the end of a page's body, or at its end.
func inject(page, markup []byte) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return bytes.Join([][]byte{page[:at], markup, page[at:]}, nil)
}

var deskBox = template.Must(template.New("desk").Parse(`<aside id="variorum-desk" aria-label="What waits for you"><details><summary>{{.Summary}}</summary><ul>{{range .Lines}}<li{{if .Waits}} class="waits"{{end}}>{{if .Href}}<a href="{{.Href}}">{{.Story}}</a>{{else}}{{.Story}}{{end}} {{.Says}}</li>{{end}}</ul><p>Only this preview shows it; also: variorum status</p></details></aside>`))

// into puts what waits for the editor on top of a page's text.
func (d desk) into(page []byte) []byte {
	var b bytes.Buffer
	_ = deskBox.Execute(&b, d) // a constant template over values that it has fields for
	if m := bytes.Index(page, []byte("<main")); m >= 0 {
		if end := bytes.IndexByte(page[m:], '>'); end >= 0 {
			at := m + end + 1
			return bytes.Join([][]byte{page[:at], b.Bytes(), page[at:]}, nil)
		}
	}
	return inject(page, b.Bytes())
}

// answersTo reports whether a Host header names this machine. A name that somebody else gives out can lead here from any
// web page; an address in digits cannot.
func (s *Server) answersTo(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if a, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return s.Open || a.IsLoopback()
	}
	return slices.ContainsFunc(s.Names, func(n string) bool { return n != "" && strings.EqualFold(n, host) })
}
