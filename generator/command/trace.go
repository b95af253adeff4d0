package command

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"variorum/generator/edition"
	"variorum/generator/report"
)

func (p *program) trace() *cobra.Command {
	var stage string
	var asJSON bool
	c := &cobra.Command{
		Use:   "trace STORY",
		Short: "Tell what each stage made of a story",
		Long: `Trace prints what each stage made of a story: how its articles were read (source), their sentences with trees, frames
and chains (grammar), who says what in them (claims), which clauses were linked, by what score and why (links), the
statements and shared origins (statements), the differences (differences), and each sentence of the draft with the
article that its words are from and who is cited (draft). The same story gives the same trace, so that two programs,
or a story before and after a change, can be compared line by line. In --json, positions of source and grammar are bytes,
those of claims code points of the text.`,
		Args:              needs(1, "STORY"),
		ValidArgsFunction: p.storyNames(1),
		RunE: func(c *cobra.Command, args []string) error {
			if stage != "" && !slices.Contains(edition.Stages(), stage) {
				hint := ""
				if near := report.Nearest(stage, edition.Stages()); near != "" {
					hint = fmt.Sprintf("did you mean %q? ", near)
				}
				return usageError{fmt.Errorf("unknown stage %q: %sthey are %s", stage, hint, strings.Join(edition.Stages(), ", "))}
			}
			traced, findings, err := p.open().Trace(p.story(args[0]), stage)
			p.findings(findings)
			if err := cmp.Or(err, outcome(findings)); err != nil {
				return err
			}
			if asJSON {
				raw, err := json.MarshalIndent(traced, "", " ")
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(p.stdout, "%s\n", raw)
				return err
			}
			for _, t := range traced {
				of := ""
				if t.Article != "" {
					of = " " + t.Article
				}
				if _, err := fmt.Fprintf(p.stdout, "=== %s%s\n%s", t.Stage, of, report.Visible(t.Text)); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&stage, "stage", "", "only this one: "+strings.Join(edition.Stages(), ", "))
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: what each stage made, as a list of objects")
	return c
}
