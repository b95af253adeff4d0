package main

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"
)

// frame is the page that Hugo and the floor make.
const frame = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Title}}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Bench</a></header><main><h1>{{.Title}}</h1>
{{.Content}}
</main></body></html>
`

// others measures this program, the floor and Hugo on the same pages.
func (b *bench) others(project string, own contender) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	content := filepath.Join(project, "content")
	all := []contender{own, {"the floor, cold", []string{filepath.Join(b.dir, "floor")}, func() *exec.Cmd {
		return exec.Command(self, "floor", content, filepath.Join(b.dir, "floor"))
	}}}
	if hugo, err := exec.LookPath(b.hugo); err == nil {
		site := filepath.Join(b.dir, "hugo")
		for name, text := range map[string]string{
			"config.toml":                  "baseURL = \"https://example.org/\"\ntitle = \"Bench\"\ndisableKinds = [\"taxonomy\", \"term\"]\n",
			"layouts/_default/single.html": frame,
			"layouts/_default/list.html":   strings.Replace(frame, "{{.Content}}", "<ul>{{range first 20 .Pages}}<li><a href=\"{{.Permalink}}\">{{.Title}}</a></li>{{end}}</ul>", 1),
		} {
			file := filepath.Join(site, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				return err
			}
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				return err
			}
		}
		if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(content)); err != nil {
			return err
		}
		_ = os.Remove(filepath.Join(site, "content", "_site.md"))
		all = append(all, contender{"Hugo, cold", []string{filepath.Join(b.dir, "hugo-public")}, func() *exec.Cmd {
			return exec.Command(hugo, "--quiet", "-s", site, "-d", filepath.Join(b.dir, "hugo-public"))
		}})
	}
	costs, err := b.inTurn(b.runs, all...)
	if err != nil {
		return err
	}
	for i, theirs := range costs[1:] {
		b.after = append(b.after, fmt.Sprintf("%s: this program takes %.2f times its wall time, %.2f times its processor time and %.2f times its memory.", all[i+1].what,
			float64(costs[0].wall)/float64(theirs.wall), float64(costs[0].processor)/float64(theirs.processor), float64(costs[0].peak)/float64(theirs.peak)))
	}
	return nil
}

// floor makes a page of every Markdown file of a folder, with goldmark and html/template and nothing else.
func floor(from, to string) error {
	page, err := template.New("page").Parse(frame)
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(from, "*.md"))
	if err != nil {
		return err
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		_, text, _ := strings.Cut(string(raw), "\n---\n")
		var html, out bytes.Buffer
		if err := goldmark.Convert([]byte(text), &html); err != nil {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		if err := page.Execute(&out, map[string]any{"Title": name, "Content": template.HTML(html.String())}); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(to, name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name, "index.html"), out.Bytes(), 0o666); err != nil {
			return err
		}
	}
	return nil
}
