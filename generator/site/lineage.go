package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"variorum/generator/digest"
)

// Origin is a group of articles that share an origin, with what speaks for it.
type Origin struct {
	ID       string
	Articles []Article
	Names    string // of the articles: "A, B and C"
	Verdict  string // "Four articles that appear to rework one report", "No shared origin found"
	Certain  bool   // that they share it, as far as can be told
	Credits  []string
	Evidence []Evidence
}

// Evidence is one reason why articles are taken to share an origin.
type Evidence struct {
	Kind, Text string
	Words      string // words that articles share; usually empty
	Language   string // BCP 47, of the words
}

func (st *story) originsOn(page string) []Origin {
	all := st.on(page)
	var out []Origin
	for _, l := range st.Record.Lineages {
		o := Origin{ID: anchor(l.ID)}
		for _, key := range l.Sources {
			if i, ok := st.byKey[key]; ok {
				o.Articles = append(o.Articles, all[i])
			}
		}
		if len(o.Articles) == 0 {
			continue
		}
		var names []string
		for _, a := range o.Articles {
			names = append(names, a.Name)
		}
		o.Names = st.words.list(names)
		for _, credit := range l.Origins {
			// an outlet that names itself ("the Post has learned") credits nobody
			if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, credit) }) {
				o.Credits = append(o.Credits, credit)
			}
		}
		n := upper(st.words.count(len(o.Articles), "article"))
		switch {
		case len(o.Articles) == 1:
			o.Verdict = st.words.say("origin.none")
		case l.Certain:
			o.Verdict, o.Certain = st.words.say("origin.report", n), true
		default:
			o.Verdict = st.words.say("origin.perhaps", n)
		}
		for _, e := range l.Evidence {
			text, known := st.told(e.Text, func(v string) string {
				if slices.Contains(e.Sources, v) {
					return st.name(v)
				}
				return v
			})
			if st.site.in.Settings.SourceText == None && quotes(e.Kind) && !known {
				text = ""
			}
			v := Evidence{Kind: st.words.of("evidence", e.Kind), Text: text, Words: sharedWords(e)}
			if v.Words != "" {
				v.Language = st.tongue(e.Spans[0].Source)
			}
			o.Evidence = append(o.Evidence, v)
		}
		out = append(out, o)
	}
	return out
}

// sharedWords returns the words that articles are said to share, "" where none are or they are not published.
func sharedWords(e digest.RecordEvidence) string {
	if e.Kind != "shared-run" || len(e.Spans) == 0 {
		return ""
	}
	return short(strings.Join(strings.Fields(e.Spans[0].Exact), " "), 160)
}

// drawing draws origins on the left and articles on the right, a line for each article.
func (st *story) drawing(origins []Origin) template.HTML {
	const row = 26
	e := template.HTMLEscapeString
	var lines, labels strings.Builder
	const plain, bold = 7, 9 // how wide a character is at most, on average
	room := 0                // for what stands on the left
	for _, o := range origins {
		room = max(room, plain*utf8.RuneCountInString(st.words.say("origin.maybe")), plain*utf8.RuneCountInString(st.words.say("origin.credits")))
		for _, name := range o.Credits[:min(len(o.Credits), 2)] {
			room = max(room, bold*(utf8.RuneCountInString(short(name, 28))+1))
		}
	}
	left := 20 + room
	right, width := left+124, left+292
	y := 20
	for i, o := range origins {
		top := y
		for _, a := range o.Articles {
			fmt.Fprintf(&labels, `<circle cx="%d" cy="%d" r="4"/><text x="%d" y="%d">%s</text>`, right, y, right+12, y+4, e(short(a.Name, 22)))
			y += row
		}
		middle := (top + y - row) / 2
		says := st.words.say("origin.maybe")
		if o.Certain {
			says = st.words.say("origin.one")
		}
		names := o.Credits[:min(len(o.Credits), 2)]
		if len(o.Articles) > 1 || len(names) > 0 {
			fmt.Fprintf(&labels, `<circle cx="%d" cy="%d" r="5"/>`, left, middle)
			if len(o.Articles) == 1 {
				says = st.words.say("origin.credits")
			}
			fmt.Fprintf(&labels, `<text x="%d" y="%d" text-anchor="end">%s</text>`, left-14, middle+4-7*len(names), e(says))
			for k, name := range names {
				name = short(name, 28)
				if k < len(names)-1 {
					name += ","
				}
				fmt.Fprintf(&labels, `<text class="origin" x="%d" y="%d" text-anchor="end">%s</text>`, left-14, middle+4-7*len(names)+15*(k+1), e(name))
			}
			for k := range o.Articles {
				to := top + k*row
				dash := ""
				if !o.Certain {
					dash = ` stroke-dasharray="4 4"`
				}
				fmt.Fprintf(&lines, `<path d="M%d %dC%d %d %d %d %d %d"%s/>`, left+5, middle, left+60, middle, right-60, to, right-4, to, dash)
			}
		}
		if i < len(origins)-1 {
			y += 14
		}
	}
	height := y - row + 22
	return template.HTML(fmt.Sprintf(`<svg class="lineage" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="lineage-title"><title id="lineage-title">%s</title><g class="lines" fill="none" stroke="currentColor">%s</g><g fill="currentColor">%s</g></svg>`,
		width, height, width, height, e(st.inWords(origins)), lines.String(), labels.String()))
}

// inWords says what the drawing shows.
func (st *story) inWords(origins []Origin) string {
	var parts []string
	for _, o := range origins {
		s := o.Verdict + ": " + o.Names
		if len(o.Credits) > 0 {
			s = st.words.say("origin.crediting", o.Verdict, o.Names, st.words.list(o.Credits))
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ". ")
}

// short cuts a name to n characters.
func short(s string, n int) string {
	s = clean(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 { // not in mid-word
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}
