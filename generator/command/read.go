package command

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"variorum/generator/edition"
	"variorum/generator/report"
	"variorum/generator/verify"
)

func (p *program) verify() *cobra.Command {
	var format string
	var list, strict, fresh bool
	c := &cobra.Command{
		Use:   "verify [FILE|STORY …]",
		Short: "Tell what of the digests the articles do not bear out",
		Long: `Verify holds digests against the articles as they stand now and prints findings, with the place of the offending
words and the nearest words that the articles do have. It writes nothing into the project. What was found of a digest
is remembered until the digest, its articles or the program change; --fresh reads all anew.

A finding that you overrule goes into the digest's front matter, with the word in parentheses behind it, the words that it
is about (or title, description, a footnote's label) and a reason, which readers are shown:

    waived:
      - {check: number, at: all 53 passengers, reason: counted by our reporter, by: A. Editor}`,
		Args: needs(-1),
		RunE: func(c *cobra.Command, files []string) error {
			if list {
				if len(files) > 0 {
					return usageError{fmt.Errorf("--list takes no file, not %q", files[0])}
				}
				return verify.List(p.stdout)
			}
			if !slices.Contains(report.Formats(), format) {
				return usageError{fmt.Errorf("unknown format %q: text, json, sarif or github", format)}
			}
			for i := range files {
				var err error
				if files[i], err = p.digestFile(files[i]); err != nil {
					return err
				}
			}
			e := p.open()
			if fresh {
				e.Forget()
			}
			findings, n, err := e.Verify(files, strict)
			if err != nil {
				return err
			}
			switch format {
			case "text":
				p.findings(findings)
				how := ""
				if findings.Errors() > 0 && n > 0 {
					how = "; how to overrule one: variorum verify --help"
				}
				p.say("%s verified: %s%s\n", report.Count(n, "digest", "digests"), findings.Count(), how)
			default:
				err = findings.Format(p.stdout, format, verify.Rules(), Version)
			}
			if err != nil {
				return err
			}
			return outcome(findings)
		},
	}
	c.ValidArgsFunction = p.digestNames
	c.Flags().StringVar(&format, "format", "text", "text, json, sarif or github")
	c.Flags().BoolVar(&list, "list", false, "list the checks, with their reasons and examples")
	c.Flags().BoolVar(&strict, "strict", false, "take warnings for errors")
	c.Flags().BoolVar(&fresh, "fresh", false, "read all anew, whatever was found before")
	return c
}

func (p *program) status() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "status",
		Short: "Tell what waits for an editor, a line a story",
		Long: `Status tells of every story what waits for an editor: articles that are not merged, findings that hold it back, open
merges, waivers that overrule nothing, whether it is signed and changed since. The preview of variorum serve shows the
same on its first page. It writes nothing into the project.`,
		Args: needs(0),
		RunE: func(c *cobra.Command, _ []string) error {
			all, findings, err := p.open().Statuses()
			if err != nil {
				return err
			}
			p.findings(findings)
			if asJSON {
				raw, err := json.MarshalIndent(append([]edition.Status{}, all...), "", " ")
				if err == nil {
					_, err = fmt.Fprintf(p.stdout, "%s\n", raw)
				}
				return cmp.Or(err, outcome(findings))
			}
			if err := edition.PrintStatuses(p.stdout, all); err != nil {
				return err
			}
			p.say("%s\n", edition.SumUp(all))
			for _, next := range edition.Next(all) {
				p.say("    %s\n", next)
			}
			return outcome(findings)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs")
	return c
}

