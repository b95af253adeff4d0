package site

import (
	"bytes"
	"crypto/sha256"
	"image"
	_ "image/gif" // forms of pictures whose size is read
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"path"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"

	"variorum/generator/report"
)

// Pictures and files of an editor's own stand in content/img/ and content/files/ and are published under names that hold a
// hash of their content, as static files are. Their addresses in Markdown are those below content/: "img/quay.jpg".

// mediaFolders are where they stand, and on the site too.
var mediaFolders = []string{"img", "files"}

// mediaLimit is the largest one that is taken, in bytes.
const mediaLimit = 20 << 20

// pictureKinds and fileKinds are what a browser shows or saves and runs nothing of.
var (
	pictureKinds = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}
	fileKinds    = []string{".pdf", ".csv", ".tsv", ".txt", ".json", ".xlsx", ".ods", ".docx", ".odt", ".zip", ".mp3", ".ogg", ".mp4", ".webm"}
)

// medium is a picture or file.
type medium struct {
	file          string // on the site
	content       []byte
	sum           [sha256.Size]byte
	width, height int // of a picture, in pixels; 0 where that cannot be told
}

// readMedia reads what stands in the folders.
func (s *site) readMedia() {
	s.media, s.sizes, s.mediaFound = map[string]*medium{}, map[string][2]int{}, nil
	if s.in.Media == nil {
		return
	}
	for _, folder := range mediaFolders {
		kinds := pictureKinds
		if folder == "files" {
			kinds = slices.Concat(pictureKinds, fileKinds)
		}
		_ = fs.WalkDir(s.in.Media, folder, func(name string, d fs.DirEntry, err error) error {
			at := report.Place{File: "content/" + name}
			switch {
			case err != nil && name == folder:
				return nil // there is none
			case err != nil:
				s.mediaFound.Warn("file-unreadable", at, "", "the file cannot be read: %v", err)
				return nil
			case strings.HasPrefix(path.Base(name), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir() || path.Ext(name) == ".md":
				return nil
			case !slices.Contains(kinds, strings.ToLower(path.Ext(name))):
				s.mediaFound.Warn("file-kind", at, "use "+strings.Join(kinds, ", "), "files of this kind are not published")
				return nil
			}
			content, err := fs.ReadFile(s.in.Media, name)
			if err != nil {
				s.mediaFound.Warn("file-unreadable", at, "", "the file cannot be read: %v", err)
				return nil
			}
			if len(content) > mediaLimit {
				s.mediaFound.Warn("file-size", at, "make it smaller: pages are to load fast", "the file has more than %d MB and is not published", mediaLimit>>20)
				return nil
			}
			m := &medium{file: hashed(name, content), content: content, sum: sha256.Sum256(content)}
			if size, _, err := image.DecodeConfig(bytes.NewReader(content)); err == nil {
				m.width, m.height = size.Width, size.Height
				s.sizes[m.file] = [2]int{size.Width, size.Height}
			}
			s.media[name] = m
			return nil
		})
	}
}
