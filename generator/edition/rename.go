package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/front"
	"variorum/generator/report"
	"variorum/generator/source"
)

// A story's folder, its digest, the digest's base and what is kept of the last merge belong together, and other texts link
// to it. They are moved together, in an order in which a run that is killed leaves nothing behind that the next build would
// take for something else: no digest is made anew, none is taken for deleted, and the same command goes on.

// Moved is what renaming or removing a story did.
type Moved struct {
	Files   [][2]string // from, to; to is "" for what was removed
	Changes []Change    // of texts
}

// removed is the folder below seeds/ to which removed stories go; stories are not looked for in it.
const removed = Seeds + "/_removed"

// Rename gives a story another name: its folder below seeds/ and, made from it, the address of its pages. The old address
// leads on. The story is named as for Undo.
func (e *Edition) Rename(name, to string) (Moved, report.List, error) {
	var done Moved
	p, err := e.read(true)
	if err != nil {
		return done, nil, err
	}
	s, findings := p.storyCalled(name)
	if s == nil {
		return done, findings, nil
	}
	to = strings.Trim(strings.TrimPrefix(to, Seeds+"/"), "/")
	slug := source.Slug(to)
	dir := path.Join(Seeds, to)
	d := p.digestOf(s)
	if d == nil { // a run that was killed may have told the digest already
		if i := slices.IndexFunc(p.digests, func(x *edited) bool { return x.slug == slug && slices.Contains(x.digest.Front.Moved, s.Slug) }); i >= 0 {
			d = p.digests[i]
		}
	}
	if p.unmovable(s, d, &findings); findings.Errors() > 0 {
		return done, findings, nil
	}
	at := report.Place{File: dir}
	if why := noStory(to); why != "" {
		findings.Add("story-name", at, "", "%q cannot be the name of a story: %s", to, why)
		return done, findings, nil
	}
	_, err = e.disk.Lstat(dir)
	taken := slices.ContainsFunc(p.stories, func(x *story) bool { return x != s && x.Slug == slug }) ||
		slices.ContainsFunc(p.digests, func(x *edited) bool { return x != d && x.slug == slug }) || slug != s.Slug && p.pageAt(slug)
	if taken || err == nil && dir != s.Dir {
		findings.Add("story-name", at, "choose another name", "the name %q is taken", to)
		return done, findings, nil
	}

	defer e.disk.Lock()()
	old := s.Slug
	var moved []string
	if d != nil {
		moved = slices.DeleteFunc(slices.Clone(d.digest.Front.Moved), func(x string) bool { return x == slug || x == old })
	}
	if slug != old {
		moved = append(moved, old)
	}
	text := func(file, before, after string) error {
		if before == after {
			return nil
		}
		c := Change{file, before, after}
		raw, err := e.standing(c)
		if err == nil {
			err = e.writeChange(raw, c)
		}
		if err == nil {
			done.Changes = append(done.Changes, c)
		}
		return err
	}
	if s.base != "" && slug != old {
		after, _ := digest.Readdress(s.base, slug, nil)
		if err := e.own(baseFile(slug), []byte(after)); err != nil {
			return done, findings, err
		}
		done.Files = append(done.Files, [2]string{baseFile(old), baseFile(slug)})
	}
	if d != nil && d.slug != slug {
		after, _ := digest.Readdress(d.raw, slug, moved)
		if err := text(d.file, d.raw, after); err != nil {
			return done, findings, err
		}
	}
	if err := e.readdressSidecar(s.Dir, slug, &done); err != nil {
		return done, findings, err
	}
	if dir != s.Dir {
		if err := e.disk.Move(s.Dir, dir); err != nil {
			return done, findings, err
		}
		e.clearAbove(s.Dir)
		done.Files = append(done.Files, [2]string{s.Dir, dir})
	}
	if slug == old {
		return done, findings, nil
	}
	if err := e.moveLast(old, slug, d); err != nil {
		return done, findings, err
	}
	if d != nil && d.file == path.Join(Content, old+".md") {
		file := path.Join(Content, slug+".md")
		if err := e.disk.Move(d.file, file); err != nil {
			return done, findings, err
		}
		done.Files = append(done.Files, [2]string{d.file, file})
	}
	for _, x := range p.texts() {
		if d != nil && x.file == d.file || x.signed {
			continue // a signed text stays as it was signed; the old address leads on
		}
		if err := text(x.file, x.raw, digest.Relink(x.file, x.raw, old, slug)); err != nil {
			return done, findings, err
		}
	}
	return done, findings, nil
}

// Remove takes a story out of the project: its articles and its digest go to seeds/_removed/, where nothing is looked for. Where
// page is not empty, a page with these words stays at its address.
func (e *Edition) Remove(name, page string) (Moved, report.List, error) {
	var done Moved
	p, err := e.read(true)
	if err != nil {
		return done, nil, err
	}
	s, findings := p.storyCalled(name)
	if s == nil {
		return done, findings, nil
	}
	d := p.digestOf(s)
	if p.unmovable(s, d, &findings); findings.Errors() > 0 {
		return done, findings, nil
	}
	defer e.disk.Lock()()
	to := path.Join(removed, strings.TrimPrefix(s.Dir, Seeds+"/"))
	for n, was := 2, to; ; n++ {
		_, err := e.disk.Lstat(to)
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil { // its folder is none, or cannot be read
			return done, findings, err
		}
		to = fmt.Sprintf("%s-%d", was, n)
	}
	move := func(from, to string) error {
		err := e.disk.Move(from, to)
		if err == nil {
			done.Files = append(done.Files, [2]string{from, to})
		}
		return err
	}
	if err := move(s.Dir, to); err != nil {
		return done, findings, err
	}
	e.clearAbove(s.Dir)
	if d != nil {
		if err := move(d.file, path.Join(to, "_digest.md")); err != nil {
			return done, findings, err
		}
	}
	if s.base != "" {
		if err := move(baseFile(s.Slug), path.Join(to, "_merged.md")); err != nil {
			return done, findings, err
		}
	}
	if err := e.forget(lastFile(s.Slug)); err != nil {
		return done, findings, err
	}
	if page != "" {
		file := path.Join(Content, s.Slug+".md")
		title := s.Slug
		if d != nil && d.digest.Front.Title != "" {
			title = d.digest.Front.Title
		}
		text := "---\ntitle: " + strconv.Quote(title) + "\n"
		if d != nil && len(d.digest.Front.Moved) > 0 {
			text += "moved: [" + strings.Join(d.digest.Front.Moved, ", ") + "]\n"
		}
		text += "---\n\n" + strings.TrimSpace(page) + "\n"
		if err := e.disk.Replace(file, nil, []byte(text)); err != nil {
			return done, findings, err
		}
		done.Changes = append(done.Changes, Change{file, "", text})
		return done, findings, nil
	}
	for _, x := range p.texts() {
		if d != nil && x.file == d.file {
			continue
		}
		if digest.Relink(x.file, x.raw, s.Slug, s.Slug+"-") != x.raw {
			findings.Warn("link-broken", report.Place{File: x.file}, "take the link out", "it links to the story that was removed")
		}
	}
	return done, findings, nil
}

// clearAbove removes the folders above a story that left, as far as nothing else is in them.
func (e *Edition) clearAbove(dir string) {
	for dir = path.Dir(dir); dir != Seeds && strings.HasPrefix(dir, Seeds+"/"); dir = path.Dir(dir) {
		if os.Remove(filepath.Join(e.dir, filepath.FromSlash(dir))) != nil {
			return // something is in it
		}
	}
}

