package statement

import (
	"strings"
	"testing"
)

func showCues(d *Doc) string {
	var out []string
	for _, c := range d.Cues {
		out = append(out, string(c.Kind)+" "+d.Words(c.Span))
	}
	return strings.Join(out, "; ")
}

func TestCues(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The mayor did not sign and didn't call.", "negation not; negation didn't"},
		{"No one came, and there were no signs of it.", "negation No one; negation no"},
		{"They failed to find the boat.", "negation failed to"},
		{"Not only ships sank.", ""},
		{"She may resign in May, said Theresa May.", "hedge may"},
		{"He allegedly took it, apparently at night.", "hedge allegedly; hedge apparently"},
		{"They meet as needed, if the court agrees.", "condition as needed; condition if"},
		{"The walls fell because of rain, in response to nothing.", "cause because of; cause in response to; negation nothing"},
		{"He cancelled, citing illness.", "claimed citing"},
		{"He left after dinner; the following day he slept.", "sequence after"},
		{"He plans to run again and is ready to speak.", "intention plans to; frequency again; intention ready to"},
		{"The will of the people will win.", "intention will"},
		{"About 40 ships, or some, about the size of a bus.", "approximate About"},
		{"They spoke about ships.", ""},
	} {
		if have := showCues(readLine(t, c.text, "2021-06-17")); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}

func TestScope(t *testing.T) {
	d := readLine(t, "Perhaps the bridge fell, but the tower did not fall.", "")
	for i, want := range []string{"Perhaps the bridge fell", "not fall"} {
		if i >= len(d.Cues) {
			t.Fatalf("have %d cues", len(d.Cues))
		}
		if have := d.Words(d.Cues[i].Scope); !strings.HasPrefix(have, want) {
			t.Errorf("scope of %q: have %q, want %q", d.Words(d.Cues[i].Span), have, want)
		}
	}
}
