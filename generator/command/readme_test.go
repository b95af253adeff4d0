package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme holds the digest on the first page of the README to what the program makes of init's example.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(readme), "```markdown\n")
	shown, _, ok := strings.Cut(after, "```\n")
	if !ok {
		t.Fatal("the README shows no digest")
	}
	dir := filepath.Join(t.TempDir(), "new")
	for _, args := range [][]string{{"init", dir}, {"-C", dir, "merge"}} {
		var out strings.Builder
		if status := Run(args, nil, &out, &out, []string{"VARIORUM_MEMORY=off"}); status != 0 {
			t.Fatal(args, out.String())
		}
	}
	digest, err := os.ReadFile(filepath.Join(dir, "content", "rowan-bridge.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, paragraph := range strings.Split(strings.TrimSpace(shown), "\n\n") {
		if !strings.Contains(string(digest), paragraph) {
			t.Errorf("the digest of init's example has no\n%s\nin\n%s", paragraph, digest)
		}
	}
}
