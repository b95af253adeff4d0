package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// Hash returns the sha256, in hex, of the digest's body as a signature covers it: with LF line ends and without white
// space at its end, so that neither git nor an editor's program breaks a signature.
func (d *Digest) Hash() string {
	body := strings.ReplaceAll(d.Raw[d.Body:], "\r\n", "\n")
	sum := sha256.Sum256([]byte(strings.TrimRight(body, " \t\n")))
	return hex.EncodeToString(sum[:])
}

// NewSignature returns the signature of a digest as it is now, over sources: key -> sha256 of the source text.
func NewSignature(d *Digest, by, date string, sources map[string]string) *Signature {
	return &Signature{By: by, Date: date, Text: d.Hash(), Sources: maps.Clone(sources)}
}

// Changes is what is no longer as it was signed.
type Changes struct {
	Text    bool
	Sources []string // keys of sources whose text changed or that are gone, in order
	Added   []string // keys of sources that came later, in order
}

// None reports whether everything is as it was signed.
func (c Changes) None() bool { return !c.Text && len(c.Sources) == 0 && len(c.Added) == 0 }

// Signed reports whether the digest is signed and, if so, what changed since; sources are the hashes of the story's
// source texts now, by key.
func Signed(d *Digest, sources map[string]string) (signed bool, changed Changes) {
	s := d.Front.Signed
	if s == nil {
		return false, Changes{}
	}
	changed.Text = s.Text != d.Hash()
	for _, key := range slices.Sorted(maps.Keys(s.Sources)) {
		if sources[key] != s.Sources[key] {
			changed.Sources = append(changed.Sources, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(sources)) {
		if _, known := s.Sources[key]; !known {
			changed.Added = append(changed.Added, key)
		}
	}
	return true, changed
}
