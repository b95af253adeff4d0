package site

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"variorum/generator/digest"
)

var (
	builtSite = flag.String("site", "", "folder of a built site to open in place of the test's own")
	allPages  = flag.Bool("all", false, "open every page of the site, not one of each kind")
	shots     = flag.String("shots", "", "folder to put pictures of the pages into")
)

// browser starts a headless Chromium. Without one the test is skipped, but fails where CI is set.
func browser(t *testing.T) context.Context {
	t.Helper()
	name := ""
	for _, n := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(n); err == nil {
			name = p
			break
		}
	}
	if name == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("no chromium to open the pages in")
		}
		t.Skip("no chromium to open the pages in")
	}
	opts := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(name), chromedp.NoSandbox, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", true), chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := context.WithTimeout(context.Background(), patience())
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// patience is how long the browser may take: a site of hundreds of pages wants more.
func patience() time.Duration {
	if *allPages {
		return time.Hour
	}
	return 5 * time.Minute
}

// tab collects what a page does that it should not.
type tab struct {
	ctx  context.Context
	mu   sync.Mutex
	bad  []string
	home string // addresses that begin so belong to the site
}

func open(t *testing.T, ctx context.Context, home string) *tab {
	t.Helper()
	tb := &tab{ctx: ctx, home: home}
	err := chromedp.Listen(ctx, func(ev any) {
		tb.mu.Lock()
		defer tb.mu.Unlock()
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			tb.bad = append(tb.bad, "exception: "+ev.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			tb.bad = append(tb.bad, fmt.Sprint("console: ", ev.Type))
		case *log.EventEntryAdded:
			if !strings.Contains(ev.Entry.URL, "favicon.ico") {
				tb.bad = append(tb.bad, fmt.Sprint("log: ", ev.Entry.Text, " ", ev.Entry.URL))
			}
		case *network.EventRequestWillBeSent:
			if u := ev.Request.URL; !strings.HasPrefix(u, tb.home) && !strings.HasSuffix(u, "/favicon.ico") {
				tb.bad = append(tb.bad, "request: "+u)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return tb
}

// take returns what was collected since it was last asked.
func (tb *tab) take() []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	out := tb.bad
	tb.bad = nil
	return out
}

// site returns the files under test and one page of each kind, or all of them.
func pagesToOpen(t *testing.T) (files map[string][]byte, open []string) {
	t.Helper()
	if *builtSite == "" {
		files = render(t, input(t, withBase))
	} else {
		files = map[string][]byte{}
		root := os.DirFS(*builtSite)
		err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files[name], err = fs.ReadFile(root, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for name := range files {
		if strings.HasSuffix(name, ".html") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	kinds := map[string]bool{}
	for _, name := range names {
		kind := kindOf(files[name])
		if *allPages || !kinds[kind] {
			kinds[kind] = true
			open = append(open, name)
		}
	}
	return files, open
}

// kindOf is the kind of a page.
func kindOf(page []byte) string {
	_, after, _ := strings.Cut(string(page), `<body class="`)
	kind, _, _ := strings.Cut(after, `"`)
	return kind
}

func serve(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		file := filepath.Join(dir, "sub", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// atRest waits until a page is wholly laid out.
const atRest = `new Promise(done => { const look = () => document.querySelector(".difference:not(.laid), .compare tbody tr:not(.laid)") ? setTimeout(look, 30) : requestAnimationFrame(() => done(true)); look() })`

// TestBrowser opens a page of each kind from a server and from disk, at several widths, light and dark: no error, no
// request elsewhere, nothing wider than the window, and no finding of axe where AXE names its script.
func TestBrowser(t *testing.T) {
	ctx := browser(t)
	files, names := pagesToOpen(t)
	dir := serve(t, files)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	axe, err := os.ReadFile(os.Getenv("AXE"))
	if err != nil {
		t.Log("AXE names no script of axe-core: accessibility is not checked")
	}
	for _, home := range []string{server.URL + "/sub/", "file://" + dir + "/sub/"} {
		ctx, cancel := chromedp.NewContext(ctx)
		tb := open(t, ctx, home)
		do := func(steps ...chromedp.Action[chromedp.Void]) {
			t.Helper()
			if err := chromedp.Do(ctx, steps...); err != nil {
				t.Fatal(err)
			}
		}
		fromServer := strings.HasPrefix(home, "http")
		seen := map[string]bool{}
		for i, name := range names {
			kind := kindOf(files[name])
			first := !seen[kind] // the others of a kind are opened once, in turn narrow and light, wide and dark
			seen[kind] = true
			if !first && !fromServer {
				continue // that every page's links hold from disk, TestBuiltLinks tells
			}
			for _, width := range []int64{320, 360, 768, 1440, 2560} {
				for _, scheme := range []string{"light", "dark"} {
					common := scheme == "light" || width == 360 || width == 1440
					if !common || !fromServer && (width != 1440 || scheme == "dark") || !first && !(i%2 == 0 && width == 360 && scheme == "light" || i%2 == 1 && width == 1440 && scheme == "dark") {
						continue
					}
					at := fmt.Sprintf("%s at %d px, %s", home+name, width, scheme)
					do(media(scheme), chromedp.EmulateViewport(width, 900), chromedp.Navigate(home+name))
					if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](atRest, chromedp.EvalAwaitPromise)); err != nil {
						t.Fatal(err)
					}
					wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`))
					if err != nil {
						t.Fatal(err)
					}
					if wide > width {
						t.Errorf("%s: the page is %d px wide", at, wide)
					}
					if bad := tb.take(); len(bad) > 0 {
						t.Errorf("%s: %s", at, strings.Join(bad, "; "))
					}
					if axe != nil && fromServer && (width == 360 || width == 1440) {
						if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](string(axe)+";true")); err != nil {
							t.Fatal(err)
						}
						found, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run({rules: {"target-size": {enabled: true}}}).then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html + " " + n.failureSummary).join(" | ")).join("\n"))`, chromedp.EvalAwaitPromise))
						if err != nil {
							t.Fatal(err)
						}
						if found != "" {
							t.Errorf("%s: axe: %s", at, found)
						}
						tb.take()
					}
					if *shots != "" && fromServer && (width == 360 || width == 768 || width == 1440) {
						do(chromedp.EmulateViewport(width, 1200))
						shoot(t, ctx, name, width, scheme)
					}
				}
			}
		}
		cancel()
	}
}

// TestInteraction uses the pages: a closed note opens from its mark, filters live in the address, search finds.
func TestInteraction(t *testing.T) {
	ctx := browser(t)
	dir := serve(t, render(t, input(t, withBase)))
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	for _, home := range []string{server.URL + "/sub/", "file://" + dir + "/sub/"} {
		tb := open(t, ctx, home)
		for _, step := range []struct{ page, script, want string }{
			{"ferry/index.html", `document.querySelector('a[href="#n-how"]').click(); String(document.getElementById("n-how").closest("details").open)`, "true"},
			{"ferry/compare/index.html#kind=quote", `[...document.querySelectorAll(".difference:not([hidden])")].map(d => d.id).join()`, "d3"},
			{"ferry/compare/index.html#d2", `[...document.querySelectorAll(".difference:not([hidden])")].map(d => d.id).join()`, "d2,d3,d1,d4"},
			{"ferry/compare/index.html#d4", `new Promise(r => setTimeout(() => { const top = document.getElementById("d4").getBoundingClientRect().top; r(String(top > -1 && top < innerHeight)) }, 500))`, "true"},
			{"ferry/compare/index.html", `const f = document.querySelector("#f-source"); f.value = "herald"; f.dispatchEvent(new Event("change", {bubbles: true})); location.hash`, "#source=herald"},
			{"ferry/compare/index.html#view=signs", `[getComputedStyle(document.querySelector("td .words")).display, getComputedStyle(document.querySelector("td .only")).display].join()`, "none,block"},
			{"ferry/index.html", `for (const d of document.querySelectorAll(".prose.margin .note details")) d.open = false; new Promise(r => setTimeout(() => r([...document.querySelectorAll(".note")].map(n => n.getBoundingClientRect().top - document.getElementById(n.querySelector(".back a").hash.slice(1)).getBoundingClientRect().top).filter(d => !(d > -20 && d < 60)).join()), 300))`, ""},
			{"index.html#q=sándholm", `new Promise(r => { const look = () => { const a = document.querySelector("#found a"); a ? r(new URL(a.href).pathname.split("/").slice(-2).join("/") + ", " + document.querySelector("#found p").textContent) : setTimeout(look, 50) }; look() })`, "ferry/index.html, One digest or page"},
			{"index.html", `new Promise(r => { if (location.protocol === "file:") return r("All digests by day, back"); document.querySelector("#latest .pages a").click(); const look = () => { const h = document.querySelector("#latest h2[tabindex]"); if (!h) return setTimeout(look, 50); const said = h.textContent; document.querySelector("#latest a").click(); const back = () => document.querySelector("#latest .day") ? r(said + ", back") : setTimeout(back, 50); back() }; look() })`, "All digests by day, back"},
			{"index.html", `new Promise(r => { if (location.protocol === "file:") return r("2 chosen, one digest left"); const once = (f, then) => { const v = f(); v ? then(v) : setTimeout(once, 50, f, then) }; document.querySelector(".topics a").click(); once(() => document.querySelector("#latest h2[tabindex]"), () => { document.querySelector('.orders a[href*="disputed"]').click(); once(() => document.querySelectorAll("#latest .facts a[href*='#']").length === 2, () => { const n = document.querySelectorAll("#latest .card").length; const said = document.querySelector("#latest h2 + p").textContent; r(document.querySelectorAll(".beside [aria-current]").length + " chosen, " + (n === 1 ? said : n) + " left") }) }) })`, "2 chosen, one digest left"},
			{"index.html#q=xyzzy", `new Promise(r => { const look = () => { const a = document.querySelector("#found p"); a.textContent ? r(a.textContent) : setTimeout(look, 50) }; look() })`, "Nothing found"},
		} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(home+step.page)); err != nil {
				t.Fatal(err)
			}
			have, err := chromedp.Run(ctx, chromedp.Evaluate[string](step.script, chromedp.EvalAwaitPromise))
			if err != nil || have != step.want {
				t.Errorf("%s: %s: have %q, want %q, %v", home+step.page, step.script, have, step.want, err)
			}
		}
		if bad := tb.take(); slices.ContainsFunc(bad, func(s string) bool { return s != "request: about:blank" }) {
			t.Errorf("%s: %s", home, strings.Join(bad, "; "))
		}
	}
}

// TestManyNotes opens a digest with 26 disagreements in four paragraphs: on wide screens no note stands far from its words
// or over another, and a note that is asked for stands beside its mark.
func TestManyNotes(t *testing.T) {
	ctx := browser(t)
	var text, notes strings.Builder
	var labels []string
	for i := range 26 {
		label := fmt.Sprintf("m%d", i)
		labels = append(labels, label)
		if i%7 == 0 {
			text.WriteString("\n\n")
		}
		fmt.Fprintf(&text, "The ferry Alva was on its way to Sandholm with a load of %d barrels[^%s] of oil, the coast guard said. [@A]\n", 40+i, label)
		fmt.Fprintf(&notes, "[^%s]: “%d barrels”, used here, in [@A]; “%d barrels of heavy oil and a number of crates” in [@gazette]; [@herald] does not mention it.\n", label, 40+i, 80+i)
	}
	head, _, _ := strings.Cut(ferryDigest, "\nThe ferry Alva")
	in := input(t, withBase)
	d := story3(t, "ferry", head+text.String()+"\n"+notes.String(), ferryA, ferryGazette, ferryHerald)
	for i, label := range labels {
		d.Record.Differences = append(d.Record.Differences, digest.RecordDifference{
			ID: fmt.Sprint("x", i), Kind: "number", Conflict: true, Severity: "high", What: "number of barrels", Footnote: &label,
			Readings: []digest.RecordReading{{Sources: []string{"A"}, Value: fmt.Sprint(40+i, " barrels")}, {Sources: []string{"gazette"}, Value: fmt.Sprint(80+i, " barrels")}},
		})
	}
	in.Digests = []Digest{d}
	in.Pages = nil
	dir := serve(t, render(t, in))
	for _, width := range []int64{1100, 1440, 2560} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+dir+"/sub/ferry/index.html")); err != nil {
			t.Fatal(err)
		}
		for _, step := range []struct{ says, script string }{
			{"far from their words", `[...document.querySelectorAll(".note")].map(n => n.getBoundingClientRect().top - document.getElementById(n.querySelector(".back a").hash.slice(1)).getBoundingClientRect().top).filter(d => Math.abs(d) > 220).join()`},
			{"over each other", `[...document.querySelectorAll(".note")].map(n => n.getBoundingClientRect()).filter((r, i, all) => i && r.top < all[i - 1].bottom).length || ""`},
			{"beyond the text's room", `document.querySelector(".prose").getBoundingClientRect().bottom < [...document.querySelectorAll(".note")].at(-1).getBoundingClientRect().bottom ? "the last" : ""`},
			{"not by the mark that was clicked", `new Promise(r => { const m = document.querySelectorAll("a[role=doc-noteref]")[12]; m.click(); setTimeout(() => { const d = document.querySelectorAll(".note")[12].getBoundingClientRect().top - m.getBoundingClientRect().top; r(Math.abs(d) > 100 ? d : "") }, 200) })`},
		} {
			have, err := chromedp.Run(ctx, chromedp.Evaluate[string]("Promise.resolve("+step.script+").then(String)", chromedp.EvalAwaitPromise))
			if err != nil || have != "" {
				t.Errorf("%d px: notes stand %s: %s %v", width, step.says, have, err)
			}
		}
	}
}

