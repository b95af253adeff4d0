package lexicon

import (
	"path"
	"slices"
	"strings"
)

// without names what this build of the program is without: nothing, but where the linker is told otherwise to measure
// what a table, a row, a rule or a threshold is worth (.ci/quality -without). It is set while the program is linked and
// never while it runs.
var without string

// Without reports whether the program was linked without a thing: a table as "en/months", a row of one as
// "en/months:may", or a rule of an ordered table or a named threshold by the id that its room gives it. A rule asks when
// its table is made, not at every use.
func Without(id string) bool {
	return without != "" && slices.Contains(strings.Split(without, ";"), id)
}

// Topics returns all tables, as "en/months", sorted.
func Topics() []string {
	var all []string
	for tag, l := range languages() {
		for topic := range l.tables {
			all = append(all, path.Join(tag, topic))
		}
	}
	slices.Sort(all)
	return all
}
