package site

import (
	"bytes"
	"image"
	"image/png"
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
