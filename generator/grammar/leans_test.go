package grammar

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestLeansWithoutTrees holds what a sentence's own words tell of what it leans on where nothing is known of trees.
func TestLeansWithoutTrees(t *testing.T) {
	d := &Doc{Text: "", Language: "en"}
	text := "The pier fell. But nobody was hurt. The next day it rained. They left."
	x := Read(text, nil, "tlh")
	*d = *x
	var have []string
	for i := range d.Sentences {
		for _, l := range d.LeansOn(i) {
			have = append(have, fmt.Sprintf("%d %s %s %d", i, l.Kind, d.Text[d.Tokens[l.Token].Start:d.Tokens[l.Token].End], l.On))
		}
	}
	if want := "1 contrast But 0; 2 time The 1; 2 pronoun it -1; 3 pronoun They -1"; strings.Join(have, "; ") != want {
		t.Errorf("have %s\nwant %s", strings.Join(have, "; "), want)
	}
}

// TestLeans holds what sentences of a text lean on, with the trees of the parser.
func TestLeans(t *testing.T) {
	text := "Mayor Ann Lund closed the pier in Lowick on Monday. She said the pier was unsafe. “We cannot take the risk,” Lund said. " +
		"“Nobody will walk on it.”\n\nBut Tom Roe, who owns the ferry, called the decision a mistake. He also asked the council for help. " +
		"The council refused. The next day, divers found a crack. They had examined two pylons. Both were damaged. Is it safe now? No. " +
		"The mayor will speak on Friday."
	d := Read(text, nil, "en")
	if !d.Trees {
		t.Skip("no weights")
	}
	var have []string
	for i := range d.Sentences {
		for _, l := range d.LeansOn(i) {
			have = append(have, fmt.Sprintf("%d %s %s %d", i, l.Kind, d.Text[d.Tokens[l.Token].Start:d.Tokens[l.Token].End], l.On))
		}
	}
	for _, want := range []string{
		"1 pronoun She 0", "2 definite Lund 0", "3 quotation “ 2", "4 contrast But 3", "5 pronoun He 4", "5 connective also 4", "6 definite The 5",
		"7 time The 6", "8 pronoun They 7", "9 definite Both 8", "11 answer No 10", "12 definite The 2",
	} {
		if !slices.Contains(have, want) {
			t.Errorf("no leaning %q; have %q", want, have)
		}
	}
	for _, h := range have {
		if strings.HasPrefix(h, "0 ") {
			t.Errorf("the first sentence leans: %q", h)
		}
	}
	if s, _ := d.SpeakerOf(d.Sentences[3].Span); s == None || d.Mentions[s].Of(text) != "Lund" {
		t.Errorf("who says the quotation that goes on: %v", s)
	}
}

// TestQuestions holds small answers about invented sentences, with the trees of the parser.
func TestQuestions(t *testing.T) {
	text := "The old captain was arrested by police on Monday. Fourteen of the 20 people on board took part in 3 searches."
	d := Read(text, nil, "en")
	if !d.Trees {
		t.Skip("no weights")
	}
	f := d.FrameAt(d.TokenAt(strings.Index(text, "arrested")))
	if f == None || !d.Frames[f].Passive || d.Frames[f].Lemma != "arrest" {
		t.Fatalf("frame of the arrest: %d", f)
	}
	if s := d.Subject(f); s == None || d.Phrases[s].Span.Of(text) != "The old captain" {
		t.Errorf("subject: phrase %d", s)
	}
	for _, c := range []struct {
		role Role
		want string
	}{{Agent, "police"}, {Patient, "captain"}, {When, "Monday"}} {
		if a, ok := d.Argument(f, c.role); !ok || d.Tokens[a.Token].Of(text) != c.want {
			t.Errorf("%s: have %v, want %s", c.role, a, c.want)
		}
	}
	for number, want := range map[string]string{"Fourteen": "people", "20": "people", "3": "searches"} {
		p := d.Counted(d.TokenAt(strings.Index(text, number)))
		if p == None || d.Tokens[d.Phrases[p].Head].Of(text) != want {
			t.Errorf("%s counts phrase %d, want %s", number, p, want)
		}
	}
}
