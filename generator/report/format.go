package report

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
)

// Formats are the names of the formats that Format knows.
func Formats() []string { return []string{"text", "json", "sarif", "github"} }

// Rule describes the findings of one id, for formats that list what was looked for.
type Rule struct {
	ID       string
	Title    string
	Reason   string
	Severity Severity
}

// Format writes the findings in one of Formats: as text, as a JSON array, as a SARIF 2.1.0 log, or as workflow commands
// of GitHub Actions. rules are what was looked for; version is the program's.
func (l List) Format(w io.Writer, format string, rules []Rule, version string) error {
	switch format {
	case "", "text":
		var b strings.Builder
		l.Text(&b, false)
		_, err := io.WriteString(w, b.String())
		return err
	case "json":
		return l.json(w)
	case "sarif":
		return l.sarif(w, rules, version)
	case "github":
		return l.github(w)
	}
	return fmt.Errorf("unknown format %q: %s", format, strings.Join(Formats(), ", "))
}

func write(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

type jsonFinding struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Story    string `json:"story,omitempty"`
}

func (l List) json(w io.Writer) error {
	out := make([]jsonFinding, len(l))
	for i, f := range l {
		out[i] = jsonFinding{f.ID, f.Severity.String(), f.Place.File, f.Place.Line, f.Place.Column, f.Message, f.Hint, f.Story}
	}
	return write(w, out)
}

// The types below are the parts of a SARIF 2.1.0 log that are used here.
// See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifText    `json:"shortDescription"`
		Full    *sarifText   `json:"fullDescription,omitempty"`
		Default sarifDefault `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

func (l List) sarif(w io.Writer, rules []Rule, version string) error {
	list := slices.Clone(rules)
	index := func(id string) int {
		return slices.IndexFunc(list, func(r Rule) bool { return r.ID == id })
	}
	for _, f := range l {
		if index(f.ID) < 0 {
			list = append(list, Rule{ID: f.ID, Title: f.ID, Severity: f.Severity})
		}
	}
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "variorum", Version: version, Rules: []sarifRule{}}
	for _, r := range list {
		rule := sarifRule{ID: r.ID, Short: sarifText{r.Title}, Default: sarifDefault{r.Severity.String()}}
		if r.Reason != "" {
			rule.Full = &sarifText{r.Reason}
		}
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
	}
	for _, f := range l {
		text := f.Message
		if f.Hint != "" {
			text += "\n" + f.Hint
		}
		res := sarifResult{RuleID: f.ID, RuleIndex: index(f.ID), Level: f.Severity.String(), Message: sarifText{text}}
		if f.Place.File != "" {
			at := sarifLocation{sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: f.Place.File}).EscapedPath()}}}
			if f.Place.Line > 0 {
				at.Physical.Region = &sarifRegion{f.Place.Line, f.Place.Column}
			}
			res.Locations = append(res.Locations, at)
		}
		run.Results = append(run.Results, res)
	}
	return write(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// github writes workflow commands, which GitHub shows beside the lines of a change.
// See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
func (l List) github(w io.Writer) error {
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	level := map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}
	for _, f := range l {
		var props []string
		if f.Place.File != "" {
			props = append(props, "file="+property.Replace(f.Place.File))
		}
		if f.Place.Line > 0 {
			props = append(props, fmt.Sprintf("line=%d", f.Place.Line))
		}
		if f.Place.Column > 0 {
			props = append(props, fmt.Sprintf("col=%d", f.Place.Column))
		}
		props = append(props, "title="+property.Replace(f.ID))
		text := f.Message
		if f.Hint != "" {
			text += "\n" + f.Hint
		}
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", level[f.Severity], strings.Join(props, ","), message.Replace(text)); err != nil {
			return err
		}
	}
	return nil
}
