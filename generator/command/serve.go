package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"variorum/generator/edition"
	"variorum/generator/report"
	"variorum/generator/serve"
	"variorum/generator/watch"
)

func (p *program) serve() *cobra.Command {
	var o edition.Options
	var addr string
	var open bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Build, show the site in a browser, and follow every change",
		Long: `Serve builds the site, previews it, and builds again after every change. Pages that are open reload by themselves;
findings stand on the page. With --drafts drafts are shown, but never written to public/.`,
		RunE: func(c *cobra.Command, _ []string) error {
			o.Preview, o.Drafts = o.Drafts, false
			l, err := net.Listen("tcp", addr)
			if err != nil {
				return fmt.Errorf("%w; choose another address with --addr", err)
			}
			url := "http://" + l.Addr().String() + "/"
			fmt.Fprintf(p.stderr, "preview at %s (stop with Ctrl-C)\n", url)
			s := serve.New()
			ctx, cancel := context.WithCancel(c.Context())
			defer cancel()
			watching := make(chan error, 1)
			go func() {
				watching <- p.watch(ctx, p.open(), o, s.Update)
				cancel()
			}()
			if open {
				browse(url)
			}
			return errors.Join(s.Serve(ctx, l), func() error { cancel(); return <-watching }())
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	c.Flags().BoolVar(&open, "open", false, "open the page in a browser")
	buildFlags(c, &o)
	return c
}

// watch builds, and builds again after every change until ctx ends. told, where it is not nil, has every build's files
// and findings.
func (p *program) watch(ctx context.Context, e *edition.Edition, o edition.Options, told func(map[string][]byte, report.List)) error {
	build := func() {
		r, err := p.run(e, o)
		switch {
		case r == nil:
			fmt.Fprintf(p.stderr, "variorum: %v\n", err)
			r = &edition.Result{}
			r.Findings.Add("", report.Place{}, "", "%v", err)
		case told == nil:
			return
		}
		if told != nil {
			told(r.Preview, r.Findings)
		}
	}
	root, err := filepath.Abs(p.dir)
	if err != nil {
		return err
	}
	folders := watch.Folders{
		Root:  root,
		Names: []string{edition.Seeds, edition.Content, edition.Templates},
		Say:   func(m string) { fmt.Fprintf(p.stderr, "variorum: %s\n", m) },
		Ready: build,
	}
	return folders.Watch(ctx, func([]string) { build() })
}

// browse opens an address in the user's browser; where that fails, the address stands on the screen.
func browse(url string) {
	opener := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if opener == nil {
		opener = []string{"xdg-open"}
	}
	_ = exec.Command(opener[0], append(opener[1:], url)...).Start()
}
