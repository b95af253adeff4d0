package edition

import (
	"encoding/json"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/grammar"
	"variorum/generator/report"
)

// Stages returns the stages that Trace knows, in order: what is read of each article, then what is made of the story.
func Stages() []string {
	return []string{"source", "grammar", "claims", "links", "statements", "differences", "draft"}
}

// Traced is what one stage made of a story, or of one article of it.
type Traced struct {
	Stage   string `json:"stage"`
	Article string `json:"article,omitempty"` // its key, where the stage reads one article
	Text    string `json:"-"`                 // for people
	Value   any    `json:"value"`             // for programs
}

// Trace tells what each stage made of a story, named as for Collation; of the stage alone where one is named. The same
// story gives the same trace, so that two of them can be compared line by line.
func (e *Edition) Trace(name, stage string) ([]Traced, report.List, error) {
	e.recent.begin()
	defer e.recent.end()
	_, s, findings, err := e.storyNamed(name, true)
	if s == nil || s.collation == nil {
		return nil, findings, err
	}
	var all []Traced
	for _, x := range Stages() {
		if stage == "" || stage == x {
			all = append(all, s.trace(x)...)
		}
	}
	return all, findings, nil
}

// trace returns what a stage made of the story.
func (s *story) trace(stage string) []Traced {
	c := s.collation
	switch stage {
	case "links":
		return []Traced{{Stage: stage, Text: c.PrintLinks(), Value: c.Linked()}}
	case "statements":
		return []Traced{{Stage: stage, Text: c.PrintStatements(), Value: told(c)}}
	case "differences":
		return []Traced{{Stage: stage, Text: c.PrintDifferences(), Value: differing(c)}}
	case "draft":
		return []Traced{{Stage: stage, Text: s.sound.Draft.Print(c), Value: s.sound.Draft.Printed(c)}}
	}
	var all []Traced
	for i := range c.Sources {
		all = append(all, traceArticle(&c.Sources[i], stage))
	}
	return all
}

// traceArticle returns what a stage made of one article.
func traceArticle(s *collate.Source, stage string) Traced {
	var b strings.Builder
	t := Traced{Stage: stage, Article: s.Key}
	switch stage {
	case "source":
		s.Article.Print(&b)
		t.Value = struct {
			Meta   any `json:"metadata"`
			Blocks any `json:"blocks"`
			Gaps   any `json:"gaps"`
		}{s.Article.Meta, s.Article.Blocks, s.Article.Gaps}
	case "grammar":
		blocks := make([]grammar.Block, len(s.Article.Blocks))
		for i, x := range s.Article.Blocks {
			blocks[i] = grammar.Block{Span: x.Span}
		}
		d := grammar.ReadBlocks(s.Article.Text, blocks, s.Article.Meta.Language)
		d.Print(&b)
		t.Value = d
	default:
		_ = s.Doc.Text(&b) // into memory
		raw, err := s.Doc.JSON()
		if err != nil {
			b.WriteString(err.Error())
		}
		t.Value = json.RawMessage(raw)
	}
	t.Text = b.String()
	return t
}

type (
	tracedStatement struct {
		ID       string        `json:"id"`
		Weight   int           `json:"weight"`
		Readings []tracedWords `json:"readings"`
	}
	tracedWords struct {
		Sources []string `json:"sources"`
		Words   string   `json:"words"`
	}
	tracedDifference struct {
		ID         string        `json:"id"`
		Kind       string        `json:"kind"`
		Severity   string        `json:"severity"`
		Conflict   bool          `json:"conflict"`
		What       string        `json:"what"`
		Why        string        `json:"why,omitempty"`
		Readings   []tracedWords `json:"readings"`
		Silent     []string      `json:"silent,omitempty"`
		Statements []string      `json:"statements"`
	}
)

func told(c *collate.Collation) []tracedStatement {
	all := []tracedStatement{}
	for _, s := range c.Statements {
		x := tracedStatement{ID: s.ID, Weight: s.Weight}
		for _, u := range s.Units {
			x.Readings = append(x.Readings, tracedWords{[]string{c.Sources[u.Source].Key}, c.Words(u.Ref)})
		}
		all = append(all, x)
	}
	return all
}

func differing(c *collate.Collation) []tracedDifference {
	all := []tracedDifference{}
	for _, d := range c.Differences {
		x := tracedDifference{ID: d.ID, Kind: string(d.Kind), Severity: string(d.Severity), Conflict: d.Conflict, What: d.What, Why: d.Why, Silent: c.Named(d.Silent), Statements: []string{}}
		for _, r := range d.Readings {
			x.Readings = append(x.Readings, tracedWords{c.Named(r.Sources), r.Value})
		}
		for _, n := range d.Statements {
			x.Statements = append(x.Statements, c.Statements[n].ID)
		}
		all = append(all, x)
	}
	return all
}
