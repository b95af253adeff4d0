package verify

import (
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"variorum/generator/report"
)

// TestSARIF holds what verify tells of edited digests, with all its checks as rules, against the schema of SARIF.
func TestSARIF(t *testing.T) {
	raw, err := os.ReadFile("../report/testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(raw)))
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
	h := readByHand(t, "testdata/hand/theft.txtar")
	var all report.List
	for _, x := range h.edits {
		all = append(all, h.told(x.mutation, h.story, true)...)
	}
	if len(all) < 20 {
		t.Fatalf("%d findings", len(all))
	}
	var b strings.Builder
	if err := all.Format(&b, "sarif", Rules(), "1.0"); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Error(err)
	}
}
