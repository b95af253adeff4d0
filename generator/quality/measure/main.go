// Measure is what .ci/quality runs: it scores the sets, holds them against the ledger, and tells what a rule, a table or a
// threshold is worth by measuring without it.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"variorum/generator/quality"
)

const (
	ledgerFile = "docs/quality.tsv"
	storyFile  = "docs/quality.md"
)

func main() {
	m := &measuring{}
	flag.BoolVar(&m.update, "update", false, "write what was measured into the ledger")
	flag.StringVar(&m.because, "because", "", "with -update: why figures may fall, one line")
	flag.StringVar(&m.without, "without", "", "measure without these too: ids with commas, see -ids")
	flag.BoolVar(&m.ids, "ids", false, "list the ids that -without takes")
	flag.BoolVar(&m.score, "score", false, "also the stories that are only ever scored; a few times a day, so that they stay a measure")
	flag.BoolVar(&m.verbose, "v", false, "list misses and false reports, of the stories that may be read")
	flag.BoolVar(&m.counts, "counts", false, "print counts and no more")
	flag.StringVar(&m.shared, "shared", "../shared", "where other people's stories are, if they are")
	flag.Parse()
	if err := m.run(); err != nil {
		fmt.Fprintln(os.Stderr, "quality:", err)
		os.Exit(1)
	}
}

type measuring struct {
	update, ids, score, verbose, counts bool
	because, without, shared            string
}

func (m *measuring) sets() []quality.Set {
	own := "generator/edition/testdata/gold"
	all := []quality.Set{{Name: "own", Dir: filepath.Join(own, "tune")}, {Name: "own-held", Dir: filepath.Join(own, "held")}, {Name: "stories", Dir: filepath.Join(m.shared, "stories")}}
	if m.score {
		all = append(all, quality.Set{Name: "stories-score", Dir: filepath.Join(m.shared, "stories-score")})
	}
	var there []quality.Set
	for _, s := range all {
		if s.Exists() {
			there = append(there, s)
		} else {
			fmt.Fprintf(os.Stderr, "%s: not here\n", s.Name)
		}
	}
	return there
}

func (m *measuring) run() error {
	if m.ids {
		return list(os.Stdout)
	}
	raw, err := os.ReadFile(ledgerFile)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	ledger, err := quality.ParseLedger(string(raw))
	if err != nil {
		return fmt.Errorf("%s: %w", ledgerFile, err)
	}
	tallies := map[string]quality.Tally{}
	var fell []quality.Move
	for _, s := range m.sets() {
		var say func(string, ...any)
		if m.verbose && (s.Name == "own" || s.Name == "stories") {
			say = func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
		}
		started := time.Now()
		t, err := s.Measure(say)
		if err != nil {
			return err
		}
		tallies[s.Name] = t
		if m.counts {
			for _, f := range t.Figures() {
				fmt.Printf("%s\t%s\t%d\t%d\n", s.Name, f, t[f].Hits, t[f].Of)
			}
			continue
		}
		fmt.Printf("%s: %d stories, %.1f s\n", s.Name, t["stories built"].Of, time.Since(started).Seconds())
		if m.without != "" {
			continue
		}
		if m.score || m.verbose {
			fmt.Print(t)
		}
		down, rose, fresh := ledger.Compare(s.Name, t)
		for _, x := range rose {
			fmt.Println("  rose:", x)
		}
		for _, x := range down {
			fmt.Println("  FELL:", x)
		}
		if len(fresh) > 0 {
			fmt.Printf("  %d figures are not in the ledger\n", len(fresh))
		}
		fell = append(fell, down...)
		if m.update {
			ledger.Update(s.Name, t, commit())
		}
	}
	switch {
	case m.counts:
		return nil
	case m.without != "":
		for id := range strings.SplitSeq(m.without, ",") {
			if err := m.ablate(id, tallies); err != nil {
				return err
			}
		}
		return nil
	case m.update && len(fell) > 0 && m.because == "":
		return fmt.Errorf("%d figures fell: tell why with -because", len(fell))
	case m.update:
		return m.write(ledger, fell)
	case len(fell) > 0:
		return fmt.Errorf("%d figures fell below %s", len(fell), ledgerFile)
	}
	return nil
}

// write writes the ledger, and what fell into the story of the figures.
func (m *measuring) write(ledger *quality.Ledger, fell []quality.Move) error {
	if err := os.WriteFile(ledgerFile, []byte(ledger.String()), 0o666); err != nil || len(fell) == 0 {
		return err
	}
	raw, err := os.ReadFile(storyFile)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "- after %s, lowered because %s:\n", commit(), m.because)
	for _, x := range fell {
		fmt.Fprintf(&b, "  %s on %s from %.1f to %.1f\n", x.Figure, x.Set, x.Value, x.Now.Percent())
	}
	return os.WriteFile(storyFile, append(raw, b.Bytes()...), 0o666)
}

// ablate measures a program that was linked without one table, row, rule or threshold, and prints what moved.
func (m *measuring) ablate(id string, with map[string]quality.Tally) error {
	dir, err := os.MkdirTemp("", "variorum-without-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "measure")
	build := exec.Command("go", "build", "-ldflags", "-X 'variorum/generator/lexicon.without="+id+"'", "-o", program, "./generator/quality/measure")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build without %s: %w", id, err)
	}
	args := []string{"-counts", "-shared", m.shared}
	if m.score {
		args = append(args, "-score")
	}
	run := exec.Command(program, args...)
	run.Stderr = os.Stderr
	out, err := run.Output()
	if err != nil {
		return fmt.Errorf("measure without %s: %w", id, err)
	}
	fmt.Printf("without %s:\n", id)
	moved, worth := 0, 0
	for line := range strings.Lines(string(out)) {
		var c quality.Count
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 4 {
			continue
		}
		if _, err := fmt.Sscan(cells[2]+" "+cells[3], &c.Hits, &c.Of); err != nil {
			return err
		}
		if was := with[cells[0]][cells[1]]; was != c {
			moved++
			if was.Percent() > c.Percent() {
				worth++
			}
			fmt.Printf("  %-14s %-64s %d/%d -> %d/%d (%+.1f)\n", cells[0], cells[1], was.Hits, was.Of, c.Hits, c.Of, c.Percent()-was.Percent())
		}
	}
	fmt.Printf("  %d figures move, %d of them fall\n", moved, worth)
	return nil
}

func commit() string {
	out, err := exec.Command("git", "rev-parse", "--short=7", "HEAD").Output()
	if err != nil {
		return "?"
	}
	return strings.TrimSpace(string(out))
}
