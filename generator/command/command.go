// Package command is the command line: the subcommands, their flags and messages. It wires, and decides nothing.
//
// Data goes to standard output, progress, findings and summaries to standard error. Colours are for terminals only and
// never where NO_COLOR is set. The exit status is 0 when all is done, 1 where there are findings of severity error or a
// build failed, 2 for wrong usage. Ctrl-C ends serve and build --watch in order; anything else it ends on the spot, which
// does no harm: every file is written whole, and so is the site.
package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"variorum/generator/edition"
	"variorum/generator/memory"
	"variorum/generator/report"
)

// Version is the program's version.
const Version = "0.1.0"

// Run runs the program with its arguments, streams and environment, and returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, environ []string) int {
	p := &program{stdout: stdout, stderr: stderr, environ: environ}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFindings):
		return 1
	case errors.As(err, new(usageError)):
		p.say("variorum: %v\n", err)
		return 2
	}
	p.say("variorum: %v\n", err)
	return 1
}

// say writes a message to standard error, so that nothing in it moves a terminal's cursor.
func (p *program) say(format string, values ...any) {
	fmt.Fprint(p.stderr, report.Visible(fmt.Sprintf(format, values...)))
}

// interruptible returns a context that Ctrl-C ends, and so does a terminal that is closed, but where nohup has the
// program outlive it. A second Ctrl-C ends the program on the spot.
func interruptible() (ctx context.Context, stop func()) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop = signal.NotifyContext(context.Background(), signals...)
	context.AfterFunc(ctx, stop)
	return ctx, stop
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
	said           map[report.Finding]bool // notes that were printed

	desk  func([]edition.Status) // told how the stories stand after a build; nil where nobody shows it
	after func()                 // called when a build that watching set off is through; for tests, nil else
}

func (p *program) root() *cobra.Command {
	c := &cobra.Command{
		Use:               "variorum COMMAND",
		Short:             "Makes verified news digests from several articles about one story",
		Long:              "Variorum merges several articles about one story into one attributed Markdown digest, notes where they differ,\nand publishes the digests as a static site.",
		Version:           Version,
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(c, args[0])
		},
		RunE: func(c *cobra.Command, args []string) error {
			_ = c.Help()
			return usageError{errors.New("which command? (the list is above)")}
		},
	}
	c.SetUsageTemplate(strings.Replace(c.UsageTemplate(),
		"{{if .HasAvailableSubCommands}}\n  {{.CommandPath}} [command]", "{{if and .HasAvailableSubCommands (not .Runnable)}}\n  {{.CommandPath}} [command]", 1))
	c.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	c.PersistentFlags().StringVarP(&p.dir, "directory", "C", ".", "the project's folder")
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; see: %s --help", err, c.CommandPath())}
	})
	c.SuggestionsMinimumDistance = 2
	for _, sub := range []*cobra.Command{
		p.build(), p.site(), p.merge(), p.verify(), p.status(), p.sign(), p.serve(), p.add(), p.export(), p.inbox(), p.threads(), p.rename(), p.remove(), p.explain(), p.trace(), p.text(), p.init(), p.version(),
	} {
		c.AddCommand(sub)
	}
	c.InitDefaultHelpCmd()
	for _, sub := range c.Commands() {
		if sub.Name() == "help" {
			sub.Run, sub.RunE = nil, func(_ *cobra.Command, args []string) error {
				of, rest, err := c.Find(args)
				if err != nil || len(rest) > 0 {
					return unknownCommand(c, args[0])
				}
				return of.Help()
			}
		}
	}
	return c
}

// needs is the check of a command's arguments: at least so many as there are names of needed ones, at most so many.
// Where most is negative, there may be any number.
func needs(most int, names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		switch {
		case len(given) < len(names):
			return usageError{fmt.Errorf("which %s? usage: %s", names[len(given)], c.UseLine())}
		case most == 0 && len(given) > 0:
			return usageError{fmt.Errorf("%s takes no arguments, not %q; usage: %s", c.Name(), given[0], c.UseLine())}
		case most >= 0 && len(given) > most:
			return usageError{fmt.Errorf("%s does not take %q too; usage: %s", c.Name(), given[most], c.UseLine())}
		}
		return nil
	}
}

