package report

import (
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

// sarifSchema is what SARIF 2.1.0 asks of the parts that are used: its sections 3.13, 3.14, 3.18, 3.19, 3.27 to 3.30 and
// 3.49, with no properties beside those.
const sarifSchema = `{
"$schema": "https://json-schema.org/draft/2020-12/schema",
"$defs": {"text": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {"text": {"type": "string", "minLength": 1}}},
 "level": {"enum": ["none", "note", "warning", "error"]}},
"type": "object", "required": ["version", "runs"], "additionalProperties": false,
"properties": {"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": {
 "type": "object", "required": ["tool"], "additionalProperties": false, "properties": {
  "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
  "tool": {"type": "object", "required": ["driver"], "additionalProperties": false, "properties": {"driver": {
   "type": "object", "required": ["name"], "additionalProperties": false, "properties": {"name": {"type": "string"}, "version": {"type": "string"},
    "rules": {"type": "array", "uniqueItems": true, "items": {"type": "object", "required": ["id"], "additionalProperties": false, "properties": {
     "id": {"type": "string"}, "shortDescription": {"$ref": "#/$defs/text"}, "fullDescription": {"$ref": "#/$defs/text"},
     "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {"level": {"$ref": "#/$defs/level"}}}}}}}}}},
  "results": {"type": "array", "items": {"type": "object", "required": ["message"], "additionalProperties": false, "properties": {
   "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": {"$ref": "#/$defs/level"}, "message": {"$ref": "#/$defs/text"},
   "locations": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {"physicalLocation": {
    "type": "object", "required": ["artifactLocation"], "additionalProperties": false, "properties": {
     "artifactLocation": {"type": "object", "additionalProperties": false, "properties": {"uri": {"type": "string", "format": "uri-reference"}}},
     "region": {"type": "object", "additionalProperties": false, "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}}}}}}}}}}}}}}}}`

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
