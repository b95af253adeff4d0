package digest

import (
	"maps"
	"slices"
	"strings"

	"variorum/generator/front"
)

// matter is YAML front matter by top-level keys, every byte kept.
type matter struct {
	head     string // the opening line
	segments []keyed
	tail     string // the closing line and what stands before the body
}

// keyed is a key with its value and the lines up to the next key; lines before the first key have key "".
type keyed struct{ key, text string }

// Mergeable reports whether a digest's front matter can be merged and signed: it is YAML, or there is none.
func Mergeable(raw string) bool {
	b, err := front.Find(raw)
	return err != nil || b.Format == front.YAML || b.Format == front.None
}

// splitMatter divides a digest file into front matter and body; ok is false where there is no YAML front matter.
func splitMatter(raw string) (m matter, body string, ok bool) {
	b, err := front.Find(raw)
	if err != nil || b.Format != front.YAML {
		at := 0
		if err == nil {
			at = b.Body
		}
		return matter{head: raw[:at]}, raw[at:], false
	}
	m.head, m.tail = raw[:b.Start], raw[b.End:b.Body]
	current := keyed{}
	for line := range strings.Lines(raw[b.Start:b.End]) {
		if key := topKey(line); key != "" {
			if current.text != "" {
				m.segments = append(m.segments, current)
			}
			current = keyed{key: key}
		}
		current.text += line
	}
	if current.text != "" {
		m.segments = append(m.segments, current)
	}
	return m, raw[b.Body:], true
}

// topKey returns the key of a line that begins a top-level entry, or "".
func topKey(line string) string {
	if line == "" || blank(line[0]) || strings.IndexByte("#-]}", line[0]) >= 0 {
		return ""
	}
	key, value, ok := strings.Cut(line, ":")
	if !ok || value != "" && !blank(value[0]) {
		return ""
	}
	return strings.Trim(strings.TrimSpace(key), `"'`)
}

func (m *matter) String() string {
	var b strings.Builder
	b.WriteString(m.head)
	for _, s := range m.segments {
		b.WriteString(s.text)
	}
	b.WriteString(m.tail)
	return b.String()
}

func (m *matter) find(key string) int {
	return slices.IndexFunc(m.segments, func(s keyed) bool { return s.key == key })
}

func (m *matter) get(key string) (string, bool) {
	if i := m.find(key); i >= 0 {
		return m.segments[i].text, true
	}
	return "", false
}

// set gives a key a value: the lines of its segment. Comments that stand below the old value stay.
func (m *matter) set(key, text string) {
	i := m.find(key)
	if i < 0 {
		if n := len(m.segments); n > 0 && !strings.HasSuffix(m.segments[n-1].text, "\n") {
			m.segments[n-1].text += "\n"
		}
		m.segments = append(m.segments, keyed{key, text})
		return
	}
	m.segments[i].text = text + trailing(m.segments[i].text)
}

func (m *matter) remove(key string) {
	if i := m.find(key); i >= 0 {
		m.segments = slices.Delete(m.segments, i, i+1)
	}
}

// trailing returns the comment and blank lines at the end of a segment.
func trailing(text string) string {
	lines := slices.Collect(strings.Lines(text))
	n := len(lines)
	for n > 1 {
		t := strings.TrimSpace(lines[n-1])
		if t != "" && (t[0] != '#' || blank(lines[n-1][0])) {
			break
		}
		n--
	}
	return strings.Join(lines[n:], "")
}

// OpenComment begins a comment of the front matter that holds a newly merged value which the editor's stands against.
const OpenComment = "# [!MERGE] "

// openLines writes the value of a key as such comments; text is its segment in the newly merged digest, "" where it has
// the key no more.
func openLines(key, text string) string {
	if text = strings.TrimSuffix(text, trailing(text)); strings.TrimSpace(text) == "" {
		return OpenComment + key + ": " + gone + "\n"
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(OpenComment + strings.TrimRight(line, "\n") + "\n")
	}
	return b.String()
}

