package edition

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/grammar"
	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

// The tables of joints_cases_test.go hold what one stage hands to the next, in sentences as news has them. They are written
// from how news is read, not from what the program does: where it falls short today, a case says so in its field now. It
// fails where a case that held holds no longer, where one that was silent answers wrongly, and where one that was to do
// holds, so that its word is taken out.

// today is what the program does with a case that it does not get right.
type today string

const (
	right  today = ""
	silent today = "todo: silent" // it says nothing, which misleads nobody
	wrong  today = "todo: wrong"  // it says something else
)

// reported returns what is to be reported of a case, by what it has, what is expected of it and what it does today; "" where nothing
// is. An empty answer is none.
func reported(have, want string, now today) string {
	is := wrong
	switch have {
	case want:
		is = right
	case "":
		is = silent
	}
	switch {
	case is == now:
		return ""
	case is == right:
		return fmt.Sprintf("holds now, so it is no longer to do: take out %q", now)
	case is == silent:
		return fmt.Sprintf("no answer, want %q (now: %q)", want, now)
	}
	return fmt.Sprintf("have %q, want %q (now: %q)", have, want, now)
}

// judge holds a case's answer against what is expected of it.
func judge(t *testing.T, about, have, want string, now today) {
	t.Helper()
	if s := reported(have, want, now); s != "" {
		t.Errorf("%s: %s", about, s)
	}
}

// TestJointsAreHeld holds that every change of a case is reported, for better or worse.
func TestJointsAreHeld(t *testing.T) {
	for _, now := range []today{right, silent, wrong} {
		for have, is := range map[string]today{"Lee": right, "": silent, "Hale": wrong} {
			if s := reported(have, "Lee", now); (s == "") != (is == now) {
				t.Errorf("have %q, now %q: reported %q", have, now, s)
			}
		}
	}
}

// written makes an article of prose, a paragraph a line.
func written(file, text string) *source.Article {
	a := &source.Article{
		File: file, Path: "seeds/x/" + file, Text: text, SHA256: fmt.Sprintf("%x", text), Body: -1,
		Meta: source.Meta{Language: "en", Date: "2026-03-11"},
	}
	at := 0
	for line := range strings.Lines(text) {
		if end := at + len(strings.TrimRight(line, "\n")); end > at {
			a.Blocks = append(a.Blocks, source.Block{Span: source.Span{Start: at, End: end}, Paragraph: len(a.Blocks)})
		}
		at += len(line)
	}
	return a
}

// TestJointVerbs holds tag and subject of the verb that a sentence hangs on.
func TestJointVerbs(t *testing.T) {
	for _, c := range jointVerbs {
		d := grammar.Read(c.text, nil, "en")
		root := d.Sentences[0].Root
		if !d.Trees || root == grammar.None {
			t.Fatalf("%s: no tree", c.text)
		}
		have := fmt.Sprintf("%s %s", d.Tokens[root].Of(c.text), d.Tokens[root].Tag)
		if f := d.FrameAt(root); f != grammar.None {
			if s := d.Subject(f); s != grammar.None {
				have += " " + d.Tokens[d.Phrases[s].Head].Of(c.text)
			}
		}
		judge(t, c.text, have, fmt.Sprintf("%s VERB %s", c.verb, c.subject), c.now)
	}
}

// TestJointNumbers holds which noun a number counts, as grammar's tree and as statement's values have it.
func TestJointNumbers(t *testing.T) {
	for _, c := range jointNumbers {
		at := strings.Index(c.text, c.number)
		d, g := statement.Read(written("a.txt", c.text)), grammar.Read(c.text, nil, "en")
		counted := ""
		for _, n := range d.Numbers {
			if n.Start <= at && at < n.End {
				words := strings.Fields(d.Words(n.Counted))
				if len(words) > 0 {
					counted = words[len(words)-1]
				}
			}
		}
		judge(t, "statement: "+c.text+" "+c.number, counted, c.noun, c.values)
		counted = ""
		if p := g.Counted(g.TokenAt(at)); p != grammar.None {
			counted = g.Tokens[g.Phrases[p].Head].Of(c.text)
		}
		judge(t, "grammar: "+c.text+" "+c.number, counted, c.noun, c.tree)
	}
}

