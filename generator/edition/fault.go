package edition

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"variorum/generator/report"
)

// guarded does one piece of work on one story. Where that panics, which is a fault of the program, the story has an
// error that tells the place in the code, and the work on all other stories goes on.
func guarded(findings *report.List, slug string, at report.Place, do func()) {
	defer func() {
		if fault := recover(); fault != nil {
			*findings = append(*findings, report.Finding{
				ID: "internal-error", Place: at, Story: slug,
				Message: fmt.Sprintf("the program failed at %s: %v", faultAt(), fault),
				Hint:    "this is a fault of the program, not of the articles; please report it with them",
			})
		}
	}()
	do()
}

// faultAt returns the place in the code that panicked, called from the deferred function that recovers.
func faultAt() string {
	calls := make([]uintptr, 64)
	frames := runtime.CallersFrames(calls[:runtime.Callers(0, calls)])
	for panicked, more := false, true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		if f.Function == "runtime.gopanic" {
			panicked = true
		} else if panicked && !strings.HasPrefix(f.Function, "runtime.") {
			file := filepath.ToSlash(f.File)
			if i := strings.LastIndex(file, "/generator/"); i >= 0 {
				file = file[i+1:]
			}
			return fmt.Sprintf("%s:%d", file, f.Line)
		}
	}
	return "an unknown place"
}
