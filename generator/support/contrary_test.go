package support_test

import (
	"strings"
	"testing"

	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

// TestContraries holds sentences that differ in one word or value against each other: none bears out the other.
func TestContraries(t *testing.T) {
	const rest = "The council of Tambra met on Friday after four days of rain. It had been called together in haste.\n\n"
	for _, k := range []struct{ sentence, one, other string }{
		{"The shares of the firm % 3.5% in Lund after the report.", "rose", "fell"},
		{"The shares of the firm % 4 percent on Wednesday.", "rose", "dropped"},
		{"The assembly % the plan to close the old bridge at Vray.", "approved", "rejected"},
		{"Eleven people were % when a tram hit a wall in Vray.", "killed", "injured"},
		{"A 16-year-old % was found near the harbour of Vray.", "boy", "girl"},
		{"The firm posted a % of £1.3bn for the year.", "loss", "profit"},
		{"The jury in Vray found the former governor % of fraud.", "guilty", "innocent"},
		{"The fine of % was paid by the firm on Thursday.", "$5m", "€5m"},
		{"The fine of % was paid by the firm on Thursday.", "US$5m", "A$5m"},
		{"The tank held 500 % of oil when it burst near Vray.", "litres", "gallons"},
		{"Police arrested % at the port in Vray.", "12 men and 3 women", "3 men and 12 women"},
		{"Police arrested % at the port in Vray.", "14 adults and 2 children", "2 adults and 14 children"},
		{"The hearing is set for %.", "03/04/2026", "05/04/2026"},
		{"Hallow beat Vesna % in front of 30,000 people.", "4-1", "4-2"},
		{"Hallow beat Vesna % in front of 30,000 people.", "4–1", "4–2"},
		{"The assembly voted % to close the bridge.", "7-5", "8-4"},
		{"% opened the meeting of the board in Vray.", "Sean O'Neill", "Sean O'Brien"},
		{"% opened the meeting of the board in Vray.", "Ursula van der Aarden", "Ursula von der Ahlen"},
		{"% opened the meeting of the board in Vray.", "Maria de la Cruz", "Maria dos Santos"},
	} {
		for _, w := range [][2]string{{k.one, k.other}, {k.other, k.one}} {
			said, asked := strings.Replace(k.sentence, "%", w[0], 1), strings.Replace(k.sentence, "%", w[1], 1)
			if j := judge(rest+said, said, "en"); j.Verdict != support.Bears {
				t.Errorf("refused, though it is the source's own: %s", said)
			}
			if j := judge(rest+said, asked, "en"); j.Verdict == support.Bears {
				t.Errorf("of %q it is accepted: %s (margin %d)", said, asked, j.Margin)
			}
		}
	}
}

// TestOtherLanguages holds sentences in languages without a parser against each other: figures in any script are read.
func TestOtherLanguages(t *testing.T) {
	for _, k := range []struct{ language, sentence, one, other string }{
		{"es", "Unas % personas fueron evacuadas.", "1.200", "1.400"},
		{"ar", "وتم نقل نحو % شخص إلى المخيمات.", "١٢٠٠", "١٤٠٠"},
		{"de", "Die Aktien stiegen um % Prozent.", "3,5", "4,5"},
	} {
		said, asked := strings.Replace(k.sentence, "%", k.one, 1), strings.Replace(k.sentence, "%", k.other, 1)
		if j := judge(said, said, k.language); j.Verdict != support.Bears {
			t.Errorf("refused, though it is the source's own: %s", said)
		}
		if j := judge(said, asked, k.language); j.Verdict == support.Bears {
			t.Errorf("of %q it is accepted: %s (margin %d)", said, asked, j.Margin)
		}
	}
}

// judge asks an article whether it bears out a sentence.
func judge(article, sentence, language string) support.Judgement {
	doc := func(text string) *statement.Doc {
		return statement.Read(&source.Article{Text: text, Body: -1, Meta: source.Meta{Language: language, Date: "2026-05-06"}, Blocks: []source.Block{{Span: source.Span{End: len(text)}}}})
	}
	k := support.Summon([]*statement.Doc{doc(article)}, []string{"A"})
	return k.Bears(k.Read(doc(sentence)).Words(source.Span{End: len(sentence)}), &k.Sources[0])
}
