package grammar

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Treebank is a text of a treebank with what its annotators said of it.
type Treebank struct {
	*Doc
	ID, Genre string
	Misc      []string // last field of each token
}

// ReadConllu reads one text in the format CoNLL-U (universaldependencies.org/format). Its frames, phrases and mentions are
// worked out from its trees.
func ReadConllu(r io.Reader) (*Doc, error) {
	texts, err := ReadTreebank(r)
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return &Doc{}, nil
	}
	if len(texts) > 1 {
		return nil, fmt.Errorf("conllu: %d texts, want one", len(texts))
	}
	return texts[0].Doc, nil
}

// ReadTreebank reads the texts of a treebank in the format CoNLL-U. A text begins with a line "# newdoc", a range of it
// with "# newpar". Text is put together from the tokens and SpaceAfter.
func ReadTreebank(r io.Reader) ([]Treebank, error) {
	t := treebankReader{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for line := 1; in.Scan(); line++ {
		if err := t.line(in.Text()); err != nil {
			return nil, fmt.Errorf("conllu:%d: %w", line, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	t.endText()
	return t.texts, nil
}

type treebankReader struct {
	texts    []Treebank
	now      Treebank
	text     strings.Builder
	first    int    // first token of the sentence
	heads    []int  // of its tokens
	upTo     int    // last token of a multiword token
	surface  string // of the multiword token, from upTo's first part on
	after    bool   // a space stands after it
	space    bool   // a space stands before the next token
	newRange bool
}

func (t *treebankReader) line(l string) error {
	switch {
	case strings.HasPrefix(l, "# newdoc"):
		t.endText()
		_, t.now.ID, _ = strings.Cut(l, "id = ")
	case strings.HasPrefix(l, "# newpar"):
		t.newRange = t.newRange || l == "# newpar" || strings.HasPrefix(l, "# newpar id")
	case strings.HasPrefix(l, "# genre = "):
		if t.now.Genre == "" {
			t.now.Genre = l[len("# genre = "):]
		}
	case strings.HasPrefix(l, "#"):
	case l == "":
		t.endSentence()
	default:
		return t.token(strings.Split(l, "\t"))
	}
	return nil
}

func (t *treebankReader) token(f []string) error {
	if len(f) != 10 {
		return fmt.Errorf("%d fields, want 10", len(f))
	}
	if t.now.Doc == nil {
		t.now.Doc = &Doc{Language: "en", Trees: true}
	}
	if strings.Contains(f[0], ".") {
		return nil // an empty node
	}
	if _, last, ok := strings.Cut(f[0], "-"); ok {
		n, err := strconv.Atoi(last)
		if err != nil {
			return err
		}
		t.upTo, t.surface, t.after = n, f[1], !strings.Contains(f[9], "SpaceAfter=No")
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return err
	}
	if len(t.heads) == 0 && t.text.Len() > 0 {
		if t.newRange {
			t.text.WriteString("\n\n")
		} else {
			t.text.WriteByte(' ')
		}
	} else if t.space {
		t.text.WriteByte(' ')
	}
	form := f[1]
	t.space = !strings.Contains(f[9], "SpaceAfter=No")
	if id <= t.upTo { // parts are pieces of the surface, of their own length
		n := min(len(form), len(t.surface))
		if id == t.upTo {
			n = len(t.surface)
		}
		for n > 0 && n < len(t.surface) && !utf8.RuneStart(t.surface[n]) {
			n++
		}
		form, t.surface = t.surface[:n], t.surface[n:]
		t.space = id == t.upTo && t.after
	}
	start := t.text.Len()
	t.text.WriteString(form)
	t.now.Tokens = append(t.now.Tokens, Token{
		Span: Span{Start: start, End: t.text.Len()}, Norm: spelled(form), Lemma: f[2], Tag: Tag(f[3]),
		Features: ParseFeatures(f[5]), Sentence: len(t.now.Sentences), Relation: f[7], Margin: 1000,
	})
	t.now.Misc = append(t.now.Misc, f[9])
	t.heads = append(t.heads, head)
	return nil
}

func (t *treebankReader) endSentence() {
	if len(t.heads) == 0 {
		return
	}
	d := t.now.Doc
	s := Sentence{Tokens: [2]int{t.first, len(d.Tokens)}, Root: None, Margin: 1000}
	s.Span = Span{Start: d.Tokens[t.first].Start, End: d.Tokens[len(d.Tokens)-1].End}
	if n := len(d.Sentences); n > 0 {
		s.Range = d.Sentences[n-1].Range
		if t.newRange {
			s.Range++
		}
	}
	for i, h := range t.heads {
		d.Tokens[t.first+i].Head = t.first + h - 1
		if h == 0 {
			d.Tokens[t.first+i].Head = None
			s.Root = t.first + i
		}
	}
	d.Sentences = append(d.Sentences, s)
	t.first, t.heads, t.upTo, t.space, t.newRange = len(d.Tokens), t.heads[:0], 0, false, false
}

func (t *treebankReader) endText() {
	t.endSentence()
	if t.now.Doc != nil {
		t.now.Text = t.text.String()
		analyse(t.now.Doc)
		t.texts = append(t.texts, t.now)
	}
	*t = treebankReader{texts: t.texts}
}

// featureFields tells where each feature of the treebanks is kept.
func (f *Features) field(name string) *string {
	switch name {
	case "Number":
		return &f.Number
	case "Person":
		return &f.Person
	case "Gender":
		return &f.Gender
	case "Case":
		return &f.Case
	case "Tense":
		return &f.Tense
	case "Mood":
		return &f.Mood
	case "VerbForm":
		return &f.VerbForm
	case "Voice":
		return &f.Voice
	case "Definite":
		return &f.Definite
	case "PronType":
		return &f.PronType
	case "Degree":
		return &f.Degree
	case "NumType":
		return &f.NumType
	case "Polarity":
		return &f.Polarity
	case "Poss":
		return &f.Poss
	case "Reflex":
		return &f.Reflex
	case "Abbr":
		return &f.Abbr
	case "NumForm":
		return &f.NumForm
	}
	return nil
}

// featureNames is the features that are kept, in the order of CoNLL-U.
var featureNames = [...]string{
	"Abbr", "Case", "Definite", "Degree", "Gender", "Mood", "NumForm", "NumType", "Number", "Person", "Polarity", "Poss", "PronType",
	"Reflex", "Tense", "VerbForm", "Voice",
}

// ParseFeatures reads features as CoNLL-U writes them: "Number=Plur|Person=3". Those that are not kept are left out.
func ParseFeatures(s string) Features {
	var f Features
	for s != "" && s != "_" {
		var pair string
		pair, s, _ = strings.Cut(s, "|")
		name, value, _ := strings.Cut(pair, "=")
		if p := f.field(name); p != nil {
			*p = value
		}
	}
	return f
}

// String returns features as CoNLL-U writes them.
func (f Features) String() string {
	var b strings.Builder
	for _, n := range featureNames {
		if v := *f.field(n); v != "" {
			if b.Len() > 0 {
				b.WriteByte('|')
			}
			b.WriteString(n + "=" + v)
		}
	}
	if b.Len() == 0 {
		return "_"
	}
	return b.String()
}

// WriteConllu writes the tokens and trees of a text in the format CoNLL-U. Where nothing is known of trees, each token hangs
// on the one before it by the relation "dep".
func (d *Doc) WriteConllu(w io.Writer) error {
	out := bufio.NewWriter(w)
	field := func(s string) string {
		if s == "" {
			return "_"
		}
		return s
	}
	for i, s := range d.Sentences {
		if i == 0 || s.Range != d.Sentences[i-1].Range {
			fmt.Fprintln(out, "# newpar")
		}
		fmt.Fprintf(out, "# sent_id = %d\n# text = %s\n", i+1, strings.Join(strings.Fields(d.Text[s.Start:s.End]), " "))
		first := s.Tokens[0]
		for k := first; k < s.Tokens[1]; k++ {
			t := d.Tokens[k]
			if k == first || !d.cutBefore(k) {
				last := k
				for last+1 < s.Tokens[1] && d.cutBefore(last+1) {
					last++
				}
				if last > k {
					fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", k-first+1, last-first+1, d.Text[t.Start:d.Tokens[last].End], d.spaceAfter(last))
				}
			}
			head, relation := t.Head-first+1, field(t.Relation)
			if t.Head == None {
				head = 0
				if !d.Trees {
					head, relation = k-first, "dep"
				}
				if head == 0 {
					relation = "root"
				}
			}
			misc := d.spaceAfter(k)
			if d.cutBefore(k) || k+1 < s.Tokens[1] && d.cutBefore(k+1) {
				misc = "_"
			}
			fmt.Fprintf(out, "%d\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t%s\n", k-first+1, d.Text[t.Start:t.End], field(t.Lemma), field(string(t.Tag)),
				t.Features, head, relation, misc)
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

func (d *Doc) spaceAfter(k int) string {
	if k+1 < len(d.Tokens) && d.Tokens[k].End == d.Tokens[k+1].Start {
		return "SpaceAfter=No"
	}
	return "_"
}

// cutBefore reports whether token k was cut off the token before it: both are one word of the text.
func (d *Doc) cutBefore(k int) bool {
	if k == 0 || d.Tokens[k-1].End != d.Tokens[k].Start {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(d.Text[:d.Tokens[k].Start])
	first, n := utf8.DecodeRuneInString(d.Text[d.Tokens[k].Start:])
	if first == '\'' || first == '’' || first == 'ʼ' {
		first, _ = utf8.DecodeRuneInString(d.Text[d.Tokens[k].Start+n:])
		return Letter(last) && Letter(first) && d.Tokens[k].Len() > n
	}
	return Letter(last) && Letter(first) && !('0' <= last && last <= '9')
}
