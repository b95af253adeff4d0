package command

import (
	"bytes"
	"testing"

	"variorum/generator/report"
)

func TestNotesOnce(t *testing.T) {
	var out bytes.Buffer
	p := &program{stderr: &out}
	list := report.List{{ID: "base-url", Severity: report.Note, Message: "left out"}, {ID: "x", Severity: report.Warning, Message: "still so"}}
	p.findings(list)
	p.findings(list)
	const want = "note: left out (base-url)\nwarning: still so (x)\nwarning: still so (x)\n"
	if have := out.String(); have != want {
		t.Errorf("have %q, want %q", have, want)
	}
}
