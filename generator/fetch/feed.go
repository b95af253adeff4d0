package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// Seen is what is remembered of a feed, so that its server is not asked for what it has sent already.
type Seen struct {
	ETag     string   `json:"etag,omitempty"`
	Modified string   `json:"modified,omitempty"`
	Links    []string `json:"links"` // of entries that were fetched
}

// Feed gets an RSS, Atom or JSON feed and returns the addresses of its entries that were not seen, the latest first as the
// feed has them, and what is to be remembered. Where the server says that nothing has changed there are none.
func Feed(ctx context.Context, address string, seen Seen, o Options) ([]string, Seen, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, seen, fmt.Errorf("feed %q: no address that can be fetched", password.ReplaceAllString(address, "//"))
	}
	address = bare(u).String()
	started := time.Now()
	ctx, cancel := context.WithTimeout(ctx, or(o.Timeout, 30*time.Second))
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, seen, fmt.Errorf("feed %s: %w", address, err)
	}
	r.Header.Set("User-Agent", or(o.UserAgent, "Variorum (news digest generator)"))
	r.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9")
	if seen.ETag != "" {
		r.Header.Set("If-None-Match", seen.ETag)
	}
	if seen.Modified != "" {
		r.Header.Set("If-Modified-Since", seen.Modified)
	}
	answer, err := o.client().Do(r)
	if err != nil {
		return nil, seen, fmt.Errorf("feed %s: %w", address, plainly(err, time.Since(started)))
	}
	defer answer.Body.Close()
	switch {
	case answer.StatusCode == http.StatusNotModified:
		return nil, seen, nil
	case answer.StatusCode != http.StatusOK:
		return nil, seen, fmt.Errorf("feed %s: the server says %s", address, answer.Status)
	}
	limit := or(o.Limit, 5<<20)
	raw, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err != nil {
		return nil, seen, fmt.Errorf("feed %s: %w", address, err)
	}
	if int64(len(raw)) > limit {
		return nil, seen, fmt.Errorf("feed %s: it has more than %d bytes", address, limit)
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return nil, seen, fmt.Errorf("feed %s: this is no feed: %w", address, err)
	}
	known := map[string]bool{}
	for _, l := range seen.Links {
		known[l] = true
	}
	var out []string
	for _, item := range feed.Items {
		link, err := answer.Request.URL.Parse(strings.TrimSpace(item.Link))
		if err != nil || item.Link == "" || link.Scheme != "http" && link.Scheme != "https" || known[link.String()] {
			continue
		}
		known[link.String()] = true
		out = append(out, link.String())
	}
	return out, Seen{ETag: answer.Header.Get("ETag"), Modified: answer.Header.Get("Last-Modified"), Links: seen.Links}, nil
}
