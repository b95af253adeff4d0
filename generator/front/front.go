// Package front reads the front matter of a file: articles, digests, pages and settings alike.
//
// Front matter is YAML between "---" lines, TOML between "+++" lines or a JSON object between ";;;" lines, at the very
// start of the file. It is decoded strictly into a struct by its `yaml` tags, whatever the format: a key that the
// struct does not have is an error with a suggestion, a key given twice is an error, YAML anchors and aliases are
// refused (a few bytes of them can stand for gigabytes), and every error has the file's own line and column.
//
// Since a text may well open with a "---" line of its own, a block counts as front matter only if its first line that
// is neither blank nor a comment looks like a key. A block that looks so and is never closed is an error.
package front

import (
	"bufio"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/adrg/frontmatter"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"variorum/generator/report"
)

// ID is the id of the package's findings.
const ID = "front-matter"

// Bounds of the front matter that is read: what parses YAML takes the square of the time for twice as many values. They
// leave room for the sources of the largest story.
const (
	limit      = 256 << 10 // bytes
	mostLines  = 5000
	mostCommas = 10_000
)

// Format is the language of a front matter block.
type Format string

const (
	None Format = ""
	YAML Format = "---"
	TOML Format = "+++"
	JSON Format = ";;;"
)

// Block is where the front matter of a file stands.
type Block struct {
	Format     Format
	Start, End int // the bytes between the delimiting lines
	Body       int // the first byte after the closing delimiter's line; 0 where there is no front matter
}

// Find returns where the front matter of raw stands. raw is text in UTF-8 with LF line ends and no byte order mark.
// The error, if any, is that the block is never closed.
func Find(raw string) (Block, error) {
	lead := 0 // blank lines before the block
	for {
		line, _, more := strings.Cut(raw[lead:], "\n")
		if !more || strings.TrimSpace(line) != "" {
			break
		}
		lead += len(line) + 1
	}
	b, err := find(raw[lead:])
	if b.Format != None {
		b.Start, b.End, b.Body = b.Start+lead, b.End+lead, b.Body+lead
	}
	return b, err
}

// find is Find for a text without blank lines at its beginning.
func find(raw string) (Block, error) {
	first, _, more := strings.Cut(raw, "\n")
	format := Format(strings.TrimRight(first, " \t\r"))
	if !more || format != YAML && format != TOML && format != JSON || !opensWithKey(raw[len(first)+1:], format) {
		return Block{}, nil
	}
	b := Block{Format: format, Start: len(first) + 1}
	take := func(data []byte, _ any) error { b.End = b.Start + len(data); return nil }
	var none struct{}
	block := throughBlock(raw, b.Start, format)
	r := readers.Get().(*bufio.Reader)
	defer readers.Put(r)
	r.Reset(strings.NewReader(block))
	rest, err := frontmatter.MustParse(r, &none, frontmatter.NewFormat(string(format), string(format), take))
	r.Reset(nil)
	if err != nil {
		return Block{}, errors.New("the block is never closed")
	}
	b.Body = len(block) - len(rest)
	return b, nil
}

// readers are what the library reads with: it makes none of its own where it is given one.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// throughBlock returns the beginning of raw to the end of the first line that may close its block, so that the library need not
// copy all the text that follows; all of raw where there is none.
func throughBlock(raw string, start int, format Format) string {
	for at := start; ; {
		end := strings.IndexByte(raw[at:], '\n')
		if end < 0 {
			return raw
		}
		if line := raw[at : at+end]; strings.TrimSpace(line) == string(format) {
			return raw[:at+end+1]
		}
		at += end + 1
	}
}

// opensWithKey reports whether the first line of block that says something looks like a key of the format.
func opensWithKey(block string, format Format) bool {
	for line := range strings.Lines(block) {
		line = strings.TrimSpace(line)
		switch {
		case line == string(format):
			return true // an empty block
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case format == JSON:
			return strings.HasPrefix(line, "{")
		case format == TOML && strings.HasPrefix(line, "["):
			return true
		}
		sep := ":"
		if format == TOML {
			sep = "="
		}
		key, value, ok := strings.Cut(line, sep)
		if !ok || format == YAML && value != "" && value[0] != ' ' && value[0] != '\t' {
			return false
		}
		key = strings.Trim(strings.TrimSpace(key), `"'`)
		return key != "" && len(key) <= 40 && !strings.ContainsAny(key, " ,;!?")
	}
	return false
}

// Read decodes the front matter of raw into the struct that into points to, and returns where the text after it starts.
// raw is text in UTF-8 with LF line ends and no byte order mark; file is its name for findings. Where raw has no front
// matter, into is left as it is and body is 0.
func Read(file, raw string, into any) (body int, findings report.List) {
	return read(file, raw, into, false)
}

// ReadLoosely is Read for files that other programs write: a key that the struct does not have is a warning.
func ReadLoosely(file, raw string, into any) (body int, findings report.List) {
	return read(file, raw, into, true)
}

func read(file, raw string, into any, loose bool) (body int, findings report.List) {
	b, err := Find(raw)
	if err != nil {
		findings.Add(ID, report.At(file, raw, 0), "close it with a line "+string(YAML)+", or put a blank line before a rule that opens the text", "front matter: %v", err)
		return 0, findings
	}
	if b.Format == None {
		return 0, nil
	}
	r := reader{file: file, raw: raw, block: b, loose: loose}
	r.read(into)
	return b.Body, r.findings
}

