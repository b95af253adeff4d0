package command

import (
	"cmp"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"variorum/generator/edition"
)

func (p *program) rename() *cobra.Command {
	return &cobra.Command{
		Use:   "rename STORY NEW",
		Short: "Give a story another name and address",
		Long: `Rename moves the story's folder in seeds/ and, as far as they are named for it, its digest and what the program keeps
of it; the address of its pages follows from the new name. Links in other digests and pages are changed, but for signed
ones. At the old address a page leads on.`,
		Args: needs(2, "STORY", "NEW"),
		RunE: func(_ *cobra.Command, args []string) error {
			to := args[1]
			if rel, err := p.relative(to); err == nil && filepath.ToSlash(filepath.Clean(to)) != rel {
				to = rel
			}
			done, findings, err := p.open().Rename(p.story(args[0]), to)
			p.findings(findings)
			p.moved(done)
			if err == nil && len(findings) == 0 && len(done.Files)+len(done.Changes) == 0 {
				p.say("%s: the story has this name already\n", args[0])
			}
			return cmp.Or(err, outcome(findings))
		},
		ValidArgsFunction: p.storyNames(1),
	}
}

func (p *program) remove() *cobra.Command {
	var page string
	c := &cobra.Command{
		Use:   "remove STORY",
		Short: "Take a story out of the project",
		Long: `Remove moves the story's articles and its digest to seeds/_removed/, where nothing is looked for: nothing is lost. With
--page a page with these words stays at its address.`,
		Args: needs(1, "STORY"),
		RunE: func(_ *cobra.Command, args []string) error {
			done, findings, err := p.open().Remove(p.story(args[0]), page)
			p.findings(findings)
			p.moved(done)
			return cmp.Or(err, outcome(findings))
		},
		ValidArgsFunction: p.storyNames(1),
	}
	c.Flags().StringVar(&page, "page", "", "words of a page that stays at the address")
	return c
}

// moved tells what was moved and changed.
func (p *program) moved(done edition.Moved) {
	for _, f := range done.Files {
		p.say("%s: moved to %s\n", f[0], f[1])
	}
	for _, c := range done.Changes {
		if i := slices.IndexFunc(done.Files, func(f [2]string) bool { return f[0] == c.File }); i >= 0 {
			c.File = done.Files[i][1]
		}
		if c.Before == "" {
			p.say("%s: created\n", c.File)
		} else {
			p.say("%s: changed\n", c.File)
		}
	}
}

// storyNames completes the names of stories: of the first so many arguments, of all where most is negative.
func (p *program) storyNames(most int) cobra.CompletionFunc {
	return func(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
		if most >= 0 && len(given) >= most {
			return nil, cobra.ShellCompDirectiveDefault
		}
		stories, _, err := p.open().Names()
		if err != nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return stories, cobra.ShellCompDirectiveNoFileComp
	}
}

// digestNames completes the names of digests: stories and files alike.
func (p *program) digestNames(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	stories, digests, err := p.open().Names()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return append(stories, digests...), cobra.ShellCompDirectiveDefault
}

// digestFile returns the digest that was named on the command line: by its file, its story's address or folder.
func (p *program) digestFile(typed string) (string, error) {
	name := p.story(typed)
	file, findings, err := p.open().DigestOf(name)
	p.findings(findings)
	if err := cmp.Or(err, outcome(findings)); err != nil {
		return "", err
	}
	if file == name {
		return p.relative(typed)
	}
	return file, nil
}
