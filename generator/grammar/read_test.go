package grammar

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	for _, marked := range []string{ // "|" stands where a token ends and no space follows
		"They do|n't know Lee|'s plan|.", "She can|not wait|, and we|'d go|.", "We should|n't|'ve asked|.",
		"The long|-|term plan is anti-government|.", "Mr. Lee left at 9:30 a.m. on Sept. 3|.",
		"It cost $|1.2 million|, or 40|% more|.", "The U.S.|-|led force paid US$|5|.", "Write to ann.lee@example.org or www.example.org/a-b|.",
		"The workers|' union left in the '90s|.", "O'Neil left at 5|pm with the 21st group|.", "Call 555-0100|!! “|Why|?|”",
		"It|’s A. B. Roe|’s co-founder|, he said — no|.", "He said no|. We met students|, e.g. Ann Lee|.",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		d := Read(text, nil, "en")
		var have []string
		for _, k := range d.Tokens {
			have = append(have, k.Of(text))
		}
		if want := strings.Fields(strings.ReplaceAll(marked, "|", " ")); !slices.Equal(have, want) {
			t.Errorf("%s\nhave %s\nwant %s", text, strings.Join(have, " "), marked)
		}
	}
}

// TestConllu holds that what is written in CoNLL-U is read as it was.
func TestConllu(t *testing.T) {
	text := "They don't know Lee's plan. It's late."
	d := Read(text, nil, "en")
	var b bytes.Buffer
	if err := d.WriteConllu(&b); err != nil {
		t.Fatal(err)
	}
	again, err := ReadConllu(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if again.Text != text || len(again.Tokens) != len(d.Tokens) || len(again.Sentences) != 2 {
		t.Errorf("have %q, %d tokens\n%s", again.Text, len(again.Tokens), b.String())
	}
	if !strings.Contains(b.String(), "2-3\tdon't\t") {
		t.Errorf("no multiword token:\n%s", b.String())
	}
}

// TestSpansOfTokens holds that tokens lie in their sentences, in order, and lose no character but white space.
func TestSpansOfTokens(t *testing.T) {
	for _, text := range []string{"a'", "'s", "''s n't", "5%5pm.5", "A. B. C.", "x@y.z.", "�.\xff", "-–-", "can'tn't's", "#", "@", "1/2/3:4", "don't've"} {
		d := Read(text, nil, "en")
		at := 0
		for _, k := range d.Tokens {
			if k.Start < at || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("%q: token %v after %d", text, k.Span, at)
			}
			at = k.End
		}
	}
}
