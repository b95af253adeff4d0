package command

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"variorum/generator/edition"
)

// example is the project that init makes: a small invented story.
//
//go:embed all:example
var example embed.FS

func (p *program) init() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a new project with a small example story",
		Long:  "Init makes a project in DIR, or in the folder given by -C: an example story, settings, and what git needs to know.\nIt changes no file that is there.",
		Args:  needs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := p.dir
			if len(args) == 1 {
				dir = args[0]
				if !filepath.IsAbs(dir) {
					dir = filepath.Join(p.dir, dir)
				}
			}
			if _, err := os.Stat(filepath.Join(dir, edition.Seeds)); err == nil {
				return fmt.Errorf("%s is a project already: it has %s/", dir, edition.Seeds)
			}
			err := fs.WalkDir(example, "example", func(name string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				content, err := example.ReadFile(name)
				if err != nil {
					return err
				}
				name = strings.TrimPrefix(name, "example/")
				if rest, ok := strings.CutPrefix(name, "git"); ok {
					name = ".git" + rest
				}
				return p.create(filepath.Join(dir, filepath.FromSlash(name)), content)
			})
			if err != nil {
				return err
			}
			where := ""
			if dir != "." {
				where = " -C " + dir
				if strings.ContainsAny(dir, " \t") {
					where = " -C " + strconv.Quote(dir)
				}
			}
			p.say("Next: variorum%s serve\n", where)
			return nil
		},
	}
}

// create writes a file that is not there yet; one that is there stays.
func (p *program) create(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		p.say("%s: is there already, left as it is\n", name)
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(content); err != nil {
		return errors.Join(err, f.Close())
	}
	p.say("%s: created\n", name)
	return f.Close()
}
