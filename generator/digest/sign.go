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

// HeadHash returns the sha256, in hex, of what readers see above the body and the signature covers too: title and description.
func (d *Digest) HeadHash() string {
	sum := sha256.Sum256([]byte(d.Front.Title + "\n" + d.Front.Description))
	return hex.EncodeToString(sum[:])
}

// NewSignature returns the signature of a digest as it is now, over sources: key -> sha256 of the source text.
func NewSignature(d *Digest, by, date string, sources map[string]string) *Signature {
	return &Signature{By: by, Date: date, Text: d.Hash(), Head: d.HeadHash(), Sources: maps.Clone(sources)}
}

// Changes is what is no longer as it was signed.
type Changes struct {
	Text    bool
	Head    bool     // title or description; not known of signatures that were made without
	Sources []string // keys of sources whose text changed or that are gone, in order
	Added   []string // keys of sources that came later, in order
}

// Stands reports whether everything that was signed is as it was. An article that came later changes nothing of it.
func (c Changes) Stands() bool { return !c.Text && !c.Head && len(c.Sources) == 0 }

// Signed reports whether the digest is signed and, if so, what changed since; sources are the hashes of the story's
// source texts now, by key.
func Signed(d *Digest, sources map[string]string) (signed bool, changed Changes) {
	s := d.Front.Signed
	if s == nil {
		return false, Changes{}
	}
	changed.Text = s.Text != d.Hash()
	changed.Head = s.Head != "" && s.Head != d.HeadHash()
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
