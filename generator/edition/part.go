package edition

import (
	"fmt"
	"path"
	"strings"

	"variorum/generator/memory"
	"variorum/generator/site"
	"variorum/generator/source"
)

// A site may be made in parts: several processes, on one machine or on many, over one project or copies of it, each build
// the stories of some folders, and one brings them together. A part is a file: a store (memory) that has what came of each
// stage of its stories, and the pages of their digests, each by the hash of everything that it was made of. To bring parts
// together is to build with them at hand. So what a part has must not even fit: of a story that has changed since, or of a
// page that asks for what turns out to be elsewhere, nothing is found, and it is made as in any build, and the site has the
// bytes of one that was built whole.

// Into has the next build keep all that it makes in a part. What is remembered already comes into it too.
func (e *Edition) Into(part *memory.Store, program string) {
	if e.store != nil {
		e.parts = append(e.parts, e.store)
	}
	e.store, e.program = part, program
	e.store.Put(partKey(program), nil)
}

// From has the next build take what parts have. It returns the numbers of those that another program has made, which have
// nothing for this one.
func (e *Edition) From(parts []*memory.Store, program string) (others []int) {
	e.program = program
	for i, part := range parts {
		if !part.Use(partKey(program)) {
			others = append(others, i)
		}
	}
	e.parts = append(e.parts, parts...)
	return others
}

func partKey(program string) memory.Key { return memory.KeyOf("part", program) }

func pageFileKey(sum site.Sum) memory.Key { return memory.KeyOf("page file", string(sum[:])) }

// get returns what is remembered for a key. What a part has is remembered from now on.
func (e *Edition) get(k memory.Key) ([]byte, bool) {
	if raw, ok := e.store.Get(k); ok {
		return raw, true
	}
	for _, part := range e.parts {
		if raw, ok := part.Get(k); ok {
			e.store.Put(k, raw)
			return raw, true
		}
	}
	return nil, false
}

// inPart returns a file of a page that a part has.
func (e *Edition) inPart(sum site.Sum) ([]byte, bool) {
	for _, part := range e.parts {
		if raw, ok := part.Get(pageFileKey(sum)); ok {
			return raw, true
		}
	}
	return nil, false
}

// hasPart reports whether a part has a file of a page.
func (e *Edition) hasPart(sum site.Sum) bool {
	for _, part := range e.parts {
		if part.Use(pageFileKey(sum)) {
			return true
		}
	}
	return false
}

// chosen returns the folders of stories that a pattern names: by their own path below seeds/ or that of a folder that they
// lie in, and the slugs that the others have if nothing else is said of them.
func chosen(dirs []string, pattern string) (out, others []string, err error) {
	pattern = strings.Trim(strings.TrimPrefix(pattern, Seeds+"/"), "/")
	for _, dir := range dirs {
		before := len(out)
		for name := strings.TrimPrefix(dir, Seeds+"/"); name != "."; name = path.Dir(name) {
			ok, err := path.Match(pattern, name)
			if err != nil {
				return nil, nil, fmt.Errorf("%q: %w", pattern, err)
			}
			if ok {
				out = append(out, dir)
				break
			}
		}
		if len(out) == before {
			others = append(others, source.Slug(strings.TrimPrefix(dir, Seeds+"/")))
		}
	}
	if len(out) == 0 {
		return nil, nil, fmt.Errorf("no story below %s/ lies in %q", Seeds, pattern)
	}
	return out, others, nil
}

// part makes the pages of a digest and keeps them in the part.
func (w *work) part(d *edited) {
	if !w.keyed || !w.prints(d, w.o.Drafts) {
		return
	}
	x, ok := w.load(d.slug)
	if !ok {
		return
	}
	if m := w.printing.Make(&x); m != nil && m.Findings.Errors() == 0 {
		keep(w.e, "made", w.p.judgedKey(d), m)
	}
}

// flushed is after how many bytes a store is written on.
const flushed = 8 << 20

// toPart puts a file of a page into the part. One goroutine at a time calls it.
func (w *work) toPart(_ string, c site.Content) bool {
	w.e.store.Put(pageFileKey(c.Sum), c.Bytes)
	if w.kept += len(c.Bytes); w.kept > flushed {
		w.kept = 0
		w.e.store.Flush(false)
	}
	return true
}
