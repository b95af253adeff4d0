package command

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// same compares two folders file by file: same A B.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same DIR DIR")
	}
	a, b := digestOf(ts, args[0]), digestOf(ts, args[1])
	if (a == b) == neg {
		ts.Fatalf("%s:\n%s\n%s:\n%s", args[0], a, args[1], b)
	}
}

// digestOf lists the files of a folder with the hashes of their contents.
func digestOf(ts *testscript.TestScript, dir string) string {
	var out strings.Builder
	dir = ts.MkAbs(dir)
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		fmt.Fprintf(&out, "%s %x\n", filepath.ToSlash(rel), sha256.Sum256(raw))
		return err
	})
	ts.Check(err)
	return out.String()
}

// writeBytes writes a file with Go's escapes: bytes FILE 'a\r\n'.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// taken listens on an address until the script ends, and gives the one that it got: taken ADDRESS VARIABLE.
func taken(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: taken ADDRESS VARIABLE")
	}
	l, err := net.Listen("tcp", args[0])
	ts.Check(err)
	ts.Defer(func() { _ = l.Close() })
	ts.Setenv(args[1], l.Addr().String())
}
