package edition

import (
	"crypto/sha256"
	"encoding/json"
	"path"
	"strings"
	"sync"

	"variorum/generator/digest"
	"variorum/generator/publish"
	"variorum/generator/site"
)

// lastSite is the site as it stands: the pages of a digest that is held back are taken from it. It is read when it is first asked
// for.
type lastSite struct {
	folder *publish.Folder
	once   sync.Once
	files  map[string][]byte
	err    error
}

func (l *lastSite) read(name string) []byte {
	l.once.Do(func() { l.files, l.err = l.folder.Published() })
	return l.files[name]
}

// digest reads a digest as it was last published.
func (l *lastSite) digest(slug string) (site.Digest, bool) {
	raw := l.read(path.Join(slug, "digest.md"))
	if raw == nil {
		return site.Digest{}, false
	}
	record := new(digest.Record)
	if err := json.Unmarshal(l.read(path.Join(slug, "digest.json")), record); err != nil {
		return site.Digest{}, false
	}
	d, _ := digest.Parse(path.Join(Public, slug, "digest.md"), string(raw))
	return site.Digest{Slug: slug, Digest: d, Record: record, Held: true}, true
}

// pagesOf returns the published files of a digest, and all assets, since its pages may need those of an earlier build.
func (l *lastSite) pagesOf(slug string) map[string]site.Sum {
	_ = l.read("")
	sums := map[string]site.Sum{}
	for name, content := range l.files {
		if strings.HasPrefix(name, slug+"/") || strings.HasPrefix(name, "static/") || strings.HasPrefix(name, "img/") || strings.HasPrefix(name, "files/") {
			sums[name] = sha256.Sum256(content)
		}
	}
	return sums
}
