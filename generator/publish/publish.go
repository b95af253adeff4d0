// Package publish puts a finished site into its folder, all of it or nothing.
package publish
