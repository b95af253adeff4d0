package digest

import (
	"variorum/generator/source"
	"variorum/generator/statement"
)

// retold takes away what a cut sets off by commas behind a noun and the digest has told of that noun in the same words:
// "the lock, known as the Eel, …" is "the lock …" the second time.
func (k *composer) retold(c *cut) {
	d := k.doc(c.source)
	from, to := d.Clauses[c.kept[0]].Tokens[0], d.Clauses[c.kept[len(c.kept)-1]].Tokens[1]
	for j := from + 1; j < to; j++ {
		if d.Tokens[j].Norm != "," || !d.Tokens[j-1].Word || k.views[c.source].quoted[j] || j+2 >= to {
			continue
		}
		end := j + 1
		for end < to && (d.Tokens[end].Word || d.Tokens[end].Norm == "-") {
			end++
		}
		first := d.Tokens[j+1].Norm
		class := k.words.Table("function-words").Field(first, 0)
		if end >= to || end-j < 3 || d.Tokens[end].Norm != "," || d.Verb(j+1) == "" && class != "determiner" && class != "pronoun" && class != "relative" {
			continue
		}
		aside := source.Span{Start: d.Tokens[j].Start, End: d.Tokens[end].End}
		if k.uneven(c.source, aside) || len(among(d.Cues, aside, func(q *statement.Cue) int { return q.Start })) > 0 || !k.keeps(c, aside) {
			continue
		}
		if k.saidPlain(d.Words(source.Span{Start: d.Tokens[j-1].Start, End: d.Tokens[end-1].End})) {
			k.replace(c, aside, "")
			j = end
		}
	}
}
