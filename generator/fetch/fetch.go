// Package fetch gets a page from the web, for `variorum add`: http and https only, with bounds on time, size and
// redirects, and never from an address of a private network unless that is allowed, whatever a name or a redirect
// resolves to, for the address may come from a stranger. Proxies are not used: a proxy would dial for the program, and
// where to could not be checked.
//
// The page is returned byte for byte as it was sent (after transfer and content encodings), with the address that it
// came from in the end.
package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Options are the bounds. The zero value has sensible ones.
type Options struct {
	Timeout      time.Duration // of the whole fetch; 30 s where 0
	Limit        int64         // bytes of the page after decoding; 5 MiB where 0
	Redirects    int           // 5 where 0
	AllowPrivate bool          // loopback, private and link-local addresses too
	UserAgent    string
}

// Page is what was fetched.
type Page struct {
	URL     string // where it came from, after redirects
	Content []byte
	SHA256  string // of Content, hex
	Charset string // as the server says it; ""
	Ending  string // for its file: ".html" or ".txt"
	Name    string // for its file, without the ending, made of the address
}

// errPrivate is what the dialler says to an address of a private network.
var errPrivate = errors.New("the address is private; allow it with --allow-private")

// Fetch gets a page. Errors name the address.
func Fetch(ctx context.Context, address string, o Options) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("fetch %q: no valid address", password.ReplaceAllString(address, "//"))
	}
	address = bare(u).String() // from here on, for messages
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("fetch %q: only http and https addresses can be fetched", address)
	}
	started := time.Now()
	ctx, cancel := context.WithTimeout(ctx, or(o.Timeout, 30*time.Second))
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("fetch %q: %w", address, err)
	}
	r.Header.Set("User-Agent", or(o.UserAgent, "Variorum (news digest generator; fetches single pages for an editor)"))
	r.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9")
	answer, err := o.client().Do(r)
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", address, plainly(err, time.Since(started)))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetch %s: the server answers %s", address, answer.Status)
	}
	kind, parameters, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	ending := ".html"
	switch kind {
	case "text/html", "application/xhtml+xml", "":
	case "text/plain":
		ending = ".txt"
	default:
		return nil, fmt.Errorf("fetch %s: it is %s, no page", address, kind)
	}
	limit := or(o.Limit, 5<<20)
	content, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", address, plainly(err, time.Since(started)))
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("fetch %s: the page is larger than %d bytes", address, limit)
	}
	if len(content) == 0 {
		return nil, fmt.Errorf("fetch %s: the page is empty", address)
	}
	if content, err = unpacked(content, answer.Header.Values("Content-Encoding"), limit); err != nil {
		return nil, fmt.Errorf("fetch %s: %w", address, err)
	}
	sum := sha256.Sum256(content)
	from := bare(answer.Request.URL)
	return &Page{URL: from.String(), Content: content, SHA256: hex.EncodeToString(sum[:]), Charset: parameters["charset"], Ending: ending, Name: name(from)}, nil
}

func or[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// password is what stands before the host in an address.
var password = regexp.MustCompile(`//[^/?#]*@`)

// bare returns an address without the name and password that it may have: what is kept or told of it.
func bare(u *url.URL) *url.URL {
	v := *u
	v.User = nil
	return &v
}

// plainly says what an error of the HTTP client means. took is how long it took.
func plainly(err error, took time.Duration) error {
	if n := net.Error(nil); errors.As(err, &n) && n.Timeout() {
		return fmt.Errorf("no answer within %v", took.Round(100*time.Millisecond))
	}
	if u := (*url.Error)(nil); errors.As(err, &u) {
		return u.Err
	}
	return err
}

func (o Options) client() *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !o.AllowPrivate {
		// The control function sees the address that is dialled, after names are resolved and for every redirect.
		dialer.Control = func(_, address string, _ syscall.RawConn) error {
			a, err := netip.ParseAddrPort(address)
			if err != nil || !public(a.Addr()) {
				return errPrivate
			}
			return nil
		}
	}
	return &http.Client{
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second,
			MaxResponseHeaderBytes: 64 << 10, DisableKeepAlives: true,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > or(o.Redirects, 5) {
				return fmt.Errorf("more than %d redirects", or(o.Redirects, 5))
			}
			if r.URL.Scheme != "http" && r.URL.Scheme != "https" {
				return fmt.Errorf("it redirects to %q", r.URL)
			}
			return nil
		},
	}
}

// special are networks that are no part of the open internet, though netip counts their addresses as global unicast: the
// special-purpose registries of IANA (RFC 6890) for IPv4, and what is inside of 2000::/3 for IPv6.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.31.196.0/24"), netip.MustParsePrefix("192.52.193.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("192.175.48.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("2001::/23"),     // protocols, Teredo (2001::/32) among them
	netip.MustParsePrefix("2001:db8::/32"), // documentation
	netip.MustParsePrefix("2002::/16"),     // 6to4, which carries IPv4 addresses of any kind
	netip.MustParsePrefix("2620:4f:8000::/48"),
	netip.MustParsePrefix("3fff::/20"),
}

// global is where addresses of the open internet are in IPv6. What is outside of it is local, carries IPv4 addresses, or
// has been given to nobody.
var global = netip.MustParsePrefix("2000::/3")

// public reports whether an address is one of the open internet.
func public(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	if a.Is6() && !global.Contains(a) {
		return false
	}
	return a.IsGlobalUnicast() && !a.IsPrivate() && !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(a) })
}

// name makes a file's name of an address: its host and the last part of its path that says something.
func name(u *url.URL) string {
	last := strings.TrimSuffix(path.Base(strings.TrimSuffix(u.Path, "/")), path.Ext(u.Path))
	if last == "" || last == "." || last == "/" {
		last = "index"
	}
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return '-'
	}
	host := strings.TrimPrefix(u.Hostname(), "www.")
	n := strings.Map(keep, strings.ToLower(host+"-"+last))
	return strings.Trim(n[:min(len(n), 80)], "-.")
}
