// Package mutate tries a test's target with inputs made at random of those that are kept: the target's seeds, and its
// corpus in testdata/fuzz.
//
// It is for everyday runs, where go test -fuzz would cost more than it finds: programs that tell which code an input
// reaches are built anew with all their tables, and run several times slower. Here nothing tells what an input reaches;
// what makes up for it is that inputs keep the shape of texts. They are changed by bytes, by tokens (words, marks and
// spaces, also those of other inputs), and by splicing two, and what was made is changed further. What go test -fuzz
// finds belongs into the corpus, and is where everyday runs begin.
//
// VARIORUM_FUZZ is for how many seconds each target is tried; without it some hundred inputs are. They are the same each time
// for one VARIORUM_SEED, a number; 1 where it is not set.
package mutate

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	longest  = 2000 // bytes of an input where nothing else is said: shapes are found in short texts, and many of them are tried
	everyday = 200  // inputs that are tried where no time is given
	pool     = 1000 // inputs that are changed further
)

// Target is a function that is tried with many inputs.
type Target struct {
	Name  string // of its fuzz test, and of its folder in testdata/fuzz
	Seeds []string
	Most  int // bytes of an input; 0: 2,000
	Try   func(*testing.T, string)
}

// Fuzz is the target's fuzz test, for go test -fuzz.
func (x Target) Fuzz(f *testing.F) {
	for _, s := range x.Seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, input string) {
		if len(input) <= cmp.Or(x.Most, longest) {
			x.Try(t, input)
		}
	})
}

// Test tries the target with changed inputs. One that fails is written to the target's corpus.
func (x Target) Test(t *testing.T) {
	t.Helper()
	seed, seconds := uint64(1), 0 // the same inputs in every run: a change is not refused for what chance finds elsewhere
	if n, err := strconv.Atoi(os.Getenv("VARIORUM_FUZZ")); err == nil {
		seconds = n
	}
	if n, err := strconv.ParseUint(os.Getenv("VARIORUM_SEED"), 10, 64); err == nil {
		seed = n
	}
	corpus := filepath.Join("testdata", "fuzz", x.Name)
	m := newMutator(seed, cmp.Or(x.Most, longest), append(read(t, corpus), x.Seeds...))
	input := ""
	defer func() {
		p := recover()
		if p == nil && !t.Failed() {
			return
		}
		name := filepath.Join(corpus, fmt.Sprintf("%x", sha256.Sum256([]byte(input)))[:16])
		t.Logf("the input stands in %s now: %q", name, input)
		if err := os.MkdirAll(corpus, 0o777); err == nil {
			_ = os.WriteFile(name, []byte("go test fuzz v1\nstring("+strconv.Quote(input)+")\n"), 0o666)
		}
		if p != nil {
			panic(p)
		}
	}()
	started, tries := time.Now(), 0
	for end := started.Add(time.Duration(seconds) * time.Second); seconds == 0 && tries < everyday || time.Now().Before(end); tries++ {
		input = m.next()
		x.Try(t, input)
	}
	if took := time.Since(started); seconds > 0 {
		t.Logf("%s: %d tries, %d a minute", x.Name, tries, int(float64(tries)/took.Minutes()))
	}
}

var kept = regexp.MustCompile(`(?m)^(?:string|\[\]byte)\((".*")\)$`)

// read returns the inputs of a corpus.
func read(t *testing.T, folder string) (all []string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, m := range kept.FindAllStringSubmatch(string(raw), -1) {
			if s, err := strconv.Unquote(m[1]); err == nil {
				parts = append(parts, s)
			}
		}
		if len(parts) == 0 {
			t.Fatalf("%s holds no input", f)
		}
		all = append(all, strings.Join(parts, "\n"))
	}
	return all
}

// mutator makes inputs of others.
type mutator struct {
	*rand.Rand
	most   int      // bytes of an input
	inputs []string // the first ones are kept, the others may be replaced
	kept   int
	tokens []string // of all that is kept, and what is odd
}

var token = regexp.MustCompile(`\s+|[\pL\pM\d]+|.`)

