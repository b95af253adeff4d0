package digest

// TODO: this file stands in until merging lands; replace it whole, keeping the names and arguments.

// Merge returns the editor's digest with what is new in the composed one. base is the digest as last merged.
func Merge(file, base, mine, theirs string) string {
	if mine == base {
		return theirs
	}
	return mine
}

// Diff returns the difference of a file before and after, unified.
func Diff(file, before, after string) string { return file + "\n" }

// Sign returns the digest's file with a signature in its front matter.
func Sign(d *Digest, by, date string, sources map[string]string) string { return d.Raw }
