package command

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"variorum/generator/digest"
	"variorum/generator/edition"
	"variorum/generator/report"
)

func (p *program) build() *cobra.Command {
	var o edition.Options
	var watch, fresh bool
	var part string
	c := &cobra.Command{
		Use:   "build",
		Short: "Merge, verify, render and publish",
		Long: `Build reads the articles in seeds/, merges them into the digests in content/, verifies these against the articles,
renders the site and publishes it to public/. A build that fails leaves the last good site as it is. What a build made
is remembered, outside the project, and made again only where something that it depends on has changed; --fresh makes
all anew.`,
		Args: needs(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if !c.Flags().Changed("locked") {
				o.Locked = p.inCI()
			}
			e := p.open()
			if fresh {
				e.Forget()
			}
			if (o.Only == "") != (part == "") {
				return usageError{errors.New("--stories and --part go together")}
			}
			if part != "" {
				if watch || o.DryRun {
					return usageError{errors.New("a part is built once: without --watch and --dry-run")}
				}
				if err := p.into(e, part); err != nil {
					return err
				}
				defer os.Remove(part + ".lock")
			}
			if !watch {
				r, err := e.Build(o)
				return p.tell(r, err, o)
			}
			if o.DryRun {
				return usageError{errors.New("--watch and --dry-run do not go together")}
			}
			ctx, stop := interruptible()
			defer stop()
			return p.watch(ctx, e, o, nil)
		},
	}
	buildFlags(c, &o, "publish digests and pages with draft: true too")
	c.Flags().StringVar(&o.Only, "stories", "", "build only the stories whose folders below seeds/ this pattern names, into a part (--part)")
	c.Flags().StringVar(&part, "part", "", "the file of the part, which variorum site makes the site of")
	c.Flags().BoolVar(&fresh, "fresh", false, "make all anew, whatever is remembered")
	c.Flags().BoolVar(&watch, "watch", false, "build again after every change")
	c.Flags().BoolVar(&o.DryRun, "dry-run", false, "write nothing; print what would change in content/")
	return c
}

// buildFlags adds the flags that build and serve share.
func buildFlags(c *cobra.Command, o *edition.Options, drafts string) {
	c.Flags().BoolVar(&o.Drafts, "drafts", false, drafts)
	c.Flags().BoolVar(&o.Strict, "strict", false, "take warnings for errors")
	c.Flags().BoolVar(&o.Locked, "locked", false, "write nothing into content/; what would change there is an error (the default where CI is set)")
	c.Flags().BoolVar(&o.Adopt, "adopt", false, "take over a public/ that was not made by this program")
}

// tell prints what came of a build, and returns the command's error.
func (p *program) tell(r *edition.Result, err error, o edition.Options) error {
	if r == nil {
		return err
	}
	p.findings(r.Findings)
	if err != nil {
		return err
	}
	for _, c := range r.Changes {
		switch {
		case o.DryRun && path.Dir(c.File) == edition.Merged && len(r.Changes) > 1:
			// the base follows the digest, whose difference is what an editor reads
		case o.DryRun:
			if _, err := fmt.Fprint(p.stdout, report.Visible(digest.Diff(c.File, c.Before, c.After))); err != nil {
				return err
			}
		case o.Locked:
		case c.Before == "":
			p.say("%s: created\n", report.Line(c.File))
		case c.After == "":
			p.say("%s: removed\n", report.Line(c.File))
		default:
			p.say("%s: %s\n", report.Line(c.File), whatMerged(c))
		}
	}
	if n := len(r.Unedited); n > 0 {
		which, what := r.Unedited[0], "the digest as it stood; to see what composing it"
		if n > 1 {
			which, what = "STORY", "the digests as they stood; to see what composing one"
		}
		p.say("%s: what is new was put into %s anew would change:\n    variorum merge --recompose --dry-run %s\n", report.Line(strings.Join(r.Unedited, ", ")), what, report.Line(which))
	}
	if !o.MergeOnly && o.Only == "" {
		r.Summary.Print(p.stderr)
	}
	return outcome(r.Findings)
}