// conflict puts the newly merged value of a key below the editor's, in the place of what the last merge put there.
func (m *matter) conflict(key, was, now string) {
	i := m.find(key)
	text := strings.TrimRight(m.segments[i].text, "\n") + "\n"
	if text = strings.Replace(text, openLines(key, was), "", 1); !strings.Contains(text, openLines(key, now)) {
		rest := trailing(text)
		text = strings.TrimSuffix(text, rest) + openLines(key, now) + rest
	}
	m.segments[i].text = text
}

// settled is the text of a segment without comments that wait for a decision, white space folded.
func settled(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, strings.TrimSpace(OpenComment)) {
			b.WriteString(line)
		}
	}
	return fold(b.String())
}

// mergeMatter merges front matter key by key: what one side changed is that side's. What both changed is the editor's,
// and the new value stands below it in a comment that waits for a decision. Only "sources" is the program's own: it
// lists the sources as they are now, and those of before as removed.
func mergeMatter(base, mine, theirs matter, mineFront, theirsFront Front) matter {
	out := matter{head: mine.head, segments: slices.Clone(mine.segments), tail: mine.tail}
	for _, s := range slices.Clone(out.segments) {
		was, inBase := base.get(s.key)
		now, inTheirs := theirs.get(s.key)
		switch {
		case s.key == "" || s.key == "sources":
		case inBase && fold(was) == settled(s.text) && inTheirs:
			if fold(now) != fold(was) {
				out.set(s.key, strings.TrimSuffix(now, trailing(now)))
			}
		case inBase && fold(was) == settled(s.text):
			out.remove(s.key)
		case fold(now) != fold(was) && fold(now) != settled(s.text):
			out.conflict(s.key, was, now)
		}
	}
	for _, s := range theirs.segments {
		_, inMine := mine.get(s.key)
		_, inBase := base.get(s.key)
		if !inMine && !inBase && s.key != "" && s.key != "sources" {
			out.set(s.key, s.text)
		}
	}
	listed := slices.Clone(theirsFront.Sources)
	for _, old := range mineFront.Sources {
		if !slices.ContainsFunc(listed, func(x FrontSource) bool { return x.Key == old.Key }) {
			old.Removed = true
			listed = append(listed, old)
		}
	}
	if !slices.Equal(listed, mineFront.Sources) {
		out.set("sources", sourceLines(listed))
	}
	return out
}

func sourceLines(sources []FrontSource) string {
	var b strings.Builder
	b.WriteString("sources:\n")
	for _, s := range sources {
		b.WriteString("  - " + sourceLine(s) + "\n")
	}
	return b.String()
}

// Sign returns the digest's file with an editor's signature over its body and its sources (key -> sha256 of the source
// text) in its front matter. date is an ISO day or "". A file whose front matter is no YAML is returned as it is.
func Sign(d *Digest, by, date string, sources map[string]string) string {
	m, body, ok := splitMatter(d.Raw)
	if !ok {
		return d.Raw
	}
	s := NewSignature(d, by, date, sources)
	fields := []string{"by: " + yamlString(s.By)}
	if date != "" {
		fields = append(fields, "date: "+date)
	}
	var list []string
	for _, k := range slices.Sorted(maps.Keys(s.Sources)) {
		list = append(list, yamlString(k)+": "+yamlString(s.Sources[k]))
	}
	m.set("signed", "signed:\n  "+strings.Join(fields, "\n  ")+"\n  text: "+yamlString(s.Text)+"\n  head: "+yamlString(s.Head)+"\n  sources: {"+strings.Join(list, ", ")+"}\n")
	return m.String() + body
}

// InThread returns a digest's file with the matter that it belongs to in its front matter. A file whose front matter is no
// YAML is returned as it is.
func InThread(raw, thread string) string {
	m, body, ok := splitMatter(raw)
	if !ok {
		return raw
	}
	m.set("thread", "thread: "+yamlString(thread)+"\n")
	return m.String() + body
}

// Relist returns a digest's file with the list of sources of another version of it. A file whose front matter is no YAML
// is returned as it is.
func Relist(raw, of string) string {
	m, body, ok := splitMatter(raw)
	other, _, known := splitMatter(of)
	listed, has := other.get("sources")
	if !ok || !known {
		return raw
	}
	if has {
		m.set("sources", strings.TrimSuffix(listed, trailing(listed)))
	} else {
		m.remove("sources")
	}
	return m.String() + body
}