// TestHostileBrowser opens the hostile site: nothing of it runs and nothing is asked of elsewhere.
func TestHostileBrowser(t *testing.T) {
	ctx := browser(t)
	files, _ := Render(hostile(t))
	dir := serve(t, files)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	for _, home := range []string{server.URL + "/sub/", "file://" + dir + "/sub/"} {
		ctx, cancel := chromedp.NewContext(ctx)
		tb := open(t, ctx, home)
		err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: "self.pwned = () => { self.ran = true }"})
			return err
		}))
		if err != nil {
			t.Fatal(err)
		}
		for name := range files {
			if !strings.HasSuffix(name, ".html") || strings.HasPrefix(name, "topics/") && name != "topics/index.html" || strings.HasPrefix(name, "days/") && name != "days/index.html" {
				continue
			}
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 900), chromedp.Navigate(home+(&url.URL{Path: name}).EscapedPath())); err != nil {
				t.Fatal(err)
			}
			ran, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`for (const e of document.querySelectorAll("details")) e.open = true; for (const e of document.querySelectorAll("main *")) { e.dispatchEvent(new MouseEvent("mouseover", {bubbles: true})); e.focus?.() } !!self.ran`))
			if err != nil || ran {
				t.Errorf("%s: something ran (%v)", name, err)
			}
			if wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`)); err != nil || wide > 360 {
				t.Errorf("%s: the page is %d px wide in a window of 360 (%v)", name, wide, err)
			}
			if bad := tb.take(); len(bad) > 0 {
				t.Errorf("%s: %s", name, strings.Join(bad, "; "))
			}
		}
		cancel()
	}
}

func media(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

// shoot takes a picture of a page.
func shoot(t *testing.T, ctx context.Context, name string, width int64, scheme string) {
	t.Helper()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	out := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(name, ".html"), "/index"), "/", "-")
	if err := os.MkdirAll(*shots, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%s-%d-%s.png", out, width, scheme)), png, 0o644); err != nil {
		t.Fatal(err)
	}
}
