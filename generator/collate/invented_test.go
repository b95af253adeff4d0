package collate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"

	"variorum/generator/source"
)

// Words for invented articles.
var (
	givenNames = strings.Fields(`Ada Bruno Carla Dario Edith Felix Greta Hugo Ines Jonas Karin Luca Marta Nils Olga Pavel Rosa Stefan Tilda Urs Vera
		Walter Xenia Yusuf Zelda Anton Berta Clemens Dora Emil Frida Gustav Helga Ivo Jana Kurt Lena Milo Nora Otto`)
	lastNames = strings.Fields(`Abelin Brock Castell Dunmore Eklund Farrow Grieve Halloran Imhof Jessop Kestrel Lindqvist Marlow Norden Oakes
		Pellworm Quist Ravn Sandover Thorne Ulm Vance Wexford Yardley Zeller Ambrose Birch Calder Draycott Ellery Fenwick Garrick Holt
		Ingram Janssen Kirby Larkin Merrow Nash Orford Penrose Radley Selby Tarrant Upton Verney Whitlock`)
	places = strings.Fields(`Aldmoor Brackwater Carnby Dellmouth Eastwick Farholm Greyford Hollin Inverlea Kelsby Langholt Midvale Northam Oxmere
		Pellham Quarrington Redcliff Stanmoor Thornbury Uplyme Wendover Yarrow Ashby Bellport Coldstream Dunwich Elmsworth`)
	roles   = strings.Fields(`spokesman spokeswoman director mayor engineer lawyer manager chairman inspector captain teacher professor`)
	bodies  = strings.Fields(`Council Police Ministry Hospital Company Authority Union University Institute Court Commission Bank Railway Port`)
	actions = strings.Fields(`closed opened sold bought moved stopped started changed delayed cancelled approved rejected repaired inspected
		damaged rebuilt visited blocked cleared flooded searched supported criticised reviewed funded planned expanded reduced replaced`)
	matterNouns = strings.Fields(`bridge harbour school factory reservoir tunnel station road market library museum ferry tower warehouse pipeline
		plant forest river dam hall clinic theatre stadium farm mine archive airport crossing depot canal quarry garden prison laboratory`)
	reasons = strings.Fields(`storm fire strike leak flood shortage collapse dispute election inquiry accident repair budget lawsuit protest
		illness drought blackout holiday vote theft error delay debt landslide explosion outbreak fog`)
	countedNouns = strings.Fields(`workers passengers residents pupils houses vehicles patients visitors families boats trees tickets jobs animals
		buildings officers soldiers farmers nurses shops`)
	suffered = strings.Fields(`evacuated injured affected delayed rescued questioned damaged dismissed countedNouns treated moved protected`)
	manners  = strings.Fields(`old new northern southern large small narrow disused public private busy historic temporary central remote`)
	feelings = strings.Fields(`worried relieved angry hopeful surprised grateful confident tired proud sceptical patient careful`)
	months   = strings.Fields(`January February March April May June July August September October November December`)
)

