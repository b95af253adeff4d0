package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"variorum/generator/report"
)

func get(t *testing.T, s *Server, target string, change func(*http.Request)) (int, http.Header, string) {
	t.Helper()
	r := httptest.NewRequest("GET", target, nil)
	r.Host = "127.0.0.1:8080"
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, w.Header(), w.Body.String()
}

func site() Map {
	return Map{
		"index.html":    []byte("<html><body>home</body></html>"),
		"a/index.html":  []byte("<html><body>a</body></html>"),
		"404.html":      []byte("<html><body>lost</body></html>"),
		"a/digest.json": []byte("{}"),
		"a/digest.md":   []byte("# a"),
		"feed.atom":     []byte("<feed/>"),
		"x.unheard-of":  []byte("x"),
	}
}

func TestAnswers(t *testing.T) {
	s := New()
	s.Update(site(), nil)
	for _, test := range []struct {
		target string
		status int
		kind   string
		body   string
	}{
		{"/", 200, "text/html; charset=utf-8", "home"},
		{"/a/", 200, "text/html; charset=utf-8", "<body>a"},
		{"/a/index.html", 200, "text/html; charset=utf-8", "<body>a"},
		{"/a", 302, "text/html; charset=utf-8", "/a/"},
		{"/a/digest.json", 200, "application/json", "{}"},
		{"/a/digest.md", 200, "text/markdown; charset=utf-8", "# a"},
		{"/feed.atom", 200, "application/atom+xml", "<feed/>"},
		{"/x.unheard-of", 200, "application/octet-stream", "x"},
		{"/b/", 404, "text/html; charset=utf-8", "lost"},
		{"/../../etc/passwd", 404, "text/html; charset=utf-8", "lost"},
		{"/_variorum/reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/_variorum/../serve.go", 404, "", ""},
	} {
		status, header, body := get(t, s, test.target, nil)
		if status != test.status || test.kind != "" && header.Get("Content-Type") != test.kind || !strings.Contains(body, test.body) {
			t.Errorf("%s: have %d %s %q, want %d %s %q", test.target, status, header.Get("Content-Type"), body, test.status, test.kind, test.body)
		}
		if header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: may be cached", test.target)
		}
	}
}

func TestConditionalRequestsAreAnsweredInFull(t *testing.T) {
	s := New()
	s.Update(site(), nil)
	status, _, body := get(t, s, "/", func(r *http.Request) {
		r.Header.Set("If-Modified-Since", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
		r.Header.Set("If-None-Match", "*")
	})
	if status != 200 || !strings.Contains(body, "home") {
		t.Errorf("have %d %q", status, body)
	}
}

func TestOtherNamesAreRefused(t *testing.T) {
	s := New()
	s.Update(site(), nil)
	s.Names = []string{"newsroom"}
	for _, test := range []struct {
		host        string
		local, open bool // whether it is answered by a server for this machine alone, and by one for all
	}{
		{"localhost:8080", true, true},
		{"127.0.0.1", true, true},
		{"[::1]:8080", true, true},
		{"192.0.2.7:8080", false, true},
		{"newsroom:8080", true, true},
		{"evil.example", false, false},
		{"evil.example:8080", false, false},
		{"127.0.0.1.evil.example", false, false},
		{"", false, false},
	} {
		for _, s.Open = range []bool{false, true} {
			want := test.local && !s.Open || test.open && s.Open
			if status, _, _ := get(t, s, "/", func(r *http.Request) { r.Host = test.host }); (status == 200) != want {
				t.Errorf("%q, open to all %v: have %d, want it answered: %v", test.host, s.Open, status, want)
			}
		}
	}
}

// TestSlowReadersDoNotKeepTheServer has readers who asked for a large page and do not read it.
func TestSlowReadersDoNotKeepTheServer(t *testing.T) {
	s := New()
	s.Update(Map{"large.bin": make([]byte, 64<<20)}, nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	for range 5 {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Second):
		t.Error("slow readers keep the server from stopping")
	}
}

func TestFailedBuildKeepsTheLastGoodSite(t *testing.T) {
	s := New()
	if status, _, body := get(t, s, "/", nil); status != 503 || !strings.Contains(body, "no site yet") {
		t.Errorf("without a site: %d %q", status, body)
	}
	s.Update(site(), nil)
	if _, _, body := get(t, s, "/", nil); strings.Contains(body, "variorum-findings") {
		t.Errorf("findings of a good build: %q", body)
	}
	var list report.List
	list.Add("misquote", report.Place{File: "content/x.md", Line: 3, Column: 4}, "mend <it>", "not what A says: %q", "<b>")
	s.Update(nil, list)
	_, _, body := get(t, s, "/", nil)
	for _, want := range []string{"home", "last good site", "content/x.md:3:4: not what A says: &#34;&lt;b&gt;&#34; (misquote)", "mend &lt;it&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in %q", want, body)
		}
	}
	s.Update(site(), list)
	if _, _, body := get(t, s, "/", nil); !strings.Contains(body, "held back") || strings.Contains(body, "last good site") {
		t.Errorf("a site with a digest held back counts as none: %q", body)
	}
}

