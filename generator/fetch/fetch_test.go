package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"
)

// newServer answers with what pages go wrong with.
func newServer(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/story/fire.html", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		fmt.Fprint(w, "<p>caf\xe9</p>")
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "<p>zipped</p>")
		z.Close()
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, strings.Repeat("0", 1<<20))
		z.Close()
	})
	zipped := func(text string, times int) string {
		for range times {
			var b strings.Builder
			z := gzip.NewWriter(&b)
			fmt.Fprint(z, text)
			z.Close()
			text = b.String()
		}
		return text
	}
	coded := func(path, coding, content string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			if coding != "" {
				w.Header().Set("Content-Encoding", coding)
			}
			fmt.Fprint(w, content)
		})
	}
	coded("/gzip-twice", "gzip, gzip", zipped("<p>zipped</p>", 2))
	coded("/gzip-once-more", "gzip", zipped("<p>zipped</p>", 2))
	coded("/gzip-untold", "", zipped("<p>zipped</p>", 1))
	coded("/gzip-false", "gzip, identity", "<p>plain</p>")
	coded("/gzip-cut", "x-gzip", zipped("<p>zipped</p>", 1)[:25])
	coded("/gzip-nested", "", zipped("<p>zipped</p>", 9))
	coded("/gzip-bomb", "x-gzip", zipped(strings.Repeat("0", 1<<20), 1))
	coded("/brotli", "br", "\x0b\x02\x80<p>\x03")
	coded("/identity", "identity", "<p>plain</p>")
	mux.HandleFunc("/secret", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		name, word, _ := r.BasicAuth()
		fmt.Fprint(w, "<p>", name, " ", word, "</p>")
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/story/fire.html", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<p>")
		w.(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	mux.HandleFunc("/picture", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/plain", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/empty", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Type", "text/html") })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	s := newServer(t)
	for _, test := range []struct {
		path, content, charset, ending, err string
	}{
		{"/story/fire.html", "<p>caf\xe9</p>", "iso-8859-1", ".html", ""},
		{"/moved", "<p>caf\xe9</p>", "iso-8859-1", ".html", ""},
		{"/gzip", "<p>zipped</p>", "", ".html", ""},
		{"/gzip-twice", "<p>zipped</p>", "", ".html", ""},
		{"/gzip-once-more", "<p>zipped</p>", "", ".html", ""},
		{"/gzip-untold", "<p>zipped</p>", "", ".html", ""},
		{"/gzip-false", "", "", "", "it is not encoded as gzip"},
		{"/gzip-cut", "", "", "", "undo x-gzip"},
		{"/gzip-nested", "", "", "", "again and again"},
		{"/gzip-bomb", "", "", "", "larger than 1000 bytes"},
		{"/brotli", "", "", "", `encoded as "br", which cannot be undone`},
		{"/identity", "<p>plain</p>", "", ".html", ""},
		{"/plain", "x", "", ".txt", ""},
		{"/bomb", "", "", "", "larger than 1000 bytes"},
		{"/loop", "", "", "", "more than 5 redirects"},
		{"/file", "", "", "", "file:///etc/passwd"},
		{"/slow", "", "", "", "no answer within 200ms"},
		{"/picture", "", "", "", "it is image/png, no page"},
		{"/empty", "", "", "", "the page is empty"},
		{"/nowhere", "", "", "", "the server answers 404 Not Found"},
	} {
		t.Run(test.path, func(t *testing.T) {
			o := Options{AllowPrivate: true, Limit: 1000}
			if test.path == "/slow" {
				o.Timeout = 200 * time.Millisecond
			}
			p, err := Fetch(t.Context(), s.URL+test.path, o)
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) || !strings.Contains(err.Error(), test.path) {
					t.Fatalf("have error %v, want one with %q and the address", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if string(p.Content) != test.content || p.Charset != test.charset || p.Ending != test.ending || len(p.SHA256) != 64 {
				t.Errorf("have %+v", p)
			}
			if test.path == "/moved" && !strings.HasSuffix(p.URL, "/story/fire.html") {
				t.Errorf("address after the redirect: %s", p.URL)
			}
		})
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := newServer(t)
	if _, err := Fetch(t.Context(), s.URL+"/plain", Options{}); err == nil || !strings.Contains(err.Error(), "--allow-private") {
		t.Errorf("have %v", err)
	}
	for address, want := range map[string]bool{
		"127.0.0.1": false, "10.1.2.3": false, "192.168.0.1": false, "172.16.0.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "198.18.0.1": false, "240.0.0.1": false, "64:ff9b::a01:203": false, "2002:a01:203::1": false, "224.0.0.1": false, "::1": false, "fe80::1": false, "fd00::1": false, "::ffff:127.0.0.1": false, "::": false,
		"fec0::1": false, "::7f00:1": false, "::a01:203": false, "2001::1": false, "2001:0:a01:203::1": false, "192.0.2.1": false, "198.51.100.7": false,
		"203.0.113.9": false, "255.255.255.255": false, "192.88.99.1": false, "2001:db8::1": false, "3fff::1": false, "100::1": false, "5f00::1": false,
		"fec0::1%eth0": false, "fe80::1%1": false, "::1%lo": false, "4000::1": false, "64:ff9b:1::1": false, "2001:4860:4860::8888": true, "198.20.0.1": true, "2001:200::1": true,
		"93.184.216.34": true, "2606:2800:220:1::1": true,
	} {
		if have := public(netip.MustParseAddr(address)); have != want {
			t.Errorf("%s: have %v, want %v", address, have, want)
		}
	}
}

func TestOtherSchemesAreRefused(t *testing.T) {
	for _, a := range []string{"file:///etc/passwd", "ftp://example.org/", "javascript:1", "//example.org", "http://", "http://[", "x"} {
		if _, err := Fetch(t.Context(), a, Options{}); err == nil {
			t.Errorf("%s was fetched", a)
		}
	}
}

func TestName(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.example.org/news/2025/big-fire.html?x=1": "example.org-big-fire",
		"https://example.org/":                                "example.org-index",
		"https://example.org/a/b/":                            "example.org-b",
		"http://example.org/%2e%2e/x":                         "example.org-x",
		"http://example.org/Ärger":                            "example.org--rger",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if have := name(u); have != want {
			t.Errorf("%s: have %q, want %q", address, have, want)
		}
	}
}

// TestPasswordsAreNotKept fetches an address with a name and a password, which go to the server and nowhere else.
func TestPasswordsAreNotKept(t *testing.T) {
	s := newServer(t)
	with := strings.Replace(s.URL, "//", "//desk:open-sesame@", 1)
	p, err := Fetch(t.Context(), with+"/secret", Options{AllowPrivate: true})
	if err != nil || string(p.Content) != "<p>desk open-sesame</p>" || p.URL != s.URL+"/secret" {
		t.Errorf("have %+v, %v", p, err)
	}
	for _, address := range []string{with + "/nowhere", with + "/loop", with + "/bomb", with + "/%zz", "ftp://desk:open-sesame@example.org/", with + "\x7f"} {
		if _, err := Fetch(t.Context(), address, Options{AllowPrivate: true, Limit: 100}); err == nil || strings.Contains(err.Error(), "sesame") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestTheRealTime tells how long it took until the fetch was given up.
func TestTheRealTime(t *testing.T) {
	for _, err := range []error{context.DeadlineExceeded, os.ErrDeadlineExceeded, &url.Error{Op: "Get", URL: "x", Err: &net.OpError{Op: "dial", Err: os.ErrDeadlineExceeded}}} {
		if have := plainly(err, 10040*time.Millisecond).Error(); have != "no answer within 10s" {
			t.Errorf("%v: have %q", err, have)
		}
	}
}
