// Package command is the command line: the subcommands, their flags and messages. It wires, and decides nothing.
package command

import "io"

// Run runs the program with its arguments, streams and environment, and returns the exit status: 0 done, 1 findings or
// a failed build, 2 wrong usage.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, environ []string) int {
	return 2
}
