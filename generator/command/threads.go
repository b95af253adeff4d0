package command

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"variorum/generator/edition"
	"variorum/generator/report"
)

func (p *program) threads() *cobra.Command {
	var take int
	var as string
	c := &cobra.Command{
		Use:   "threads",
		Short: "Propose which stories are of one matter",
		Long: `Threads tells which stories belong together, the fire and the inquiry into it: those whose digests give one thread:, and
those that are proposed because their articles share rare names. Nothing is written before --take says so: --take 2 writes
the second one into the digests' front matter, and --as NAME gives it a name of yours. The digests of a thread lead to
each other.`,
		Args: needs(0),
		RunE: func(_ *cobra.Command, _ []string) error {
			e := p.open()
			all, findings, err := e.Threads()
			p.findings(findings)
			if err != nil {
				return err
			}
			if take == 0 {
				if as != "" {
					return usageError{errors.New("--as names the thread of one proposal: --take 2 --as \"The harbour inquiry\"")}
				}
				if len(all) == 0 {
					p.say("no thread is given, and no two stories share enough names to be taken for one matter\n")
				}
				for i, t := range all {
					if _, err := fmt.Fprint(p.stdout, report.Visible(told(i+1, t))); err != nil {
						return err
					}
				}
				return outcome(findings)
			}
			if take < 1 || take > len(all) {
				return usageError{errors.New("--take " + strconv.Itoa(take) + ": there are threads 1 to " + strconv.Itoa(len(all)))}
			}
			t := all[take-1]
			changes, found, err := e.Link(t, cmp.Or(as, t.Name))
			p.findings(found)
			for _, c := range changes {
				p.say("%s: in the thread %q\n", c.File, cmp.Or(as, t.Name))
			}
			return cmp.Or(err, outcome(found))
		},
	}
	c.Flags().IntVar(&take, "take", 0, "number of the thread to write into the digests")
	c.Flags().StringVar(&as, "as", "", "name of the thread that is taken")
	return c
}

// told tells a thread: its name, its stories, and why they are proposed.
func told(n int, t edition.Thread) string {
	text := fmt.Sprintf("%d. %s\n   %s\n", n, t.Name, strings.Join(t.Stories, ", "))
	if t.New {
		text += "   proposed for " + strings.Join(t.Missing, ", ") + "; they share: " + strings.Join(t.Why, ", ") + "\n"
	}
	return text
}
