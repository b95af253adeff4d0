package digest

import "testing"

func TestRelink(t *testing.T) {
	for _, k := range []struct{ raw, want string }{
		{"See [x](old.md).", "See [x](new.md)."},
		{"See [x](/old/).", "See [x](/new/)."},
		{"See [old](../old/sources/#a).", "See [old](../new/sources/#a)."},
		{"See [x](older.md) and [y](https://e.example/old/).", "See [x](older.md) and [y](https://e.example/old/)."},
		{"See [x](/2026/old/).", "See [x](/2026/old/)."},
		{"See [x][y] and [y].\n\n[y]: old.md \"old\"\n", "See [x][y] and [y].\n\n[y]: new.md \"old\"\n"},
		{"The old pier. [@old]", "The old pier. [@old]"},
		{"`[x](old.md)` and \\[x](old.md)", "`[x](old.md)` and \\[x](old.md)"},
		{"![an old ship](old.md) [a](old.md) [b](old.md)", "![an old ship](new.md) [a](new.md) [b](new.md)"},
	} {
		if have := Relink("x.md", k.raw, "old", "new"); have != k.want {
			t.Errorf("%q becomes %q, not %q", k.raw, have, k.want)
		}
	}
}

func TestReaddress(t *testing.T) {
	raw := "---\ntitle: T\nstory: old # ours\nsources: []\n---\nBody\n"
	have, ok := Readdress(raw, "new", []string{"older", "old"})
	if want := "---\ntitle: T\nstory: new\nsources: []\nmoved: [older, old]\n---\nBody\n"; !ok || have != want {
		t.Errorf("%q", have)
	}
	if _, ok := Readdress("+++\nstory = \"old\"\n+++\n", "new", nil); ok {
		t.Error("TOML was changed")
	}
}
