// Package whatlanggo stands in for github.com/RadhiFadlillah/whatlanggo, with which go-trafilatura guesses the language of
// every page that it extracts. The program never looks at that guess (source.Language asks the words that its tables know),
// and it took a fifth of the time that a page takes. This one has the names that go-trafilatura uses and knows no language.
// See docs/decisions/0002-no-date-guessing.md.
package whatlanggo

// Lang is a language; there is only the unknown one.
type Lang int

// DetectLang returns the unknown language.
func DetectLang(string) Lang { return 0 }

// Iso6391 returns "": no language is guessed.
func (Lang) Iso6391() string { return "" }
