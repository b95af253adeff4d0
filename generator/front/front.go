// Package front reads the front matter of a file: articles, digests, pages and settings alike.
//
// Front matter is YAML between "---" lines, TOML between "+++" lines or a JSON object between ";;;" lines, at the very
// start of the file after an optional byte order mark. It is decoded strictly into a struct: a key that the struct does
// not have is an error with a suggestion, a key given twice is an error, and every error has the file's own line and
// column.
package front
