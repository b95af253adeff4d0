package command

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInboxFeed fetches a feed twice: the second time its server is told what is known, and nothing is fetched again.
func TestInboxFeed(t *testing.T) {
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/feed":
			if r.Header.Get("If-None-Match") == `"one"` {
				asked["unchanged"]++
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"one"`)
			fmt.Fprint(w, `<rss version="2.0"><channel><title>t</title><item><title>Ferry</title><link>/ferry</link></item><item><title>x</title><link>/gone</link></item></channel></rss>`)
		case "/ferry":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, `<html><head><title>Ferry Alva runs aground</title></head><body><article><h1>Ferry Alva runs aground</h1><p>The ferry Alva ran aground near Sandholm on Monday, the coast guard said.</p><p>All 42 passengers were brought ashore by fishing boats in the early morning.</p></article></body></html>`)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "seeds"), 0o777); err != nil {
		t.Fatal(err)
	}
	run := func() (string, string, int) {
		var out, errs strings.Builder
		status := Run([]string{"-C", dir, "inbox", "--allow-private", "--feed", server.URL + "/feed"}, nil, &out, &errs, []string{"VARIORUM_MEMORY=off"})
		return out.String(), errs.String(), status
	}
	out, errs, status := run()
	if status != 0 || !strings.Contains(out, "1. new story ") || !strings.Contains(errs, "/gone: ") {
		t.Fatalf("status %d\n%s\n%s", status, out, errs)
	}
	if sidecar, err := os.ReadFile(filepath.Join(dir, "seeds", "_inbox", "_story.md")); err != nil || !strings.Contains(string(sidecar), server.URL+"/ferry") {
		t.Errorf("where the article is from is not kept: %s %v", sidecar, err)
	}
	if _, _, status = run(); status != 0 || asked["unchanged"] != 1 || asked["/ferry"] != 1 {
		t.Errorf("status %d, asked %v", status, asked)
	}
}
