package edition

import (
	"encoding/json"
	"path"
	"slices"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/source"
	"variorum/generator/verify"
)

// A digest and its base, the digest as last merged, are two files that mean something only together: what the digest has
// and the base has not is taken for an editor's doing, and so is what is the other way round. They can come apart: a run
// is killed between the two, a folder is copied without what is hidden in it, one of the two is checked out of version
// control alone. Both list the articles that they were made of, by which it is seen.

// lastMerge is what the last merge of a story did. It is written before the two files are, so that a run that is killed
// can be finished, and it stays so that the merge can be taken back. It is of this copy of the project alone, and not to
// be committed.
type lastMerge struct {
	Digest Change // of the digest
	Base   Change // of its base
	Undone bool   // the merge was taken back
}

// lastFile returns where the last merge of a story is kept.
func lastFile(slug string) string { return path.Join(Merged, slug+".undo") }

// baseFile returns where the digest of a story stands as last merged.
func baseFile(slug string) string { return path.Join(Merged, slug+".md") }

// last returns what the last merge of a story did, nil where that is not known.
func (e *Edition) last(slug string) *lastMerge {
	raw, err := e.disk.Read(lastFile(slug), 8*contentLimit)
	if err != nil {
		return nil
	}
	m := new(lastMerge)
	if json.Unmarshal(raw, m) != nil || m.Digest.File == "" || m.Base.File != baseFile(slug) {
		return nil
	}
	return m
}

// encode returns the content of the file that keeps the merge.
func (m *lastMerge) encode() ([]byte, error) {
	raw, err := json.MarshalIndent(m, "", " ")
	return append(raw, '\n'), err
}

// wasForNothing reports whether the last merge was for nothing: all articles are again as they were before it, such as one that
// was away for a moment, and nobody has changed the digest since. Then it is as it was before, with all the keys that
// were given away.
func (m *lastMerge) wasForNothing(s *story, d *edited) bool {
	if m == nil || m.Undone || m.Digest.File != d.file || m.Digest.After != d.raw || m.Base.After != s.base ||
		m.Base.Before == s.base || !sameSources(sourcesOf(m.Base.Before), sourcesOf(s.made.Markdown)) ||
		sameSources(sourcesOf(m.Base.Before), sourcesOf(m.Base.After)) { // it was no article that was away: somebody had it composed anew
		return false
	}
	before := sourcesOf(m.Digest.Before)
	return !slices.ContainsFunc(d.digest.Front.Sources, func(x digest.FrontSource) bool {
		return !slices.ContainsFunc(before, func(y digest.FrontSource) bool { return x.Key == y.Key })
	})
}

// baseOf returns the text that a story's digest is to be merged over: its base where the two are of one merge; what a
// run that was killed had made its base; the base of before the last merge, where the digest is of before it; else the
// digest that the program composes of the very articles that the digest lists. known is false where there is nothing of
// the kind, since one of those articles has changed or is gone.
func (e *Edition) baseOf(p *project, s *story, d *edited) (base string, known bool) {
	listed := d.digest.Front.Sources
	switch {
	case len(listed) == 0 && s.base == "":
		return s.made.Markdown, true // an editor wrote the digest: there is nothing of the program's in it to replace
	case len(listed) == 0:
		return s.base, true
	}
	if m := e.last(s.Slug); m != nil && !m.Undone && m.Digest.File == d.file && m.Base.Before == s.base && m.Base.After != s.base {
		if m.Digest.After == d.raw || sameSources(listed, sourcesOf(m.Base.After)) && !sameSources(listed, sourcesOf(s.base)) {
			return m.Base.After, true
		}
	}
	if s.base != "" && sameSources(listed, sourcesOf(s.base)) {
		return s.base, true
	}
	if m := e.last(s.Slug); m != nil && m.Digest.File == d.file && m.Base.Before != "" && sameSources(listed, sourcesOf(m.Base.Before)) {
		return m.Base.Before, true // somebody has saved, or checked out, a digest of before the last merge
	}
	return e.recompose(p, s, listed)
}

// recompose returns the digest that the program composes of the articles that a digest lists, where they all stand there
// as they were.
func (e *Edition) recompose(p *project, s *story, listed []digest.FrontSource) (string, bool) {
	e.fill(s)
	in := p.input(s)
	in.Articles = nil
	for _, l := range listed {
		if l.Removed {
			continue
		}
		a := articleOf(s, l)
		if a == nil {
			return "", false
		}
		in.Articles = append(in.Articles, a)
	}
	if len(in.Articles) == 0 {
		return "", false
	}
	if len(in.Articles) == len(s.Articles) && p.stands(s) == "" {
		return s.made.Markdown, true
	}
	c, findings := collate.Story(in)
	if findings.Errors() > 0 {
		return "", false
	}
	made := verify.Sound(c).Markdown
	return made, sameSources(listed, sourcesOf(made))
}

// articleOf returns the article of a story that a digest lists, nil where it is not there as it was.
func articleOf(s *story, l digest.FrontSource) *source.Article {
	var same *source.Article
	for _, a := range s.Articles {
		if a.SHA256 == l.SHA256 && (same == nil || a.File == l.File) {
			same = a
		}
	}
	return same
}

// sourcesOf returns the articles that a digest lists.
func sourcesOf(text string) []digest.FrontSource {
	d, _ := digest.ParseFront("", text)
	return d.Front.Sources
}

// sameSources reports whether two digests list the same articles, those apart that are gone.
func sameSources(a, b []digest.FrontSource) bool {
	keys := func(list []digest.FrontSource) []string {
		var out []string
		for _, x := range list {
			if !x.Removed {
				out = append(out, x.Key+" "+x.SHA256)
			}
		}
		slices.Sort(out)
		return out
	}
	return slices.Equal(keys(a), keys(b))
}
