//go:build !unix

package publish

// lay writes the named files of a site below a folder.
func lay(folder string, site Site, names []string) error { return eachInto(folder, site, names, write) }
