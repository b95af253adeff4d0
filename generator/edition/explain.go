package edition

import (
	"fmt"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/report"
)

// Collation returns the collation of a story, as the sources stand now. The story is named by its slug, or by the path of
// its folder or its digest from the project's folder.
func (e *Edition) Collation(name string) (*collate.Collation, report.List, error) {
	e.recent.begin()
	defer e.recent.end()
	_, s, findings, err := e.storyNamed(name, false)
	if s == nil {
		return nil, findings, err
	}
	return s.collation, findings, nil
}

// Explain tells for people how a story, named as for Collation, was collated, or only what concerns one statement: of the
// collation, such as c12, or of the digest's record and pages, such as s12, which is the twelfth passage of the digest.
func (e *Edition) Explain(name, id string) (string, report.List, error) {
	e.recent.begin()
	defer e.recent.end()
	p, s, findings, err := e.storyNamed(name, true)
	if s == nil || s.collation == nil {
		return "", findings, err
	}
	var number int
	text, unknown := "", error(nil)
	if n, _ := fmt.Sscanf(id, "s%d", &number); n == 0 {
		text, unknown = s.collation.Explain(id)
	} else if d := p.digestOf(s); d == nil {
		unknown = fmt.Errorf("the story %s has no digest with a statement %q: run build first, or name one of the collation, such as c1", s.Slug, id)
	} else {
		e.verifyDigest(p, d, nil)
		text, unknown = d.explain(number)
	}
	if unknown != nil {
		findings.Add("statement-unknown", report.Place{File: s.Dir}, "", "%v", unknown)
	}
	return text, findings, nil
}

// explain tells where a passage of a digest comes from, and all there is to say of the statements that it tells.
func (d *edited) explain(number int) (string, error) {
	c, passage, count := d.story.collation, -1, 0
	for i := range d.digest.Passages {
		if d.digest.Passages[i].Text == "" {
			continue
		}
		if count++; count == number {
			passage = i
		}
	}
	if passage < 0 {
		return "", fmt.Errorf("%s has no statement \"s%d\": they are s1 to s%d", d.file, number, count)
	}
	var b strings.Builder
	x := &d.digest.Passages[passage]
	fmt.Fprintf(&b, "s%d in %s: %s\n", number, d.file, x.Text)
	for _, t := range d.result.Traced {
		if t.Passage != passage {
			continue
		}
		for _, r := range t.Readings {
			printed := ""
			if x.Citation != nil && x.Citation.Keys[0] == c.Sources[r.Source].Key {
				printed = ", whose words are printed"
			}
			fmt.Fprintf(&b, "  %s%s: %s\n", c.Sources[r.Source].Key, printed, strings.Join(strings.Fields(c.Words(r)), " "))
		}
		for _, n := range slices.Compact(slices.Sorted(slices.Values(t.Statements))) {
			text, err := c.Explain(c.Statements[n].ID)
			if err != nil {
				return "", err
			}
			b.WriteString("\n" + text)
		}
	}
	return b.String(), nil
}

// storyNamed reads the project and collates one story of it, with the reasons for which statements were
// joined if asked; nil where there is no such story, which is among the findings.
func (e *Edition) storyNamed(name string, reasons bool) (*project, *story, report.List, error) {
	p, err := e.read(false)
	if err != nil {
		return nil, nil, nil, err
	}
	s, findings := p.storyCalled(name)
	if s == nil {
		return nil, nil, findings, nil
	}
	if s.findings.Errors() == 0 {
		s.reasons = reasons
		e.collateStory(p, s)
	}
	return p, s, s.findings, nil
}
