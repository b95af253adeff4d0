// Package serve is the preview server: files, live reload, findings on the page. It knows nothing of building.
package serve
