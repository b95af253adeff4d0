package statement

import (
	"slices"
	"strings"
	"testing"

	"variorum/generator/source"
)

// article makes an article of paragraphs, one block each.
func article(language string, paragraphs ...string) *source.Article {
	a := &source.Article{Meta: source.Meta{Language: language}}
	for i, p := range paragraphs {
		if i > 0 {
			a.Text += "\n\n"
		}
		a.Blocks = append(a.Blocks, source.Block{Span: Span{Start: len(a.Text), End: len(a.Text) + len(p)}, Paragraph: 2 * i})
		a.Text += p
	}
	return a
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ language, marked string }{ // " | " stands for each end of a sentence
		{"en", "The ferry left. | It sank."},
		{"en", "Is it true? | Nobody knows! | We ask."},
		{"en", "Capt. Ruth Okafor of the U.S. Coast Guard spoke at 9 p.m. Monday."},
		{"en", "She moved to the U.S. | She never went back."},
		{"en", "They met at 6 p.m. | Okafor left early."},
		{"en", "At 6 p.m. Okafor left. | The rest stayed."},
		{"en", "The bus left at 2:45 p.m. Korea Standard Time, the firm said. | It came at 5 p.m. | Times change."},
		{"en", "“It is a hard case.” | “Nobody knew.” Warden Ruth Okafor told Radio Seven. | “No one.” | Okafor told the board that it must act."},
		{"en", "The mayor of Salem, Ore. spoke. | So did Harris & Co. of Delft."},
		{"en", "A fine of $1.2 million. | 40 people were charged on Nov. 3 under No. 14 of the act."},
		{"en", "“Why now?” Ruth Okafor asked. | “It is late.” | He left."},
		{"en", "“We waited. | We called. | No one came,” she said."},
		{"en", "The port (built in 1911. Rebuilt twice.) is closed. | (It opens in May.)"},
		{"en", "1. Bring water. | 2. Bring bread. | 3. Leave the rest."},
		{"en", "He shops at Wow! Inc. every day."},
		{"en", "Write to jane.roe@example.org. | Or see https://example.org/a.B.html today."},
		{"en", "The pier closed.The ferry stayed. | Node.Js and example.Com are names."},
		{"en", "“It goes on . . . and on. | . . . We stay,” he said."},
		{"en", "Del. Ruth “Roo” Okafor and Robert C. “Bob” Lund voted."},
		{"de", "Am 9. November kam Dr. Krause, d.h. sehr spät. | Danach ging er."},
		{"de", "Der 3. Versuch gelang z.B. gestern. | „Endlich!“, sagte sie."},
		{"ja", "船が沈んだ。| 皆が助かった。"},
	} {
		want := strings.Split(strings.ReplaceAll(c.marked, "closed.The", "closed.| The"), "|")
		text := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(c.marked, " | ", " "), "| ", ""), "|", "")
		d := Read(article(c.language, text))
		var have []string
		for _, s := range d.Sentences {
			have = append(have, d.Words(s.Span))
		}
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		if !slices.Equal(have, want) {
			t.Errorf("sentences of %q\nhave %q\nwant %q", text, have, want)
		}
	}
}

func TestSentencesEndWithBlocks(t *testing.T) {
	d := Read(article("en", "Ferry sinks off Delft", "The ferry sank", "on Monday."))
	if len(d.Sentences) != 3 {
		t.Errorf("have %d sentences, want one a block", len(d.Sentences))
	}
}
