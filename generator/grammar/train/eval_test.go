package main

import (
	"bytes"
	"strings"
	"testing"

	"variorum/generator/grammar/internal/net"
	"variorum/generator/grammar/neural"
)

// TestEval measures the compiled-in weights on ten invented sentences, with tags, trees and lemmas made by hand. They are
// plain ones: what is lost here is lost everywhere.
func TestEval(t *testing.T) {
	gold, err := readTreebank("testdata/own.conllu")
	if err != nil {
		t.Fatal(err)
	}
	m, err := neural.Load()
	if err != nil {
		t.Fatal(err)
	}
	f := measure(m.Parse, gold)
	all := f[""]
	if all.tokens != 89 || f["interview"].tokens != 16 || f["news+interview"].tokens != 89 {
		t.Errorf("%d tokens, %d of interviews, %d of both", all.tokens, f["interview"].tokens, f["news+interview"].tokens)
	}
	for _, figure := range []struct {
		name        string
		right, want int
	}{{"tags", all.tags, 85}, {"heads", all.heads, 83}, {"relations", all.relations, 81}, {"lemmas", all.lemmas, 85}} {
		if figure.right < figure.want {
			t.Errorf("%s: %d of %d right, want at least %d", figure.name, figure.right, all.tokens, figure.want)
		}
	}
}

// TestEvalCounts measures a parser that is wrong on purpose.
func TestEvalCounts(t *testing.T) {
	gold, err := readTreebank("testdata/own.conllu")
	if err != nil {
		t.Fatal(err)
	}
	wrong := func(sentences [][]string) [][]neural.Word {
		all := make([][]neural.Word, len(sentences))
		for i, s := range sentences {
			for j := range s {
				w := neural.Word{Tag: gold[i].tags[j], Lemma: gold[i].lemmas[j], Head: int(gold[i].heads[j]) - 1, Relation: gold[i].labels[j]}
				switch j {
				case 0:
					w.Tag, w.Relation = "X", "dep"
				case 1:
					w.Head += 7
				case 2:
					w.Lemma += "x"
				}
				all[i] = append(all[i], w)
			}
		}
		return all
	}
	have := measure(wrong, gold).total("all")
	want := "all UPOS 88.8\nall UAS 88.8\nall LAS 77.5\nall lemma 88.8\nall features 100.0\n"
	if have != want {
		t.Errorf("have\n%swant\n%s", have, want)
	}
}

// TestParseTreebank holds what is passed over and what is refused.
func TestParseTreebank(t *testing.T) {
	const text = "# genre = news\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\tVB\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\tRB\tPolarity=Neg\t1\tadvmod\t_\t_\n2.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n"
	all, err := parseTreebank(bytes.NewBufferString(text))
	if err != nil || len(all) != 1 || strings.Join(all[0].forms, " ") != "do n't" || all[0].feats[1] != "Polarity=Neg" || all[0].heads[1] != 1 || all[0].genre != "news" {
		t.Errorf("%+v, %v", all, err)
	}
	for _, bad := range []string{"1\tdo\n", "1\tdo\tdo\tAUX\tVB\t_\tx\troot\t_\t_\n"} {
		if _, err := parseTreebank(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

// TestLemmas holds which forms the table of lemmas decides.
func TestLemmas(t *testing.T) {
	say := func(form, tag, lemma string, times int) []sentence {
		s := sentence{}
		for range times {
			s.forms, s.tags, s.fine, s.feats = append(s.forms, form), append(s.tags, tag), append(s.fine, tag), append(s.feats, "")
			s.lemmas, s.heads, s.labels = append(s.lemmas, lemma), append(s.heads, 0), append(s.labels, "root")
		}
		return []sentence{s}
	}
	var train []sentence
	train = append(train, say("I", "PRON", "I", 20)...)
	train = append(train, say("i", "PRON", "I", 3)...)
	train = append(train, say("went", "VERB", "go", 2)...)
	train = append(train, say("New", "ADJ", "New", 3)...)
	train = append(train, say("New", "ADJ", "new", 3)...)
	train = append(train, say("new", "ADJ", "new", 30)...)
	train = append(train, say("—", "PUNCT", "—", 3)...)
	train = append(train, say("-", "PUNCT", "-", 30)...)
	classes := classesOf(train)
	lemmas := lemmasOf(train, classes.Rules)
	for _, test := range []struct {
		form, tag, lemma string
	}{{"I", "PRON", "I"}, {"i", "PRON", "I"}, {"Went", "VERB", "go"}, {"new", "ADJ", "new"}, {"New", "ADJ", ""}, {"—", "PUNCT", "—"}, {"-", "PUNCT", "-"}, {"old", "ADJ", ""}} {
		have := ""
		if rule, ok := lemmas.Find(test.form, test.tag+"|"); ok {
			have, _ = net.ParseRule(classes.Rules[rule]).Apply(test.form)
		}
		if have != test.lemma {
			t.Errorf("%s/%s: lemma %q, want %q", test.form, test.tag, have, test.lemma)
		}
	}
}
