package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"variorum/generator/disk"
	"variorum/generator/memory"
	"variorum/generator/report"
)

// A build that finds all files as the last one left them has nothing to do. What that one found is told again.

// remembered is what is kept of a build.
type remembered struct {
	Findings report.List
	Summary  Summary
}

// shortcut returns what a build with these options gives where nothing has changed since the last one, which is
// remembered; else nil, with the look that was taken.
func (e *Edition) shortcut(o Options) (*Result, *look) {
	if !e.remembers() || o.Files || o.MergeOnly || o.Preview {
		return nil, nil
	}
	if _, err := os.Lstat(filepath.Join(e.dir, "."+Public+".journal")); !errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a publication was interrupted
	}
	key := e.buildKey(o)
	raw, _ := e.store.Get(key.look)
	before := decodeLook(raw)
	now := e.look(before)
	if before == nil || !now.same(before, "") {
		return nil, now
	}
	raw, ok := e.store.Get(key.result)
	var was remembered
	if !ok || json.Unmarshal(raw, &was) != nil {
		return nil, now
	}
	if !before.settled() {
		e.store.Put(key.look, now.encode())
		e.store.Flush(false)
	}
	was.Summary.Written, was.Summary.Removed = 0, 0
	return &Result{Findings: was.Findings, Summary: was.Summary, Unchanged: true}, nil
}

// rememberBuild keeps what a build found that had looked at the project before it began. It is kept only where nothing
// but public/ has changed since: then the build, once more, would find the same.
func (e *Edition) rememberBuild(o Options, r *Result, before *look) {
	if before == nil || r == nil || r.Files == nil || len(r.Changes) > 0 || !writable(r.Findings) {
		return
	}
	after := e.look(before)
	if !after.same(before, Public) {
		return
	}
	raw, err := json.Marshal(remembered{r.Findings, r.Summary})
	if err != nil {
		return
	}
	key := e.buildKey(o)
	e.store.Put(key.result, raw)
	e.store.Put(key.look, after.encode())
	e.store.Flush(false)
}

// buildKeys are the keys of what is kept of builds with some options.
type buildKeys struct{ look, result memory.Key }

func (e *Edition) buildKey(o Options) buildKeys {
	options := fmt.Sprintf("%+v", o)
	return buildKeys{memory.KeyOf("look", e.program, options), memory.KeyOf("build", e.program, options)}
}

// remembers reports whether anything is remembered from run to run.
func (e *Edition) remembers() bool { return e.store != nil && e.program != "" }

// Remember has the edition keep in a store what it makes, for later runs of the same program.
func (e *Edition) Remember(s *memory.Store, program string) { e.store, e.program = s, program }

// Forget has the edition make all anew and keep nothing of it.
func (e *Edition) Forget() { e.store, e.kept = nil, nil }

// Running tells the running program apart from every other one: by a hash of its file, which is kept by the file's stamp.
func Running(s *memory.Store) (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	return programIn(s, name, time.Now())
}

func programIn(s *memory.Store, name string, now time.Time) (string, error) {
	stamp, err := disk.Stat(name)
	if err != nil {
		return "", err
	}
	key := memory.KeyOf("program", name, fmt.Sprint(stamp))
	if stamp.Settled(now) {
		if raw, ok := s.Get(key); ok {
			return string(raw), nil
		}
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	if len(raw) == 0 {
		return "", errors.New("the program's file is empty")
	}
	sum := sha256.Sum256(raw)
	program := hex.EncodeToString(sum[:])
	if stamp.Settled(now) {
		s.Put(key, []byte(program))
	}
	return program, nil
}
