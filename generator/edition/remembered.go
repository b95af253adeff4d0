package edition

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"variorum/generator/memory"
	"variorum/generator/publish"
	"variorum/generator/report"
)

// A build that finds all files as the last one left them has nothing to do. What that one found is told again.

// remembered is what is kept of a build.
type remembered struct {
	Findings report.List
	Summary  Summary
}

// shortcut returns what a build with these options gives where nothing has changed since the last one, which is
// remembered; else nil.
func (e *Edition) shortcut(o Options) *Result {
	if !e.remembers() || o.Files || o.MergeOnly || o.Only != "" || o.Preview {
		return nil
	}
	if _, err := os.Lstat(filepath.Join(e.dir, "."+Public+".journal")); !errors.Is(err, fs.ErrNotExist) {
		return nil // a publication was interrupted
	}
	e.lookAround(Seeds, Content, Templates, Public)
	e.looked = true
	if !e.now.plain {
		return nil
	}
	raw, ok := e.store.Get(e.buildKey(o, e.now))
	var was remembered
	if !ok || json.Unmarshal(raw, &was) != nil {
		return nil
	}
	if !e.nowKept {
		e.keepLook()
		e.store.Flush(false)
	}
	was.Summary.Written, was.Summary.Removed = 0, 0
	return &Result{Findings: was.Findings, Summary: was.Summary, Unchanged: true}
}

// rememberBuild keeps what a build found. It is kept only where nothing but public/ has changed since it looked at the
// project: then the build, once more, would find the same.
func (e *Edition) rememberBuild(o Options, r *Result) {
	if !e.remembers() || o.Files || o.MergeOnly || o.Only != "" || o.Preview || r == nil {
		return
	}
	before := e.now
	if r.Files != nil {
		e.written = e.public
	}
	e.lookAround(Seeds, Content, Templates, Public)
	e.written = nil
	e.keepLook()
	if r.Files != nil && len(r.Changes) == 0 && writable(r.Findings) && e.now.same(before, Public) {
		if raw, err := json.Marshal(remembered{r.Findings, r.Summary}); err == nil {
			e.store.Put(e.buildKey(o, e.now), raw)
		}
	}
	e.store.Flush(false)
}

// lookAround looks at folders of the project and remembers, until the next time, what there was.
func (e *Edition) lookAround(folders ...string) {
	before := e.now
	if before == nil && e.remembers() {
		raw, _ := e.store.Get(e.lookKey())
		before = decodeLook(raw)
	}
	e.now = e.look(before, folders...)
	e.nowKept = before != nil && before.settled() && e.now.same(before, "")
	e.public = map[string]publish.Sum{}
	from, _ := e.now.find(Public + "/")
	for _, x := range e.now.files[from:] {
		name, ok := strings.CutPrefix(x.Name, Public+"/")
		if !ok {
			break
		}
		if x.Mode.IsRegular() {
			e.public[name] = x.sum
		}
	}
}

// lookAt looks at files that were told to have changed, and takes the rest as it was found last. It reports whether that is
// possible: not where folders came or went.
func (e *Edition) lookAt(changed []string) bool {
	if e.now == nil || !e.now.plain || e.public == nil || len(changed) == 0 {
		return false
	}
	now := &look{taken: time.Now(), plain: true, files: e.now.files}
	found := make([]*looked, len(changed)) // nil for what is gone
	for i, name := range changed {
		if _, there := now.find(path.Dir(name)); !there {
			return false
		}
		if at, had := now.find(name); had && !now.files[at].Mode.IsRegular() {
			return false
		}
		seen, there := e.disk.See(name)
		if there && !seen.Mode.IsRegular() {
			return false
		}
		if there {
			found[i] = &looked{Seen: seen, sum: e.sumOf(name), old: seen.Settled(now.taken)}
		}
	}
	for i, name := range changed { // in the list of before, which nobody needs any more: that of a large project is long
		at, had := now.find(name)
		switch x := found[i]; {
		case x == nil && had:
			now.files = slices.Delete(now.files, at, at+1)
		case x == nil:
		case had:
			now.files[at] = *x
		default:
			now.files = slices.Insert(now.files, at, *x)
		}
	}
	e.now = now
	return true
}

// keepLook keeps the last look for the next run.
func (e *Edition) keepLook() { e.store.Put(e.lookKey(), e.now.encode()) }

func (e *Edition) lookKey() memory.Key { return memory.KeyOf("look", e.program) }

func (e *Edition) buildKey(o Options, l *look) memory.Key {
	return memory.KeyOf("build", e.program, fmt.Sprintf("%+v", o), l.sum())
}

// remembers reports whether anything is remembered from run to run.
func (e *Edition) remembers() bool { return e.store != nil && e.program != "" }

// Remember has the edition keep in a store what it makes, for later runs of the same program.
func (e *Edition) Remember(s *memory.Store, program string) { e.store, e.program = s, program }

// Forget has the edition make all anew and keep nothing of it.
func (e *Edition) Forget() { e.store = nil }

// Watching says that the edition builds again and again, until done is called: what was big of the last few stories stays in
// memory, and the site before beside public/.
func (e *Edition) Watching() (done func() error) {
	e.big.most = 8
	e.spare = &publish.Spare{}
	return e.spare.Remove
}
