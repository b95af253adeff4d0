package command

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"variorum/generator/disk"
	"variorum/generator/edition"
	"variorum/generator/fetch"
	"variorum/generator/source"
)

func (p *program) add() *cobra.Command {
	var replaces string
	var private bool
	c := &cobra.Command{
		Use:   "add STORY FILE|URL …",
		Short: "Bring articles into a story",
		Long: `Add copies files, or fetches pages, into seeds/STORY/, which is made where there is none. A page is stored as it was
sent, its address, time and hash in the story's _story.md. Nothing that is there is overwritten.`,
		Args: needs(-1, "STORY", "FILE or URL"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx, stop := interruptible()
			defer stop()
			if replaces != "" && len(args) != 2 {
				return usageError{fmt.Errorf("--replaces takes one article")}
			}
			var items []edition.Item
			for _, a := range args[1:] {
				if !strings.Contains(a, "://") {
					content, err := disk.Read(a, source.Limit)
					if err != nil {
						return err
					}
					items = append(items, edition.Item{Name: filepath.Base(a), Content: content})
					continue
				}
				page, err := fetch.Fetch(ctx, a, fetch.Options{AllowPrivate: private, UserAgent: "Variorum/" + Version + " (news digest generator; fetches single pages for an editor)"})
				if err != nil {
					return err
				}
				items = append(items, edition.Item{
					Name: page.Name + page.Ending, Content: page.Content, URL: page.URL,
					Fetched: time.Now().UTC().Format(time.RFC3339), SHA256: page.SHA256, Charset: page.Charset,
				})
			}
			written, findings, err := p.open().Add(args[0], items, replaces)
			p.findings(findings)
			for _, w := range written {
				fmt.Fprintf(p.stderr, "%s: added\n", w)
			}
			if err != nil {
				return err
			}
			return outcome(findings)
		},
	}
	c.Flags().StringVar(&replaces, "replaces", "", "key of the source that the article takes the place of; its file moves to _old/")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from addresses of private networks too")
	return c
}
