package collate

import (
	"strings"
	"testing"

	"variorum/generator/source"
)

// glasses is a report; letter is a newsletter with an item on its matter among others, each with a line that announces it above
// its heading.
const (
	glasses = "Halvorsen Optics showed a pair of glasses on Monday that throw a picture on the eye of whoever wears them.\n" +
		"The glasses, called Lumen, weigh 40 grams and have no camera, the company from Bergen said.\n" +
		"A laser in the frame draws the picture, and the wearer sees messages and arrows that show the way.\n" +
		"Halvorsen will sell the Lumen to developers first, and to everybody in two years.\n"
	letter = "They look like glasses.\n" +
		"Halvorsen hides a laser in a frame\n" +
		"The Lumen glasses of Halvorsen Optics weigh 40 grams, and a laser in the frame draws a picture on the eye. The company showed them in Bergen on Monday, without a camera.\n" +
		"The race is over.\n" +
		"How Petra Lindqvist built a sledge\n" +
		"Petra Lindqvist lost a leg when her motorcycle slid off a mountain road. The carpenter then built a sledge for herself, and has won four medals with it since, two of them in Oslo.\n" +
		"He sleeps at home again.\n" +
		"Banker Okafor leaves prison early\n" +
		"A court in Lagos shortened the sentence of Daniel Okafor, who had bribed ministers for a licence. Okafor was driven home by his brother on Sunday night.\n" +
		"Put it away.\n" +
		"Wales forbids telephones at the wheel\n" +
		"Whoever holds a telephone in a parked car in Wales pays a fine from April. Judges had ruled that a road is a road, even where nobody moves.\n"
	sections = "Halvorsen Optics of Bergen showed a pair of glasses on Monday.\n" +
		"The Lumen glasses throw a picture on the eye with a laser in the frame.\n" +
		"How it began\n" +
		"Signe Dahl had the idea in a hospital in Tromsø, where she lay with a broken hip and could not hold a telephone, she said. She asked Jonas Berg to draw a frame.\n" +
		"What it costs\n" +
		"The Lumen will cost about as much as a good telephone, Dahl said, and the laser is the most expensive part of the glasses.\n" +
		"What comes next\n" +
		"Developers get the glasses first. Halvorsen wants to know what they make of the picture before everybody can buy the Lumen.\n"
)

// TestItems sets the items of a newsletter aside that are of other matters, with the lines that announce them, and leaves the
// sections of a report alone, of which one tells of people whom nobody else names.
func TestItems(t *testing.T) {
	prose := func(c *Collation, file string) string {
		a := sourceOf(t, c, file).Article
		var out []string
		for _, b := range a.Blocks {
			if b.Class == source.Prose {
				out = append(out, b.Of(a.Text))
			}
		}
		return strings.Join(out, "\n")
	}
	c, _ := Story(Input{Slug: "s", Articles: articles(t, letter, glasses, sections)})
	have := prose(c, "a.txt")
	for _, want := range []string{"They look like glasses", "The Lumen glasses of Halvorsen"} {
		if !strings.Contains(have, want) {
			t.Errorf("the story's item lost %q:\n%s", want, have)
		}
	}
	for _, other := range []string{"The race", "Lindqvist", "He sleeps", "Okafor", "Put it away", "parked car"} {
		if strings.Contains(have, other) {
			t.Errorf("an item of another matter is prose, %q:\n%s", other, have)
		}
	}
	have = prose(c, "c.txt")
	for _, want := range []string{"Signe Dahl", "good telephone", "Developers get"} {
		if !strings.Contains(have, want) {
			t.Errorf("the report lost %q:\n%s", want, have)
		}
	}
	c, _ = Story(Input{Slug: "s", Articles: articles(t, letter)})
	if have := prose(c, "a.txt"); !strings.Contains(have, "Okafor") {
		t.Errorf("a newsletter alone lost an item:\n%s", have)
	}
}

// TestItemsGallery takes the frames of a gallery for captions where another article tells the story.
func TestItemsGallery(t *testing.T) {
	const gallery = "Photos: The new glasses A woman from Bergen looks at a map that the glasses show. Hide Caption 1 of 3\n" +
		"Photos: The new glasses Engineers watch as the laser is put into the frame. Hide Caption 2 of 3\n" +
		"Photos: The new glasses A visitor waits for her turn in front of the hall. Hide Caption 3 of 3\n"
	c, _ := Story(Input{Slug: "s", Articles: articles(t, gallery, glasses)})
	a := sourceOf(t, c, "a.txt").Article
	for _, b := range a.Blocks {
		if b.Class == source.Prose {
			t.Errorf("a picture is told as prose beside a report: %q", b.Of(a.Text))
		}
	}
	c, _ = Story(Input{Slug: "s", Articles: articles(t, gallery)})
	told := false
	for _, b := range sourceOf(t, c, "a.txt").Article.Blocks {
		told = told || b.Class == source.Prose
	}
	if !told {
		t.Error("a gallery alone has no prose")
	}
}

// TestItemsList sets the entries of a list aside that are of other events than the story's, though all of them share its words:
// their headings are made alike.
func TestItemsList(t *testing.T) {
	const (
		fire = "A fire in the Orpheum theatre in Carleton killed 14 people on Friday night, the fire brigade said.\n" +
			"The exits were locked, and the people who died had run to the back of the theatre, where smoke killed them.\n" +
			"Firefighters broke the doors open when the roof was already in flames.\n"
		list = "The fire in the Orpheum theatre in Carleton that killed 14 people on Friday was the worst for years.\n" +
			"Here are others of the past century:\n" +
			"Norbury ballroom: 40 killed\n" +
			"Curtains caught flames at a spring ball in Norbury in 1931, and forty dancers were trampled or choked on the stairs, among them the mayor.\n" +
			"Circus Amato: 31 killed\n" +
			"A lamp fell in the stables of the Circus Amato near Pavia in 1954; children in the upper rows could not reach the ladders.\n" +
			"Hotel Bristol: 22 killed\n" +
			"Guests jumped from balconies in Skagen in 1968 when the lift shaft of the Bristol filled with smoke at dawn.\n"
	)
	c, _ := Story(Input{Slug: "s", Articles: articles(t, fire, list)})
	a := sourceOf(t, c, "b.txt").Article
	for _, b := range a.Blocks {
		text := b.Of(a.Text)
		if own := strings.Contains(text, "Orpheum"); b.Class == source.Prose && !own && !strings.Contains(text, "Here are") || own && b.Class != source.Prose {
			t.Errorf("%q is %q", text, b.Class)
		}
	}
}
