package digest

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Readdress returns a digest's file for a story that has got another address. moved lists the addresses that it had, the
// latest last; where it is empty, what the file has of them stays. ok is false where the front matter is no YAML.
func Readdress(raw, story string, moved []string) (text string, ok bool) {
	m, body, ok := splitMatter(raw)
	if !ok {
		return raw, false
	}
	m.set("story", "story: "+yamlString(story)+"\n")
	if len(moved) > 0 {
		quoted := make([]string, len(moved))
		for i, s := range moved {
			quoted[i] = yamlString(s)
		}
		m.set("moved", "moved: ["+strings.Join(quoted, ", ")+"]\n")
	}
	return m.String() + body, true
}

// definedLink is a definition of a link's address: "[there]: old.md".
var definedLink = regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*<?([^ \t\n>]+)`)

// Relink returns a file of content/ whose links to the address from lead to the address to.
func Relink(file, raw, from, to string) string {
	d, _ := Parse(file, raw)
	type place struct{ start, end int }
	var places []place
	find := func(start, end int, target string) {
		if i := strings.LastIndex(raw[start:end], target); i >= 0 && leadsTo(target, from) {
			places = append(places, place{start + i, start + i + len(target)})
		}
	}
	for _, l := range d.Links {
		find(l.Start, l.End, l.Target)
	}
	for _, m := range definedLink.FindAllStringSubmatchIndex(raw[d.Body:], -1) {
		find(d.Body+m[2], d.Body+m[3], raw[d.Body+m[2]:d.Body+m[3]])
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(b.start, a.start) })
	last := len(raw) + 1
	for _, p := range places {
		if p.end > last {
			continue // the same place, by its definition and its use
		}
		last = p.start
		target := raw[p.start:p.end]
		i := strings.Index(target, from)
		raw = raw[:p.start] + target[:i] + to + target[i+len(from):] + raw[p.end:]
	}
	return raw
}

// leadsTo reports whether a link within the site leads to a digest's pages: "old.md", "/old/", "../old/sources/".
func leadsTo(target, slug string) bool {
	if strings.Contains(target, ":") || strings.HasPrefix(target, "//") {
		return false
	}
	target, _, _ = strings.Cut(target, "#")
	at := strings.TrimPrefix(path.Clean("/"+strings.TrimLeft(target, "./")), "/")
	at = strings.TrimSuffix(at, ".md")
	return at == slug || strings.HasPrefix(at, slug+"/")
}
