// Variorum makes verified news digests: see the README.
package main

import (
	"os"

	"variorum/generator/command"
)

func main() {
	os.Exit(command.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