func TestReloadAndShutdown(t *testing.T) {
	s := New()
	s.Update(site(), nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	r, err := http.Get("http://" + l.Addr().String() + "/_variorum/events?build=1")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	if !lines.Scan() || lines.Text() != "retry: 500" {
		t.Fatalf("stream begins with %q", lines.Text())
	}
	s.Update(site(), nil)
	told := false
	for lines.Scan() {
		if lines.Text() == "event: build" {
			told = true
			break
		}
	}
	if !told {
		t.Error("a build was not told")
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(2 * time.Second):
		t.Error("an open stream keeps the server from stopping")
	}
	_, _ = io.Copy(io.Discard, r.Body)
}

func TestAPageThatMissedABuildReloadsAtOnce(t *testing.T) {
	s := New()
	s.Update(site(), nil)
	s.Update(site(), nil)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, _, body := get(t, s, "/_variorum/events?build=1", func(r *http.Request) { *r = *r.WithContext(ctx) })
	if !strings.Contains(body, "event: build") {
		t.Errorf("have %q", body)
	}
}

// TestConnectionsAreBounded opens many connections that say nothing and many that are answered once and kept: only so
// many stay open, and somebody who comes now is answered.
func TestConnectionsAreBounded(t *testing.T) {
	for _, test := range []struct {
		name        string
		asks        bool // whether they ask for a page once
		opened, may int
	}{
		{"answered and kept", true, mostIdle + 50, mostIdle},
		{"silent", false, mostOpen + 50, mostOpen},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := New()
			s.Update(site(), nil)
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() { done <- s.Serve(ctx, l) }()
			var all []net.Conn
			for range test.opened {
				c, err := net.Dial("tcp", l.Addr().String())
				if err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				all = append(all, c)
				if !test.asks {
					continue
				}
				if _, err := io.WriteString(c, "GET /a/digest.json HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
					t.Fatal(err)
				}
				r, err := http.ReadResponse(bufio.NewReader(c), nil)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := io.Copy(io.Discard, r.Body); err != nil {
					t.Fatal(err)
				}
			}
			r, err := http.Get("http://" + l.Addr().String() + "/a/")
			if err != nil {
				t.Fatal(err)
			}
			r.Body.Close()
			var open atomic.Int64
			var reading sync.WaitGroup
			for _, c := range all {
				reading.Go(func() { // what was closed says so before that
					_ = c.SetReadDeadline(time.Now().Add(time.Second))
					if _, err := c.Read(make([]byte, 1)); errors.Is(err, os.ErrDeadlineExceeded) {
						open.Add(1)
					}
				})
			}
			reading.Wait()
			if open := int(open.Load()); open > test.may {
				t.Errorf("%d connections are open, at most %d may be", open, test.may)
			} else if open < test.may/2 {
				t.Errorf("only %d connections are left", open)
			}
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
}

// TestNotesAreNoAlarm shows no box of findings where there are only notes.
func TestNotesAreNoAlarm(t *testing.T) {
	s := New()
	note := report.Finding{ID: "base-url", Severity: report.Note, Message: "feeds are left out"}
	s.Update(site(), report.List{note})
	if _, _, body := get(t, s, "/", nil); strings.Contains(body, "variorum-findings") {
		t.Errorf("a note alone is shown as an alarm: %s", body)
	}
	s.Update(site(), report.List{note, {ID: "borrowed", Severity: report.Warning, Message: "92 % of the words"}})
	if _, _, body := get(t, s, "/", nil); !strings.Contains(body, "variorum-findings") || strings.Index(body, "feeds are left out") < strings.Index(body, "92 %") {
		t.Errorf("a warning is not shown, or the note does not stand below it: %s", body)
	}
}
