package command

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"variorum/generator/disk"
	"variorum/generator/edition"
	"variorum/generator/report"
)

func (p *program) export() *cobra.Command {
	var format, output string
	formats := []string{"html", "docx", "pdf", "md"}
	c := &cobra.Command{
		Use:   "export STORY --format html|docx|pdf|md",
		Short: "Write a digest for another program",
		Long: `Export writes a digest with its title, notes and corrections, the articles named by their outlets: html is a fragment that
a content management system takes, md plain Markdown with footnotes; both go to standard output, or to the file of
--output. docx and pdf are made by pandoc, where it is installed. Pictures are named as in the digest, below content/. A
digest with errors is not exported.`,
		Args:              needs(1, "STORY"),
		ValidArgsFunction: p.storyNames(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains(formats, format) {
				return usageError{fmt.Errorf("unknown format %q: %s", format, strings.Join(formats, ", "))}
			}
			x, findings, err := p.open().Export(p.story(args[0]))
			p.findings(findings)
			if err := cmp.Or(err, outcome(findings)); err != nil {
				return err
			}
			text := x.Markdown
			switch format {
			case "html":
				if text, err = x.HTML(); err != nil {
					return err
				}
			case "docx", "pdf":
				output = cmp.Or(output, x.Slug+"."+format)
				if info, err := os.Stat(output); err == nil && !info.Mode().IsRegular() {
					return fmt.Errorf("%s: %w", output, disk.ErrSpecial) // pandoc would wait for who reads it
				}
				if err := pandoc(x.Markdown, x.Language, format, output, filepath.Join(p.dir, edition.Content)); err != nil {
					return err
				}
				p.say("%s: written\n", output)
				return nil
			}
			if output == "" {
				_, err = fmt.Fprint(p.stdout, text)
				return err
			}
			if err := disk.Write(output, []byte(text)); err != nil {
				return err
			}
			p.say("%s: written\n", output)
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "html", "html, docx, pdf or md")
	c.Flags().StringVarP(&output, "output", "o", "", "the file to write")
	return c
}

// pandoc has Pandoc make a file of Markdown, with the pictures that stand in a folder.
func pandoc(markdown, language, format, output, pictures string) error {
	name, err := exec.LookPath("pandoc")
	if err != nil {
		return fmt.Errorf("%s is made by pandoc, which is not installed (https://pandoc.org/installing.html); html and md need nothing", format)
	}
	args := []string{"--from", "markdown-raw_html-raw_tex-raw_attribute-citations-tex_math_dollars", "--metadata", "lang=" + language, "--standalone", "--resource-path", pictures, "--output", output}
	run := exec.Command(name, args...)
	run.Stdin = strings.NewReader(markdown)
	var said bytes.Buffer
	run.Stderr = &said
	if err := run.Run(); err != nil {
		why := strings.TrimSpace(report.Visible(said.String()))
		if format == "pdf" && strings.Contains(why, "not found") {
			return errors.New("pandoc makes pdf with pdflatex, which is not installed; html prints to pdf from any browser, and docx from an office program")
		}
		return fmt.Errorf("pandoc: %w: %s", err, why)
	}
	return nil
}
