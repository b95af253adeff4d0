package site

import (
	"fmt"
	"strings"
	"testing"
)

// TestOpenNotes: disagreements stand open where there is room beside their words, and the more notes a block has the
// fewer of them; what is no disagreement never does.
func TestOpenNotes(t *testing.T) {
	for _, tt := range []struct {
		name              string
		characters, notes int // of each block
		blocks, length    int // length of each note
		atLeast, atMost   int // open
	}{
		{"one note", 400, 1, 1, 120, 1, 1},
		{"room for all", 2000, 4, 1, 120, 4, 4},
		{"a long note beside a line", 60, 1, 1, 900, 0, 0},
		{"a thicket", 500, 12, 1, 150, 0, 1},
		{"twenty-five on a page", 450, 5, 5, 160, 0, 12},
		{"no block waits for the one before", 300, 6, 6, 200, 0, 4},
	} {
		var blocks []Block
		var long []int
		lengths := map[string]int{}
		for b := range tt.blocks {
			block := Block{}
			for n := range tt.notes {
				label := fmt.Sprint(b, "-", n)
				block.Notes = append(block.Notes, Note{Label: label, Open: true})
				lengths[label] = tt.length
			}
			block.Notes = append(block.Notes, Note{Label: "plain"})
			blocks, long = append(blocks, block), append(long, tt.characters)
		}
		openNotes(blocks, long, lengths)
		open := 0
		for _, b := range blocks {
			for _, n := range b.Notes {
				if n.Open {
					open++
				}
				if n.Open && n.Label == "plain" {
					t.Errorf("%s: a note that tells no disagreement is open", tt.name)
				}
			}
		}
		if open < tt.atLeast || open > tt.atMost {
			t.Errorf("%s: %d notes are open, want %d to %d", tt.name, open, tt.atLeast, tt.atMost)
		}
	}
}

func TestEndsWith(t *testing.T) {
	for _, tt := range []struct {
		words, value string
		n, tail      int
	}{
		{"killing 12 people", "12 people", 9, 0},
		{"killing 12 People,", "12 people", 9, 1},
		{"she said “it rolled,”", "it rolled,", 9, 4},
		{"killing 112 people", "12 people", 0, 0},
		{"killing 12 people today", "12 people", 15, 0},
		{"killing 12 people, it said", "12 people", 0, 0},
		{"12 people in the town today", "12 people", 0, 0},
		{"12 people", "12 people", 9, 0},
		{"", "12 people", 0, 0},
		{"…", "…", 0, 0},
		{"in Zürich", "zürich", 7, 0},
	} {
		if n, tail := endsWith(tt.words, tt.value); n != tt.n || tail != tt.tail {
			t.Errorf("endsWith(%q, %q): have %d, %d, want %d, %d", tt.words, tt.value, n, tail, tt.n, tt.tail)
		}
	}
}

// TestPoints: the words that a note is about are underlined, and what stands behind them is not.
func TestPoints(t *testing.T) {
	page := string(render(t, input(t, withBase))["ferry/index.html"])
	for _, want := range []string{
		`All <span class="point disagree">42 passengers</span>`,
		`We heard a long scraping noise</span>,”`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestIDs: marks and notes have ids of their own, whatever their labels look like.
func TestIDs(t *testing.T) {
	a := &article{}
	seen := map[string]string{}
	for _, label := range []string{"number", "number-2", "2-number", "größe", "gräße", "größe-2"} {
		for _, id := range []string{a.markID(label, 1), a.markID(label, 2), a.markID(label, 3), noteID(label)} {
			if of := seen[id]; of != "" {
				t.Errorf("%s is an id of %s and of %s", id, of, label)
			}
			seen[id] = label
		}
	}
}