// unmovable tells why a story cannot be moved.
func (p *project) unmovable(s *story, d *edited, findings *report.List) {
	at := report.Place{File: s.Dir}
	switch {
	case s.Dir == Seeds:
		findings.Add("story-here", at, "put them into a folder of their own first", "the articles of the story stand in %s itself", Seeds)
	case slices.ContainsFunc(p.stories, func(x *story) bool { return strings.HasPrefix(x.Dir, s.Dir+"/") }):
		findings.Add("story-here", at, "move these first", "the folder holds further stories")
	case d == nil && p.refusedOf(s) != nil:
		x := p.refusedOf(s)
		findings.Add("story-here", report.Place{File: x.file}, "what is wrong: variorum verify "+s.Slug, "the file cannot be taken for the story's digest, and would stay behind: mend it first")
	case d != nil && !digest.Mergeable(d.raw):
		foreign(findings, d, "moved")
	}
}

// pageAt reports whether an editor's page has an address.
func (p *project) pageAt(slug string) bool {
	for _, q := range p.pages {
		if q.Slug == slug {
			return true
		}
	}
	return slices.ContainsFunc(p.refused, func(x refused) bool { return slices.Contains(x.slugs, slug) })
}

// linking is a text of content/ that may link to a story.
type linking struct {
	file, raw string
	signed    bool
}

// texts lists the digests and pages of the project, and the introduction of its home page.
func (p *project) texts() []linking {
	var out []linking
	for _, d := range p.digests {
		out = append(out, linking{d.file, d.raw, d.digest.Front.Signed != nil})
	}
	for _, q := range p.pages {
		out = append(out, linking{q.File, q.Raw, false})
	}
	if p.settings.Raw != "" {
		out = append(out, linking{p.settings.File, p.settings.Raw, false})
	}
	return out
}

// sidecarSlug is the line of a sidecar that gives a story its address.
var sidecarSlug = regexp.MustCompile(`(?m)^slug:.*$`)

// readdressSidecar gives the story's sidecar the new address where it gives one.
func (e *Edition) readdressSidecar(dir, slug string, done *Moved) error {
	name := path.Join(dir, source.Sidecar)
	if _, err := e.disk.Lstat(name); err != nil {
		return nil
	}
	c, err := e.rewrite(name, func(text string) string {
		block, err := front.Find(text)
		if err != nil || block.Format != front.YAML {
			return text
		}
		return text[:block.Start] + sidecarSlug.ReplaceAllString(text[block.Start:block.End], "slug: "+slug) + text[block.End:]
	})
	if err == nil && c.Before != c.After {
		done.Changes = append(done.Changes, c)
	}
	return err
}

// rewrite is change for who holds the lock already.
func (e *Edition) rewrite(name string, text func(string) string) (Change, error) {
	raw, err := e.disk.ReadFile(name)
	if err != nil {
		return Change{}, err
	}
	c := Change{name, lines(raw), text(lines(raw))}
	if c.Before == c.After {
		return c, nil
	}
	return c, e.writeChange(raw, c)
}

// moveLast gives what is kept of the last merge of a story, and its old base, to its new address.
func (e *Edition) moveLast(old, slug string, d *edited) error {
	if last := e.last(old); last != nil {
		for _, c := range []*Change{&last.Digest, &last.Base} {
			var moved []string
			if c == &last.Digest && d != nil {
				moved = append(slices.Clone(d.digest.Front.Moved), old)
			}
			for _, text := range []*string{&c.Before, &c.After} {
				if *text != "" {
					*text, _ = digest.Readdress(*text, slug, moved)
				}
			}
		}
		last.Base.File = baseFile(slug)
		if last.Digest.File == path.Join(Content, old+".md") {
			last.Digest.File = path.Join(Content, slug+".md")
		}
		raw, err := last.encode()
		if err == nil {
			err = e.own(lastFile(slug), raw)
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(e.forget(lastFile(old)), e.forget(baseFile(old)))
}

// forget removes a file that is the program's own.
func (e *Edition) forget(name string) error {
	raw, err := e.disk.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return e.disk.Replace(name, raw, nil)
}
