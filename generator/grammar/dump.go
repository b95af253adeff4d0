package grammar

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Dump writes what was read, for people: each sentence with its frames and what it leans on, then the chains.
func (d *Doc) Dump(w io.Writer) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	for i, s := range d.Sentences {
		fmt.Fprintf(out, "%d %s\n", i, strings.Join(strings.Fields(d.Text[s.Start:s.End]), " "))
		for f := s.Frames[0]; f < s.Frames[1]; f++ {
			d.dumpFrame(out, f)
		}
		for _, l := range d.LeansOn(i) {
			on := "?"
			if l.On != None {
				on = fmt.Sprint(l.On)
			}
			fmt.Fprintf(out, "    leans on %s: %s %q (%d)\n", on, l.Kind, d.Text[d.Tokens[l.Token].Start:d.Tokens[l.Token].End], l.Margin)
		}
	}
	for i, c := range d.Chains {
		if len(c.Mentions) < 2 {
			continue
		}
		fmt.Fprintf(out, "chain %d %s %s", i, c.Kind, c.Gender)
		if c.Name != "" {
			fmt.Fprintf(out, " %q", c.Name)
		}
		for _, m := range c.Mentions {
			x := &d.Mentions[m]
			fmt.Fprintf(out, " | %d:%s", d.Tokens[x.Head].Sentence, strings.Join(strings.Fields(d.Text[x.Start:x.End]), " "))
			if x.Link != None {
				fmt.Fprintf(out, " (%d)", x.Margin)
			}
		}
		fmt.Fprintln(out)
	}
}

func (d *Doc) dumpFrame(out io.Writer, f int) {
	x := &d.Frames[f]
	fmt.Fprintf(out, "    %d %s %s", f, x.Lemma, x.Kind)
	if x.Parent != None {
		fmt.Fprintf(out, " in %d", x.Parent)
	}
	fmt.Fprintf(out, " %s", x.Modality)
	if x.Negated {
		fmt.Fprint(out, " denied")
	}
	for _, s := range []string{string(x.Tense), string(x.Aspect)} {
		if s != "" {
			fmt.Fprint(out, " ", s)
		}
	}
	if x.Passive {
		fmt.Fprint(out, " passive")
	}
	if x.Speaker != None {
		fmt.Fprintf(out, " says:%q", d.Mentions[x.Speaker].Of(d.Text))
	}
	if x.Condition != None {
		fmt.Fprintf(out, " if:%d", x.Condition)
	}
	for _, a := range x.Arguments {
		words := d.Tokens[a.Token].Of(d.Text)
		if a.Phrase != None {
			words = d.Phrases[a.Phrase].Span.Of(d.Text)
		}
		fmt.Fprintf(out, " | %s", a.Role)
		if a.Case != "" {
			fmt.Fprintf(out, " %s", a.Case)
		}
		fmt.Fprintf(out, " %q", strings.Join(strings.Fields(words), " "))
	}
	fmt.Fprintf(out, " (%d)\n", x.Margin)
}
