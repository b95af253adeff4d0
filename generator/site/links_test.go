package site

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// crawl checks every link of every page: to a file of the site and to an id on it. Addresses are resolved under root, as
// a server or the disk would; the site's own absolute addresses count as links inside it.
func crawl(t *testing.T, files map[string][]byte, root, base string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	type ref struct{ from, to string }
	var refs []ref
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		ids[name] = map[string]bool{}
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					if ids[name][a.Val] {
						t.Errorf("%s: id %q twice", name, a.Val)
					}
					ids[name][a.Val] = true
				case "href", "src", "data-index", "data-library", "data-root":
					refs = append(refs, ref{name, a.Val})
				case "aria-labelledby":
					refs = append(refs, ref{name, "#" + a.Val})
				}
			}
		}
	}
	for _, r := range refs {
		to := r.to
		if rest, ok := strings.CutPrefix(to, base); ok && base != "" {
			to = root + rest
		}
		u, err := url.Parse(to)
		if err != nil {
			t.Errorf("%s: link %q: %v", r.from, r.to, err)
			continue
		}
		if u.Scheme != "" && u.Scheme != "file" {
			continue
		}
		from, err := url.Parse(root + r.from)
		if err != nil {
			t.Fatal(err)
		}
		full := from.ResolveReference(u)
		name, ok := strings.CutPrefix(full.Path, strings.TrimPrefix(root, "file://"))
		if !ok {
			t.Errorf("%s: link %q leaves the site", r.from, r.to)
			continue
		}
		if strings.HasSuffix(name, "/") || name == "" {
			if strings.HasPrefix(root, "file:") {
				t.Errorf("%s: link %q names a folder, which does not open from disk", r.from, r.to)
			}
			name = path.Join(name, "index.html")
		}
		if files[name] == nil {
			t.Errorf("%s: link %q leads to %s, which is not there", r.from, r.to, name)
			continue
		}
		if f := full.Fragment; f != "" && strings.HasSuffix(name, ".html") && !ids[name][f] {
			t.Errorf("%s: link %q: %s has no id %q", r.from, r.to, name, f)
		}
	}
	if len(refs) < 50 {
		t.Errorf("only %d links found", len(refs))
	}
}

func TestLinks(t *testing.T) {
	for _, text := range []string{Excerpts, Full, None} {
		for _, root := range []string{"/", "/sub/folder/", "file:///home/me/public/"} {
			t.Run(fmt.Sprint(text, root), func(t *testing.T) {
				in := input(t, "---\nsource_text: "+text+"\n---\n")
				crawl(t, render(t, in), root, "")
			})
		}
	}
	t.Run("base_url", func(t *testing.T) {
		crawl(t, render(t, input(t, withBase)), "/", "https://news.example/sub/")
	})
}

// TestBuiltLinks checks every link and fragment of a built site (-site): from the root of a host, from a folder, from disk.
func TestBuiltLinks(t *testing.T) {
	if *builtSite == "" {
		t.Skip("-site names no built site")
	}
	files, _ := pagesToOpen(t)
	base := ""
	if _, after, ok := strings.Cut(string(files["index.html"]), `<link rel="canonical" href="`); ok {
		base, _, _ = strings.Cut(after, `"`)
	}
	crawl(t, files, "/", base)
	crawl(t, files, "/sub/folder/", base)
	crawl(t, files, "file:///home/me/public/", "")
}
