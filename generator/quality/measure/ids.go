package main

import (
	"fmt"
	"io"

	"variorum/generator/lexicon"
)

// list prints what -without takes.
func list(w io.Writer) error {
	for _, id := range lexicon.Topics() {
		if _, err := fmt.Fprintln(w, id); err != nil {
			return err
		}
	}
	return nil
}
