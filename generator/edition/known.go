package edition

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/memory"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/source"
)

// What was made of a story once is as good as new while everything that it was made of is the same. It is remembered by
// stage, each under the hash of what went into it, the program first of all:
//
//	sketch    what has to be known of a story before its articles are read: of its folder's files
//	composed  the digest that the program composes of it: of the folder, and of what its digest says of keys and lineages
//	judged    what is found in a digest: of the story's key, the digest, the setting source_text, and the answers to what its
//	          links asked for
//	made      the pages of a digest or an editor's page: see site.Made
//
// These are small. The collation, with all that was read of its articles, is not: it is made again where one of the
// stages after it has to be, and only the last few stay.

// sketch is what has to be known of a story before its articles are read.
type sketch struct {
	Slug, Name, Title, Date, Thread string
	Articles                        int
	Findings                        report.List
}

// composed is what is kept of a story that was collated and composed.
type composed struct {
	Findings report.List
	Sources  []composedSource
	Count    storyCount
	Markdown string
	Verified bool // the digest, as it was composed, was held against its articles
}

// composedSource is an article of a story that was composed.
type composedSource struct{ Key, SHA256, File string }

// judged is what is kept of a digest that was held against its story.
type judged struct {
	Asked    map[string]bool // whether there is a page, as its links ask
	Findings report.List
	Standing standing
	Share    Share
	Signed   bool
	Current  bool // what was signed is as it was
}

// recall returns what is kept of a stage under a key; nil where nothing is.
func recall[T any](e *Edition, stage, key string) *T {
	if key == "" {
		return nil
	}
	k := e.keyOf(stage, key)
	e.store.Use(k)
	return remember(&e.recent, stage+key, func() *T {
		if !e.remembers() && len(e.parts) == 0 {
			return nil
		}
		raw, ok := e.get(k)
		if !ok {
			return nil
		}
		v := new(T)
		if memory.Read(raw, v) != nil {
			return nil
		}
		return v
	})
}

// keep keeps a value of a stage under a key.
func keep[T any](e *Edition, stage, key string, v *T) {
	if key == "" {
		return
	}
	e.recent.put(stage+key, v)
	if !e.remembers() {
		return
	}
	if raw, err := memory.Write(*v); err == nil { // TestKept holds that it can be written
		e.store.Put(e.keyOf(stage, key), raw)
		if e.unwritten.Add(int64(len(raw))) > flushed {
			e.unwritten.Store(0)
			e.store.Flush(false)
		}
	}
}

func (e *Edition) keyOf(stage, key string) memory.Key { return memory.KeyOf(stage, e.program, key) }

// folderKey is the hash of all that reading a story's folder reads; "" where that is not known: the folder was not looked
// at, or there are links in it, so that other places count too.
func (l *look) folderKey(dir string) string {
	if l == nil {
		return ""
	}
	parts := []string{dir}
	for x := range l.in(dir) {
		base := path.Base(x.Name)
		if !source.IsArticle(base) && base != source.Sidecar {
			continue
		}
		if !x.Mode.IsRegular() {
			return ""
		}
		parts = append(parts, base, string(x.sum[:]))
	}
	if len(parts) == 1 {
		return ""
	}
	return hash(parts...)
}

// stands reports whether a story's folder is still as it was looked at, so that what was read of it may be kept.
func (e *Edition) stands(s *story) bool {
	if s.folder == "" {
		return false
	}
	dir := e.disk.LookInto(s.Dir)
	i := 0
	for x := range e.now.in(s.Dir) {
		base := path.Base(x.Name)
		if !source.IsArticle(base) && base != source.Sidecar {
			continue
		}
		for i < len(dir) && dir[i].Name < x.Name {
			if b := path.Base(dir[i].Name); source.IsArticle(b) || b == source.Sidecar {
				return false // it has come meanwhile
			}
			i++
		}
		if i == len(dir) || dir[i].Name != x.Name {
			return false
		}
		if dir[i] != x.Seen || !x.old && e.sumOf(x.Name) != x.sum {
			return false
		}
		i++
	}
	for ; i < len(dir); i++ {
		if b := path.Base(dir[i].Name); source.IsArticle(b) || b == source.Sidecar {
			return false
		}
	}
	return true
}

// storyKey is the hash of everything that a story is composed of; "" where its folder is not known.
func (p *project) storyKey(s *story) string {
	if s.folder == "" || s.reasons {
		return ""
	}
	in := p.input(s)
	return hash(s.folder, s.Slug, fmt.Sprintf("%q", in.Assigned), fmt.Sprintf("%+v", in.Verdicts), p.stands(s))
}

// settled reports whether a story was collated as it will be with the digest that it has now: with the same keys and the
// same verdicts on lineages. It is not where a digest was merged and gives keys that were not given before.
func (p *project) settled(s *story) bool {
	in := p.input(s)
	if len(in.Verdicts) > 0 || len(in.Assigned) != len(s.made.Sources) {
		return false
	}
	for _, x := range s.made.Sources {
		if !slices.Contains(in.Assigned, collate.Assigned{Key: x.Key, File: x.File, SHA256: x.SHA256}) {
			return false
		}
	}
	return true
}

// judgedKey is the hash of what the findings of a digest depend on, but for its links' targets; "" where that is not known.
func (p *project) judgedKey(d *edited) string {
	if d.story == nil || d.story.key == "" || d.story.made == nil {
		return ""
	}
	parts := []string{d.file, d.raw, d.story.key, d.story.Dir, p.settings.SourceText}
	if o := p.digestOf(d.story); o != d {
		parts = append(parts, o.file, o.raw)
	}
	return hash(parts...)
}

// writable reports whether findings can be written as text and read again as they were.
func writable(list report.List) bool {
	for _, f := range list {
		if strings.ToValidUTF8(f.ID+f.Place.File+f.Message+f.Hint+f.Story, "") != f.ID+f.Place.File+f.Message+f.Hint+f.Story {
			return false
		}
	}
	return true
}

// madeOf returns what is known of the pages of a digest or page, if public/ or a part has them just so.
func (e *Edition) madeOf(key string) *site.Made {
	m := recall[site.Made](e, "made", key)
	if m == nil {
		return nil
	}
	for name, sum := range m.Files {
		if e.public[name] != sum && !e.hasPart(sum) {
			return nil
		}
	}
	return m
}
