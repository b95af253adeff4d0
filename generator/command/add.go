package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"variorum/generator/disk"
	"variorum/generator/edition"
	"variorum/generator/fetch"
	"variorum/generator/report"
	"variorum/generator/source"
)

func (p *program) add() *cobra.Command {
	var replaces string
	var private bool
	c := &cobra.Command{
		Use:   "add STORY FILE|URL …",
		Short: "Bring articles into a story",
		Long: `Add copies files, or fetches pages, into seeds/STORY/, which is made where there is none. A page is stored as it was
sent, its address, time and hash in the story's _story.md. Nothing that is there is overwritten. What could not be read
as an article is named and not stored; all else is.`,
		Args: needs(-1, "STORY", "FILE or URL"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx, stop := interruptible()
			defer stop()
			if replaces != "" && len(args) != 2 {
				return usageError{fmt.Errorf("--replaces takes one article")}
			}
			var items []edition.Item
			failed := false
			for _, a := range args[1:] {
				item, err := p.item(ctx, a, private)
				if err != nil { // the others can be added all the same
					fmt.Fprintf(p.stderr, "variorum: %s\n", report.Visible(err.Error()))
					failed = true
					continue
				}
				items = append(items, item)
			}
			written, findings, err := p.open().Add(args[0], items, replaces)
			p.findings(findings)
			for _, w := range written {
				p.say("%s: added\n", w)
			}
			if len(written) > 0 {
				p.say("Next: variorum build\n")
			}
			if err == nil && failed {
				err = errFindings
			}
			return cmp.Or(err, outcome(findings))
		},
	}
	c.ValidArgsFunction = p.storyNames(1)
	c.Flags().StringVar(&replaces, "replaces", "", "key of the source that the article takes the place of; its file moves to _old/")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from addresses of private networks too")
	return c
}

// item reads a file, or fetches a page.
func (p *program) item(ctx context.Context, name string, private bool) (edition.Item, error) {
	if !strings.Contains(name, "://") {
		content, err := disk.Read(name, source.Limit)
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("%s: no such file", name)
		} else if errors.Is(err, disk.ErrSpecial) {
			if info, e := os.Stat(name); e == nil && info.IsDir() {
				err = fmt.Errorf("%s is a folder: name the articles in it, as in %s", name, filepath.Join(name, "*"))
			}
		}
		return edition.Item{Name: filepath.Base(name), Content: content}, err
	}
	page, err := fetch.Fetch(ctx, name, fetch.Options{Limit: source.Limit, AllowPrivate: private, UserAgent: "Variorum/" + Version + " (news digest generator; fetches single pages for an editor)"})
	if err != nil {
		return edition.Item{}, err
	}
	return edition.Item{
		Name: page.Name + page.Ending, Content: page.Content, URL: page.URL,
		Fetched: time.Now().UTC().Format(time.RFC3339), SHA256: page.SHA256, Charset: page.Charset,
	}, nil
}
