package command

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"variorum/generator/disk"
	"variorum/generator/edition"
	"variorum/generator/memory"
)

func (p *program) site() *cobra.Command {
	var o edition.Options
	c := &cobra.Command{
		Use:   "site PART …",
		Short: "Make the site of parts that were built apart",
		Long: `Site builds as variorum build does, and takes from parts what they have: those that variorum build --stories PATTERN
--part FILE has made, in other processes, of the same project or a copy of it. What no part has is made here, so that the
site has the same bytes as one that is built whole. A part is believed: take none of a stranger.`,
		Args: needs(-1, "PART"),
		RunE: func(c *cobra.Command, files []string) error {
			if !c.Flags().Changed("locked") {
				o.Locked = p.inCI()
			}
			e := p.open()
			var parts []*memory.Store
			for _, file := range files {
				if _, err := os.Stat(file); err != nil {
					return err
				}
				parts = append(parts, memory.Open(file, unbounded))
			}
			running, err := edition.Running(nil)
			if err != nil {
				return err
			}
			for _, i := range e.From(parts, running) {
				p.say("variorum: warning: %s is no part that this program has made: nothing of it is taken\n", files[i])
			}
			r, err := e.Build(o)
			return p.tell(r, err, o)
		},
	}
	buildFlags(c, &o, "publish digests and pages with draft: true too")
	return c
}

// unbounded is how large a part may grow: all that is in it is asked for once.
const unbounded = 1 << 62

// into has a build keep what it makes in a part, which is made anew.
func (p *program) into(e *edition.Edition, file string) error {
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s: %w", file, disk.ErrSpecial)
	}
	if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
		return err
	}
	f, err := os.Create(file) // whether there is a place for it is told now, not when the work is done
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Remove(file); err != nil {
		return err
	}
	running, err := edition.Running(nil)
	if err != nil {
		return fmt.Errorf("tell the program apart: %w", err)
	}
	e.Into(memory.Open(file, unbounded), running)
	return nil
}