func (p *program) sign() *cobra.Command {
	var by, date string
	c := &cobra.Command{
		Use:   "sign FILE|STORY --by NAME [--date DAY]",
		Short: "Sign a digest as its editor",
		Long:  "Sign writes signed: into the front matter of a digest that verifies, with hashes of its text and of its articles.\nWhatever is changed later shows as changed since it was signed.",
		Args:  needs(1, "FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			if by == "" {
				return usageError{fmt.Errorf("who signs? give --by NAME")}
			}
			if date != "" {
				if _, err := time.Parse(time.DateOnly, date); err != nil {
					return usageError{fmt.Errorf("--date %q is no day such as 2025-11-09", date)}
				}
			}
			file, err := p.digestFile(args[0])
			if err != nil {
				return err
			}
			change, findings, err := p.open().Sign(file, by, date)
			p.findings(findings)
			if err != nil {
				return err
			}
			if err := outcome(findings); err != nil {
				p.say("%s: not signed: %s\n", file, findings.Count())
				return err
			}
			p.say("%s: signed by %s\n", change.File, by)
			return nil
		},
	}
	c.ValidArgsFunction = p.digestNames
	c.Flags().StringVar(&by, "by", "", "the editor's name")
	c.Flags().StringVar(&date, "date", "", "day of the signature, such as 2025-11-09; none where it is not given")
	return c
}

func (p *program) explain() *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use:   "explain STORY [STATEMENT]",
		Short: "Tell why a story was collated as it was",
		Long: `Explain tells which of a story's articles appear to share an origin and where they differ, the gravest first; with
--all its statements too, with their readings, and why; or all there is to say of one statement of it, such as c12, or of
the digest's as its record numbers them, such as s12.`,
		Args: needs(2, "STORY"),
		RunE: func(_ *cobra.Command, args []string) error {
			e := p.open()
			var text string
			var findings report.List
			var err error
			switch {
			case len(args) == 2:
				text, findings, err = e.Explain(p.story(args[0]), args[1])
			case all:
				text, findings, err = e.Explain(p.story(args[0]), "")
			default:
				text, findings, err = e.Brief(p.story(args[0]))
			}
			p.findings(findings)
			if err := cmp.Or(err, outcome(findings)); err != nil {
				return err
			}
			_, err = fmt.Fprint(p.stdout, report.Visible(text))
			return err
		},
		ValidArgsFunction: p.storyNames(1),
	}
	c.Flags().BoolVar(&all, "all", false, "every statement with its readings")
	return c
}

// story returns the name of a story as it was typed: its slug, or its folder or digest by their paths from the project's
// folder or the working folder.
func (p *program) story(typed string) string {
	if rel, err := p.relative(typed); err == nil {
		if _, err := os.Stat(filepath.Join(p.dir, filepath.FromSlash(rel))); err == nil {
			return rel
		}
	}
	return typed
}

func (p *program) text() *cobra.Command {
	var asJSON, asConllu bool
	c := &cobra.Command{
		Use:   "text FILE",
		Short: "Print an article as the program reads it",
		Long: `Text prints an article's sentences with what was found in them. A file of a story is read with its siblings, which
show more. With --conllu it prints the sentences' tokens and trees in the format of Universal Dependencies.`,
		Args: needs(1, "FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			if asJSON && asConllu {
				return usageError{fmt.Errorf("give --json or --conllu, not both")}
			}
			file := p.onDisk(args[0])
			info, err := os.Stat(file)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return fmt.Errorf("%s: no such file", args[0])
			case err == nil && info.IsDir():
				return usageError{fmt.Errorf("%s is a folder; text prints one article", args[0])}
			}
			doc, findings, err := readText(file)
			if err != nil {
				return err
			}
			if doc == nil {
				p.findings(findings)
				return errFindings
			}
			if asJSON {
				raw, err := doc.JSON()
				if err != nil {
					return err
				}
				_, err = p.stdout.Write(raw)
				return err
			}
			write := doc.Text
			if asConllu {
				write = doc.Grammar().WriteConllu
			}
			var text strings.Builder
			if err := write(&text); err != nil {
				return err
			}
			_, err = fmt.Fprint(p.stdout, report.Visible(text.String()))
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: positions are code points into \"text\"")
	c.Flags().BoolVar(&asConllu, "conllu", false, "tokens, tags and trees, in the format CoNLL-U")
	return c
}

func (p *program) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  needs(0),
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(p.stdout, "variorum %s\n", Version)
			return err
		},
	}
}
