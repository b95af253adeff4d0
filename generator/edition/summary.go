package edition

import (
	"fmt"
	"io"
	"strings"
	"time"

	"variorum/generator/collate"
	"variorum/generator/report"
	"variorum/generator/source"
)

// Summary counts what a build went through.
type Summary struct {
	Stories, Sources, Lineages int
	Statements                 int
	High, Medium, Low          int // differences by severity
	LeftOut                    int // sentences and notes of new digests that did not verify
	Errors, Warnings           int
	Files, Written, Removed    int // of the site
	OneByOne                   bool
	Stopped                    bool     // an input error stopped the build before the site was made
	Held                       []string // files of digests that errors hold back
	Unsigned                   []string // files of digests that wait for a signature
	Reproduced                 []Share
	Took                       time.Duration
}

// Share is how much of its articles' own prose a digest reproduces.
type Share struct {
	Story    string
	Keys     []string
	Percents []int // by key: of the prose's bytes, those in spans that the digest prints or cites
}

// shareOf measures a digest.
func shareOf(d *edited) Share {
	c := d.story.collation
	share := Share{Story: d.slug}
	for i, s := range c.Sources {
		used := make([]bool, len(s.Article.Text))
		for _, t := range d.result.Traced {
			for _, r := range t.Readings {
				if r.Source == i {
					for at := r.Start; at < r.End; at++ {
						used[at] = true
					}
				}
			}
		}
		prose, printed := 0, 0
		for _, b := range s.Article.Blocks {
			if b.Class != source.Prose {
				continue
			}
			for at := b.Start; at < b.End; at++ {
				prose++
				if used[at] {
					printed++
				}
			}
		}
		share.Keys = append(share.Keys, s.Key)
		share.Percents = append(share.Percents, 100*printed/max(prose, 1))
	}
	return share
}

// String returns "harbour-fire reproduces 61 % of the text of A, 34 % of B".
func (s Share) String() string {
	var parts []string
	for i, k := range s.Keys {
		of := "of "
		if i == 0 {
			of = "of the text of "
		}
		parts = append(parts, fmt.Sprintf("%d %% %s%s", s.Percents[i], of, k))
	}
	return s.Story + " reproduces " + strings.Join(parts, ", ")
}

// storyCount is what a summary counts of a story.
type storyCount struct{ Sources, Lineages, Statements, High, Medium, Low, LeftOut int }

func countStory(x *collated) storyCount {
	c := x.collation
	n := storyCount{Sources: len(c.Sources), Lineages: len(c.Lineages), Statements: len(c.Statements), LeftOut: x.sound.Left}
	for _, d := range c.Differences {
		switch d.Severity {
		case collate.High:
			n.High++
		case collate.Medium:
			n.Medium++
		default:
			n.Low++
		}
	}
	return n
}

func (s *Summary) count(p *project) {
	s.Stories = len(p.stories)
	for _, x := range p.stories {
		if x.made == nil {
			continue
		}
		n := x.made.Count
		s.LeftOut += n.LeftOut
		s.Sources += n.Sources
		s.Lineages += n.Lineages
		s.Statements += n.Statements
		s.High += n.High
		s.Medium += n.Medium
		s.Low += n.Low
	}
}

// shown is of how many digests the summary tells what they reproduce.
const shown = 10

// Print writes the summary in a few lines.
func (s *Summary) Print(w io.Writer) {
	fmt.Fprintf(w, "%s, %s of %s: %s, %s (%d high, %d medium, %d low)\n",
		report.Count(s.Stories, "story", "stories"), report.Count(s.Sources, "article", "articles"), report.Count(s.Lineages, "origin", "origins"),
		report.Count(s.Statements, "statement", "statements"), report.Count(s.High+s.Medium+s.Low, "difference", "differences"), s.High, s.Medium, s.Low)
	if s.LeftOut > 0 {
		fmt.Fprintf(w, "%s left out of the composed digests because they did not verify\n", report.Count(s.LeftOut, "sentence or note", "sentences and notes"))
	}
	for _, x := range s.Reproduced[:min(len(s.Reproduced), shown)] {
		fmt.Fprintln(w, report.Line(x.String()))
	}
	if more := len(s.Reproduced) - shown; more > 0 {
		fmt.Fprintf(w, "and %s more\n", report.Count(more, "digest", "digests"))
	}
	if len(s.Held) > 0 && !s.Stopped {
		fmt.Fprintf(w, "held back by errors, their last published pages stay: %s\n", report.Line(strings.Join(s.Held, ", ")))
	}
	if len(s.Unsigned) > 0 && !s.Stopped {
		fmt.Fprintf(w, "not published before they are signed (unsigned: hold): %s\n", report.Line(strings.Join(s.Unsigned, ", ")))
	}
	if s.Stopped {
		fmt.Fprintf(w, "%s, %s; the build stopped, and %s is as it was; %s\n",
			report.Count(s.Errors, "error", "errors"), report.Count(s.Warnings, "warning", "warnings"), Public, s.Took.Round(time.Millisecond))
		return
	}
	fmt.Fprintf(w, "%s, %s; %s, %d written, %d removed; %s\n",
		report.Count(s.Errors, "error", "errors"), report.Count(s.Warnings, "warning", "warnings"), report.Count(s.Files, "file", "files"), s.Written, s.Removed, s.Took.Round(time.Millisecond))
	if s.OneByOne {
		fmt.Fprintln(w, "the file system cannot exchange folders: files were replaced one by one, pages last")
	}
}
