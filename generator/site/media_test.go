package site

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
)

// TestMedia publishes an editor's pictures and files: sized, loaded late, under names that hold their hash; nothing that a
// browser would run, and no picture without a text.
func TestMedia(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	in := input(t, withBase)
	in.Media = fstest.MapFS{"img/quay.png": {Data: b.Bytes()}, "img/deep/x.svg": {Data: []byte("<svg/>")}, "files/log.csv": {Data: []byte("a,b\n")}, "img/.hidden.png": {Data: b.Bytes()}}
	page, _ := ParsePage("content/tour.md", "---\ntitle: Tour\n---\n![The quay](img/quay.png) [log](files/log.csv)\n\n![](img/quay.png)\n")
	in.Pages = append(in.Pages, page)
	files, findings := Render(in)
	text := string(files["tour/index.html"])
	for _, want := range []string{`<img src="../img/quay.`, `alt="The quay" width="30" height="20" loading="lazy"`, `href="../files/log.`} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s:\n%s", want, text)
		}
	}
	n := 0
	for name := range files {
		if strings.HasPrefix(name, "img/") || strings.HasPrefix(name, "files/") {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d files are published, not 2", n)
	}
	have := map[string]string{}
	for _, f := range findings {
		have[f.ID] = f.Place.String()
	}
	if have["file-kind"] != "content/img/deep/x.svg" || have["alt-missing"] != "content/tour.md:6:1" {
		t.Errorf("findings: %v", findings)
	}
}
