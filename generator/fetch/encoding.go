package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
)

// deepest is how many encodings around each other are undone.
const deepest = 4

// unpacked undoes the content encodings that the HTTP client has left: those that a server names though nobody asked for
// them, those that it put on twice, and gzip that it does not name. No more than limit bytes come out of any of them.
func unpacked(content []byte, named []string, limit int64) ([]byte, error) {
	var codings []string
	for coding := range strings.SplitSeq(strings.Join(named, ","), ",") {
		if coding = strings.ToLower(strings.TrimSpace(coding)); coding != "" && coding != "identity" {
			codings = append(codings, coding)
		}
	}
	if len(codings) > deepest {
		return nil, fmt.Errorf("it is encoded %d times over", len(codings))
	}
	for len(codings) > 0 {
		last := codings[len(codings)-1]
		codings = codings[:len(codings)-1]
		var err error
		if content, err = undo(content, last, limit); err != nil {
			return nil, err
		}
	}
	for n := 0; bytes.HasPrefix(content, []byte{0x1f, 0x8b}); n++ {
		var err error
		if n == deepest {
			return nil, errors.New("it is encoded again and again")
		}
		if content, err = undo(content, "gzip", limit); err != nil {
			return nil, err
		}
	}
	return content, nil
}

// undo undoes one coding.
func undo(content []byte, coding string, limit int64) ([]byte, error) {
	var r io.Reader
	var err error
	switch coding {
	case "gzip", "x-gzip":
		r, err = gzip.NewReader(bytes.NewReader(content))
	case "deflate":
		if r, err = zlib.NewReader(bytes.NewReader(content)); err != nil { // some servers send it bare
			r, err = flate.NewReader(bytes.NewReader(content)), nil
		}
	default:
		return nil, fmt.Errorf("it is encoded as %q, which cannot be undone", coding)
	}
	if err != nil {
		return nil, fmt.Errorf("it is not encoded as %s, as its server says: %w", coding, err)
	}
	out, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("undo %s: %w", coding, err)
	case int64(len(out)) > limit:
		return nil, fmt.Errorf("the page is larger than %d bytes", limit)
	case len(out) == 0:
		return nil, errors.New("the page is empty")
	}
	return out, nil
}