// fact is something that invented articles tell, in words of their own.
type fact struct {
	kind                                               int
	given, last, place, role, body, action, matter     string
	reason, count, done, manner, feeling, other, month string
	day, number                                        int
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// facts makes up the facts of a story: a few people and places come up again and again in them.
func facts(r *rand.Rand, n int) []fact {
	given, last, town := make([]string, 6), make([]string, 6), make([]string, 4)
	for i := range given {
		given[i], last[i] = pick(r, givenNames), pick(r, lastNames)
	}
	for i := range town {
		town[i] = pick(r, places)
	}
	out := make([]fact, n)
	for i := range out {
		who := r.IntN(len(given))
		out[i] = fact{
			kind: r.IntN(10), given: given[who], last: last[who], role: pick(r, roles), body: pick(r, places) + " " + pick(r, bodies),
			place: pick(r, town), action: pick(r, actions), matter: pick(r, matterNouns), reason: pick(r, reasons), count: pick(r, countedNouns),
			done: pick(r, suffered), manner: pick(r, manners), feeling: pick(r, feelings), other: pick(r, matterNouns),
			month: pick(r, months), day: 1 + r.IntN(28), number: 2 + r.IntN(900),
		}
	}
	return out
}

// tell puts a fact into one of several wordings.
func (f *fact) tell(r *rand.Rand) string {
	number := f.number
	if r.IntN(12) == 0 {
		number += 1 + r.IntN(9) // articles differ
	}
	who := f.given + " " + f.last
	v := r.IntN(3)
	switch f.kind {
	case 0:
		return [...]string{
			fmt.Sprintf("%s, a %s of the %s, said on %s %d that the %s %s near %s had been %s because of the %s.", who, f.role, f.body, f.month, f.day, f.manner, f.matter, f.place, f.action, f.reason),
			fmt.Sprintf("Because of the %s, the %s %s in %s was %s, according to %s, a %s of the %s.", f.reason, f.manner, f.matter, f.place, f.action, who, f.role, f.body),
			fmt.Sprintf("The %s's %s %s told reporters the %s at %s was %s after a %s.", f.body, f.role, who, f.matter, f.place, f.action, f.reason),
		}[v]
	case 1:
		return [...]string{
			fmt.Sprintf("At least %d %s were %s when the %s hit the %s in %s on %s %d.", number, f.count, f.done, f.reason, f.matter, f.place, f.month, f.day),
			fmt.Sprintf("The %s at the %s in %s left %d %s %s, officials said.", f.reason, f.matter, f.place, number, f.count, f.done),
			fmt.Sprintf("Some %d %s have been %s since the %s reached %s, where the %s stands.", number, f.count, f.done, f.reason, f.place, f.matter),
		}[v]
	case 2:
		words := fmt.Sprintf("We are %s about the %s, and the %s will be %s before %s", f.feeling, f.matter, f.other, f.action, f.month)
		return [...]string{
			fmt.Sprintf("“%s,” said %s, a %s of the %s.", words, who, f.role, f.body),
			fmt.Sprintf("%s told the newspaper: “%s.”", f.last, words),
			fmt.Sprintf("%s said people in %s were “%s about the %s” after the %s.", who, f.place, f.feeling, f.matter, f.reason),
		}[v]
	case 3:
		return [...]string{
			fmt.Sprintf("The %s may have %s the %s without a permit, and it denies that the %s caused the %s.", f.body, f.action, f.matter, f.other, f.reason),
			fmt.Sprintf("It is possible that the %s %s the %s, but the %s was not the cause of the %s, it said.", f.body, f.action, f.matter, f.other, f.reason),
			fmt.Sprintf("According to the %s, nobody %s the %s before the %s.", f.body, f.action, f.matter, f.reason),
		}[v]
	case 4:
		return [...]string{
			fmt.Sprintf("Work on the %s %s began in %s and cost $%d million, twice as much as the %s of %s had expected.", f.manner, f.matter, f.month, number, f.role, f.place),
			fmt.Sprintf("The %s in %s, on which work began in %s, cost %d million dollars.", f.matter, f.place, f.month, number),
			fmt.Sprintf("%s has spent $%d million on its %s %s.", f.place, number, f.manner, f.matter),
		}[v]
	case 5:
		return [...]string{
			fmt.Sprintf("Two days later, %s met the %s of the %s in %s to talk about the %s and the %s.", who, f.role, f.body, f.place, f.matter, f.reason),
			fmt.Sprintf("%s and the %s's %s met in %s, where they discussed the %s.", who, f.body, f.role, f.place, f.reason),
			fmt.Sprintf("A meeting between %s and the %s took place in %s on %s %d.", f.last, f.body, f.place, f.month, f.day),
		}[v]
	case 6:
		return [...]string{
			fmt.Sprintf("Neighbours of the %s said that the %s had been %s for years, while %s %s in %s remained open.", f.matter, f.other, f.action, f.manner, f.count, f.place),
			fmt.Sprintf("For years the %s of %s had been %s, said people who live beside the %s.", f.other, f.place, f.action, f.matter),
			fmt.Sprintf("Residents remember how the %s was %s long before the %s.", f.other, f.action, f.reason),
		}[v]
	case 7:
		return [...]string{
			fmt.Sprintf("A judge in %s ruled on %s %d that %s must pay %d euros to the %s for the %s.", f.place, f.month, f.day, who, number, f.body, f.reason),
			fmt.Sprintf("%s was ordered by a court in %s to pay the %s %d euros over the %s.", who, f.place, f.body, number, f.reason),
			fmt.Sprintf("The court found %s responsible for the %s and awarded the %s %d euros.", f.last, f.reason, f.body, number),
		}[v]
	case 8:
		return [...]string{
			fmt.Sprintf("If the %s lasts, the %s will ask the %s %s to take in more %s, %s added.", f.reason, f.body, f.manner, f.matter, f.count, f.last),
			fmt.Sprintf("%s said more %s would go to the %s should the %s go on.", who, f.count, f.matter, f.reason),
			fmt.Sprintf("The %s plans to send %s to the %s in %s.", f.body, f.count, f.matter, f.place),
		}[v]
	}
	return [...]string{
		fmt.Sprintf("The %s is %d metres long and was %s in %d, when %s had a %s %s.", f.matter, number, f.action, 1900+f.day, f.place, f.manner, f.other),
		fmt.Sprintf("Built in %d, the %s of %s measures %d metres.", 1900+f.day, f.matter, f.place, number),
		fmt.Sprintf("%s's %s, %d metres long, has been %s several times since %d.", f.place, f.matter, number, f.action, 1900+f.day),
	}[v]
}

// invented writes facts down as an article of about 600 words.
func invented(r *rand.Rand, name string, told []fact) *source.Article {
	var b strings.Builder
	words, in := 0, 0
	for i := range told {
		if r.IntN(5) == 0 {
			continue
		}
		s := told[i].tell(r)
		words += len(strings.Fields(s))
		b.WriteString(s)
		if in++; in == 3 {
			b.WriteByte('\n')
			in = 0
		} else {
			b.WriteByte(' ')
		}
		if words >= 600 {
			break
		}
	}
	a := &source.Article{File: name + ".txt", Path: "seeds/invented/" + name + ".txt", Text: strings.TrimSpace(b.String())}
	at := 0
	for _, p := range strings.Split(a.Text, "\n") {
		a.Blocks = append(a.Blocks, source.Block{Span: source.Span{Start: at, End: at + len(p)}, Class: source.Prose})
		at += len(p) + 1
	}
	sum := sha256.Sum256([]byte(a.Text))
	a.SHA256 = hex.EncodeToString(sum[:])
	return a
}

// unrelated invents articles of which no two tell the same.
func unrelated(n int) []*source.Article {
	out := make([]*source.Article, n)
	for i := range out {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		out[i] = invented(r, fmt.Sprintf("n%03d", i), facts(r, 50))
	}
	return out
}

// reworked invents articles that all tell one story, each in its own words.
func reworked(n int) []*source.Article {
	told := facts(rand.New(rand.NewPCG(2, 0)), 50)
	out := make([]*source.Article, n)
	for i := range out {
		out[i] = invented(rand.New(rand.NewPCG(2, uint64(i+1))), fmt.Sprintf("n%03d", i), told)
	}
	return out
}
