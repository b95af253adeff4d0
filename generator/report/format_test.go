package report

import (
	_ "embed"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var some = List{
	{ID: "footnote-undefined", Place: Place{"content/a b.md", 12, 5}, Message: "footnote [^b] is never defined", Hint: "did you mean [^a]?", Story: "a"},
	{ID: "merge-open", Severity: Warning, Place: Place{"content/a b.md", 14, 0}, Message: "100 % open"},
	{ID: "publish", Severity: Note, Message: "nothing to do"},
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ format, want string }{
		{"text", "content/a b.md:12:5: footnote [^b] is never defined (footnote-undefined)\n    did you mean [^a]?\ncontent/a b.md:14: warning: 100 % open (merge-open)\nnote: nothing to do (publish)\n"},
		{"github", "::error file=content/a b.md,line=12,col=5,title=footnote-undefined::footnote [^b] is never defined%0Adid you mean [^a]?\n::warning file=content/a b.md,line=14,title=merge-open::100 %25 open\n::notice title=publish::nothing to do\n"},
	} {
		var b strings.Builder
		if err := some.Format(&b, c.format, nil, "1"); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%s: have\n%s\nwant\n%s", c.format, b.String(), c.want)
		}
	}
	var b strings.Builder
	if err := some.Format(&b, "xml", nil, ""); err == nil || b.Len() > 0 {
		t.Errorf("an unknown format wrote %q", b.String())
	}
	for _, l := range []List{some, nil} {
		b.Reset()
		if err := l.Format(&b, "json", nil, ""); err != nil {
			t.Fatal(err)
		}
		var back []map[string]any
		if err := json.Unmarshal([]byte(b.String()), &back); err != nil || back == nil || len(back) != len(l) {
			t.Errorf("%v: %s", err, b.String())
		}
	}
}

// sarifSchema is the schema of SARIF 2.1.0, whole.
//
//go:embed testdata/sarif-schema-2.1.0.json
var sarifSchema string

func TestSARIF(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(sarifSchema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", schema); err != nil {
		t.Fatal(err)
	}
	s, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []List{some, nil} {
		var b strings.Builder
		if err := l.Format(&b, "sarif", []Rule{{"merge-open", "A merge waits", "Nothing is lost.", Warning}}, "1.0"); err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%v\n%s", err, b.String())
		}
	}
	if bad, _ := jsonschema.UnmarshalJSON(strings.NewReader(`{"version": "2.1.0", "runs": [{"results": []}]}`)); s.Validate(bad) == nil {
		t.Error("the schema accepts a run without a tool")
	}
}
