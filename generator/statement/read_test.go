package statement

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"variorum/generator/grammar"
	"variorum/generator/quality/mutate"
)

// page is an invented article of about a page.
var page = []string{
	"Harbour board shuts Delft pier after barge strikes pylon",
	"DELFT, Ore. (AP) — The Delft Harbour Board closed the town's main pier on Monday, two days after a barge that was carrying gravel struck one of its pylons, officials said.",
	"“We cannot ask people to walk over a structure we do not trust,” Ruth Okafor, the board's chairwoman, told the Delft Gazette. “It stays shut until the divers are done.”",
	"Okafor added that divers would begin work “as soon as the tide allows” and that the repair could cost at least $1.2 million. The pier's owner, Lund Marine Inc., declined to comment.",
	"According to the Coast Guard, the barge's captain, who was not named, said the vessel's steering failed at about 9 p.m. on Saturday, leaving the crew unable to turn before it reached the pier.",
	"“I heard a bang and then the lamps went out,” said Tomas Reyes, 41, a fisherman who was mending nets nearby. “Nobody knew what it was. We just ran.”",
	"The accident injured two people, neither of them seriously, and cut power to the northern half of the harbour, where some 40 boats are moored. Ferries were diverted to Salem Point, and the school regatta was called off.",
	"A spokesman for the state transport department, speaking on condition of anonymity, said inspectors had warned in 2019 that the pylons “were not what they should be,” but that no money was found to replace them.",
	"The department disputed that account in a statement on Tuesday, saying that every pier in the county “meets the standard in force when it was built.”",
	"Before it reopens, the pier must pass a load test, Okafor said. She hopes to have it ready by the herring festival on June 12, when the town expects up to 5,000 visitors.",
	"The barge was towed to Portland, where its owner, which has operated on the river since 1988, is to repair it. The Coast Guard is investigating, and it asked anyone with pictures of the collision to come forward.",
	"“If the steering failed, we want to know why it failed,” said Lt. Dana Price, who leads the inquiry. “If it did not, we want to know that, too.”",
}

// check reports what breaks the contract of a Doc: spans outside the text, items out of order, words that no sentence
// or clause holds.
func check(t *testing.T, d *Doc) {
	t.Helper()
	text := d.Article.Text
	inside := func(what string, s Span) {
		if s.Start < 0 || s.Start > s.End || s.End > len(text) {
			t.Fatalf("%s %v is outside the text of %d bytes", what, s, len(text))
		}
		if s.Len() > 0 && utf8.ValidString(text) && (!utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End])) {
			t.Fatalf("%s %v divides a character", what, s)
		}
	}
	last := 0
	for i, s := range d.Sentences {
		inside("sentence", s.Span)
		if s.Start < last {
			t.Fatalf("sentence %d begins at %d within the one before, which ends at %d", i, s.Start, last)
		}
		if gap := text[last:s.Start]; strings.ContainsFunc(gap, grammar.Letter) {
			t.Fatalf("no sentence holds %q", gap)
		}
		last = s.End
		at := s.Start
		for _, c := range d.Clauses[s.Clauses[0]:s.Clauses[1]] {
			inside("clause", c.Span)
			inside("subject", c.Subject)
			if c.Start < at || strings.ContainsFunc(text[at:c.Start], grammar.Letter) {
				t.Fatalf("clauses do not cover sentence %q", s.Of(text))
			}
			at = c.End
		}
		if at != s.End {
			t.Fatalf("clauses do not cover the end of sentence %q", s.Of(text))
		}
	}
	if strings.ContainsFunc(text[last:], grammar.Letter) {
		t.Fatalf("no sentence holds %q", text[last:])
	}
	for _, q := range d.Quotes {
		inside("quote", q.Span)
		inside("quote", q.Outer)
		if !q.Outer.Contains(q.Span) || q.Attribution >= len(d.Attributions) {
			t.Fatalf("quote %v of %v, attribution %d", q.Span, q.Outer, q.Attribution)
		}
	}
	for _, a := range d.Attributions {
		inside("source", a.Source)
		inside("cue", a.Cue)
		for _, c := range a.Content {
			inside("content", c)
		}
		if len(a.Content) == 0 {
			t.Fatalf("an attribution without content")
		}
	}
	for _, c := range d.Credits {
		inside("credit", c.Span)
	}
	if _, err := d.JSON(); err != nil {
		t.Fatal(err)
	}
}

func TestReadKeepsContract(t *testing.T) {
	check(t, Read(article("en", page...)))
	check(t, Read(article("de", page...)))
	check(t, Read(article("en")))
	check(t, Read(article("en", "“", "”", ".", "(", "“a", "said", "—")))
}

func FuzzContract(f *testing.F) { targetArticles(f).Fuzz(f) }

func TestMutatedArticles(t *testing.T) { targetArticles(t).Test(t) }

func targetArticles(tb testing.TB) mutate.Target {
	tb.Helper()
	seeds := append(slices.Clone(page),
		"“‘a’” ”b“ ''c'' «d» „e“ said. 1. a 2. b (c. d) . . . .E. \u200e said: “",
		"according to, according to X, he said, he told her that that \"x\" said")
	return mutate.Target{Name: "FuzzContract", Seeds: seeds, Try: func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
		check(t, Read(article("en", strings.Split(text, "\n")...)))
		a := article("de")
		a.Text = text
		check(t, Read(a))
	}}
}

func BenchmarkRead(b *testing.B) {
	a := article("en", page...)
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		Read(a)
	}
}
