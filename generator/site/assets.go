package site

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"variorum/generator/report"
)

// Static files are published under a name that holds the hash of their content, "static/style.3f2a91c04b7e.css", so that
// browsers may keep them for good. Licences keep their names.

// assets are the static files by their name in templates/static.
type assets map[string]string // "style.css" -> "static/style.3f2a91c04b7e.css"

var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+)["']?\s*\)`)

// static reads templates/static. Addresses in style sheets that name a file of the folder get its published name.
func (s *site) static() (assets, report.List) {
	var findings report.List
	out := assets{}
	var names []string
	_ = fs.WalkDir(s.in.Templates, "static", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(path.Base(name), ".") {
			names = append(names, strings.TrimPrefix(name, "static/"))
		}
		return nil // a folder that cannot be read has no files
	})
	put := func(name string, data []byte) {
		to := "static/" + hashed(name, data)
		out[name] = to
		s.files[to] = data
	}
	var sheets []string
	for _, name := range names {
		data, err := fs.ReadFile(s.in.Templates, "static/"+name)
		switch {
		case err != nil:
			findings.Add("template", report.Place{File: "templates/static/" + name}, "", "%v", err)
		case strings.HasSuffix(name, ".css"):
			sheets = append(sheets, name)
		case strings.HasSuffix(name, ".txt"):
			s.files["static/"+name] = data
		default:
			put(name, data)
		}
	}
	for _, name := range sheets {
		data, err := fs.ReadFile(s.in.Templates, "static/"+name)
		if err != nil {
			continue
		}
		put(name, cssURL.ReplaceAllFunc(data, func(m []byte) []byte {
			to := out[path.Join(path.Dir(name), string(cssURL.FindSubmatch(m)[1]))]
			if to == "" {
				return m
			}
			return []byte(`url("` + link("static/"+name, to) + `")`)
		}))
	}
	return out, findings
}

// hashed puts the hash of data before the ending of name.
func hashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
}
