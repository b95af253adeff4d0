package grammar

import (
	"strings"
	"testing"
)

// TestPronounsOfTreebanks measures by folds over documents how often a pronoun's antecedent is right.
func TestPronounsOfTreebanks(t *testing.T) {
	tr := &PronounTrainer{}
	for _, file := range []string{"train.conllu", "dev.conllu"} {
		for _, b := range treebank(t, file) {
			tr.Add(b, true)
		}
	}
	var b strings.Builder
	ReportPronouns(&b, tr.Left())
	t.Log("\n" + b.String())
}
