package edition

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// tool returns the path of a program of others. Without it the test is skipped, but fails where CI is set.
func tool(t *testing.T, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return p
}

// TestPandocConverts converts every published digest with Pandoc's citation processor, warnings being errors.
func TestPandocConverts(t *testing.T) {
	pandoc := tool(t, "pandoc")
	digests, err := filepath.Glob(filepath.Join(root, Public, "*", "digest.md"))
	if err != nil || len(digests) == 0 {
		t.Fatalf("no digests: %v", err)
	}
	for _, d := range digests {
		c := exec.Command(pandoc, "--citeproc", "--fail-if-warnings", "--bibliography", "sources.json", "--csl", "../variorum.csl", "-t", "html", "-o", os.DevNull, "digest.md")
		c.Dir = filepath.Dir(d)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", d, err, out)
		}
	}
}

// TestFeedsAreWellFormed reads feeds, sitemap and search description with xmllint.
func TestFeedsAreWellFormed(t *testing.T) {
	xmllint := tool(t, "xmllint")
	for _, name := range []string{"feed.atom", "feed.rss", "sitemap.xml", "opensearch.xml"} {
		f := filepath.Join(root, Public, name)
		if out, err := exec.Command(xmllint, "--nonet", "--noout", f).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", f, err, out)
		}
	}
}
