package site

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"
)

// Every page of the site is a file index.html, and links name it: "lavrov-rubio/index.html", not "lavrov-rubio/". A browser
// that opens the site from disk has no server to find the file of a folder. The short form is used where an address is
// absolute: in canonical links, feeds and the sitemap.

// link returns the relative address of one file of the site as seen from another. to may have a fragment.
func link(from, to string) string {
	file, fragment, _ := strings.Cut(to, "#")
	if fragment != "" {
		fragment = "#" + (&url.URL{Fragment: fragment}).EscapedFragment()
		if file == "" || file == from {
			return fragment
		}
	}
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(path.Dir(file), "/")
	if a[0] == "." {
		a = nil
	}
	if b[0] == "." {
		b = nil
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	up := strings.Repeat("../", len(a)-n)
	name := (&url.URL{Path: strings.Join(append(b[n:len(b):len(b)], path.Base(file)), "/")}).EscapedPath()
	return up + name + fragment
}

// absolute returns the absolute address of a file of the site in its short form, "" where the site's address is unknown.
func (s *site) absolute(file string) string {
	if s.in.Settings.BaseURL == "" {
		return ""
	}
	name, fragment, has := strings.Cut(file, "#")
	if name == "index.html" {
		name = ""
	}
	if dir, ok := strings.CutSuffix(name, "/index.html"); ok {
		name = dir + "/"
	}
	out := s.in.Settings.BaseURL + (&url.URL{Path: name}).EscapedPath()
	if has {
		out += "#" + fragment
	}
	return out
}

// anchor makes an id out of others' text: ASCII letters, digits, "-" and "_"; other letters by their number.
func anchor(parts ...string) string {
	var b strings.Builder
	for _, r := range strings.Join(parts, "-") {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_', r == '-':
			b.WriteRune(r)
		case r < unicode.MaxASCII:
			b.WriteByte('-')
		default:
			b.WriteString("u" + strconv.FormatInt(int64(r), 16))
		}
	}
	return b.String()
}

// textFragment returns the address of words on another site's page: a link that scrolls to them and marks them.
func textFragment(address, words string) string {
	fields := strings.Fields(words)
	if address == "" || len(fields) == 0 {
		return address
	}
	address, _, _ = strings.Cut(address, "#")
	if len(fields) <= 8 {
		return address + "#:~:text=" + directive(strings.Join(fields, " "))
	}
	return address + "#:~:text=" + directive(strings.Join(fields[:4], " ")) + "," + directive(strings.Join(fields[len(fields)-4:], " "))
}

// directive percent-encodes a term of a text directive, in which "-", "," and "&" have a meaning.
func directive(s string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(s))
}
