package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"variorum/generator/disk"
	"variorum/generator/report"
)

// merging is what merging one story changes.
type merging struct {
	story   *story
	changes []Change   // of the digest and of its base, in this order
	last    *lastMerge // what is to be kept of it; nil where a digest is made

	unedited bool // what is new was put into a digest that nobody has edited

	findings report.List
}

// writeMerges writes what merging changed in content/, unless the run is dry or locked. Where a file is no longer as the
// build read it, it is left as it is with the base that belongs to it, and its place is among those that are returned.
// Result.Changes then has what was written.
func (e *Edition) writeMerges(r *Result, o Options) (changed []string, err error) {
	if o.DryRun || o.Locked || len(r.merges) == 0 {
		return nil, nil
	}
	defer e.disk.Lock()()
	r.Changes = nil
	for _, m := range r.merges {
		err := e.writeMerge(m)
		if errors.Is(err, disk.ErrChanged) {
			changed = append(changed, m.changes[0].File)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", m.changes[0].File, err)
		}
		r.Changes = append(r.Changes, m.changes...)
	}
	return changed, nil
}

// writeMerge writes a digest and its base, the digest first, so that what is known of the articles is never ahead of
// what stands in the digest.
func (e *Edition) writeMerge(m merging) error {
	raws := make([][]byte, len(m.changes))
	for i, c := range m.changes {
		var err error
		if raws[i], err = e.standing(c); err != nil {
			return err
		}
	}
	if m.last != nil {
		if err := e.keepLast(m); err != nil {
			return err
		}
	}
	for i, c := range m.changes {
		if err := e.writeChange(raws[i], c); err != nil {
			return err
		}
	}
	return nil
}

// savedOver tells which changes still stand when a build is through, and whether somebody has saved over others, with the
// text of before: then what was merged is not in the file any more, and has to be merged into what was saved.
func (e *Edition) savedOver(changes []Change) (stand []Change, over bool) {
	for _, c := range changes {
		if raw, err := e.disk.ReadFile(c.File); err == nil && lines(raw) != c.After {
			over = true
			continue
		}
		stand = append(stand, c)
	}
	return stand, over
}

func (e *Edition) keepLast(m merging) error {
	raw, err := m.last.encode()
	if err != nil {
		return err
	}
	return e.own(lastFile(m.story.Slug), raw)
}

// own writes a file that is the program's alone.
func (e *Edition) own(name string, content []byte) error {
	before, err := e.disk.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		before, err = nil, nil
	}
	if err != nil {
		return err
	}
	return e.disk.Replace(name, before, content)
}

// standing returns the bytes of a file as it stands, nil where there is none; with disk.ErrChanged where it is neither as
// it was before a change nor as it will be after it, when another run was quicker.
func (e *Edition) standing(c Change) ([]byte, error) {
	raw, err := e.disk.ReadFile(c.File)
	if errors.Is(err, fs.ErrNotExist) {
		raw, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	if text := lines(raw); text != c.Before && text != c.After || raw == nil && c.Before != "" && c.After != "" {
		return nil, disk.ErrChanged
	}
	return raw, nil
}

// writeChange changes a file that holds raw.
func (e *Edition) writeChange(raw []byte, c Change) error {
	if lines(raw) == c.After && (raw != nil || c.After == "") {
		return nil
	}
	var after []byte
	if c.After != "" {
		after = inForm(raw, c.Before, c.After)
	}
	return e.disk.Replace(c.File, raw, after)
}

// change makes one change of a file that people edit: text tells what it becomes of what stands there, and is asked again
// where somebody saves meanwhile. It returns what was changed.
func (e *Edition) change(name string, text func(before string) (after string, err error)) (Change, error) {
	defer e.disk.Lock()()
	for n := 0; ; n++ {
		raw, err := e.disk.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			raw, err = nil, nil
		}
		if err != nil {
			return Change{}, err
		}
		c := Change{File: name, Before: lines(raw)}
		if c.After, err = text(c.Before); err != nil || c.Before == c.After {
			return c, err
		}
		if err = e.writeChange(raw, c); err == nil || !errors.Is(err, disk.ErrChanged) || n == retries {
			return c, err
		}
	}
}

// retries is how often a change is tried anew where somebody saves the file at the very moment.
const retries = 20

// inForm returns after in the form in which raw holds before: with its byte order mark, and every line that stays with
// its own line end.
func inForm(raw []byte, before, after string) []byte {
	text := string(raw)
	if text == before {
		return []byte(after)
	}
	mark := ""
	if rest, ok := strings.CutPrefix(text, "\ufeff"); ok {
		mark, text = "\ufeff", rest
	}
	ends := func(s string) string { return s }
	if n := strings.Count(text, "\r\n"); 2*n > strings.Count(text, "\n") {
		ends = func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	}
	var b strings.Builder
	b.WriteString(mark)
	at := 0 // in before
	keep := func(to int) {
		for ; at < to; at++ {
			if before[at] == '\n' && strings.HasPrefix(text, "\r\n") {
				b.WriteByte('\r')
				text = text[1:]
			}
			b.WriteByte(before[at])
			text = text[1:]
		}
	}
	for _, edit := range udiff.Lines(before, after) {
		keep(edit.Start)
		for ; at < edit.End; at++ {
			if before[at] == '\n' {
				text = strings.TrimPrefix(text, "\r")
			}
			text = text[1:]
		}
		b.WriteString(ends(edit.New))
	}
	keep(len(before))
	return []byte(b.String())
}

// clear finishes what a run that was killed has left in the folders that the program writes into.
func (e *Edition) clear(r *Result) error {
	kept, err := e.disk.Clear(Seeds, Content)
	for _, name := range kept {
		r.Findings.Warn("save-kept", report.Place{File: name}, "take from it what you want to keep, and remove it",
			"somebody saved this while an earlier run was stopped, and saved again later")
	}
	return err
}