func unknownCommand(c *cobra.Command, typed string) error {
	return usageError{fmt.Errorf("unknown command %q%s", typed, didYouMean(c, typed))}
}

func didYouMean(c *cobra.Command, typed string) string {
	if s := c.SuggestionsFor(typed); len(s) > 0 {
		return fmt.Sprintf(": did you mean %q?", s[0])
	}
	return "; see: variorum --help"
}

// open returns the edition of the project's folder. What verifying it finds is kept in the user's cache, but where the
// environment has VARIORUM_MEMORY=off; or in the folder that this names.
func (p *program) open() *edition.Edition {
	wide()
	e := edition.Open(p.dir)
	if p.env("GOMEMLIMIT") == "" {
		e.Sized = func(stories, pages int) { debug.SetMemoryLimit(memoryFor(stories, pages)) }
	}
	dir := p.env("VARIORUM_MEMORY")
	if dir == "off" {
		return e
	}
	project, err := filepath.Abs(p.dir)
	if err != nil {
		return e
	}
	if dir == "" {
		if dir, err = os.UserCacheDir(); err != nil {
			return e // there is no place for it
		}
		dir = filepath.Join(dir, "variorum")
	}
	name := sha256.Sum256([]byte(project))
	store := memory.Open(filepath.Join(dir, hex.EncodeToString(name[:8])+".memory"), 0)
	memory.Tidy(dir, ".memory", mostProjects)
	running, err := edition.Running(store)
	if err != nil {
		return e
	}
	e.Remember(store, running)
	return e
}

// mostProjects is of how many projects what they made is remembered.
const mostProjects = 50

// inCI reports whether the environment says that no person is watching.
func (p *program) inCI() bool {
	v := p.env("CI")
	return v != "" && v != "0" && v != "false"
}

// memoryFor returns how many bytes of memory may be held before it is cleared as often as it must be. What is known of each story
// takes some 30 KB, of each editor's page 9 KB, and clearing memory that is nearly full of that takes most of the time. Pages
// alone need no more than that; a story may have hundreds of articles.
func memoryFor(stories, pages int) int64 {
	room := 60<<20 + int64(pages)*12<<10
	if stories == 0 {
		return max(100<<20, room)
	}
	return 390<<20 + int64(max(0, stories-1000))*50<<10 + max(60<<20, room)
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

// findings prints findings on standard error, notes once a run: a watching build would say them after every change.
func (p *program) findings(list report.List) {
	list = slices.DeleteFunc(slices.Clone(list), func(f report.Finding) bool {
		return f.Severity == report.Note && p.said[f]
	})
	for _, f := range list {
		if f.Severity == report.Note {
			if p.said == nil {
				p.said = map[report.Finding]bool{}
			}
			p.said[f] = true
		}
	}
	list.Text(p.stderr, p.colours(p.stderr))
}

// outcome turns findings into the command's error.
func outcome(list report.List) error {
	if list.Errors() > 0 {
		return errFindings
	}
	return nil
}

// onDisk returns where a file named on the command line stands: in the project's folder, else in the working folder.
func (p *program) onDisk(name string) string {
	if p.dir != "." && !filepath.IsAbs(name) {
		in := filepath.Join(p.dir, name)
		if _, err := os.Stat(in); err == nil {
			return in
		}
	}
	return name
}

// relative returns a file named on the command line by its path from the project's folder, with slashes.
func (p *program) relative(name string) (string, error) {
	dir, err := filepath.Abs(p.dir)
	if err != nil {
		return "", err
	}
	file, err := filepath.Abs(p.onDisk(name))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(dir, file)
	if err != nil || !filepath.IsLocal(rel) {
		return "", usageError{fmt.Errorf("%s is not in the project's folder %s", name, dir)}
	}
	return filepath.ToSlash(rel), nil
}