// reader decodes one block.
type reader struct {
	file     string
	raw      string
	block    Block
	findings report.List
	wrong    bool // a value is of another shape than its key takes
	loose    bool // unknown keys are warnings
}

func (r *reader) add(offset int, hint, format string, args ...any) {
	r.findings.Add(ID, report.At(r.file, r.raw, r.block.Start+offset), hint, format, args...)
}

// Value returns the offset in raw of the value that the front matter gives a key at its top level; that of the block where
// it cannot be told.
func Value(raw, key string) int {
	b, err := Find(raw)
	if err != nil || b.Format == None {
		return 0
	}
	at, sep := b.Start, ":"
	if b.Format == TOML {
		sep = "="
	}
	for line := range strings.Lines(raw[b.Start:b.End]) {
		name, value, ok := strings.Cut(line, sep)
		if ok && strings.Trim(strings.TrimSpace(name), `"'{`) == key {
			return at + len(line) - len(strings.TrimLeft(value, " \t"))
		}
		at += len(line)
	}
	return b.Start
}

// tooDeep returns where lists and maps lie in each other deeper than any front matter needs, which parsers take long to
// read; -1 where they do not.
func tooDeep(text string) int {
	const most = 100
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '[', '{':
			if depth++; depth > most {
				return i
			}
		case ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return strings.Index(text, strings.Repeat("- ", most))
}

func (r *reader) read(into any) {
	text := r.raw[r.block.Start:r.block.End]
	if r.block.Format == YAML && readPlainly(text, into) {
		return
	}
	r.readAny(text, into)
}

// readAny reads front matter of any format with the library that reads it.
func (r *reader) readAny(text string, into any) {
	if len(text) > limit {
		r.add(0, "text belongs below the closing line", "front matter is larger than 256 KiB")
		return
	}
	if n, m := strings.Count(text, "\n"), strings.Count(text, ","); n > mostLines || m > mostCommas {
		r.add(0, "text belongs below the closing line", "front matter has %d lines and %d commas; at most %d and %d are read", n, m, mostLines, mostCommas)
		return
	}
	if at := tooDeep(text); at >= 0 {
		r.add(at, "write plain keys with their values", "front matter is nested too deeply")
		return
	}
	keyPlace := func(n ast.Node, _ []string) int { return lineColumn(text, n) }
	switch r.block.Format {
	case JSON:
		var any json.RawMessage
		if err := json.Unmarshal([]byte(text), &any); err != nil {
			at := 0
			if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
				at = max(int(syntax.Offset)-1, 0)
			}
			r.add(at, "look at what stands before this place: a value, a comma or a bracket is missing there", "front matter is no valid JSON: %v", err)
			return
		}
		text = strings.ReplaceAll(text, "\t", " ") // JSON is YAML but for tabs; inside strings JSON has none
	case TOML:
		var values map[string]any
		if _, err := toml.Decode(text, &values); err != nil {
			at, message := 0, err.Error()
			if syntax := (toml.ParseError{}); errors.As(err, &syntax) {
				at, message = syntax.Position.Start, syntax.Message
			}
			r.add(at, "", "front matter is no valid TOML: %s", message)
			return
		}
		original := text
		keyPlace = func(_ ast.Node, path []string) int { return tomlKey(original, path) }
		asYAML, err := yaml.Marshal(plain(values))
		if err != nil {
			r.add(0, "", "front matter: %v", err)
			return
		}
		text = string(asYAML)
	}
	tree, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		r.yamlError(text, err)
		return
	}
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if alias := firstAlias(doc.Body); alias != nil {
			r.add(lineColumn(text, alias), "write the value out", "front matter has a YAML anchor or alias, which is not allowed here")
			return
		}
		r.unknownKeys(doc.Body, reflect.TypeOf(into), nil, keyPlace)
	}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return
	}
	if err := yaml.NodeToValue(tree.Docs[0].Body, into); err != nil && !r.wrong {
		r.yamlError(text, err)
	}
}

// yamlError reports what the YAML library found, at the place of the token that it names.
func (r *reader) yamlError(text string, err error) {
	at, message := 0, err.Error()
	if e := yaml.Error(nil); errors.As(err, &e) {
		message = e.GetMessage()
		if t := e.GetToken(); t != nil && t.Position != nil && r.block.Format != TOML {
			at = offsetOf(text, t.Position.Line, t.Position.Column)
		}
	}
	message, hint := r.plainly(message)
	r.add(at, hint, "%s", message)
}

// HasKey reports whether the front matter of raw has the key at its top level. It needs no valid front matter.
func HasKey(raw, key string) bool {
	if !strings.Contains(raw, key) { // of most files nothing more has to be asked
		return false
	}
	b, err := Find(raw)
	if err != nil {
		b = Block{Format: YAML, Start: strings.IndexByte(raw, '\n') + 1, End: len(raw)}
	}
	if b.Format == None {
		return false
	}
	if b.Format == JSON {
		_, rest, ok := strings.Cut(raw[b.Start:b.End], `"`+key+`"`)
		return ok && strings.HasPrefix(strings.TrimLeft(rest, " \t\n"), ":")
	}
	for line := range strings.Lines(raw[b.Start:b.End]) {
		name, _, ok := strings.Cut(line, ":")
		if b.Format == TOML {
			name, _, ok = strings.Cut(line, "=")
		}
		if ok && strings.Trim(strings.TrimRight(name, " \t"), `"'`) == key {
			return true
		}
	}
	return false
}
