package digest

// The types below are the record, digest.json, as record.schema.json describes it. Positions are code points of the
// source text, 0-based, end exclusive.

// Record describes a digest as published: what it claims, traced to spans of its sources.
type Record struct {
	Version     int                `json:"version"` // 1
	Slug        string             `json:"slug"`
	Title       string             `json:"title"`
	Date        *string            `json:"date"`
	Signed      *RecordSignature   `json:"signed"`
	Sources     []RecordSource     `json:"sources"`
	Lineages    []RecordLineage    `json:"lineages"`
	Statements  []RecordStatement  `json:"statements"`
	Differences []RecordDifference `json:"differences"`
	Quotes      []RecordQuote      `json:"quotes"`
	Events      []RecordEvent      `json:"events"`
}

// RecordSignature is who signed the digest.
type RecordSignature struct {
	By      string `json:"by"`
	Date    string `json:"date,omitempty"`
	Current bool   `json:"current"` // what was signed is as it was
	// Later are the keys of the articles that came after it, which the signature does not cover.
	Later []string `json:"later,omitempty"`
}

// RecordSpan is a place in a source.
type RecordSpan struct {
	Source string `json:"source"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// RecordSource is a source of the digest.
type RecordSource struct {
	ID        string           `json:"id"`
	File      string           `json:"file"`
	SHA256    string           `json:"sha256"`
	Title     *string          `json:"title"`
	Publisher *string          `json:"publisher"`
	URL       *string          `json:"url"`
	Date      *string          `json:"date"`
	Stamped   bool             `json:"stamped,omitempty"` // siblings contradict the date, and it is not used
	Lineage   string           `json:"lineage"`
	Excluded  []RecordExcluded `json:"excluded"`
	Gaps      []RecordGap      `json:"gaps"`
}

// RecordExcluded is text that is not the article's own prose.
type RecordExcluded struct {
	RecordSpan
	Class string `json:"class"`
}

// RecordGap is a place where words are missing.
type RecordGap struct {
	RecordSpan
	Note     string       `json:"note,omitempty"`
	FilledBy []RecordSpan `json:"filled_by,omitempty"`
}

// RecordLineage is a group of sources that share an origin.
type RecordLineage struct {
	ID       string           `json:"id"`
	Sources  []string         `json:"sources"`
	Certain  bool             `json:"certain"`
	Origins  []string         `json:"origins,omitempty"`
	Evidence []RecordEvidence `json:"evidence,omitempty"`
}

// RecordEvidence is one reason for a lineage.
type RecordEvidence struct {
	Kind    string       `json:"kind"`
	Text    string       `json:"text"`
	Sources []string     `json:"sources,omitempty"` // the two that it holds against each other
	Spans   []RecordSpan `json:"spans,omitempty"`
}

// RecordStatement is the words that one citation covers.
type RecordStatement struct {
	ID          string       `json:"id"`
	Text        string       `json:"text"`
	Section     string       `json:"section,omitempty"`
	Status      string       `json:"status"` // "corroborated", "repeated", "single", "disputed", "editor"
	Base        *string      `json:"base"`
	Readings    []RecordSpan `json:"readings"`
	Credits     []string     `json:"credits,omitempty"`
	Waived      []string     `json:"waived,omitempty"` // reasons by which an editor overruled that cited sources do not bear it out
	Differences []string     `json:"differences"`
}

// RecordDifference is a point where readings differ.
type RecordDifference struct {
	ID       string          `json:"id"`
	Kind     string          `json:"kind"`
	Conflict bool            `json:"conflict"`
	Severity string          `json:"severity"`
	Update   bool            `json:"update,omitempty"` // one reading tells a later state than another
	What     string          `json:"what"`
	Note     string          `json:"note"`
	Footnote *string         `json:"footnote"`
	Readings []RecordReading `json:"readings"`
	Silent   []string        `json:"silent,omitempty"`
}

// RecordReading is one wording or value and the sources that have it.
type RecordReading struct {
	Sources []string     `json:"sources"`
	Value   string       `json:"value"`
	Spans   []RecordSpan `json:"spans"`
}

// RecordQuote is an utterance with its wordings.
type RecordQuote struct {
	ID        string       `json:"id"`
	Speaker   *string      `json:"speaker"`
	Readings  []RecordSpan `json:"readings"`
	Agreement string       `json:"agreement"`
}

// RecordEvent is something dated.
type RecordEvent struct {
	Date      string       `json:"date"`
	Precision string       `json:"precision"`
	Inferred  bool         `json:"inferred"`
	Reason    string       `json:"reason,omitempty"`
	What      string       `json:"what,omitempty"`
	Statement *string      `json:"statement"`
	Spans     []RecordSpan `json:"spans"`
}
