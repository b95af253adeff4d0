package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"variorum/generator/digest"
	"variorum/generator/edition"
)

func (p *program) build() *cobra.Command {
	var o edition.Options
	var watch bool
	c := &cobra.Command{
		Use:   "build",
		Short: "Merge, verify, render and publish",
		Long: `Build reads the articles in seeds/, merges them into the digests in content/, verifies these against the articles,
renders the site and publishes it to public/. A build that fails leaves the last good site as it is.`,
		RunE: func(c *cobra.Command, _ []string) error {
			if !c.Flags().Changed("locked") {
				o.Locked = p.inCI()
			}
			e := p.open()
			if watch {
				return p.watch(c.Context(), e, o, nil)
			}
			_, err := p.run(e, o)
			return err
		},
	}
	buildFlags(c, &o)
	c.Flags().BoolVar(&watch, "watch", false, "build again after every change")
	c.Flags().BoolVar(&o.DryRun, "dry-run", false, "write nothing; print what would change in content/")
	return c
}

// buildFlags adds the flags that build and serve share.
func buildFlags(c *cobra.Command, o *edition.Options) {
	c.Flags().BoolVar(&o.Drafts, "drafts", false, "publish digests and pages with draft: true too")
	c.Flags().BoolVar(&o.Strict, "strict", false, "take warnings for errors")
	c.Flags().BoolVar(&o.Locked, "locked", false, "write nothing into content/; what would change there is an error (the default where CI is set)")
	c.Flags().BoolVar(&o.Adopt, "adopt", false, "take over a public/ that was not made by this program")
}

// run builds once and prints what came of it.
func (p *program) run(e *edition.Edition, o edition.Options) (*edition.Result, error) {
	r, err := e.Build(o)
	if err != nil {
		return nil, err
	}
	p.findings(r.Findings)
	for _, c := range r.Changes {
		switch {
		case o.DryRun:
			fmt.Fprint(p.stdout, digest.Diff(c.File, c.Before, c.After))
		case o.Locked:
		case c.Before == "":
			fmt.Fprintf(p.stderr, "%s: created\n", c.File)
		default:
			fmt.Fprintf(p.stderr, "%s: merged\n", c.File)
		}
	}
	if !o.MergeOnly {
		r.Summary.Print(p.stderr)
	}
	return r, outcome(r.Findings)
}

func (p *program) merge() *cobra.Command {
	o := edition.Options{MergeOnly: true}
	c := &cobra.Command{
		Use:   "merge [STORY …]",
		Short: "Bring new and changed articles into the digests",
		Long: `Merge writes content/ only. It brings new and changed articles into the digests: of all stories, or of those that
are named by their slugs. A signed digest is merged only when its story is named.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, stories []string) error {
			e := p.open()
			o.Stories = stories
			for _, s := range stories {
				if _, findings, err := e.Collation(s); err != nil || findings.Errors() > 0 {
					p.findings(findings)
					if err == nil {
						err = errFindings
					}
					return err
				}
			}
			_, err := p.run(e, o)
			return err
		},
	}
	c.Flags().BoolVar(&o.Again, "again", false, "make digests anew that were deleted by hand")
	c.Flags().BoolVar(&o.DryRun, "dry-run", false, "write nothing; print what would change")
	return c
}
