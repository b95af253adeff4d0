package quality

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Gold is what people say is right about a story: gold.json, whose format docs/quality.md describes.
type Gold struct {
	Story       string           `json:"story"`
	Notes       string           `json:"notes"`
	Sources     []GoldSource     `json:"sources"`
	Boilerplate []GoldSpan       `json:"boilerplate"`
	Gaps        []GoldSpan       `json:"gaps"`
	Facts       []GoldFact       `json:"facts"`
	Differences []GoldDifference `json:"differences"`
	Pseudo      []GoldMatter     `json:"pseudo"`
	Quotes      []GoldQuote      `json:"quotes"`
	Events      []GoldEvent      `json:"events"`
	Lineage     struct {
		Groups []GoldGroup `json:"groups"`
	} `json:"lineage"`
	Traps []GoldMatter `json:"traps"`
}

// GoldSource is an article of the story with the letter that the gold calls it by.
type GoldSource struct {
	ID   string `json:"id"`
	File string `json:"file"`
}

// GoldSpan is a place in an article, in code points from 0, end exclusive. Exact is the words that stand there.
type GoldSpan struct {
	Source string `json:"source"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Exact  string `json:"exact"`
	Class  string `json:"class"` // of boilerplate
	Note   string `json:"note"`  // of a gap
}

// GoldFact is what a reader must learn.
type GoldFact struct {
	ID       string     `json:"id"`
	Salience string     `json:"salience"` // "core", "major", "minor"
	Text     string     `json:"text"`
	Spans    []GoldSpan `json:"spans"`
}

// GoldDifference is a point where articles differ.
type GoldDifference struct {
	ID         string        `json:"id"`
	Kind       string        `json:"kind"`
	Conflict   bool          `json:"conflict"`
	Debatable  bool          `json:"conflict_debatable"`
	Internal   bool          `json:"internal"` // one article contradicts itself
	Severity   string        `json:"severity"`
	What       string        `json:"what"`
	Readings   []GoldReading `json:"readings"`
	Silent     []string      `json:"silent"`
	Acceptable []string      `json:"acceptable_kinds"`
}

// GoldReading is what some of the articles have at a difference.
type GoldReading struct {
	Sources []string   `json:"sources"`
	Value   string     `json:"value"`
	Spans   []GoldSpan `json:"spans"`
}

// GoldMatter is what looks different and is not, or what a careless merge could print.
type GoldMatter struct {
	ID    string     `json:"id"`
	Text  string     `json:"text"`
	What  string     `json:"what"`
	Spans []GoldSpan `json:"spans"`
}

// GoldQuote is an utterance in quotation marks.
type GoldQuote struct {
	Speaker   string     `json:"speaker"`
	Readings  []GoldSpan `json:"readings"`
	Agreement string     `json:"agreement"`
}

// GoldEvent is something with a date.
type GoldEvent struct {
	Date      string `json:"date"`
	Precision string `json:"precision"`
}

// GoldGroup is articles that share an origin.
type GoldGroup struct {
	Sources []string `json:"sources"`
	Certain *bool    `json:"certain"` // nil for true
}

// Read reads the gold of a story's folder, and its articles' texts by letter.
func Read(fsys fs.FS, dir string) (*Gold, map[string][]rune, error) {
	raw, err := fs.ReadFile(fsys, path.Join(dir, "gold.json"))
	if err != nil {
		return nil, nil, err
	}
	g := new(Gold)
	if err := json.Unmarshal(raw, g); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path.Join(dir, "gold.json"), err)
	}
	texts := map[string][]rune{}
	for _, s := range g.Sources {
		raw, err := fs.ReadFile(fsys, path.Join(dir, "seeds", s.File))
		if err != nil {
			return nil, nil, err
		}
		texts[s.ID] = []rune(body(string(raw)))
	}
	return g, texts, nil
}

// body returns the text behind the front matter.
func body(raw string) string {
	raw = strings.ReplaceAll(strings.TrimPrefix(raw, "\ufeff"), "\r\n", "\n")
	if strings.HasPrefix(raw, "---\n") {
		if _, rest, ok := strings.Cut(raw[3:], "\n---\n"); ok {
			return rest
		}
	}
	return raw
}
