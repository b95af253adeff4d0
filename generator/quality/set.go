package quality

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"variorum/generator/digest"
	"variorum/generator/edition"
)

// Set is stories with gold that are measured together: a folder that holds a folder for each, with gold.json and seeds/.
type Set struct {
	Name string // as in the ledger
	Dir  string
}

// Measure builds all stories of a set as one project, in a folder of its own, and scores them. say, which may be nil, is
// told of every story, miss and false report.
func (s Set) Measure(say func(format string, args ...any)) (Tally, error) {
	project, err := os.MkdirTemp("", "variorum-quality-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(project)
	golds, err := filepath.Glob(filepath.Join(s.Dir, "*", "gold.json"))
	if err != nil {
		return nil, err
	}
	var stories []string
	for _, g := range golds {
		stories = append(stories, filepath.Base(filepath.Dir(g)))
	}
	slices.Sort(stories)
	for _, name := range stories {
		if err := os.CopyFS(filepath.Join(project, edition.Seeds, name), os.DirFS(filepath.Join(s.Dir, name, "seeds"))); err != nil {
			return nil, err
		}
	}
	if len(stories) == 0 {
		return nil, fmt.Errorf("%s: no stories with gold", s.Dir)
	}
	r, err := edition.Open(project).Build(edition.Options{DryRun: true})
	if err != nil {
		return nil, err
	}
	if say != nil && r.Findings.Errors() > 0 {
		say("%s", r.Findings.Err())
	}
	return s.score(stories, r.Files, say)
}

// score scores the records among the files of a site.
func (s Set) score(stories []string, files *edition.Files, say func(format string, args ...any)) (Tally, error) {
	all := Tally{}
	fsys := os.DirFS(s.Dir)
	for _, name := range stories {
		g, texts, err := Read(fsys, name)
		if err != nil {
			return nil, err
		}
		raw, ok := files.Read(path.Join(name, "digest.json"))
		if !ok {
			all.Add(Missing(g))
			continue
		}
		record := new(digest.Record)
		if err := json.Unmarshal(raw, record); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if say != nil {
			say("== %s", name)
		}
		all.Add(Tally{"stories built": {1, 1}})
		all.Add(Score(g, texts, record, say))
	}
	return all, nil
}

// Exists reports whether the set's folder is there.
func (s Set) Exists() bool {
	info, err := fs.Stat(os.DirFS(s.Dir), ".")
	return err == nil && info.IsDir()
}
