// Package watch tells when files below some folders have settled after a change. It knows nothing of building.
package watch
