package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// size is how large a project is: stories from the number first up to the number stories, and so on.
type size struct{ first, stories, articles, sentences, pages int }

// middle is the number of the story that is changed.
func (s size) middle() int { return (s.first + s.stories) / 2 }

// alone is the size of a project that has the story that is changed and nothing else.
func (s size) alone() size {
	return size{first: s.middle(), stories: s.middle() + 1, articles: s.articles, sentences: s.sentences}
}

// make makes a project.
func (s size) make(dir string) error {
	put := func(name, text string) error {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o666)
	}
	if err := put("content/_site.md", "---\ntitle: Bench\nunsigned: publish\n---\nA site that is measured.\n"); err != nil {
		return err
	}
	for i := s.first; i < s.stories; i++ {
		n := s.articles
		if n == 0 {
			n = 2 + i%4
		}
		for a := range n {
			if err := put(fmt.Sprintf("seeds/story-%05d/paper-%d.md", i, a), article(i, a, s.sentences)); err != nil {
				return err
			}
		}
	}
	for i := range s.pages {
		if err := put(fmt.Sprintf("content/page-%05d.md", i), page(i)); err != nil {
			return err
		}
	}
	return nil
}

// Words that stories are made of. Each story has its own town, people, numbers and day.
var (
	starts  = []string{"Al", "Bre", "Cor", "Dun", "Esk", "Far", "Gor", "Hal", "Ing", "Jor", "Kes", "Lan", "Mar", "Nor", "Os", "Pel", "Ras", "Sund", "Tor", "Vin"}
	ends    = []string{"by", "dal", "ford", "gate", "ham", "kirk", "ley", "mouth", "ness", "port", "stad", "ton", "vik", "wick", "worth"}
	things  = []string{"bridge", "ferry", "school", "market hall", "library", "mill", "lighthouse", "tunnel", "warehouse", "stadium"}
	causes  = []string{"a fire", "a flood", "a storm", "a landslide", "an explosion", "a collision"}
	given   = []string{"Anna", "Bjorn", "Clara", "David", "Elena", "Frank", "Greta", "Hugo", "Irene", "Jakob"}
	offices = []string{"mayor", "fire chief", "harbour master", "police chief", "head teacher", "engineer"}
)

func pick(of []string, n int) string { return of[n%len(of)] }

// article is one paper's telling of a story, of so many sentences at most. The papers differ in a number, an office and what they
// add.
func article(i, a, most int) string {
	town := pick(starts, i) + pick(ends, i/len(starts)+i)
	thing, cause := pick(things, i/3), pick(causes, i/7)
	name := pick(given, i/2) + " " + pick(starts, i/5) + pick(ends, i+3) + "sen"
	office := pick(offices, i)
	if a == 2 {
		office = pick(offices, i+1)
	}
	hurt := 10 + i%17
	if a == 1 {
		hurt += 2
	}
	day := fmt.Sprintf("2024-%02d-%02d", 1+i/28%12, 1+i%28)
	sentences := []string{
		fmt.Sprintf("%d people were injured when %s damaged the %s of %s on Monday, the %s said.", hurt, cause, thing, town, office),
		fmt.Sprintf("“Nobody could have known that it would come so fast,” said %s, the %s of %s.", name, office, town),
		fmt.Sprintf("The %s was built in %d and was to be repaired for %d million euros next year.", thing, 1900+i%90, 2+i%40),
		fmt.Sprintf("About %d residents had to leave their homes, and %d of them spent the night in a school.", 100+7*(i%50), 20+i%30),
		fmt.Sprintf("The council of %s will meet on Thursday to decide whether the %s can be opened again.", town, thing),
		fmt.Sprintf("Rescue workers from three towns searched the %s until the evening and found nobody else.", thing),
		"The cause of the damage is not known yet, and the police are investigating it.",
		fmt.Sprintf("In %d a smaller accident at the same place had injured %d people.", 1995+i%25, 1+i%6),
		fmt.Sprintf("The regional government promised %d thousand euros for those who lost their homes.", 50+10*(i%20)),
		fmt.Sprintf("Trains between %s and %s will not run before Wednesday.", town, pick(starts, i+7)+pick(ends, i+2)),
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s damages the %s of %s\npublisher: Paper %d\ndate: %s\n---\n\n", strings.ToUpper(cause[:1])+cause[1:], thing, town, a, day)
	if most > 0 {
		sentences = sentences[:min(most, len(sentences))]
	}
	for n, s := range sentences {
		if n > 1 && (n+a)%4 == 3 { // not every paper has everything
			continue
		}
		b.WriteString(s + " ")
		if n%3 == 2 {
			b.WriteString("\n\n")
		}
	}
	return strings.TrimSpace(b.String()) + "\n"
}

// page is an editor's page of some 300 words.
func page(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Page %d\ndescription: What page %d is about.\n---\n", i, i)
	for p := range 6 {
		if p%2 == 0 {
			fmt.Fprintf(&b, "\n## Part %d\n", p)
		}
		fmt.Fprintf(&b, "\nThe %s of %s%s was *opened* in %d, and **%d people** came; see [the example](https://example.org/%d).\n", pick(things, i+p), pick(starts, i), pick(ends, p+i), 1900+p*i%100, 10*p+i, i)
		for n := range 3 {
			fmt.Fprintf(&b, "\n- %s said so on day %d, and nobody asked for more than that.", pick(given, i+n), n)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// save is a file that is saved while the site is served, and the page that shows it.
type save struct {
	what, file, page string
	edit             func(text, mark string) string
}

func (s size) saves(dir string) []save {
	appended := func(tail string) func(string, string) string {
		return func(text, mark string) string {
			head, _, _ := strings.Cut(text, "\nThe clerk of zq")
			head, _, _ = strings.Cut(head, "\nMark zq")
			return head + fmt.Sprintf(tail, mark)
		}
	}
	var all []save
	if s.stories > 0 {
		story := fmt.Sprintf("story-%05d", s.middle())
		all = append(all,
			save{"a digest saved", filepath.Join(dir, "content", story+".md"), story + "/index.html", appended("\nThe clerk of %s was asked about it. [@editor]\n")},
			save{"an article changed", filepath.Join(dir, "seeds", story, "paper-0.md"), story + "/sources/index.html", func(text, mark string) string {
				lines := strings.Split(text, "\n")
				for i, l := range lines {
					if strings.HasPrefix(l, "title: ") {
						lines[i] = "title: Damage " + mark
					}
				}
				return strings.Join(lines, "\n")
			}})
	}
	if s.pages > 0 {
		name := fmt.Sprintf("page-%05d", s.pages/2)
		all = append(all, save{"a page saved", filepath.Join(dir, "content", name+".md"), name + "/index.html", appended("\nMark %s.\n")})
	}
	return all
}
