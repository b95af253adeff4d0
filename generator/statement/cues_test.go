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
		{"The walls fell because of rain, in response to nothing.", "negation nothing"},
		{"He cancelled, citing illness.", "claimed citing"},
		{"He plans to run again and is ready to speak.", "intention plans to; intention ready to"},
		{"The will of the people will win.", "intention will"},
		{"They spoke about ships.", ""},
	} {
		if have := showCues(readLine(t, c.text, "2021-06-17")); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}
