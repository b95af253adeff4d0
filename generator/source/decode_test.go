package source

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html/charset"
)

// samples are sentences in the scripts that the encodings hold.
var samples = map[string]string{
	"western":  "Die Fähre blieb über Nacht im Hafen, sagte Käpt’n Jörg Müßig. „Wir hören gleich auf“, fügte er hinzu.",
	"french":   "L’équipage a été évacué à l’aube ; la préfète déplore « une négligence » et ouvre une enquête.",
	"central":  "Prezydent miasta zapowiedział, że śluza zostanie zamknięta do końca tygodnia. Żeglugę wstrzymano, łodzie stoją.",
	"cyrillic": "Паром остался в гавани на всю ночь, сообщил капитан. Пассажиры сошли на берег утром.",
	"greek":    "Το πλοίο έμεινε στο λιμάνι όλη τη νύχτα, είπε ο πλοίαρχος. Οι επιβάτες αποβιβάστηκαν το πρωί.",
	"turkish":  "Feribot bütün gece limanda kaldı, dedi kaptan. Yolcular sabahleyin kıyıya çıktı, şikâyetçi değiller.",
	"japanese": "フェリーは一晩中港に停泊したと船長が語った。乗客は朝になって上陸した。",
	"chinese":  "渡轮整夜停泊在港口，船长说。乘客们早上登岸。他们没有抱怨，港务局表示将展开调查。",
}

func encode(t *testing.T, name, text string) []byte {
	t.Helper()
	e, _ := charset.Lookup(name)
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return []byte(out)
}

func TestDecode(t *testing.T) {
	for _, test := range []struct {
		encoding, sample string
		guessed          bool // told by the look of the words alone
	}{
		{"windows-1252", "western", true},
		{"windows-1252", "french", true},
		{"windows-1250", "central", true},
		{"iso-8859-2", "central", true},
		{"windows-1251", "cyrillic", true},
		{"koi8-r", "cyrillic", true},
		{"iso-8859-5", "cyrillic", true},
		{"windows-1253", "greek", true},
		{"windows-1254", "turkish", false},
		{"shift_jis", "japanese", true},
		{"euc-jp", "japanese", true},
		{"iso-2022-jp", "japanese", false},
		{"gb18030", "chinese", true},
		{"utf-16le", "western", true},
		{"utf-16be", "western", true},
	} {
		want := samples[test.sample]
		if test.encoding == "iso-8859-2" {
			want = strings.ReplaceAll(want, "’", "'")
		}
		raw := encode(t, test.encoding, want)
		labels := []string{test.encoding}
		if test.guessed {
			labels = append(labels, "")
		}
		for _, label := range labels {
			have, err := Decode(raw, label, false)
			if err != nil || have != want {
				t.Errorf("%s, label %q: have %q, %v\nwant %q", test.encoding, label, have, err, want)
			}
		}
		page := append([]byte(`<html><head><meta charset="`+test.encoding+`"></head>`), raw...)
		if !strings.HasPrefix(test.encoding, "utf-16") {
			if have, err := Decode(page, "", true); err != nil || !strings.HasSuffix(have, want) {
				t.Errorf("%s in a page: have %q, %v", test.encoding, have, err)
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, test := range []struct{ raw, label, want string }{
		{"text\x00text", "", "no text"},
		{"\xef\xbb\xbfbad \xff\xfe", "", "not"},
		{"caf\xe9", "no-such-encoding", "no-such-encoding"},
	} {
		if have, err := Decode([]byte(test.raw), test.label, false); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: have %q, %v; want an error with %q", test.raw, have, err, test.want)
		}
	}
}

// TestSameText reads one article in different files: line ends, marks and encodings are no part of its text.
func TestSameText(t *testing.T) {
	const text = "The ferry stayed in port.\n\nIts crew went home — “for good”, they said.\n"
	sum := sha256.Sum256([]byte(text))
	for name, raw := range map[string]string{
		"as it is":  text,
		"BOM":       "\ufeff" + text,
		"CRLF":      strings.ReplaceAll(text, "\n", "\r\n"),
		"CR":        strings.ReplaceAll(text, "\n", "\r"),
		"BOM, CRLF": "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"),
		"UTF-16":    "\xff\xfe" + string(encode(t, "utf-16le", text)),
		"cp1252":    string(encode(t, "windows-1252", text)),
		"front":     "---\ntitle: Ferry\n---\n" + text,
		"front CR":  "\ufeff---\r\ntitle: Ferry\r\n---\r\n" + strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		a, found := Read(fstest.MapFS{"a.md": &fstest.MapFile{Data: []byte(raw)}}, "a.md")
		if a == nil {
			t.Errorf("%s: %v", name, found)
			continue
		}
		if a.Text != text || a.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: have %q", name, a.Text)
		}
		if at := a.Place(strings.Index(a.Text, "crew")); strings.HasPrefix(name, "front") && (at.Line != 6 || at.Column != 5) {
			t.Errorf("%s: the crew stands at %v", name, at)
		}
	}
}
