package site

import (
	"crypto/sha256"
	"strings"

	"variorum/generator/report"
)

// What is made of a digest or a page holds as long as what it asked of the site has the same answers.

// Made is what was made of a digest or an editor's page, and of what else than itself.
type Made struct {
	Told     *Told // of a digest
	Site     string
	Asked    map[string]string // what its pages asked of the site, and the answers
	Files    map[string]Sum
	Findings report.List
}

// child is the site for making one digest or page of it.
func (s *site) child() *site {
	c := *s
	c.files, c.findings, c.asked = map[string][]byte{}, nil, map[string]string{}
	return &c
}

// done is what a child has made.
func (s *site) done() *Made {
	m := &Made{Site: s.env, Asked: s.asked, Files: map[string]Sum{}, Findings: s.findings}
	for name, content := range s.files {
		m.Files[name] = sha256.Sum256(content)
	}
	return m
}

// holds reports whether what was made would be made again just so.
func (s *site) holds(m *Made) bool {
	if m == nil || m.Site != s.env {
		return false
	}
	for question, answer := range m.Asked {
		if s.answer(question) != answer {
			return false
		}
	}
	return true
}

// answer answers what a page asks of the site: for the file at an address, for a topic, or for what stands
// around a digest in its thread.
func (s *site) answer(question string) string {
	if of, ok := strings.CutPrefix(question, "thread "); ok {
		return s.inThread(of)
	}
	if slug, ok := strings.CutPrefix(question, "topic "); ok {
		if t := s.topic[slug]; t != nil {
			return t.dir + "\x00" + t.name
		}
		return ""
	}
	return s.known[strings.TrimPrefix(question, "file ")]
}

// ask is answer, and is remembered as having been asked.
func (s *site) ask(question string) string {
	a := s.answer(question)
	if s.asked != nil {
		s.asked[question] = a
	}
	return a
}
