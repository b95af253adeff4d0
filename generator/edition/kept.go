package edition

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/google/renameio/v2/maybe"

	"variorum/generator/collate"
	"variorum/generator/disk"
	"variorum/generator/report"
	"variorum/generator/source"
)

// Kept is what verifying remembers from run to run: of each digest what was found, by the hash of everything that this
// depends on, which are the program, the digest's bytes, the bytes of its story's folder and the names of the site's pages. It
// is one file outside the project, written whole and at once: of two runs at a time the last one's stays. A file that is
// damaged, or another program's, is as none. It holds no more than one entry a digest and one a story, those of the
// project as it is.
//
// It never changes what is found, only how long that takes.
type Kept struct {
	File    string                 // where it is kept
	Program func() (string, error) // tells the program apart from every other one, such as by a hash of it

	program string
	mu      sync.Mutex // of now
	before  notes
	now     notes
}

// notes is the content of the file.
type notes struct {
	Stories  map[string]sketch  // by folder
	Verdicts map[string]verdict // by the digest's file
}

// sketch is what has to be known of a story before its articles are read.
type sketch struct {
	Key      string // hash of the folder
	Slug     string
	Findings report.List
}

// verdict is what was found of a digest.
type verdict struct {
	Key      string // hash of all that it depends on
	Story    report.List
	Findings report.List
	Standing standing
}

// open reads what is kept. Without a file, or without knowing the program, nothing is.
func (k *Kept) open() {
	if k == nil {
		return
	}
	k.before, k.now = notes{}, notes{Stories: map[string]sketch{}, Verdicts: map[string]verdict{}}
	if k.program == "" {
		p, err := k.Program()
		if err != nil || p == "" {
			return
		}
		k.program = p
	}
	raw, err := disk.Read(k.File, keptLimit)
	if err != nil {
		return
	}
	head, body, _ := bytes.Cut(raw, []byte("\n"))
	if string(head) != k.seal(body) || json.Unmarshal(body, &k.before) != nil {
		k.before = notes{}
	}
}

// seal is the first line of the file: it tells that the rest is whole, and this program's.
func (k *Kept) seal(body []byte) string { return hash("kept", k.program, string(body)) }

// close writes what is kept now, unless nothing has changed. That it cannot be written costs time and nothing else.
func (k *Kept) close() {
	if !k.on() {
		return
	}
	body, err := json.Marshal(k.now)
	if err != nil {
		return
	}
	if old, err := json.Marshal(k.before); err == nil && bytes.Equal(old, body) {
		return
	}
	if os.MkdirAll(filepath.Dir(k.File), 0o777) != nil {
		return
	}
	_, err = os.Stat(k.File)
	if maybe.WriteFile(k.File, append([]byte(k.seal(body)+"\n"), body...), 0o666) == nil && err != nil {
		k.tidy()
	}
}

// keptLimit is the largest file that is taken for what is kept, in bytes.
const keptLimit = 256 << 20

// most is how many projects' files stay beside each other.
const most = 50

// tidy removes the files of the projects that were verified longest ago, where there are many.
func (k *Kept) tidy() {
	files, err := filepath.Glob(filepath.Join(filepath.Dir(k.File), "*"+filepath.Ext(k.File)))
	if err != nil || len(files) <= most {
		return
	}
	when := func(file string) int64 {
		info, err := os.Stat(file)
		if err != nil {
			return 0
		}
		return info.ModTime().UnixNano()
	}
	slices.SortFunc(files, func(a, b string) int { return cmp.Compare(when(a), when(b)) })
	for _, f := range files[:len(files)-most] {
		_ = os.Remove(f)
	}
}

// on reports whether anything is kept.
func (k *Kept) on() bool { return k != nil && k.program != "" }

// folderKey returns the hash of a story's folder; "" where nothing is kept of it.
func (k *Kept) folderKey(fsys fs.FS, dir string) string {
	if !k.on() {
		return ""
	}
	return folderKey(fsys, dir)
}

// sketch fills in what has to be known of a story before its articles are read, and reports whether that is known.
func (k *Kept) sketch(s *story, key string) bool {
	if !k.on() || key == "" {
		return false
	}
	was, ok := k.before.Stories[s.Dir]
	if !ok || was.Key != key {
		return false
	}
	s.Slug, s.findings, s.folder, s.sketched = was.Slug, was.Findings, key, true
	k.mu.Lock()
	defer k.mu.Unlock()
	k.now.Stories[s.Dir] = was
	return true
}

