package verify

import (
	"fmt"
	"io"

	"variorum/generator/report"
)

// Checks returns all checks in the order in which they are told.
func Checks() []Check {
	const e, w = report.Error, report.Warning
	return []Check{
		{
			"unsupported", "No cited article says it", "Every printed sentence must be traced to words of the articles that it cites.", e,
			"The ferry sank off Port Elm. [@A]", "The ferry, which was overloaded, sank off Port Elm. [@A]",
		},
		{
			"partly-supported", "One of the cited articles does not say it", "An article that is cited beside others counts as bearing the sentence out, so it must.", e,
			"Twelve people were hurt. [@A; @B]", "Twelve people were hurt. [@A; @D] (D tells nothing of the hurt)",
		},
		{
			"contradicts", "A cited article says otherwise", "An article that is cited beside others has another number, day or denial in this place, and no footnote tells.", e,
			"Twelve people were hurt. [@A] (B has fourteen)", "Twelve people were hurt. [@A; @B] (B has fourteen)",
		},
		{
			"misquote", "A quotation that is not word for word", "What stands in quotation marks must stand so in an article that is cited for it. Only typography may differ; “…” and brackets show what was left out or put in.", e,
			"“We lost the rudder,” she said. [@A]", "“We had lost the rudder,” she said. [@A]",
		},
		{
			"number", "A number that the articles do not have", "A wrong figure is the error that readers repeat. Bounds such as “at least” belong to their number.", e,
			"At least 12 people were hurt. [@A]", "12 people were hurt. [@A] (A has “at least 12”)",
		},
		{
			"date", "A date or day that the articles do not have", "A wrong day turns the order of events around.", e,
			"It sank on Monday. [@A]", "It sank on Tuesday. [@A]",
		},
		{
			"name", "A name that the articles do not have here", "The wrong person, body or place does what another did.", e,
			"Captain Ann Lee called for help. [@A]", "Captain Kim Vale called for help. [@A]",
		},
		{
			"exchanged", "Two names in each other's place", "Every word is an article's, and who did it is wrong. Asked of titles, headings and all else that cites nothing.", e,
			"## Port Elm sues Oxbow over ferry", "## Oxbow sues Port Elm over ferry",
		},
		{
			"role", "A title or role that the articles do not have here", "A wrong office makes another person of somebody.", e,
			"The harbour master, Kim Vale, closed the port. [@A]", "The mayor, Kim Vale, closed the port. [@A]",
		},
		{
			"place", "A place that the articles do not have here", "It happened somewhere else.", e,
			"The ferry sank off Port Elm. [@A]", "The ferry sank off Oxbow. [@A]",
		},
		{
			"polarity", "A negation put in or left out", "The sentence says the contrary of its article.", e,
			"The owners did not comment. [@A]", "The owners did comment. [@A]",
		},
		{
			"hedge-dropped", "“May”, “allegedly” or “likely” left out", "What the article holds possible, the digest tells as a fact.", e,
			"The pump may have failed. [@A]", "The pump failed. [@A]",
		},
		{
			"condition-dropped", "An “if” or “unless” left out", "What the article says of one case, the digest says of all.", e,
			"The port will open on Friday if the wind drops. [@A]", "The port will open on Friday, the wind drops. [@A]",
		},
		{
			"attribution-dropped", "A speaker or credit left out", "What somebody says, the digest tells as a fact of its own.", e,
			"The hull was rotten, the union said. [@A]", "The hull was rotten. [@A]",
		},
		{
			"misattributed", "Words given to another speaker", "It puts words into somebody's mouth.", e,
			"“We lost the rudder,” Captain Ann Lee said. [@A]", "“We lost the rudder,” Kim Vale said. [@A]",
		},
		{
			"splice", "Words that no article puts together", "Two halves of different statements make a third that nobody made.", e,
			"The ferry sank, and the owners did not comment. [@A]", "The ferry had lost its licence in March. [@A] (A says one of the ferry, the other of a bus firm)",
		},
		{
			"uncited", "A sentence without a citation", "Words without an article cannot be checked by anyone. An editor's own words are marked [@editor].", e,
			"The ferry sank off Port Elm. [@A]", "The ferry sank off Port Elm.",
		},
		{
			"citation-unknown", "A citation that names no article", "A key that no article has sends the reader nowhere.", e,
			"It sank. [@A; @B]", "It sank. [@A, @Z]",
		},
		{
			"footnote-undefined", "A mark without its footnote", "Renderers print the mark as plain text and say nothing.", e,
			"Twelve people[^hurt] were hurt. [@A]", "Twelve people[^hrut] were hurt. [@A]",
		},
		{
			"footnote-duplicate", "A footnote that is defined twice", "Renderers keep one definition and drop the other without a word.", e,
			"[^hurt]: “Twelve” in [@A].", "[^hurt]: “Twelve” in [@A]. … [^hurt]: “Fourteen” in [@B].",
		},
		{
			"footnote-false", "A reading that an article does not have", "A footnote is evidence: each article that it names must have the words beside it, and the text those that are “used here” or “as here”.", e,
			"[^hurt]: “Twelve”, used here, in [@A]; “fourteen” in [@B].", "[^hurt]: “Twelve”, used here, in [@A]; “thirteen” in [@B].",
		},
		{
			"difference-dropped", "A difference that no footnote tells", "Where the articles disagree in what matters, nothing is resolved in silence. An error where the difference is grave, else a warning.", e,
			"Twelve people[^hurt] were hurt. [@A]", "Twelve people were hurt. [@A] (B has fourteen)",
		},
		{
			"empty", "A digest without a text", "A page with a headline and nothing under it tells a reader that there is nothing to tell.", e,
			"The ferry sank off Port Elm. [@A]", "front matter, and no sentence below it",
		},
		{
			"front-matter", "Front matter that cannot be read", "A key that is misspelt would be ignored in silence.", e,
			"draft: true", "darft: true",
		},
		{
			"link-broken", "A link that goes nowhere", "A relative link must lead to a page of the site, and an address must be one.", e,
			"[the method](../method/)", "[the method](/no-such-page/)",
		},
		{
			"alt-missing", "A picture without a text that stands for it", "Who cannot see it learns nothing of it, and nobody can check what it is to show.", e,
			"![the ferry at the quay](img/ferry.jpg)", "![](img/ferry.jpg)",
		},
		{
			"raw-html", "HTML in the digest", "A digest is Markdown; HTML is never rendered, so that words would be lost.", e,
			"It sank. [@A]", "It <b>sank</b>. [@A]",
		},
		{
			"dangling", "A pronoun that now means somebody else", "A sentence that is put behind another keeps its “he”, and readers take it for whom they have just read of.", w,
			"Ann Lee called for help. She had lost the rudder. [@A]", "Ann Lee called for help. Kim Vale closed the port. She had lost the rudder. [@A]",
		},
		{
			"reworded", "Words that are not the article's", "The article seems to say the same in other words. The program cannot be sure of it; somebody should look.", w,
			"Twelve people were injured. [@A]", "Twelve people got hurt. [@A]",
		},
		{
			"footnote-unused", "A footnote without its mark", "Renderers drop it, and the difference that it tells is told no more.", w,
			"Twelve people[^hurt] were hurt. [@A]", "Twelve people were hurt. [@A]",
		},
		{
			"source-changed", "An article that is not as it was merged", "The digest rests on a text that is no longer there.", w,
			"sources: [{key: A, sha256: …}] as in seeds/", "a source edited after the digest was merged",
		},
		{
			"merge-open", "A merge that waits for a decision", "The editor and the articles both changed a passage; the newly merged text stands in a quote that is never rendered.", w,
			"It sank on Monday. [@A]", "> [!MERGE]",
		},
		{
			"unsigned-change", "Changed after it was signed", "A signature stands for the words and the articles that were signed, and for no others.", w,
			"sign, then publish", "sign, then edit",
		},
		{
			"waiver-void", "A waiver that overrules nothing", "What it was for is gone, or an article that the words cite has changed since: an editor who waives without effect believes that something was decided.", w,
			"waived: [{check: number, at: twelve people, …}] with a finding there", "waived: [{check: number, at: twelve people, …}] without one",
		},
		{
			"borrowed", "Too much of one article", "A digest that prints mostly one article's words, or many of its sentences in a row, is a copy of it.", w,
			"sentences of several sources", "twenty-six sentences of A in a row",
		},
		{
			"language-unread", "A language that the program does not read", "It has words for English and German. Of articles in another language it compares words, numbers and quotations, and does not see a “not” that was left out.", report.Note,
			"language: en", "language: fi",
		},
	}
}

// List writes the checks for people: id and severity, title, reason and examples.
func List(w io.Writer) error {
	for i, c := range Checks() {
		gap := "\n"
		if i == 0 {
			gap = ""
		}
		if _, err := fmt.Fprintf(w, "%s%s (%s): %s\n    %s\n    good: %s\n    bad:  %s\n", gap, c.ID, c.Severity, c.Title, c.Reason, c.Good, c.Bad); err != nil {
			return err
		}
	}
	return nil
}

// Rules describes the checks for the formats of package report.
func Rules() []report.Rule {
	var out []report.Rule
	for _, c := range Checks() {
		out = append(out, report.Rule{ID: c.ID, Title: c.Title, Reason: c.Reason, Severity: c.Severity})
	}
	return out
}
