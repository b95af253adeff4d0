// Train makes the weights by which package source tells an article's own prose from what a page prints beside it.
//
//	go run ./generator/source/train [-stories DIR]... [-pages DIR]... [-o generator/source/learned.tsv]
//
// A folder of stories holds folders with seeds/*.md and gold.json, whose "boilerplate" tells by spans of code points what is
// not the article's own. A folder of pages holds ground-truth.json, with the text of the article of each page, and the pages
// as html/NAME.html.gz; a page is read as the plain text that somebody would have copied from it, from a few lines above the
// article to some below. Half a line or more outside the article's text is furniture.
//
// It prints how the weights do on folds, each by weights that have seen none of its stories and pages, in characters, and
// writes weights that have seen all. The same input gives the same weights.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"variorum/generator/source"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// list is a flag that may be given several times.
type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func run(args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	var stories, pages list
	flags.Var(&stories, "stories", "folder of stories with gold")
	flags.Var(&pages, "pages", "folder of pages with the text of their articles")
	out := flags.String("o", "", "file of weights to write")
	all := flags.Bool("v", false, "print the lines that the folds get wrong")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var texts []text
	for _, dir := range stories {
		t, err := readStories(dir)
		if err != nil {
			return err
		}
		texts = append(texts, t...)
	}
	for _, dir := range pages {
		t, err := readPages(dir)
		if err != nil {
			return err
		}
		texts = append(texts, t...)
	}
	if len(texts) == 0 {
		return fmt.Errorf("no texts: give -stories or -pages")
	}
	first, second := opinions(texts)
	report(texts, second, *all)
	if *out == "" {
		return nil
	}
	w := &source.Weights{First: fit(texts, nil, -1), Second: fit(texts, first, -1)}
	return os.WriteFile(*out, []byte(table(w)), 0o644)
}
