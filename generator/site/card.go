package site

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A card is the picture that other sites show beside a link to a digest: its title, how many articles it rests on, and
// how often they disagree. It is drawn with the Go fonts in sixteen shades, the same bytes on every machine.

const cardWidth, cardHeight, cardMargin = 1200, 630, 72

// fonts parses the fonts once.
var fonts = sync.OnceValue(func() [2]*sfnt.Font {
	var out [2]*sfnt.Font
	for i, ttf := range [][]byte{goregular.TTF, gobold.TTF} {
		f, err := opentype.Parse(ttf)
		if err != nil {
			panic(err) // the fonts are part of the program
		}
		out[i] = f
	}
	return out
})

func face(bold bool, size float64) font.Face {
	f := fonts()[0]
	if bold {
		f = fonts()[1]
	}
	out, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		panic(err) // a constant size of a good font
	}
	return out
}

// shades mixes paper, ink and the red of disagreements in sixteen steps: ten from paper to ink, six more to red.
func shades() color.Palette {
	mix := func(a, b color.RGBA, n int) (out []color.Color) {
		for i := range n {
			k := func(x, y uint8) uint8 { return uint8((int(x)*(n-1-i) + int(y)*i) / (n - 1)) }
			out = append(out, color.RGBA{k(a.R, b.R), k(a.G, b.G), k(a.B, b.B), 255})
		}
		return out
	}
	paper, ink, red := color.RGBA{0xfb, 0xfa, 0xf7, 255}, color.RGBA{0x1d, 0x1b, 0x18, 255}, color.RGBA{0xa3, 0x26, 0x1b, 255}
	return append(mix(paper, ink, 10), mix(paper, red, 7)[1:]...)
}

// reduce gives every point its nearest shade: an eighth of the bytes to compress.
func reduce(img *image.RGBA, palette color.Palette) *image.Paletted {
	out := image.NewPaletted(img.Rect, palette)
	nearest := map[[3]uint8]uint8{}
	var last [3]uint8
	index := uint8(palette.Index(color.RGBA{A: 255}))
	const run = 60 // points that are looked at together: most of a card is paper
	paper := bytes.Repeat(img.Pix[:4], run)
	if !bytes.Equal(img.Pix[:4], []byte{palette[0].(color.RGBA).R, palette[0].(color.RGBA).G, palette[0].(color.RGBA).B, 255}) {
		paper = nil
	}
	for i := 0; i < len(out.Pix); i++ {
		if i%run == 0 && bytes.Equal(paper, img.Pix[4*i:4*min(i+run, len(out.Pix))]) {
			i += run - 1 // shade 0, as it is
			continue
		}
		if c := [3]uint8(img.Pix[4*i : 4*i+3]); c != last {
			var ok bool
			if index, ok = nearest[c]; !ok {
				index = uint8(palette.Index(color.RGBA{c[0], c[1], c[2], 255}))
				nearest[c] = index
			}
			last = c
		}
		out.Pix[i] = index
	}
	return out
}

// drawable reports whether the fonts have the letters of a text; a card without its title is worse than none.
func drawable(text string) bool {
	var buffer sfnt.Buffer
	letters, lacking := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if glyph, err := fonts()[1].GlyphIndex(&buffer, r); err != nil || glyph == 0 {
			lacking++
		}
	}
	return 10*lacking <= letters
}

// cardWords is what a card says.
type cardWords struct{ site, title, counts, disagree string }

func (c cardWords) key() string {
	return strings.Join([]string{c.site, c.title, c.counts, c.disagree}, "\x00")
}

// card returns the picture of what it says, drawn before or now.
func (p *Press) card(c cardWords) []byte {
	p.mu.Lock()
	drawn := p.cards[c.key()]
	p.mu.Unlock()
	if drawn == nil {
		drawn = drawCard(c)
		p.mu.Lock()
		if len(p.cards) >= mostCards {
			clear(p.cards)
		}
		p.cards[c.key()] = drawn
		p.mu.Unlock()
	}
	return drawn
}

// mostCards is how many pictures a press keeps.
const mostCards = 100

// image is the absolute address of the story's card, "" where there is none.
func (st *story) image() string {
	if !drawable(st.title()) {
		return ""
	}
	return st.site.absolute(st.path("card.png"))
}

func (st *story) cardWords() cardWords {
	counts := st.words.plural(len(st.articles), "article") + "   " + st.words.plural(st.notes, "note") + "   "
	disagree := ""
	if st.conflicts > 0 {
		disagree = "≠ " + st.words.say("card.disagree", number12(st.conflicts))
	}
	return cardWords{st.site.in.Settings.Title, st.title(), counts, disagree}
}

func drawCard(c cardWords) []byte {
	palette := shades()
	paper, ink, red := palette[0], palette[9], palette[len(palette)-1]
	img := image.NewRGBA(image.Rect(0, 0, cardWidth, cardHeight))
	draw.Draw(img, img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(cardMargin, 64, cardWidth-cardMargin, 68), image.NewUniform(ink), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(cardMargin, 74, cardWidth-cardMargin, 75), image.NewUniform(ink), image.Point{}, draw.Src)

	write(img, face(true, 30), ink, cardMargin, 122, c.site)
	size, lines := 68.0, []string(nil)
	for ; size > 36; size -= 6 {
		if lines = fold(face(true, size), c.title, cardWidth-2*cardMargin); float64(len(lines))*size*1.18 <= 310 {
			break
		}
	}
	if n := int(310 / (size * 1.18)); len(lines) > n {
		lines = lines[:n]
		lines[n-1] = strings.TrimRight(lines[n-1], " ,.;:") + " …"
	}
	y := 160 + size
	for _, l := range lines {
		write(img, face(true, size), ink, cardMargin, int(y), l)
		y += size * 1.18
	}
	x := write(img, face(false, 34), ink, cardMargin, cardHeight-76, c.counts)
	write(img, face(true, 34), red, x, cardHeight-76, c.disagree)
	return encodePNG(reduce(img, palette))
}

// write draws a line of text and returns where it ends. Characters that the font lacks are left out.
func write(img draw.Image, f font.Face, c color.Color, x, y int, text string) int {
	d := font.Drawer{Dst: img, Src: image.NewUniform(c), Face: f, Dot: fixed.P(x, y)}
	for _, r := range clean(text) {
		if _, ok := f.GlyphAdvance(r); ok {
			d.DrawString(string(r))
		}
	}
	return d.Dot.X.Ceil()
}

// fold breaks text into lines of at most width points.
func fold(f font.Face, text string, width int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(clean(text)) {
		next := strings.TrimSpace(line + " " + w)
		if line != "" && font.MeasureString(f, next).Ceil() > width {
			lines = append(lines, line)
			next = w
		}
		line = next
	}
	return append(lines, line)
}
