// Package command is the command line: the subcommands, their flags and messages. It wires, and decides nothing.
//
// Data goes to standard output, progress, findings and summaries to standard error. Colours are for terminals only and
// never where NO_COLOR is set. The exit status is 0 when all is done, 1 where there are findings of severity error or a
// build failed, 2 for wrong usage.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"variorum/generator/edition"
	"variorum/generator/report"
)

// Version is the program's version.
const Version = "0.1.0"

// Run runs the program with its arguments, streams and environment, and returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, environ []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{stdout: stdout, stderr: stderr, environ: environ}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFindings):
		return 1
	case errors.As(err, new(usageError)):
		fmt.Fprintf(stderr, "variorum: %v\n", err)
		return 2
	}
	fmt.Fprintf(stderr, "variorum: %v\n", err)
	return 1
}

// errFindings says that what is wrong has been printed.
var errFindings = errors.New("findings")

// usageError is a mistake on the command line.
type usageError struct{ error }

// program is what the subcommands share.
type program struct {
	stdout, stderr io.Writer
	environ        []string
	dir            string
}

func (p *program) root() *cobra.Command {
	c := &cobra.Command{
		Use:               "variorum [-C DIR] COMMAND",
		Short:             "Makes verified news digests from several articles about one story",
		Long:              "Variorum merges several articles about one story into one attributed Markdown digest, notes where they differ,\nand publishes the digests as a static site.",
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usageError{fmt.Errorf("unknown command %q%s", args[0], didYouMean(c, args[0]))}
		},
		RunE: func(c *cobra.Command, args []string) error {
			_ = c.Help()
			return usageError{errors.New("which command? (the list is above)")}
		},
	}
	c.PersistentFlags().StringVarP(&p.dir, "directory", "C", ".", "the project's folder")
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; see: %s --help", err, c.CommandPath())}
	})
	c.SuggestionsMinimumDistance = 2
	for _, sub := range []*cobra.Command{
		p.build(), p.merge(), p.verify(), p.sign(), p.serve(), p.add(), p.explain(), p.text(), p.init(), p.version(),
	} {
		args := sub.Args
		sub.Args = func(c *cobra.Command, given []string) error {
			if args == nil {
				args = cobra.NoArgs
			}
			if err := args(c, given); err != nil {
				return usageError{fmt.Errorf("%w; usage: %s", err, c.UseLine())}
			}
			return nil
		}
		c.AddCommand(sub)
	}
	return c
}

func didYouMean(c *cobra.Command, typed string) string {
	if s := c.SuggestionsFor(typed); len(s) > 0 {
		return fmt.Sprintf(": did you mean %q?", s[0])
	}
	return "; see: variorum --help"
}

func (p *program) open() *edition.Edition { return edition.Open(p.dir) }

// inCI reports whether the environment says that no person is watching.
func (p *program) inCI() bool {
	v := p.env("CI")
	return v != "" && v != "0" && v != "false"
}

func (p *program) env(name string) string {
	for _, e := range slices.Backward(p.environ) {
		if value, ok := strings.CutPrefix(e, name+"="); ok {
			return value
		}
	}
	return ""
}

// colours reports whether w is a terminal that may be coloured.
func (p *program) colours(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd()) && p.env("NO_COLOR") == "" && p.env("TERM") != "dumb"
}

// findings prints findings on standard error.
func (p *program) findings(list report.List) {
	list.Text(p.stderr, p.colours(p.stderr))
}

// outcome turns findings into the command's error.
func outcome(list report.List) error {
	if list.Errors() > 0 {
		return errFindings
	}
	return nil
}

// relative returns a path given on the command line as one from the project's folder, with slashes.
func (p *program) relative(name string) (string, error) {
	dir, err := filepath.Abs(p.dir)
	if err != nil {
		return "", err
	}
	if p.dir != "." {
		if _, err := os.Stat(filepath.Join(p.dir, name)); err == nil {
			return filepath.ToSlash(filepath.Clean(name)), nil
		}
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil || strings.HasPrefix(rel, "..") {
		return "", usageError{fmt.Errorf("%s is not in the project's folder %s", name, dir)}
	}
	return filepath.ToSlash(rel), nil
}
