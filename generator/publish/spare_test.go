package publish

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpare publishes at random, again and again, with the site before at hand: files come, change, go and come back as they
// were, foreign files are put into the folder and taken from it, another run publishes between, and somebody changes what
// stands there. What is published is always the site, and the files of the site before keep their bytes.
func TestSpare(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 0))
		root := t.TempDir()
		dir := filepath.Join(root, "public")
		spare := &Spare{}
		standing := map[string]Sum{}
		site, foreign := map[string][]byte{}, map[string][]byte{}
		names := []string{"index.html", "a/index.html", "a/b/index.html", "c.css", "d/e/f.json"}
		used := 0
		for n := range 30 {
			for range r.IntN(3) {
				name := names[r.IntN(len(names))]
				if r.IntN(3) == 0 {
					delete(site, name)
				} else {
					site[name] = fmt.Append(nil, name, r.IntN(3))
				}
			}
			step := "publish"
			switch r.IntN(8) {
			case 0:
				step = "foreign"
				foreign["x/CNAME"] = fmt.Append(nil, n)
				_ = os.MkdirAll(filepath.Join(dir, "x"), 0o777)
				_ = os.Remove(filepath.Join(dir, "x/CNAME"))
				if err := os.WriteFile(filepath.Join(dir, "x/CNAME"), foreign["x/CNAME"], 0o666); err != nil {
					t.Fatal(err)
				}
			case 1:
				step = "no foreign"
				delete(foreign, "x/CNAME")
				_ = os.Remove(filepath.Join(dir, "x/CNAME"))
			case 2:
				step = "another run"
				other := map[string][]byte{"index.html": []byte("another"), "z.html": []byte("z")}
				if _, err := (&Folder{Dir: dir, Keep: []string{"CNAME"}, Adopt: true}).Publish(other); err != nil {
					t.Fatal(err)
				}
				standing = map[string]Sum{}
			case 3:
				step = "spoiled"
				for name := range site {
					p := filepath.Join(dir, name)
					if _, err := os.Lstat(p); err == nil {
						if err := os.WriteFile(p, []byte("spoiled"), 0o666); err != nil {
							t.Fatal(err)
						}
						standing[name] = sha256.Sum256([]byte("spoiled"))
						break
					}
				}
			}
			sums := map[string]Sum{}
			for name, content := range site {
				sums[name] = sha256.Sum256(content)
			}
			f := &Folder{Dir: dir, Keep: []string{"CNAME"}, Adopt: true, Spare: spare}
			if spare.at(dir, beside(dir, "next")) {
				used++
			}
			if _, err := f.PublishSite(Site{Files: sums, Read: func(name string) ([]byte, error) { return site[name], nil }, Standing: standing}); err != nil {
				t.Fatalf("seed %d, %d, %s: %v", seed, n, step, err)
			}
			standing = sums
			want := maps.Clone(site)
			maps.Copy(want, foreign)
			if d := cmp.Diff(want, tree(t, dir)); d != "" {
				t.Fatalf("seed %d, %d, %s: published (-want +have):\n%s", seed, n, step, d)
			}
		}
		if used < 5 {
			t.Errorf("seed %d: the site before was at hand %d times", seed, used)
		}
		if err := spare.Remove(); err != nil {
			t.Fatal(err)
		}
		tidy(t, &Folder{Dir: dir})
	}
}
