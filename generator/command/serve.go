package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

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
		Args: needs(0),
		RunE: func(c *cobra.Command, _ []string) error {
			o.Preview, o.Drafts = o.Drafts, false
			if !c.Flags().Changed("locked") {
				o.Locked = p.inCI()
			}
			l, err := net.Listen("tcp", addr)
			if err != nil {
				return fmt.Errorf("%w; choose another address, such as --addr 127.0.0.1:8081", err)
			}
			url := "http://" + reachable(l.Addr()) + "/"
			p.say("preview at %s (stop with Ctrl-C)\n", url)
			if open {
				browse(url)
			}
			ctx, stop := interruptible()
			defer stop()
			s := serve.New()
			if s.Names = ownNames(addr); forEverybody(l.Addr()) {
				s.Open = true
				p.say("variorum: warning: other machines can read this preview at %s; --addr 127.0.0.1:8080 keeps it to this one\n", l.Addr())
			}
			watching := make(chan error, 1)
			go func() {
				p.desk = func(all []edition.Status) { s.Desk(deskOf(all)) }
				watching <- p.watch(ctx, p.open(), o, s.Update)
				stop() // without watching there is nothing to serve
			}()
			serving := s.Serve(ctx, l)
			stop()
			select {
			case err := <-watching:
				return errors.Join(serving, err)
			case <-time.After(leave): // a build is running, which may be left at any point
				return serving
			}
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	c.Flags().BoolVar(&open, "open", false, "open the page in a browser")
	buildFlags(c, &o, "show digests and pages with draft: true too")
	return c
}

// reachable returns how a browser on this machine names an address that is listened on: localhost for all addresses.
func reachable(a net.Addr) string {
	if at, err := netip.ParseAddrPort(a.String()); err == nil && at.Addr().IsUnspecified() {
		return fmt.Sprintf("localhost:%d", at.Port())
	}
	return a.String()
}

// leave is how long a build may go on when serve is ended.
const leave = 300 * time.Millisecond

// forEverybody reports whether other machines can reach an address that is listened on.
func forEverybody(a net.Addr) bool {
	at, err := netip.ParseAddrPort(a.String())
	return err != nil || !at.Addr().IsLoopback()
}

// ownNames returns the names by which a browser may call this machine: its own, and the one that it was told to listen on.
func ownNames(addr string) []string {
	var names []string
	if name, err := os.Hostname(); err == nil {
		names = append(names, name, name+".local")
	}
	if host, _, err := net.SplitHostPort(addr); err == nil {
		names = append(names, host)
	}
	return names
}

// watch builds, and builds again after every change until ctx ends. told, where it is not nil, has every build's files
// and findings. A build that neither finds anything new nor writes anything is not printed: it followed from what the
// one before it wrote.
func (p *program) watch(ctx context.Context, e *edition.Edition, o edition.Options, told func(serve.Site, report.List)) error {
	o.Files = true
	done := e.Watching()
	defer done()
	if p.env("GOGC") == "" {
		debug.SetGCPercent(100) // it stays: what it holds counts for more than a tenth of the time
	}
	var before *edition.Result
	build := func() {
		if p.after != nil {
			defer p.after()
		}
		shown, findings := false, report.List(nil)
		if told != nil {
			o.Show = func(r *edition.Result) {
				shown, findings = true, slices.Clone(r.Findings)
				if p.desk != nil && r.Statuses != nil {
					p.desk(r.Statuses)
				}
				told(r.Preview, r.Findings)
			}
		}
		r, err := e.Build(o)
		if before == nil || err != nil || r.News(before) {
			if err := p.tell(r, err, o); err != nil && !errors.Is(err, errFindings) {
				p.say("variorum: %v\n", err)
			}
		}
		before = r
		if told == nil {
			return
		}
		if err != nil {
			r = &edition.Result{}
			r.Findings.Add("", report.Place{}, "", "%v", err)
		}
		if shown && before != nil && slices.Equal(findings, r.Findings) {
			return
		}
		if r.Preview == nil {
			told(nil, r.Findings)
			return
		}
		told(r.Preview, r.Findings)
	}
	root, err := filepath.Abs(p.dir)
	if err != nil {
		return err
	}
	folders := watch.Folders{
		Root:  root,
		Names: []string{edition.Seeds, edition.Content, edition.Templates},
		Needs: []string{edition.Public},
		Say:   func(m string) { p.say("variorum: %s\n", m) },
		Ready: build,
	}
	folders.Watch(ctx, func(paths []string, quick bool) {
		if o.Changed = nil; quick {
			for _, p := range paths {
				if rel, err := filepath.Rel(root, p); err == nil {
					o.Changed = append(o.Changed, filepath.ToSlash(rel))
				}
			}
		}
		build()
	})
	return nil
}

// deskOf is what the first page of the preview tells the editor: how every story stands, those that wait first.
func deskOf(all []edition.Status) (summary string, lines []serve.Waiting) {
	for _, x := range all {
		w := serve.Waiting{Story: cmp.Or(x.Story, x.Digest), Says: x.String(), Waits: x.Waits()}
		if x.Story != "" && x.Digest != "" && !x.Draft {
			w.Href = "/" + x.Story + "/"
		}
		lines = append(lines, w)
	}
	slices.SortStableFunc(lines, func(a, b serve.Waiting) int {
		switch {
		case a.Waits == b.Waits:
			return 0
		case a.Waits:
			return -1
		}
		return 1
	})
	return edition.SumUp(all), lines
}

// browse opens an address in the user's browser; where that fails, the address stands on the screen.
func browse(url string) {
	opener := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if opener == nil {
		opener = []string{"xdg-open"}
	}
	_ = exec.Command(opener[0], append(opener[1:], url)...).Start()
}
