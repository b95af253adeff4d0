package edition

import (
	"fmt"
	"io"
	"time"

	"variorum/generator/collate"
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
	Stopped                    bool // an input error stopped the build before the site was made
	Reproduced                 []Share
	Took                       time.Duration
}

// Share is how much of an article's own prose a digest reproduces.
type Share struct {
	Story, Key string
	Percent    int
}

func (s *Summary) count(p *project) {
	s.Stories = len(p.stories)
	for _, x := range p.stories {
		c := x.collation
		if c == nil {
			continue
		}
		s.LeftOut += x.left
		s.Sources += len(c.Sources)
		s.Lineages += len(c.Lineages)
		s.Statements += len(c.Statements)
		for _, d := range c.Differences {
			switch d.Severity {
			case collate.High:
				s.High++
			case collate.Medium:
				s.Medium++
			default:
				s.Low++
			}
		}
	}
}

// Print writes the summary in a few lines.
func (s *Summary) Print(w io.Writer) {
	fmt.Fprintf(w, "%s, %s of %s: %s, %s (%d high, %d medium, %d low)\n",
		count(s.Stories, "story", "stories"), count(s.Sources, "article", "articles"), count(s.Lineages, "origin", "origins"),
		count(s.Statements, "statement", "statements"), count(s.High+s.Medium+s.Low, "difference", "differences"), s.High, s.Medium, s.Low)
	if s.LeftOut > 0 {
		fmt.Fprintf(w, "%s left out of the composed digests because they did not verify\n", count(s.LeftOut, "sentence or note", "sentences and notes"))
	}
	for _, x := range s.Reproduced {
		fmt.Fprintf(w, "%s: %d %% of article %s is reproduced\n", x.Story, x.Percent, x.Key)
	}
	if s.Stopped {
		fmt.Fprintf(w, "%s, %s; the build stopped, and %s is as it was; %s\n",
			count(s.Errors, "error", "errors"), count(s.Warnings, "warning", "warnings"), Public, s.Took.Round(time.Millisecond))
		return
	}
	fmt.Fprintf(w, "%s, %s; %s, %d written, %d removed; %s\n",
		count(s.Errors, "error", "errors"), count(s.Warnings, "warning", "warnings"), count(s.Files, "file", "files"), s.Written, s.Removed, s.Took.Round(time.Millisecond))
	if s.OneByOne {
		fmt.Fprintln(w, "the file system cannot exchange folders: files were replaced one by one, pages last")
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
