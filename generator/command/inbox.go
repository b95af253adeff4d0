package command

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"variorum/generator/disk"
	"variorum/generator/edition"
	"variorum/generator/fetch"
	"variorum/generator/report"
	"variorum/generator/source"
)

// Bounds of what is fetched of a feed at a time, so that no server is pressed.
const (
	mostOfFeed = 20
	feedPause  = time.Second
)

func (p *program) inbox() *cobra.Command {
	var feeds []string
	var take, as string
	var private bool
	c := &cobra.Command{
		Use:   "inbox",
		Short: "Propose which story the articles of seeds/_inbox/ belong to",
		Long: `Inbox groups the articles of seeds/_inbox/: which belong to a story that is there, which make a new one, and by which
words. Nothing is moved before --take says so: --take 1,3 takes the first and third proposal, --take all every one, and
--as NAME gives the story of a single one another name. --feed fetches the new entries of an RSS, Atom or JSON feed into
the inbox first, at most 20 at a time, a second apart; what was fetched once is not fetched again.`,
		Args: needs(0),
		RunE: func(_ *cobra.Command, _ []string) error {
			e := p.open()
			failed := false
			if len(feeds) > 0 {
				ctx, stop := interruptible()
				defer stop()
				for _, f := range feeds {
					if err := p.collect(ctx, e, f, private); err != nil {
						p.say("variorum: %v\n", err)
						failed = true
					}
				}
			}
			all, findings, err := e.Inbox()
			p.findings(findings)
			if err != nil {
				return err
			}
			if take == "" {
				if len(all) == 0 {
					p.say("seeds/_inbox/ has no articles\n")
				}
				for i, v := range all {
					if err := p.propose(i+1, v); err != nil {
						return err
					}
				}
				if len(all) > 0 {
					p.say("to follow them: variorum inbox --take 1,2 or --take all; another name for a story: --take 1 --as NAME\n")
				}
				if failed {
					return errFindings
				}
				return outcome(findings)
			}
			chosen, err := choose(all, take)
			if err != nil {
				return err
			}
			if as != "" && len(chosen) != 1 {
				return usageError{errors.New("--as names the story of one proposal: --take 2 --as harbour-fire")}
			}
			taken := 0
			for _, v := range chosen {
				moved, findings, err := e.Take(v, as)
				p.findings(findings)
				for _, file := range moved {
					p.say("%s: added\n", file)
				}
				taken += len(moved)
				if err := cmp.Or(err, outcome(findings)); err != nil {
					return err
				}
			}
			if taken > 0 {
				p.say("Next: variorum build\n")
			}
			if left := len(all) - len(chosen); left > 0 {
				p.say("%s left, with new numbers: variorum inbox\n", report.Count(left, "proposal is", "proposals are"))
			}
			return nil
		},
	}
	c.Flags().StringArrayVar(&feeds, "feed", nil, "address of a feed whose new entries are fetched into the inbox")
	c.Flags().StringVar(&take, "take", "", "numbers of the proposals to follow, or all")
	c.Flags().StringVar(&as, "as", "", "name of the story for the proposal that is taken")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from addresses of private networks too")
	return c
}

// propose prints a proposal.
func (p *program) propose(n int, v edition.Proposal) error {
	what := "to " + v.Story
	if v.New {
		what = "new story " + v.Story
	}
	text := fmt.Sprintf("%d. %s: %s; they share: %s\n", n, what, report.Count(len(v.Files), "article", "articles"), strings.Join(v.Why, ", "))
	if len(v.Files) == 1 {
		text = fmt.Sprintf("%d. %s: 1 article\n", n, what)
	}
	for i, f := range v.Files {
		text += "   " + f
		if v.Titles[i] != "" {
			text += "  " + v.Titles[i]
		}
		if v.Known[i] != "" {
			text += "  (the same text as " + v.Known[i] + ")"
		}
		text += "\n"
	}
	_, err := fmt.Fprint(p.stdout, report.Visible(text))
	return err
}

// choose reads the numbers of proposals.
func choose(all []edition.Proposal, take string) ([]edition.Proposal, error) {
	if take == "all" {
		return all, nil
	}
	var out []edition.Proposal
	for _, s := range strings.Split(take, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 1 || n > len(all) {
			return nil, usageError{fmt.Errorf("--take %s: there are proposals 1 to %d, or all", take, len(all))}
		}
		out = append(out, all[n-1])
	}
	return out, nil
}

// collect fetches what is new of a feed into the inbox, and remembers it there.
func (p *program) collect(ctx context.Context, e *edition.Edition, address string, private bool) error {
	const file = edition.Seeds + "/_inbox/.feeds.json"
	folder := disk.New(p.dir)
	seen := map[string]fetch.Seen{}
	before, err := folder.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(before, &seen)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", file, err)
	}
	o := fetch.Options{Limit: source.Limit, AllowPrivate: private, UserAgent: "Variorum/" + Version + " (news digest generator; fetches feeds for an editor)"}
	links, now, err := fetch.Feed(ctx, address, seen[address], o)
	if err != nil {
		return err
	}
	for i, link := range links {
		if i == mostOfFeed {
			p.say("%s: %d more entries wait; run it again\n", address, len(links)-i)
			now.ETag, now.Modified = "", ""
			break
		}
		if i > 0 {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(feedPause):
			}
		}
		item, err := p.item(ctx, link, private)
		if err != nil {
			p.say("variorum: %v\n", err)
			continue
		}
		written, findings, err := e.Collect([]edition.Item{item})
		p.findings(findings)
		if err != nil {
			return err
		}
		for _, w := range written {
			p.say("%s: added\n", w)
		}
		now.Links = append(now.Links, link)
	}
	seen[address] = now
	after, err := json.MarshalIndent(seen, "", " ")
	if err != nil {
		return err
	}
	return folder.Replace(file, before, append(after, '\n'))
}
