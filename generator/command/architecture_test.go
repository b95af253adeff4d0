package command

import (
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var updateArchitecture = flag.Bool("update-architecture", false, "write docs/architecture.md anew")

// walked is the stages of the page, in order: the room that makes each, and how many lines of its trace the page shows (0:
// all of them).
var walked = []struct {
	stage, room string
	lines       int
}{
	{"source", "source", 8},
	{"grammar", "grammar", 28},
	{"claims", "statement", 32},
	{"links", "collate", 18},
	{"statements", "collate", 24},
	{"differences", "collate", 0},
	{"draft", "compose", 0},
}

const architectureHead = `# One story through all rooms

What each room makes of the story that ` + "`variorum init`" + ` lays down, as ` + "`variorum trace rowan-bridge`" + ` prints it. A test writes
this page (` + "`go test ./generator/command -run Architecture -update-architecture`" + `) and fails where it is no longer true. Numbers in
brackets are margins, in thousandths; a margin that is not printed is a sure one.

Imports go one way: a room may use those above it in the list in ` + "`generator/layout_test.go`" + `, never those below.
`

// TestArchitecture holds docs/architecture.md to what the rooms make of init's example.
func TestArchitecture(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	run := func(args ...string) string {
		t.Helper()
		var out, errs strings.Builder
		if status := Run(args, nil, &out, &errs, []string{"VARIORUM_MEMORY=off"}); status != 0 {
			t.Fatal(args, errs.String())
		}
		return out.String()
	}
	run("init", dir)
	run("-C", dir, "merge")
	var page strings.Builder
	page.WriteString(architectureHead)
	for _, w := range walked {
		fmt.Fprintf(&page, "\n## %s: %s\n\n%s\n\n```text\n", w.room, w.stage, firstParagraph(t, w.room))
		lines := strings.SplitAfter(strings.TrimSuffix(run("-C", dir, "trace", "--stage", w.stage, "rowan-bridge"), "\n"), "\n")
		if w.lines > 0 && len(lines) > w.lines {
			lines = append(lines[:w.lines:w.lines], "…")
		}
		fmt.Fprintf(&page, "%s\n```\n", strings.Join(lines, ""))
	}
	digest, err := os.ReadFile(filepath.Join(dir, "content", "rowan-bridge.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(strings.TrimPrefix(string(digest), "---\n"), "\n---\n")
	fmt.Fprintf(&page, "\n## digest: the file that editors own\n\n%s\n\n```markdown\n%s\n```\n", firstParagraph(t, "digest"), strings.TrimSpace(body))
	fmt.Fprintf(&page, "\n## verify, site, publish\n\n%s\n\n%s\n\n%s\n", firstParagraph(t, "verify"), firstParagraph(t, "site"), firstParagraph(t, "publish"))

	const name = "../../docs/architecture.md"
	if *updateArchitecture {
		if err := os.WriteFile(name, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != page.String() {
		t.Errorf("docs/architecture.md is not what the rooms make of the example: look at what changed, then write it anew with -update-architecture")
	}
}

// firstParagraph returns the first paragraph of a room's package comment, without “Package NAME”.
func firstParagraph(t *testing.T, room string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", room, room+".go"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", raw, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(file.Doc.Text(), "\n\n")
	text = strings.TrimPrefix(strings.TrimSpace(text), "Package ")
	return "The room " + text
}
