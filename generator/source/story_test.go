package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/report"
)

func TestReadStory(t *testing.T) {
	for _, test := range []struct {
		name     string
		files    map[string]string
		articles string // file:id:publisher
		findings string
	}{
		{
			"plain files",
			map[string]string{"b.txt": "Two.", "a.md": "---\nid: one\npublisher: One News\n---\nOne.\n", "_x.txt": "no", ".y.txt": "no", "z.pdf": "no"},
			"a.md:one:One News b.txt::", "seeds/s/z.pdf: this is no article by its name, and is not read (article-name)",
		},
		{
			"sidecar",
			map[string]string{"a.txt": "One.", "_story.md": "---\ntitle: T\nslug: t-t\nsources:\n  a.txt: {id: uno, publisher: Uno}\n---\n"},
			"a.txt:uno:Uno", "",
		},
		{
			"front matter goes before the sidecar",
			map[string]string{"a.md": "---\npublisher: One\n---\nOne.", "_story.md": "---\nsources:\n  a.md: {id: uno, publisher: Uno}\n---\n"},
			"a.md:uno:One", "",
		},
		{
			"sidecar names what is not there",
			map[string]string{"a.txt": "One.", "_story.md": "---\nsources:\n  b.txt: {id: two}\n---\n"},
			"a.txt::", `seeds/s/_story.md: there is no article "b.txt" (source-unknown)`,
		},
		{"nothing", map[string]string{"note.pdf": "x"}, "", "seeds/s: the story has no articles (story-empty)\nseeds/s/note.pdf: this is no article by its name, and is not read (article-name)"},
		{"empty article", map[string]string{"a.txt": "One.", "b.txt": " \n\n\u200b\n"}, "a.txt::", "seeds/s/b.txt: the article has no text (article-empty)"},
		{"front matter only", map[string]string{"a.md": "---\nid: a\n---\n\n"}, "", "seeds/s/a.md: the article has no text (article-empty)"},
		{"binary", map[string]string{"a.txt": "One.", "b.txt": "\x00\x01\x02\x03\xff"}, "a.txt::", "seeds/s/b.txt: the article cannot be decoded: it holds bytes that are no text in any encoding known here (article-encoding)"},
		{"markers of git", map[string]string{"a.txt": "One.", "b.txt": "The dam broke.\n<<<<<<< HEAD\nIt was rebuilt by 2028.\n=======\nIt was rebuilt by 2027.\n>>>>>>> other\n"}, "a.txt::", "seeds/s/b.txt:2:1: git could not merge the file, and its markers stand there (conflict-markers)"},
		{"too large", map[string]string{"a.txt": "One.", "b.txt": strings.Repeat("word ", Limit/5+1)}, "a.txt::", "seeds/s/b.txt: the article is larger than 5 MB (article-too-large)"},
		{"one id twice", map[string]string{"a.md": "---\nid: x\n---\nOne.", "b.md": "---\nid: X\n---\nTwo."}, "a.md:x: b.md:X:", `seeds/s/b.md: the id "X" is taken by a.md (key-duplicate)`},
		{"a slug that is none", map[string]string{"a.txt": "One.", "_story.md": "---\nslug: Big Fire\n---\n"}, "a.txt::", `seeds/s/_story.md: the slug "Big Fire" cannot stand in an address (slug-invalid)`},
		{"an id that is no key", map[string]string{"a.md": "---\nid: a b\n---\nOne."}, "a.md:a b:", `seeds/s/a.md: the id "a b" cannot stand in a citation (key-invalid)`},
		{"an unknown key", map[string]string{"a.md": "---\nmood: x\n---\nOne."}, "a.md::", `seeds/s/a.md:2:1: unknown key "mood" in front matter, which is not read (front-matter)`},
		{"saved by a clipper", map[string]string{"a.md": "---\ntitle: Dam\nsource: https://aster.example/dam\nauthor:\n  - \"[[Ola Brandt]]\"\ncreated: 2026-05-07\nsite: Aster\ntags:\n  - clippings\n---\nOne."}, "a.md::Aster", ""},
		{"values that are none", map[string]string{"a.md": "---\ndate: 2026-13-45\nurl: not a url\nlanguage: english\n---\nOne."}, "a.md::", `seeds/s/a.md:2:7: "2026-13-45" is no date and is not read (front-matter)
seeds/s/a.md:3:6: "not a url" is no address of a page and is not read (front-matter)
seeds/s/a.md:4:11: "english" is no tag of a language and is not read (front-matter)`},
		{"behind blank lines", map[string]string{"a.md": "\n\n---\npublisher: Aster\n---\nOne."}, "a.md::Aster", ""},
		{"encoded twice", map[string]string{"a.txt": "â€œWe heard a roar,â€\u009d said Ola. It cost Â£5m."}, "a.txt::", `seeds/s/a.txt: the article was encoded twice (“â€œ” for “); that was taken back in 1 line (article-encoding)`},
		{"passing files", map[string]string{"a.txt": "One.", "~$b.txt": "\x00\x01", "a (conflicted copy).txt": "Two."}, "a.txt::", `seeds/s/a (conflicted copy).txt: this is the copy of a file that two people changed, and is not read (article-copy)`},
		{"zero bytes", map[string]string{"a.txt": strings.Repeat("The dam broke at noon on the day. ", 40) + "\x00"}, "a.txt::", `seeds/s/a.txt: the article holds zero bytes, which are passed over (article-encoding)`},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, text := range test.files {
				fsys["seeds/s/"+name] = &fstest.MapFile{Data: []byte(text)}
			}
			s, found := ReadStory(fsys, "seeds", "seeds/s")
			var have, lines []string
			for _, a := range s.Articles {
				have = append(have, a.File+":"+a.Meta.ID+":"+a.Meta.Publisher)
			}
			for _, f := range found {
				lines = append(lines, f.Error())
			}
			if got := strings.Join(have, " "); got != test.articles {
				t.Errorf("articles\nhave %s\nwant %s", got, test.articles)
			}
			if got := strings.Join(lines, "\n"); got != test.findings {
				t.Errorf("findings\nhave %s\nwant %s", got, test.findings)
			}
		})
	}
}