// TestJointPronouns holds whom a pronoun means. What is below Sure is no answer, and where news leaves it open none is right.
func TestJointPronouns(t *testing.T) {
	for _, c := range jointPronouns {
		d := grammar.Read(c.text, nil, "en")
		have := ""
		for i := range d.Mentions {
			m := &d.Mentions[i]
			if strings.EqualFold(m.Of(c.text), c.pronoun) && m.Kind == grammar.Pronoun && m.Margin >= grammar.Sure && m.Link != grammar.None {
				if have = d.Chains[m.Chain].Name; have == "" {
					have = d.Mentions[d.Chains[m.Chain].Mentions[0]].Of(c.text)
				}
			}
		}
		judge(t, c.text+" "+c.pronoun, have, c.who, c.now)
	}
}

// TestJointSpeakers holds who says words, quoted or reported.
func TestJointSpeakers(t *testing.T) {
	for _, c := range jointSpeakers {
		d := statement.Read(written("a.txt", c.text))
		at := strings.Index(c.text, c.words)
		have := ""
		for _, a := range d.Attributions {
			for _, s := range a.Content {
				if s.Start <= at && at < s.End {
					have = a.Speaker
				}
			}
		}
		for _, q := range d.Quotes {
			if q.Start <= at && at < q.End {
				have = q.Speaker
			}
		}
		judge(t, c.text+" "+c.words, strings.TrimPrefix(have, "the "), c.who, c.now)
	}
}

// TestJointLinks holds which clauses of two articles make one statement.
func TestJointLinks(t *testing.T) {
	for _, c := range jointLinks {
		texts := []string{c.one, c.other}
		r, _ := collate.Story(collate.Input{Slug: "x", Articles: []*source.Article{written("a.txt", c.one), written("b.txt", c.other)}})
		have := ""
		for i := range r.Statements {
			var found [2]bool
			for _, u := range slices.Concat(r.Statements[i].Units, r.Statements[i].Beside) {
				text := r.Sources[u.Source].Article.Text
				at := slices.Index(texts, text)
				place := strings.Index(text, c.words[at])
				if place < 0 {
					t.Fatalf("%q is not in %q", c.words[at], text)
				}
				found[at] = found[at] || u.Start <= place && place < u.End
			}
			if found[0] && found[1] {
				have = "one statement"
			}
		}
		want := ""
		if c.linked {
			want = "one statement"
		}
		judge(t, c.words[0]+" / "+c.words[1], have, want, c.now)
	}
}

// TestJointSupport holds whether an article bears out a sentence by itself.
func TestJointSupport(t *testing.T) {
	for _, c := range jointSupport {
		court := support.Summon([]*statement.Doc{statement.Read(written("a.txt", c.article))}, []string{"A"})
		words := statement.Read(written("words.txt", c.words))
		j := court.Bears(court.Read(words).Words(source.Span{End: len(c.words)}), &court.Sources[0])
		have, want := "", ""
		if j.Verdict == support.Bears {
			have = "bears"
		}
		if c.bears {
			want = "bears"
		}
		judge(t, c.words, have, want, c.now)
	}
}

// TestJointCitations holds which articles the draft cites for words that it prints; "" where it does not print them.
func TestJointCitations(t *testing.T) {
	for _, c := range jointCitations {
		var articles []*source.Article
		for i, text := range c.articles {
			articles = append(articles, written(string(rune('a'+i))+".txt", text))
		}
		r, _ := collate.Story(collate.Input{Slug: "x", Articles: articles})
		letters := map[string]string{}
		for i, s := range r.Sources {
			letters[s.Key] = string(rune('a' + slices.Index(c.articles, r.Sources[i].Article.Text)))
		}
		draft := compose.Story(r, compose.NewRefused())
		for _, x := range c.cited {
			have := ""
			for _, section := range draft.Sections {
				for _, sentence := range slices.Concat(section.Paragraphs...) {
					for _, part := range sentence.Parts {
						if have == "" && strings.Contains(part.Text, x.words) {
							for _, key := range r.Named(part.Sources) {
								have += letters[key]
							}
						}
					}
				}
			}
			judge(t, x.words, have, x.by, x.now)
		}
	}
}
