// Package templates holds the site's templates and static files, embedded, so that the program works in a folder that
// has nothing but seeds/. A project's own templates/ overrides them file by file.
package templates

import "embed"

// Files is the folder: *.html and static/.
//
//go:embed all:static *.html *.tsv
var Files embed.FS