func TestStories(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("Text.")}
	for _, test := range []struct {
		files, want string
	}{
		{"seeds/a/1.txt seeds/b/c/2.md seeds/_d/3.txt seeds/.e/4.txt", "seeds/a seeds/b/c"},
		{"seeds/1.txt seeds/a/2.txt", "seeds seeds/a"},
		{"seeds/a/photo.jpg seeds/b/1.txt", "seeds/a seeds/b"}, // reading seeds/a reports that it is empty
		{"seeds/b/1.txt seeds/b/c/2.txt", "seeds/b seeds/b/c"},
		{"seeds/readme.pdf", ""},
	} {
		fsys := fstest.MapFS{}
		for name := range strings.FieldsSeq(test.files) {
			fsys[name] = file
		}
		dirs, found := Stories(fsys, "seeds")
		if got := strings.Join(dirs, " "); got != test.want || len(found) > 0 {
			t.Errorf("%s\nhave %s %v\nwant %s", test.files, got, found, test.want)
		}
	}
	if dirs, found := Stories(fstest.MapFS{}, "seeds"); len(dirs) > 0 || len(found) != 1 || found[0].ID != "story-unreadable" {
		t.Errorf("no folder: %v %v", dirs, found)
	}
}

// TestNamesThatAreNoUTF8 holds that whoever unpacked an archive of another system learns what to do.
func TestNamesThatAreNoUTF8(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"seeds/story/b\xe4d.txt", "seeds/h\xe4fen/a.txt"} {
		p := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Skip(err) // some systems refuse such names
		}
		if err := os.WriteFile(p, []byte("The ferry sank on Monday.\n"), 0o666); err != nil {
			t.Skip(err)
		}
	}
	fsys := os.DirFS(root)
	_, found := Stories(fsys, "seeds")
	_, more := ReadStory(fsys, "seeds", "seeds/story")
	for _, list := range []report.List{found, more} {
		if len(list) != 1 || !strings.Contains(list[0].Message, "its name is not UTF-8; rename it") {
			t.Errorf("have %v", list)
		}
	}
}

func TestLinks(t *testing.T) {
	root := t.TempDir()
	away := t.TempDir()
	write := func(name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("Text."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Skip(err)
		}
	}
	write(filepath.Join(root, "seeds/real/1.txt"))
	write(filepath.Join(root, "store/2.txt"))
	write(filepath.Join(away, "3.txt"))
	link("../store", "seeds/inside")
	link(away, "seeds/outside")
	link("../../../..", "seeds/up")
	link("../../store/2.txt", "seeds/real/2.txt")
	link(filepath.Join(away, "3.txt"), "seeds/real/3.txt")
	link("loop", "seeds/real/loop")
	fsys := os.DirFS(root)
	dirs, found := Stories(fsys, "seeds")
	var lines []string
	for _, f := range found {
		lines = append(lines, f.Error())
	}
	s, list := ReadStory(fsys, "seeds", "seeds/real")
	for _, a := range s.Articles {
		dirs = append(dirs, a.Path)
	}
	for _, f := range list {
		lines = append(lines, f.Error())
	}
	if want := "seeds/inside seeds/real seeds/real/1.txt seeds/real/2.txt"; strings.Join(dirs, " ") != want {
		t.Errorf("have %s\nwant %s", strings.Join(dirs, " "), want)
	}
	want := `seeds/outside: "seeds/outside" is a link that points outside (outside)
seeds/real/loop: "seeds/real/loop" is a link that points outside (outside)
seeds/up: "seeds/up" is a link that points outside (outside)
seeds/real/3.txt: "seeds/real/3.txt" is a link that points outside (outside)`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("have\n%s\nwant\n%s", got, want)
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{"lake-fire": "lake-fire", "2024/Lake Fire!": "2024-lake-fire", "--": "", "Łódź": "łódź"} {
		if got := Slug(name); got != want {
			t.Errorf("%q: have %q, want %q", name, got, want)
		}
	}
}

// TestFoldersThatLieDeepAreNotGoneInto: each folder more costs more to open, so that three hundred took a minute.
func TestFoldersThatLieDeepAreNotGoneInto(t *testing.T) {
	at := "seeds" + strings.Repeat("/d", 300) + "/a.txt"
	dirs, found := Stories(fstest.MapFS{at: {}, "seeds/s/a.txt": {}}, "seeds")
	if !slices.Equal(dirs, []string{"seeds/s"}) || len(found) != 1 || !found.Has("story-too-deep") {
		t.Errorf("have %v and %v", dirs, found)
	}
}