// whatMerged tells what a merge has done to a file. What was signed wants to be read again.
func whatMerged(c edition.Change) string {
	if path.Dir(c.File) == edition.Merged {
		return "merged"
	}
	before, _ := digest.Parse(c.File, c.Before)
	after, _ := digest.Parse(c.File, c.After)
	said := "merged"
	if before.Hash() == after.Hash() && before.HeadHash() == after.HeadHash() {
		said = "merged: its list of articles changed, and not a word of the text"
	}
	if after.Front.Signed != nil {
		said += "; it is signed: read it, and sign it again"
	}
	if keys := idle(before, after); len(keys) > 0 {
		said += fmt.Sprintf("\n    nothing in it cites %s, which came in: what that tells is told already, or did not fit;\n    to see beside what each of its clauses stands: variorum explain %s --all",
			report.Line(strings.Join(keys, ", ")), report.Line(after.Front.Story))
	}
	return said
}

// idle returns the keys of the articles that a digest lists and listed not before, and that none of its words and notes cites.
func idle(before, after *digest.Digest) []string {
	cited := map[string]bool{}
	note := func(passages []digest.Passage) {
		for _, x := range passages {
			if x.Citation != nil {
				for _, k := range x.Citation.Keys {
					cited[k] = true
				}
			}
		}
	}
	note(after.Passages)
	for i := range after.Footnotes {
		note(after.Footnotes[i].Passages)
	}
	for _, s := range before.Front.Sources {
		cited[s.Key] = true // it did not come in now
	}
	var out []string
	for _, s := range after.Front.Sources {
		if !s.Removed && !cited[s.Key] {
			out = append(out, s.Key)
		}
	}
	return out
}

func (p *program) merge() *cobra.Command {
	o := edition.Options{MergeOnly: true}
	var undo bool
	c := &cobra.Command{
		Use:   "merge [STORY …]",
		Short: "Bring new and changed articles into the digests",
		Long: `Merge writes content/ only. It brings new and changed articles into the digests: of all stories, or of those that
are named by their slugs. What stands in a digest stays word for word where it is as long as its article has it; what
is new is put in. A signed digest is merged only when its story is named. With --undo the last merge of one story is
taken back, in the digest and its base; what was edited since stays. With --recompose a digest is composed anew of all
its articles, as if there had been none; what an editor has made of it stays.`,
		Args: needs(-1),
		RunE: func(c *cobra.Command, stories []string) error {
			e := p.open()
			if undo {
				if len(stories) != 1 || o.Again || o.DryRun || o.Recompose {
					return usageError{errors.New("--undo takes one story and no other flag: variorum merge --undo STORY")}
				}
				changes, findings, err := e.Undo(p.story(stories[0]))
				p.findings(findings)
				for _, c := range changes {
					p.say("%s: the last merge is taken back\n", report.Line(c.File))
				}
				return cmp.Or(err, outcome(findings))
			}
			if o.Recompose && len(stories) == 0 {
				return usageError{errors.New("which STORY? --recompose wants its name")}
			}
			for _, s := range stories {
				collation, findings, err := e.Collation(p.story(s))
				if err != nil || findings.Errors() > 0 {
					p.findings(findings)
					return cmp.Or(err, errFindings)
				}
				o.Stories = append(o.Stories, collation.Story)
			}
			r, err := e.Build(o)
			return p.tell(r, err, o)
		},
	}
	c.ValidArgsFunction = p.storyNames(-1)
	c.Flags().BoolVar(&o.Again, "again", false, "make digests anew that were deleted by hand")
	c.Flags().BoolVar(&o.DryRun, "dry-run", false, "write nothing; print what would change")
	c.Flags().BoolVar(&o.Recompose, "recompose", false, "compose the digests of the stories named anew, instead of putting in what is new")
	c.Flags().BoolVar(&undo, "undo", false, "take the last merge of a story back")
	return c
}
