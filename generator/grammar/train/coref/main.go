// Coref trains the weights by which pronouns find what they stand for, and measures them on texts left out.
//
//	go run ./generator/grammar/train/coref [-gap GAP] [-write generator/grammar/coref.tsv] TREEBANK...
//
// The treebanks are files in CoNLL-U, compressed where their names end with .gz, with the entities of GUM in their last field;
// texts without entities are left out. The same files give the same weights.
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"variorum/generator/grammar"
)

func main() {
	write := flag.String("write", "", "the `file` that the weights are written to")
	gold := flag.Bool("gold", false, "train on the treebank's own trees, not on those of the parser")
	gap := flag.String("gap", "", "a `file` of GAP, whose pronouns are trained on too")
	flag.Parse()
	if err := run(*write, *gap, *gold, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "coref:", err)
		os.Exit(1)
	}
}

func run(write, gap string, gold bool, files []string) error {
	t := &grammar.PronounTrainer{}
	for _, name := range files {
		texts, err := readTexts(name)
		if err != nil {
			return err
		}
		for _, b := range texts {
			t.Add(b, gold)
		}
	}
	if gap != "" {
		f, err := os.Open(gap)
		if err != nil {
			return err
		}
		defer f.Close()
		if t.GAP, err = grammar.ReadGAP(f); err != nil {
			return fmt.Errorf("reading %s: %w", gap, err)
		}
		grammar.ReportGAP(os.Stdout, t.GAP, t.LeftGAP())
	}
	left := t.Left()
	grammar.ReportPronouns(os.Stdout, left)
	if write == "" {
		return nil
	}
	f, err := os.Create(write)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := t.Write(f, left); err != nil {
		return err
	}
	return f.Close()
}

func readTexts(name string) ([]grammar.Treebank, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
	}
	texts, err := grammar.ReadTreebank(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return texts, nil
}
