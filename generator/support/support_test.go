package support

import (
	"testing"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// read reads an article of one paragraph.
func read(text string) *statement.Doc {
	return statement.Read(&source.Article{
		File: "a.txt", Path: "a.txt", Text: text, Body: -1, Meta: source.Meta{Language: "en", Date: "2024-03-05"},
		Blocks: []source.Block{{Span: source.Span{End: len(text)}}},
	})
}

// TestBears holds that the verdict turns where one word of the claim turns.
func TestBears(t *testing.T) {
	const article = "The ferry Osprey ran aground off Port Elm on Monday, injuring at least 12 people, the coastguard said. " +
		"“We lost the rudder in a heavy sea,” Captain Ann Lee told reporters. The port may reopen on Friday. " +
		"\"He saw the lock was new. What should he have done? He called us,\" Moe said."
	court := Summon([]*statement.Doc{read(article)}, []string{"A"})
	for _, c := range []struct {
		words string
		bears bool
		kind  SlotKind // of a slot that speaks against it
	}{
		{"The ferry Osprey ran aground off Port Elm on Monday, the coastguard said.", true, ""},
		{"The ferry Osprey ran aground off Port Elm on Sunday, the coastguard said.", false, Date},
		{"The ferry Osprey ran aground off Port Elm on Monday, injuring at least 14 people, the coastguard said.", false, Number},
		{"The ferry Osprey did not run aground off Port Elm on Monday, the coastguard said.", false, Polarity},
		{"The port will reopen on Friday.", false, Hedge},
		{"“We lost the rudder in a heavy sea,” Captain Ann Lee told reporters.", true, ""},
		{"“We lost the engine in a heavy sea,” Captain Ann Lee told reporters.", false, Quotation},
		{"Captain Ann Lee told reporters", true, ""},
		{"in a heavy sea", true, ""},
		{"“He saw the lock was new. What should he have done? He called us,” Moe said.", true, ""},
		{"“He saw the lock was new. What should he have done? He left us,” Moe said.", false, Quotation},
		{"“We lost the rudder in a heavy sea,” Captain [Paula Reed] Ann Lee told reporters.", false, ""},
		{"The mayor of Sandhaven opened a bridge.", false, ""},
	} {
		j := court.Bears(court.Read(read(c.words)).Words(source.Span{End: len(c.words)}), &court.Sources[0])
		if (j.Verdict == Bears) != c.bears {
			t.Errorf("%s: have %s at %d, %v", c.words, j.Verdict, j.Margin, j.Slots)
		}
		found := c.kind == ""
		for _, s := range j.Slots {
			found = found || s.Kind == c.kind
		}
		if !found {
			t.Errorf("%s: no slot %s in %v", c.words, c.kind, j.Slots)
		}
	}
}
