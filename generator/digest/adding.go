package digest

import (
	"variorum/generator/source"
)

// plainly lets a cut whose first words of speech go on from a saying before it, "she added", "he further said", say it for
// itself, where what its reader has just read is not that saying.
func (k *composer) plainly(out []printed, p *printed) {
	c := &p.cut
	d := k.doc(c.source)
	speech := k.views[c.source].speech[c.sentence]
	table := k.words.Table("adding")
	for _, i := range speech {
		a := &d.Attributions[i]
		if a.Cue.Len() == 0 || !k.keeps(c, a.Cue) || k.views[c.source].quoted[tokenAt(d, a.Cue.Start)] {
			continue
		}
		if n := len(out); n > 0 && (out[n-1].source == c.source && out[n-1].last == k.previous(c.source, c.sentence) ||
			p.about != "" && out[n-1].about == p.about || a.Speaker != "" && k.heard(out, last(a.Speaker))) {
			return
		}
		t := tokenAt(d, a.Cue.Start)
		if t > 0 && table.Has(d.Tokens[t-1].Norm) && table.Field(d.Tokens[t-1].Norm, 0) == "" {
			k.change(c, source.Span{Start: d.Tokens[t-1].Start, End: d.Tokens[t].Start}, "")
		}
		if word := table.Field(d.Tokens[t].Norm, 0); word != "" && d.Tokens[t].Span == a.Cue {
			k.change(c, a.Cue, word)
		}
		return // the others go on from this one
	}
}
