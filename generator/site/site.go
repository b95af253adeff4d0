// Package site makes the files of the site from digests, pages, settings and templates.
package site
