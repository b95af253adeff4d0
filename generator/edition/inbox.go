package edition

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/gather"
	"variorum/generator/report"
	"variorum/generator/source"
)

// inbox is the folder of articles that belong to no story yet. Its name begins with "_", so that it is none itself.
const inbox = Seeds + "/_inbox"

// inboxKnown is how many articles of existing stories the articles of the inbox are held against.
const inboxKnown = 3000

// Proposal is articles of the inbox that appear to be about one story.
type Proposal struct {
	Story  string // the slug of the story, or the name that a new one would get
	New    bool
	Files  []string // paths from the project's folder
	Titles []string // of the articles, "" where one has none
	Known  []string // the articles of the story that have the same text, "" where none has
	Why    []string // words that hold them together
}

// Inbox proposes what to do with the articles of seeds/_inbox/. It writes nothing.
func (e *Edition) Inbox() ([]Proposal, report.List, error) {
	p, err := e.read(false)
	if err != nil {
		return nil, nil, err
	}
	if _, err := e.disk.Stat(inbox); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	s, findings := source.ReadStory(e.disk, Seeds, inbox)
	findings = slices.DeleteFunc(findings, func(f report.Finding) bool { return f.ID == "story-empty" || f.ID == "slug-invalid" })
	var heap []gather.Item
	for _, a := range s.Articles {
		heap = append(heap, gather.Item{Article: a})
	}
	if len(heap) == 0 {
		return nil, findings, nil
	}
	var known []gather.Item
	for _, x := range p.stories {
		for _, a := range x.Articles {
			known = append(known, gather.Item{Article: a, Story: x.Slug})
		}
	}
	slices.SortStableFunc(known, func(a, b gather.Item) int { return strings.Compare(b.Article.Meta.Date, a.Article.Meta.Date) })
	heap = append(heap, known[:min(len(known), inboxKnown)]...)
	taken, texts := map[string]bool{}, map[string]string{}
	for _, x := range p.stories {
		taken[x.Slug] = true
		for _, a := range x.Articles {
			texts[x.Slug+" "+a.SHA256] = path.Join(x.Dir, a.File)
		}
	}
	var out []Proposal
	for _, g := range gather.Heap(heap) {
		v := Proposal{Story: g.Story, New: g.Story == "", Why: g.Why}
		for _, i := range g.Items {
			a := heap[i].Article
			v.Files = append(v.Files, path.Join(inbox, a.File))
			v.Titles = append(v.Titles, strings.Join(strings.Fields(a.Meta.Title), " "))
			v.Known = append(v.Known, texts[g.Story+" "+a.SHA256])
		}
		if v.New {
			v.Story = newName(v, taken)
			taken[v.Story] = true
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b Proposal) int { return cmp.Compare(len(b.Files), len(a.Files)) })
	return out, findings, nil
}

// newName makes a name for a new story of its articles' titles, else of the words that hold them together.
func newName(v Proposal, taken map[string]bool) string {
	const most = 6 // words
	words := strings.Join(v.Why[:min(len(v.Why), 3)], " ")
	for _, t := range v.Titles {
		if t != "" {
			words = t
			break
		}
	}
	parts := strings.Split(source.Slug(words), "-")
	name := strings.Join(parts[:min(len(parts), most)], "-")
	if noStory(name) != "" {
		name = "story"
	}
	for n, was := 2, name; taken[name]; n++ {
		name = was + "-" + strconv.Itoa(n)
	}
	return name
}

// Take moves the articles of a proposal into its story's folder, or that of the story that is named, with what the inbox
// knows of them.
func (e *Edition) Take(v Proposal, as string) ([]string, report.List, error) {
	var findings report.List
	p, err := e.read(true)
	if err != nil {
		return nil, nil, err
	}
	name := cmp.Or(as, v.Story)
	dir := ""
	for _, s := range p.stories {
		if s.Slug == name || s.Dir == name {
			dir = s.Dir
		}
	}
	if dir == "" {
		name = strings.TrimPrefix(name, Seeds+"/")
		if why := noStory(name); why != "" {
			findings.Add("story-name", report.Place{File: path.Join(Seeds, name)}, "", "%q cannot be the name of a story: %s", name, why)
			return nil, findings, nil
		}
		dir = path.Join(Seeds, name)
	}
	defer e.disk.Lock()()
	var moved []string
	for _, from := range v.Files {
		if raw, err := e.disk.Read(from, source.Limit); err == nil {
			if same := e.same(dir, raw); same != "" {
				findings.Warn("article-known", report.Place{File: from}, "delete it", "it is %s once more, and stays in the inbox", same)
				continue
			}
		}
		to, err := e.moveInto(dir, from)
		if err != nil {
			return moved, findings, err
		}
		moved = append(moved, to)
		if err := e.moveEntry(path.Base(from), dir, path.Base(to)); err != nil {
			return moved, findings, err
		}
	}
	return moved, findings, nil
}

// moveInto moves a file into a folder, under another name where its own is taken.
func (e *Edition) moveInto(dir, from string) (string, error) {
	ext := path.Ext(from)
	base := strings.TrimSuffix(path.Base(from), ext)
	for n := 1; ; n++ {
		to := path.Join(dir, base+ext)
		if n > 1 {
			to = path.Join(dir, fmt.Sprintf("%s-%d%s", base, n, ext))
		}
		if err := e.disk.Move(from, to); !errors.Is(err, fs.ErrExist) {
			return to, err
		}
	}
}

// moveEntry moves what the inbox's sidecar says of a file to that of a story.
func (e *Edition) moveEntry(file, dir, name string) error {
	sidecar := path.Join(inbox, source.Sidecar)
	entry := ""
	_, err := e.rewrite(sidecar, func(text string) string {
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			if key := strings.TrimSpace(line); key != strconv.Quote(file)+":" && key != file+":" {
				continue
			}
			end := i + 1
			for end < len(lines) && strings.HasPrefix(lines[end], "    ") {
				end++
			}
			entry = "  " + strconv.Quote(name) + ":\n" + strings.Join(lines[i+1:end], "")
			return strings.Join(lines[:i], "") + strings.Join(lines[end:], "")
		}
		return text
	})
	if errors.Is(err, fs.ErrNotExist) || err == nil && entry == "" {
		return nil
	}
	if err != nil {
		return err
	}
	to := path.Join(dir, source.Sidecar)
	if _, err := e.disk.Lstat(to); errors.Is(err, fs.ErrNotExist) {
		return e.disk.Replace(to, nil, []byte("---\nsources:\n"+entry+"---\n"))
	}
	_, err = e.rewrite(to, func(text string) string {
		with, _ := withEntry(text, name, entry)
		return with
	})
	return err
}

// Collect stores fetched articles in the inbox, those that it does not have yet.
func (e *Edition) Collect(items []Item) ([]string, report.List, error) {
	var findings report.List
	var written []string
	for _, item := range items {
		item.Name = fileName(item.Name)
		if !readable(item, &findings) {
			continue
		}
		file, err := e.create(inbox, item)
		if err != nil {
			return written, findings, err
		}
		written = append(written, file)
		if err := e.note(inbox, path.Base(file), item, &findings); err != nil {
			return written, findings, err
		}
	}
	return written, findings, nil
}