// odd is what programs that read texts trip over.
var odd = []string{
	"", "\x00", "\xff", "\xe2\x80", "\u200b", "\u202e", "\u00ad", "\ufeff", "\r\n", "\r", "\n\n", "\t", " ", "\u2028",
	"“", "”", "‘", "’", "'", "\"", "«", "»", "…", "...", "—", "-", "–", "(", ")", "[", "]", "{", "}", "<", ">", "&", "\\", "`", "```",
	"*", "**", "_", "#", "# ", "> ", "- ", "1. ", "|", "~~", "---\n", "+++\n", "[^a]", "[^a]: ", "[@A]", "[@A; @B]", "[@editor]", "](", "![",
	"0", "-1", "99999999999999999999", "1,2,3", "1.2.3", "½", "%", "$", "€", "9/11", "31.02.", "24:61", "Mr.", "U.S.", "a.m.", "said", "that", "not",
	"of", "and", "é", "e\u0301", "ß", "İ", "日本", "👩\u200d👧", "<p>", "</p>", "<br>", "<script>", "<!--", "-->", "&#0;", "&amp;", "http://x", "@", "\U0010ffff",
}

func newMutator(seed uint64, most int, inputs []string) *mutator {
	m := &mutator{Rand: rand.New(rand.NewPCG(seed, 0)), most: most, inputs: inputs, kept: len(inputs), tokens: odd}
	if len(inputs) == 0 {
		m.inputs, m.kept = []string{"A."}, 1
	}
	for _, s := range inputs {
		m.tokens = append(m.tokens, token.FindAllString(s, -1)...)
	}
	return m
}

// next makes an input and remembers it, so that it may be changed further.
func (m *mutator) next() string {
	s := m.inputs[m.IntN(len(m.inputs))]
	for n := 1 + m.IntN(5); n > 0; n-- {
		switch m.IntN(5) {
		case 0:
			s = m.byBytes(s)
		case 1:
			s = m.splice(s, m.inputs[m.IntN(len(m.inputs))])
		default:
			s = m.byTokens(s)
		}
	}
	if len(s) > m.most {
		s = s[:m.most]
	}
	if len(m.inputs) < m.kept+pool {
		m.inputs = append(m.inputs, s)
	} else {
		m.inputs[m.kept+m.IntN(pool)] = s
	}
	return s
}

// byBytes changes, adds or takes out a byte, or changes one bit.
func (m *mutator) byBytes(s string) string {
	if s == "" {
		return string([]byte{byte(m.IntN(256))})
	}
	i, b := m.IntN(len(s)), []byte(s)
	switch m.IntN(4) {
	case 0:
		b[i] = byte(m.IntN(256))
	case 1:
		b[i] ^= 1 << m.IntN(8)
	case 2:
		b = append(b[:i], b[i+1:]...)
	default:
		b = append(b[:i], append([]byte{byte(m.IntN(256))}, b[i:]...)...)
	}
	return string(b)
}

// byTokens takes out, doubles, moves, repeats or replaces tokens.
func (m *mutator) byTokens(s string) string {
	t := token.FindAllString(s, -1)
	if len(t) == 0 {
		return m.tokens[m.IntN(len(m.tokens))]
	}
	i := m.IntN(len(t))
	j := min(len(t), i+1+m.IntN(8))
	join := func(parts ...[]string) string {
		var b strings.Builder
		for _, p := range parts {
			for _, w := range p {
				b.WriteString(w)
			}
		}
		return b.String()
	}
	other := []string{m.tokens[m.IntN(len(m.tokens))]}
	switch m.IntN(8) {
	case 0:
		return join(t[:i], t[j:])
	case 1:
		return join(t[:j], t[i:])
	case 2: // to another place
		k := m.IntN(len(t))
		return join(t[:min(i, k)], t[i:j], t[min(i, k):])
	case 3: // again and again
		return join(t[:i], []string{strings.Repeat(join(t[i:j]), 1+m.IntN(30))}, t[j:])
	case 4:
		return join(t[:i], other, t[i+1:])
	case 5:
		return join(t[:i], []string{strings.ToUpper(t[i])}, t[i+1:])
	default:
		return join(t[:i], other, t[i:])
	}
}

// splice puts the beginning of one input before the end of another.
func (m *mutator) splice(s, o string) string {
	return s[:m.IntN(len(s)+1)] + o[m.IntN(len(o)+1):]
}
