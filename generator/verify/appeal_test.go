package verify

import (
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/source"
)

// appeal is a story of two articles with several persons, sums and titles.
var appeal = map[string]string{
	"a.md": `---
title: Appeals court overturns banker's fraud conviction
publisher: ledger.example
date: 2021-06-18
---
A federal appeals court on Friday overturned the fraud conviction of former banker Martin Haldane and ordered a new trial.

"A conviction cannot rest on what a defendant should have known," Judge Rosa Delgado wrote for the majority. Judge Andrew Whitlock dissented. He wrote that the evidence was "more than sufficient" for the jury.

Haldane's lawyer, Samuel Ortega, said his client was innocent. The bank collapsed in 2016 and customers lost $310 million. A new hearing will be separate from the civil suit.

Police said the papers were found by a cleaner who called the court. The men were told not to leave the country before the trial had been held. The money will be paid out once the trial is over.

Witnesses said the ruling was read in ten minutes. The two daughters of Haldane were in the room. It was the court's second ruling in the case.
`,
	"b.md": `---
title: New trial ordered for former bank chief
publisher: metro.example
date: 2021-06-18
---
A federal appeals court overturned the fraud conviction of Martin Haldane on Friday and ordered a new trial.

Judge Andrew Whitlock dissented, writing that the evidence was "more than sufficient" for the jury.

Samuel Ortega, a lawyer for Haldane, said his client was innocent. The bank collapsed in 2016 and customers lost $310 million. They are waiting for their money. The cashier could not pay as many as 60 of them.
`,
}

// TestEdits edits the digest of the appeal as an editor would, title and description too.
func TestEdits(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range appeal {
		fsys["seeds/appeal/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	st, _ := source.ReadStory(fsys, "seeds", "seeds/appeal")
	c, found := collate.Story(collate.Input{Slug: "appeal", Articles: st.Articles})
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	draft := Sound(c).Draft
	const head = "---\ntitle: TITLE\ndescription: A federal appeals court on Friday overturned the fraud conviction of former banker Martin Haldane and ordered a new trial.\nstory: appeal\n---\n"
	const title = "Appeals court overturns banker's fraud conviction"
	for _, k := range []struct{ title, body, want string }{
		{title, "", ""},
		{"New trial ordered for former bank chief", "", ""},
		{"Appeals court upholds banker's fraud conviction", "", "upholds"},
		{"New trial ordered for Martin Whitlock", "", "Whitlock"},
		{title, "Judge Andrew Whitlock dissented, writing that the evidence was “more than sufficient” for the jury. [@B; @A]", ""},
		{title, "Judge Rosa Delgado dissented, writing that the evidence was “more than sufficient” for the jury. [@B; @A]", "not of “Judge Rosa Delgado”"},
		{title, "Whitlock wrote that the evidence was “more than sufficient” for the jury. [@A]", ""},
		{title, "Delgado wrote that the evidence was “more than sufficient” for the jury. [@A]", "Delgado"},
		{title, "Haldane’s lawyer, Samuel Ortega, said his client was innocent. [@A; @B]", ""},
		{title, "Samuel Ortega’s lawyer, Haldane, said his client was innocent. [@A; @B]", "Haldane's lawyer"},
		{title, "The bank collapsed in 2016 and customers lost $310 million. [@A; @B]", ""},
		{title, "The bank collapsed in 2016 and customers lost $310,000,000. [@A; @B]", ""},
		{title, "The bank collapsed in 2016 and customers lost €310 million. [@A; @B]", "EUR"},
		{title, "They’re waiting for their money. [@B]", ""},
		{title, "A new hearing has been separate from the civil suit. [@A]", "will be"},
		{title, "The ruling was read in 10 minutes, according to witnesses. [@A]", ""},
		{title, "The men were told not to leave the country. [@A]", "before"},
		{title, "The money will be paid out. [@A]", "once"},
		{title, "The cashier couldn’t pay up to 60 of them. [@B]", ""},
		{title, "The cashier could not pay 60 of them. [@B]", "number"},
		{title, "His client was innocent, according to Ortega. [@A; @B]", ""},
		{title, "His client was innocent, according to Whitlock. [@A; @B]", "Whitlock"},
		{title, "The bank collapsed in 2016 and customers lost $310 million, but it was the court’s second ruling in the case. [@A]", "together"},
		{title, "The bank collapsed in 2016 and customers lost $310 million before the trial had been held. [@A]", "together"},
		{title, "The papers were found by a cleaner [@A] who called the court. [@A]", "Police"},
		{title, "The daughter of Haldane was in the room. [@A]", "several"},
	} {
		body := k.body
		if body == "" {
			body = "They are waiting for their money. [@B]"
		}
		for i, s := range c.Sources {
			body = strings.ReplaceAll(body, "@"+strings.ToUpper(s.Article.File[:1]), "@\x00"+string(rune('0'+i)))
		}
		for i, s := range c.Sources {
			body = strings.ReplaceAll(body, "@\x00"+string(rune('0'+i)), "@"+s.Key)
		}
		d, found := digest.Parse("x.md", strings.Replace(head, "TITLE", k.title, 1)+body+"\n")
		if len(found) > 0 {
			t.Fatal(found)
		}
		told := ""
		for _, f := range Digest(d, Story{Collation: c, Draft: draft}).Findings {
			if f.ID != "difference-dropped" {
				told += f.Error() + "\n"
			}
		}
		if told != "" && k.want == "" || !strings.Contains(told, k.want) {
			t.Errorf("%s: %s\n    want %q, have %q", k.title, k.body, k.want, told)
		}
	}
}
