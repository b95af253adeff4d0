// Package edition is the one way from a project folder to a published site: read, collate, merge, verify, render, publish.
package edition
