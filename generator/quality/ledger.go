package quality

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Ledger is docs/quality.tsv: what each figure last reached, by set and figure.
type Ledger struct {
	head string // the comment lines at the top
	rows []Row
}

// Row is one figure on one set.
type Row struct {
	Figure, Set string
	Value       float64 // percent, to one place
	Tolerance   float64 // how far it may fall below, in points
	Commit      string  // on which it was measured
}

// ParseLedger reads a ledger. An empty text is a ledger without rows.
func ParseLedger(text string) (*Ledger, error) {
	l := &Ledger{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "#"):
			l.head += line + "\n"
			continue
		case line == "":
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 5 {
			return nil, fmt.Errorf("line %d: %d fields, not figure, set, value, tolerance, commit", n, len(cells))
		}
		if cells[0] == "figure" {
			continue
		}
		r := Row{Figure: cells[0], Set: cells[1], Commit: cells[4]}
		var err error
		if r.Value, err = strconv.ParseFloat(cells[2], 64); err == nil {
			r.Tolerance, err = strconv.ParseFloat(cells[3], 64)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if l.row(r.Set, r.Figure) != nil {
			return nil, fmt.Errorf("line %d: %q on %s stands twice", n, r.Figure, r.Set)
		}
		l.rows = append(l.rows, r)
	}
	return l, nil
}

// String returns the ledger as a file holds it.
func (l *Ledger) String() string {
	var b strings.Builder
	b.WriteString(l.head + "figure\tset\tvalue\ttolerance\tcommit\n")
	for _, r := range l.rows {
		fmt.Fprintf(&b, "%s\t%s\t%.1f\t%.1f\t%s\n", r.Figure, r.Set, r.Value, r.Tolerance, r.Commit)
	}
	return b.String()
}

func (l *Ledger) row(set, figure string) *Row {
	i := slices.IndexFunc(l.rows, func(r Row) bool { return r.Set == set && r.Figure == figure })
	if i < 0 {
		return nil
	}
	return &l.rows[i]
}

// Move is a figure that is not as the ledger has it.
type Move struct {
	Row
	Now Count
}

// By returns how far the figure moved, in points.
func (m Move) By() float64 { return tenth(m.Now.Percent()) - m.Value }

func (m Move) String() string {
	return fmt.Sprintf("%s on %s: %.1f %% in the ledger, now %.1f %% (%d of %d), tolerance %.1f", m.Figure, m.Set, m.Value, tenth(m.Now.Percent()), m.Now.Hits, m.Now.Of, m.Tolerance)
}

// Compare returns what fell by more than its tolerance, what rose, and what the ledger does not have.
func (l *Ledger) Compare(set string, t Tally) (fell, rose, fresh []Move) {
	for _, figure := range t.Figures() {
		r := l.row(set, figure)
		if r == nil {
			fresh = append(fresh, Move{Row{Figure: figure, Set: set}, t[figure]})
			continue
		}
		m := Move{*r, t[figure]}
		switch by := m.By(); {
		case by < -r.Tolerance-0.01:
			fell = append(fell, m)
		case by > 0.01:
			rose = append(rose, m)
		}
	}
	for _, r := range l.rows {
		if _, ok := t[r.Figure]; r.Set == set && !ok {
			// Nothing of it was counted: the record has lost it, unless nothing is to be found.
			fell = append(fell, Move{r, Count{0, 1}})
		}
	}
	return fell, rose, fresh
}

// Update gives the ledger a set's figures: rows that it has keep their tolerance.
func (l *Ledger) Update(set string, t Tally, commit string) {
	l.rows = slices.DeleteFunc(l.rows, func(r Row) bool {
		_, ok := t[r.Figure]
		return r.Set == set && !ok
	})
	for _, figure := range t.Figures() {
		value := tenth(t[figure].Percent())
		switch r := l.row(set, figure); {
		case r == nil:
			l.rows = append(l.rows, Row{figure, set, value, tolerance(figure, t[figure]), commit})
		case r.Value != value:
			r.Value, r.Commit = value, commit
		}
	}
	slices.SortFunc(l.rows, func(a, b Row) int {
		return strings.Compare(a.Set+"\t"+a.Figure, b.Set+"\t"+b.Figure)
	})
}

// always is the figures that hold for every digest, whatever the program reads or misreads.
var always = []string{
	"record: no span or source error", "statements: quotations verbatim in a cited source",
	"statements: spans are their source's text", "stories built",
}

// tolerance is how far a new figure may fall: by one of what is counted, at most three points, so that what a better rule
// costs in one place does not stop it.
func tolerance(figure string, c Count) float64 {
	if slices.Contains(always, figure) || c.Of == 0 {
		return 0
	}
	return min(3, math.Ceil(1000/float64(c.Of))/10)
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }
