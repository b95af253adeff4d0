package serve

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// TestDesk tells on the first page what waits for the editor, in front of its text, and on no other page.
func TestDesk(t *testing.T) {
	s := New()
	s.Desk("2 stories: 1 held back", []Waiting{{"fire <b>", "/fire/", "held back by 1 error", true}, {"mill", "", "not signed", false}})
	s.Update(Map{"index.html": []byte("<body><main id=m><h1>Digests</h1></main></body>"), "fire/index.html": []byte("<body><main>Fire</main></body>")}, nil)
	get := func(path string) string {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "localhost"
		s.ServeHTTP(w, r)
		return w.Body.String()
	}
	home := get("/")
	for _, want := range []string{`<main id=m><aside id="variorum-desk"`, "2 stories: 1 held back", `<li class="waits"><a href="/fire/">fire &lt;b&gt;</a> held back by 1 error</li>`, "<li>mill not signed</li>"} {
		if !strings.Contains(home, want) {
			t.Errorf("the first page lacks %q:\n%s", want, home)
		}
	}
	if page := get("/fire/"); strings.Contains(page, "variorum-desk") {
		t.Errorf("another page tells it:\n%s", page)
	}
}