// keepStory remembers a story that was read from a folder whose hash was key before.
func (k *Kept) keepStory(fsys fs.FS, s *story, key string) {
	if !k.on() || key == "" || s.findings.Errors() > 0 || !writable(s.findings) || folderKey(fsys, s.Dir) != key {
		return
	}
	s.folder = key
	k.mu.Lock()
	defer k.mu.Unlock()
	k.now.Stories[s.Dir] = sketch{key, s.Slug, slices.Clone(s.findings)}
}

// verdict fills in what was found of a digest in an earlier run, and reports whether that is known.
func (k *Kept) verdict(p *project, d *edited) bool {
	if !k.on() || d.story == nil || d.story.folder == "" {
		return false
	}
	was, ok := k.before.Verdicts[d.file]
	if !ok || was.Key != verdictKey(p, d) {
		return false
	}
	d.story.findings, d.result.Findings, d.standing = was.Story, was.Findings, was.Standing
	k.now.Verdicts[d.file] = was
	return true
}

// keepVerdict remembers what was found of a digest, but where its story's folder has changed since it was read.
func (k *Kept) keepVerdict(fsys fs.FS, p *project, d *edited) {
	if !k.on() || d.story == nil || d.story.folder == "" || d.story.collation == nil ||
		!writable(d.story.findings) || !writable(d.result.Findings) || folderKey(fsys, d.story.Dir) != d.story.folder {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.now.Verdicts[d.file] = verdict{verdictKey(p, d), slices.Clone(d.story.findings), slices.Clone(d.result.Findings), d.standing}
}

// writable reports whether findings can be written as text and read again as they were.
func writable(list report.List) bool {
	return !slices.ContainsFunc(list, func(f report.Finding) bool {
		return !utf8.ValidString(f.ID + f.Place.File + f.Message + f.Hint + f.Story)
	})
}

// keepRest remembers what was not asked for in this run, as it was, of digests and stories that are still there.
func (k *Kept) keepRest(p *project) {
	if !k.on() {
		return
	}
	for _, d := range p.digests {
		if v, ok := k.before.Verdicts[d.file]; ok {
			if _, ok := k.now.Verdicts[d.file]; !ok {
				k.now.Verdicts[d.file] = v
			}
		}
	}
	for _, s := range p.stories {
		if v, ok := k.before.Stories[s.Dir]; ok {
			if _, ok := k.now.Stories[s.Dir]; !ok {
				k.now.Stories[s.Dir] = v
			}
		}
	}
}

// verdictKey is the hash of everything that the findings of a digest depend on, but for the program.
func verdictKey(p *project, d *edited) string {
	parts := append([]string{d.file, d.raw, d.story.Dir, d.story.Slug, d.story.folder}, p.slugs()...)
	if o := p.digestOf(d.story); o != d {
		parts = append(parts, o.file, o.raw)
	}
	return hash(parts...)
}

// folderKey is the hash of all that reading a story's folder reads; "" where the folder cannot be read, or has links in it,
// so that other places count too.
func folderKey(fsys fs.FS, dir string) string {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil || !utf8.ValidString(dir) {
		return ""
	}
	h := sha256.New()
	for _, e := range entries {
		article := source.IsArticle(e.Name())
		if !article && e.Name() != source.Sidecar {
			continue
		}
		if !e.Type().IsRegular() {
			return ""
		}
		raw, err := fs.ReadFile(fsys, path.Join(dir, e.Name()))
		if err != nil {
			return ""
		}
		h.Write([]byte(hash(e.Name(), string(raw))))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// settled reports whether a story was collated as it will be with the digest that it has now: with the same keys and the
// same verdicts on lineages. It is not where a digest was merged and gives keys that were not given before.
func (p *project) settled(s *story) bool {
	in := p.input(s)
	if storyKey(in) == s.key {
		return true
	}
	if len(in.Verdicts) > 0 || len(in.Assigned) != len(s.collation.Sources) {
		return false
	}
	for _, x := range s.collation.Sources {
		if !slices.Contains(in.Assigned, collate.Assigned{Key: x.Key, File: x.Article.File, SHA256: x.Article.SHA256}) {
			return false
		}
	}
	return true
}
