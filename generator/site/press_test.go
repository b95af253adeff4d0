package site

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/report"
	"variorum/templates"
)

// TestPress changes a site at random, again and again, and holds that what a press makes of it, with all that it made
// before, is what a new one makes. VARIORUM_TRIES says how often it is changed.
func TestPress(t *testing.T) {
	steps := 8
	if n, err := strconv.Atoi(os.Getenv("VARIORUM_TRIES")); err == nil {
		steps = n
	}
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	press := NewPress()
	digests, pages := map[string]*Made{}, map[string]*Made{}
	in := input(t, withBase)
	in.TemplatesKey = "one"
	base := in.Digests
	in.Digests = nil
	in.Pages = nil
	n := 0
	for step := range steps {
		for range 1 + r.IntN(8) {
			n++
			switch r.IntN(7) {
			case 0, 1:
				d := story3(t, fmt.Sprintf("ferry-%d", r.IntN(6)), ferryDigest, ferryA, ferryGazette, ferryHerald)
				d.Digest.Front.Title = fmt.Sprintf("Ferry %d aground at Sandholm", n)
				d.Digest.Front.Topics = []string{[]string{"Sea", "sea", "Harbours", "12"}[r.IntN(4)]}
				d.Digest.Front.Date = []string{"2024-05-02", "2024-05-03", "2023-01-01", ""}[r.IntN(4)]
				put(&in, d)
				delete(digests, d.Slug)
			case 2:
				if len(in.Digests) > 0 {
					i := r.IntN(len(in.Digests))
					delete(digests, in.Digests[i].Slug)
					in.Digests = append(in.Digests[:i:i], in.Digests[i+1:]...)
				}
			case 3:
				if len(base) > 0 {
					put(&in, base[r.IntN(len(base))])
				}
			case 4, 5:
				file := fmt.Sprintf("content/page-%d.md", r.IntN(45))
				raw := fmt.Sprintf("---\ntitle: Page %d\nnav: %d\n---\nWords %d, and [the ferry](ferry-%d.md), [others](topics/sea).\n", n, r.IntN(2), n, r.IntN(6))
				p, _ := ParsePage(file, raw)
				delete(pages, file)
				in.Pages = append(without(in.Pages, file), p)
			case 6:
				if len(in.Pages) > 0 {
					file := in.Pages[r.IntN(len(in.Pages))].File
					in.Pages = without(in.Pages, file)
				}
			}
		}
		known := in
		known.Digests = nil
		var expected []*Told
		for _, d := range in.Digests {
			d.Made = digests[d.Slug]
			known.Digests = append(known.Digests, d)
			expected = append(expected, Expected(d.Slug, d.Digest))
		}
		known.Pages = nil
		for _, p := range in.Pages {
			p.Made = pages[p.File]
			known.Pages = append(known.Pages, p)
		}
		out := press.Begin(known, expected).Finish(known.Digests, known.Pages)
		maps.Copy(digests, out.Digests)
		maps.Copy(pages, out.Pages)
		want, findings := Render(in)
		have := maps.Clone(want)
		for name := range have {
			if _, ok := out.Files[name]; !ok {
				delete(have, name)
			}
		}
		for name, c := range out.Files {
			w, ok := want[name]
			switch {
			case !ok:
				have[name] = []byte("too much")
			case c.Bytes != nil && string(c.Bytes) != string(w):
				have[name] = c.Bytes
			case c.Bytes == nil && c.Sum != Sum(sum(w)):
				have[name] = []byte("another sum")
			}
		}
		if d := cmp.Diff(want, have); d != "" {
			t.Fatalf("seed %d, step %d: new, by the press:\n%s", seed, step, d)
		}
		if d := cmp.Diff(findings, out.Findings, cmp.Transformer("list", func(l report.List) []report.Finding { return l })); d != "" {
			t.Fatalf("seed %d, step %d: new, by the press:\n%s", seed, step, d)
		}
	}
}

func put(in *Input, d Digest) {
	for i := range in.Digests {
		if in.Digests[i].Slug == d.Slug {
			in.Digests[i] = d
			return
		}
	}
	in.Digests = append(in.Digests, d)
}

func without(pages []Page, file string) []Page {
	var out []Page
	for _, p := range pages {
		if p.File != file {
			out = append(out, p)
		}
	}
	return out
}

func sum(content []byte) [32]byte { return sha256.Sum256(content) }

// TestGivenTemplates holds the templates that the program carries against all that is looked for in a project's own, in every
// language that they speak, and a site that is made with them unread against one for which they were read and found good.
func TestGivenTemplates(t *testing.T) {
	for _, tag := range []string{"en", "de", "fr"} {
		in := input(t, strings.Replace(withBase, "publisher:", "language: "+tag+"\npublisher:", 1))
		in.Templates = templates.Files
		read, found := Render(in)
		for _, f := range found {
			if f.ID == "template" {
				t.Error(f)
			}
		}
		in.Templates = Overlay{Upper: fstest.MapFS{}, Lower: templates.Files}
		unread, again := Render(in)
		if !slices.Equal(found, again) {
			t.Errorf("%s: have %v, want %v", tag, again, found)
		}
		if !maps.EqualFunc(read, unread, bytes.Equal) {
			t.Errorf("%s: the sites differ", tag)
		}
	}
}
