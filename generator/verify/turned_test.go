package verify

import (
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/source"
)

// TestTurned holds what an editor may turn round outside the words of one passage: a pronoun put behind somebody else, the day of
// the digest, an article's words in an editor's own.
func TestTurned(t *testing.T) {
	fsys := fstest.MapFS{"seeds/dam/a.md": &fstest.MapFile{Data: []byte(`---
title: Engineer warned of dam at Vray
publisher: The Ledger
date: 2031-05-06
---
The engineer Paul Sorley warned the council of Vray in April that the dam was leaking. He resigned on Monday after nobody had answered him.

The mayor, Hugh Benitez, said that the dam was safe. He will visit it on Friday with reporters.

Twelve families were taken to a school, the council said.
`)}, "seeds/dam/b.md": &fstest.MapFile{Data: []byte(`---
title: Families leave homes below dam
publisher: The Courier
date: 2031-05-06
---
Twenty families were taken to a school, the council said. The dam at Vray is eighty years old.
`)}}
	st, _ := source.ReadStory(fsys, "seeds", "seeds/dam")
	c, found := collate.Story(collate.Input{Slug: "dam", Articles: st.Articles})
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	const key, other = "[@ledger]", "[@courier]"
	const (
		warned   = "The engineer Paul Sorley warned the council of Vray in April that the dam was leaking. "
		resigned = "He resigned on Monday after nobody had answered him. "
		safe     = "The mayor, Hugh Benitez, said that the dam was safe. "
	)
	for _, k := range []struct{ date, body, want string }{
		{"2031-05-06", warned + key + " " + resigned + key, ""},
		{"2031-05-06", warned + key + " " + safe + key + " " + resigned + key, "dangling"},
		{"2031-05-06", warned + key + " " + safe + key + " Sorley resigned on Monday after nobody had answered him. " + key, ""},
		{"2031-05-06", warned + key + " Twelve families were taken to a school, the council said. " + key, ""},
		{"2031-05-06", warned + key + " Twelve families were taken to a school, the council said. " + key[:len(key)-1] + "; " + other[1:], "contradicts"},
		{"2031-05-07", warned + key, ""},
		{"2031-05-05", warned + key, "date"},
		{"2031-05-06", warned + key + " Nobody else has been asked so far. [@editor]", ""},
		{"2031-05-06", warned + key + " The Ledger reports that twelve families were taken to a school. [@editor]", ""},
		{"2031-05-06", warned + key + " The Ledger reports that twenty families were taken to a school. [@editor]", "misattributed"},
		{"2031-05-06", warned + key + " According to The Ledger, the mayor resigned. [@editor]", "misattributed"},
	} {
		d, found := digest.Parse("x.md", "---\ntitle: Engineer warned of dam at Vray\ndate: "+k.date+"\nstory: dam\n---\n"+k.body+"\n")
		if len(found) > 0 {
			t.Fatal(found)
		}
		var told []string
		for _, f := range Digest(d, Story{Collation: c}).Findings {
			if f.ID != "difference-dropped" {
				told = append(told, f.ID)
			}
		}
		if have := strings.Join(told, " "); have != k.want {
			t.Errorf("%s %s: have %q, want %q", k.date, k.body, have, k.want)
		}
	}
}
