package verify

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"variorum/generator/compose"
	"variorum/generator/digest"
	"variorum/generator/lexicon"
	"variorum/generator/report"
	"variorum/generator/source"
)

// sources reports what changed beneath the digest: sources that are not as the digest lists them, and a signature that
// no longer fits.
func (e *examiner) sources() {
	hashes := e.c.Hashes()
	at := e.d.Key("sources")
	for _, s := range e.d.Front.Sources {
		now, there := hashes[s.Key]
		switch {
		case s.Removed:
		case !there:
			e.add(report.Warning, "source-changed", nil, at, "merge the story again", "source "+s.Key+" is no longer in the story")
		case s.SHA256 != "" && s.SHA256 != now:
			e.add(report.Warning, "source-changed", nil, at, "merge the story again", "the text of source "+s.Key+" changed since it was merged")
		default:
			e.listed(s, at)
		}
	}
	if signed, c := digest.Signed(e.d, hashes); signed && !c.Stands() {
		at, hint := e.d.Key("signed"), "read what changed and sign again"
		if c.Text {
			e.add(report.Warning, "unsigned-change", nil, at, hint, "the text was changed after it was signed")
		}
		if c.Head {
			e.add(report.Warning, "unsigned-change", nil, at, hint, "the title or the description was changed after the digest was signed")
		}
		for _, k := range c.Sources {
			happened := "changed"
			if _, there := hashes[k]; !there {
				happened = "was removed"
			}
			e.add(report.Warning, "unsigned-change", nil, at, hint, "source "+k+" "+happened+" after the digest was signed")
		}
	}
}

// listed reports a source that is listed with a title or a publisher that its article does not have.
func (e *examiner) listed(s digest.FrontSource, at int) {
	m := &e.c.Sources[e.byKey[s.Key]].Article.Meta
	for _, x := range [][3]string{{"title", s.Title, m.Title}, {"publisher", s.Publisher, m.Publisher}} {
		if is := source.Visible(x[2]); x[1] != "" && is != "" && x[1] != is {
			e.add(report.Warning, "source-changed", nil, at, "the article has "+quoted(is)+": write that, or merge the story again", "source "+s.Key+" is listed with another "+x[0]+" than its article has")
		}
	}
}

// unread tells that articles are in a language for which the program has no words: it then compares words, numbers and
// quotations, and knows nothing of who did what, or of what is denied, hedged or put under a condition.
func (e *examiner) unread() {
	var keys []string
	tag := ""
	for i := range e.c.Sources {
		if m := e.c.Sources[i].Article.Meta; !lexicon.Known(m.Language) {
			keys, tag = append(keys, e.c.Sources[i].Key), m.Language
		}
	}
	if len(keys) > 0 {
		e.add(report.Note, "language-unread", nil, e.d.Key("story"), "read the digest beside its articles before you sign it", fmt.Sprintf("the program has no words for the language %q: of %s it compares words, numbers and quotations, and not who did what or what is denied", tag, strings.Join(keys, ", ")))
	}
}

// day reports a digest that is dated before an article that it cites.
func (e *examiner) day() {
	day := e.d.Front.Date
	if day == "" || e.story.Draft != nil && e.story.Draft.Date == day {
		return
	}
	for i := range e.passages {
		for _, key := range e.passages[i].keys {
			s, known := e.byKey[key]
			if !known {
				continue
			}
			if date := e.c.Sources[s].Article.Meta.Day(); date > day {
				e.add(report.Error, "date", nil, e.value("date"), "give the day of the last article, or the day on which you write", fmt.Sprintf("the digest is dated before source %s, which is of %s", key, date))
				return
			}
		}
	}
}

// stale reports whether a source is not as the digest lists it.
func (e *examiner) stale(key string) bool {
	w, known := e.byKey[key]
	return known && slices.ContainsFunc(e.d.Front.Sources, func(s digest.FrontSource) bool {
		return s.Key == key && s.SHA256 != "" && s.SHA256 != e.c.Sources[w].Article.SHA256
	})
}

// links checks where links lead: to an address with a scheme that browsers follow, or to a page of the site.
func (e *examiner) links() {
	for _, l := range e.d.Links {
		u, err := url.Parse(l.Target)
		switch {
		case err != nil || l.Target == "":
			e.add(report.Error, "link-broken", nil, l.Start, "write [words](https://…)", fmt.Sprintf("%q is no address", l.Target))
		case u.Scheme == "http" || u.Scheme == "https":
			switch {
			case u.Host == "":
				e.add(report.Error, "link-broken", nil, l.Start, "write [words](https://…)", fmt.Sprintf("%q names no host", l.Target))
			case !source.Reachable(u):
				e.add(report.Error, "link-broken", nil, l.Start, "write [words](https://…)", fmt.Sprintf("%q has a host that no browser takes", l.Target))
			}
		case u.Scheme == "mailto":
		case u.Scheme != "":
			e.add(report.Error, "link-broken", nil, l.Start, "use https, http or mailto", fmt.Sprintf("%q leads nowhere that a page may lead", l.Target))
		case u.Path != "" && e.story.Page != nil:
			at := path.Join("/", e.c.Story, u.Path)
			if strings.HasPrefix(u.Path, "/") {
				at = path.Clean(u.Path)
			}
			if strings.HasSuffix(u.Path, "/") && at != "/" {
				at += "/"
			}
			if !e.story.Page(strings.TrimPrefix(at, "/")) {
				e.add(report.Error, "link-broken", nil, l.Start, "the digest's own page is /"+e.c.Story+"/", fmt.Sprintf("the site has no page %q", at))
			}
		}
	}
}

// borrowed reports a digest that is one source's text over again, by the bounds that drafts are held to.
func (e *examiner) borrowed() {
	if len(e.Sources) < 2 {
		return
	}
	words, total := map[string]int{}, 0
	row, last, told := 0, "", false
	sentence := -1
	for i := range e.passages {
		v := &e.passages[i]
		if v.note >= 0 || v.own || len(v.keys) == 0 {
			continue
		}
		n := v.tokens[1] - v.tokens[0]
		words[v.keys[0]] += n
		total += n
		if v.keys[0] != last {
			row, last = 0, v.keys[0]
		}
		if v.Sentence != sentence {
			row++
			sentence = v.Sentence
		}
		if row > compose.MostInARow && !told {
			told = true
			e.add(report.Warning, "borrowed", v, v.Start, "print some of them in another source's words, or leave some out", fmt.Sprintf("more than %d sentences in a row are %s's", compose.MostInARow, last))
		}
	}
	for i := range e.Sources {
		k := e.Sources[i].Key
		if total > compose.FewWords && words[k]*1000 > total*compose.MostLent {
			e.add(report.Warning, "borrowed", nil, e.d.Body, "print more in other sources' words", fmt.Sprintf("%d %% of the words are %s's", words[k]*100/total, k))
		}
	}
}
