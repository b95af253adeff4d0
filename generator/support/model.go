package support

import "variorum/generator/grammar"

// margin weighs what was found.
func (f *finding) margin() grammar.Margin {
	hard := 0
	for _, x := range f.slots {
		if !x.Soft {
			hard++
		}
	}
	switch {
	case f.heard.covered < 600:
		return grammar.Margin(f.heard.covered / 2)
	case len(f.slots) > 0:
		return grammar.Margin(max(0, 450-100*len(f.slots)))
	}
	return grammar.Margin(f.heard.covered)
}
