// Variorum makes verified news digests: see the README.
package main

import (
	"os"
	"runtime/debug"

	"variorum/generator/command"
)

func main() {
	// A run is short and its memory small: to clear it less often saves a tenth of the time.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
	// Where a story of hundreds of articles makes it large, it is cleared as often as it must be. A project of many stories is
	// given more when it is read.
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(450 << 20)
	}
	os.Exit(command.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
