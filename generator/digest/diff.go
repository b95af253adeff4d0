package digest

import "github.com/aymanbagabas/go-udiff"

// Diff returns what changes in a file as a unified diff, "" where nothing does.
func Diff(file, before, after string) string {
	from := "a/" + file
	if before == "" {
		from = "/dev/null"
	}
	return udiff.Unified(from, "b/"+file, before, after)
}
