package collate

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"variorum/generator/report"
	"variorum/generator/source"
)

// Assigned is a key that was given away earlier, as the front matter of the story's digest lists it. Such keys are
// never given to another source.
type Assigned struct {
	Key    string
	File   string
	SHA256 string
}

// assign returns the key of every article.
//
// A key given earlier stays with its file, or with its text where the file was renamed. Else it is the id of the
// article's metadata, else it comes from the publisher there ("bbc.com" makes "bbc", the next one "bbc-2", the oldest
// first), else it is the next free letter, in the order of file names.
func assign(articles []*source.Article, earlier []Assigned, found *report.List) []string {
	keys := make([]string, len(articles))
	taken := map[string]bool{}
	for _, e := range earlier {
		taken[fold(e.Key)] = true
	}
	used := make([]bool, len(earlier))
	keep := func(same func(e Assigned, a *source.Article) bool) {
		for i, a := range articles {
			for j, e := range earlier {
				if keys[i] == "" && !used[j] && same(e, a) {
					keys[i], used[j] = e.Key, true
				}
			}
		}
	}
	keep(func(e Assigned, a *source.Article) bool { return e.File == a.File && e.SHA256 == a.SHA256 })
	keep(func(e Assigned, a *source.Article) bool { return e.File == a.File })
	keep(func(e Assigned, a *source.Article) bool { return e.SHA256 == a.SHA256 && e.SHA256 != "" })
	keep(func(e Assigned, a *source.Article) bool { return stem(e.File) == stem(a.File) }) // replaced in another format

	byContent := make([]int, len(articles))
	byFile := make([]int, len(articles))
	for i := range articles {
		byContent[i], byFile[i] = i, i
	}
	slices.SortStableFunc(byContent, func(i, j int) int { return older(articles[i], articles[j]) })
	slices.SortStableFunc(byFile, func(i, j int) int { return cmp.Compare(articles[i].File, articles[j].File) })

	owner := map[string]string{}
	for _, i := range byFile {
		a := articles[i]
		if a.Meta.ID == "" || keys[i] != "" {
			continue
		}
		k := a.Meta.ID
		switch {
		case k != keyOf(k) || owner[fold(k)] != "": // source reports it
		case taken[fold(k)]:
			found.Add("key-taken", report.Place{File: a.Path}, "a key is never given to another article: choose a new id",
				"id %q belongs to an earlier article", k)
		default:
			keys[i] = k
			taken[fold(k)] = true
			owner[fold(k)] = a.File
		}
	}
	for _, i := range byContent {
		if k := outletKey(articles[i].Meta.Publisher); keys[i] == "" && k != "" {
			keys[i] = k
			for n := 2; taken[fold(keys[i])]; n++ {
				keys[i] = k + "-" + strconv.Itoa(n)
			}
			taken[fold(keys[i])] = true
		}
	}
	next := 0
	for _, i := range byFile {
		for keys[i] == "" {
			k := letters(next)
			next++
			if !taken[fold(k)] {
				keys[i] = k
				taken[fold(k)] = true
			}
		}
	}
	return keys
}

// stem returns a file's name without its ending.
func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// older orders articles by date, then by content.
func older(a, b *source.Article) int {
	return cmp.Or(cmp.Compare(a.Meta.Date, b.Meta.Date), cmp.Compare(a.SHA256, b.SHA256), cmp.Compare(a.Meta.Title, b.Meta.Title),
		cmp.Compare(a.Meta.URL, b.Meta.URL), cmp.Compare(a.File, b.File))
}

// letters returns the key of the n-th source that has no other: A, B … Z, AA, AB …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// outletKey makes a key of a publisher's name or host: its labels but "www" and the public suffix.
func outletKey(publisher string) string {
	p := strings.ToLower(strings.TrimSpace(source.Visible(publisher)))
	if u, err := url.Parse(p); err == nil && u.Host != "" {
		p = u.Host
	}
	if strings.Contains(p, ".") && !strings.Contains(p, " ") {
		labels := strings.Split(strings.Trim(p, "."), ".")
		for len(labels) > 2 && (labels[0] == "www" || len(labels[0]) == 1) {
			labels = labels[1:]
		}
		n := len(labels) - 1
		if n > 1 && len(labels[n]) == 2 && slices.Contains([]string{"co", "com", "org", "net", "gov", "edu", "ac"}, labels[n-1]) {
			n--
		}
		p = labels[max(n-1, 0)]
	}
	p = strings.TrimPrefix(p, "the ")
	return keyOf(p)
}

// keyOf returns s with letters spelt in ASCII where they can be, and all else that cannot stand in a key made into "-".
func keyOf(s string) string {
	spelt := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "þ", "th", "ð", "d", "ı", "i")
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(spelt.Replace(norm.NFC.String(s))))
	k := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '_' {
			return r
		}
		return '-'
	}, s)
	for strings.Contains(k, "--") {
		k = strings.ReplaceAll(k, "--", "-")
	}
	return strings.Trim(k, "-_")
}

// fold makes keys that differ in case only one.
func fold(key string) string { return strings.ToLower(key) }

// keyOrder orders keys as people do: letters by length ("Z" before "AA"), numbers at the end by value.
func keyOrder(a, b string) int {
	pa, na := numbered(a)
	pb, nb := numbered(b)
	if isLetters(pa) && isLetters(pb) {
		return cmp.Or(cmp.Compare(len(pa), len(pb)), cmp.Compare(pa, pb), cmp.Compare(na, nb))
	}
	return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(na, nb), cmp.Compare(a, b))
}

func isLetters(k string) bool {
	return strings.TrimFunc(k, func(r rune) bool { return 'A' <= r && r <= 'Z' }) == ""
}

func numbered(k string) (string, int) {
	if i := strings.LastIndexByte(k, '-'); i > 0 {
		if n, err := strconv.Atoi(k[i+1:]); err == nil {
			return k[:i], n
		}
	}
	return k, 1
}
