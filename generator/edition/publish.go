package edition

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/verify"
)

// site renders the files of the site. published is the site as it stands: the pages of a digest that is held back are
// taken from there, with the assets that they may need.
func (p *project) site(templates fs.FS, published map[string][]byte, press *site.Press, drafts bool) (map[string][]byte, report.List) {
	in := site.Input{Settings: p.settings, Checks: verify.Checks(), Templates: templates}
	for _, page := range p.pages {
		if !page.Draft || drafts {
			in.Pages = append(in.Pages, page)
		}
	}
	stays := map[string][]byte{}
	for _, d := range p.digests {
		switch {
		case d.digest.Front.Draft && !drafts:
		case d.held || d.story == nil || d.story.held || d.story.collation == nil:
			slugs := []string{d.slug}
			if file := strings.TrimSuffix(path.Base(d.file), path.Ext(d.file)); d.story == nil && file != d.slug && !slices.ContainsFunc(p.digests, func(x *edited) bool { return x.slug == file }) {
				slugs = append(slugs, file) // a mistyped story: does not take its pages down
			}
			for _, slug := range slugs {
				if slices.ContainsFunc(in.Digests, func(x site.Digest) bool { return x.Slug == slug }) {
					continue
				}
				if last, ok := lastPublished(slug, published); ok {
					in.Digests = append(in.Digests, last)
					maps.Copy(stays, pagesOf(slug, published))
				}
			}
		default:
			x := site.Digest{Slug: d.slug, Digest: d.digest, Collation: d.story.collation, Result: d.result, Record: d.record}
			if p.settings.Unsigned == site.Hold && (x.Record.Signed == nil || !x.Record.Signed.Current) && !drafts {
				d.unsigned = true
				continue
			}
			in.Digests = append(in.Digests, x)
		}
	}
	p.lastPages(&in, stays, published)
	var expected []*site.Told
	for _, d := range in.Digests {
		expected = append(expected, site.Expected(d.Slug, d.Digest))
	}
	out := press.Begin(in, expected).Finish(in.Digests)
	files, findings := map[string][]byte{}, out.Findings
	for name, c := range out.Files {
		files[name] = c.Bytes
	}
	for name, content := range stays {
		if _, made := files[name]; !made {
			files[name] = content
		}
	}
	return files, findings
}

// lastPublished reads a digest as it was last published.
func lastPublished(slug string, published map[string][]byte) (site.Digest, bool) {
	raw, ok := published[path.Join(slug, "digest.md")]
	if !ok {
		return site.Digest{}, false
	}
	record := new(digest.Record)
	if err := json.Unmarshal(published[path.Join(slug, "digest.json")], record); err != nil {
		return site.Digest{}, false
	}
	d, _ := digest.Parse(path.Join(Public, slug, "digest.md"), string(raw))
	return site.Digest{Slug: slug, Digest: d, Record: record, Held: true}, true
}

// pagesOf returns the published files of a digest, and all assets, since its pages may need those of an earlier build.
func pagesOf(slug string, published map[string][]byte) map[string][]byte {
	files := map[string][]byte{}
	for name, content := range published {
		if strings.HasPrefix(name, slug+"/") || strings.HasPrefix(name, "static/") {
			files[name] = content
		}
	}
	return files
}
