package site

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
)

func TestEncodePNG(t *testing.T) {
	for _, width := range []int{1, 2, 7, 60} {
		img := image.NewPaletted(image.Rect(0, 0, width, 9), shades())
		for i := range img.Pix {
			img.Pix[i] = uint8(i * i % len(img.Palette))
		}
		have, err := png.Decode(bytes.NewReader(encodePNG(img)))
		if err != nil || have.Bounds() != img.Bounds() {
			t.Fatal(width, err)
		}
		for y := range 9 {
			for x := range width {
				r, g, b, a := have.At(x, y).RGBA()
				if wr, wg, wb, wa := img.At(x, y).RGBA(); r != wr || g != wg || b != wb || a != wa {
					t.Fatalf("%d points wide: another colour at %d, %d", width, x, y)
				}
			}
		}
	}
}

// TestDrawable: a title in letters that the card's fonts lack has no card.
func TestDrawable(t *testing.T) {
	for text, want := range map[string]bool{"Ferry Alva runs aground": true, "Größte Fähre läuft auf Grund": true, "Паром сел на мель": true, "غرق عبّارة": false, "渡轮搁浅": false, "42": true} {
		if have := drawable(text); have != want {
			t.Errorf("%s: have %v, want %v", text, have, want)
		}
	}
	in := input(t, withBase)
	in.Digests[0].Digest.Front.Title = "غرق عبّارة قبالة الساحل"
	files := render(t, in)
	if page := string(files["ferry/index.html"]); files["ferry/card.png"] != nil || strings.Contains(page, "card.png") || strings.Contains(string(files["feed.json"]), "card.png") {
		t.Error("a card that could not be drawn is named")
	}
}
