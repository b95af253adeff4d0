package digest

import (
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// composed makes the digest of articles, one text each.
func composed(t *testing.T, texts ...string) string {
	t.Helper()
	fsys := fstest.MapFS{}
	for i, text := range texts {
		fsys["s/"+string(rune('a'+i))+".txt"] = &fstest.MapFile{Data: []byte(text)}
	}
	story, found := source.ReadStory(fsys, ".", "s")
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	c, _ := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
	return strings.ReplaceAll(Compose(c).Markdown(c), "\n", " ")
}

func TestWordsOfTheLeadsPersonFollowIt(t *testing.T) {
	a := "Mayor Ada Quill has offered to meet the ferry workers in Tarn Harbour next week.\n\n" +
		"The strike began in March after the port closed two of its five piers.\n\n" +
		"Quill said, “I want to hear every one of them before the council votes.”\n\n" +
		"The port employed 420 people in January.\n\nThe council votes on Friday in the old customs house.\n\nThe last strike at the port lasted nine weeks and ended without a deal.\n"
	b := "Mayor Ada Quill offered to meet the ferry workers in Tarn Harbour next week.\n\n" +
		"“I want to hear every one of them before the council votes,” Quill said.\n\n" +
		"The strike began in March after the port closed two of its five piers.\n\nThe council votes on Friday in the old customs house.\n"
	have := composed(t, a, b)
	quote, strike := strings.Index(have, "I want to hear"), strings.Index(have, "The strike began")
	if quote < 0 || strike >= 0 && strike < quote {
		t.Errorf("the mayor's words do not follow the lead:\n%s", have)
	}
}

func TestStampsAreNotPrinted(t *testing.T) {
	have := composed(t, "A crane fell on two houses in Tarn Harbour on Monday, the police said.\n\nUpdated 6:40 p.m.\n\nNobody lived in the houses, which were to be pulled down in May.\n",
		"A crane fell on two houses in Tarn Harbour on Monday, the police said.\n\nThe crane was 40 metres high.\n")
	if strings.Contains(have, "Updated") {
		t.Errorf("a stamp is printed:\n%s", have)
	}
}

func TestNothingIsToldTwice(t *testing.T) {
	have := composed(t, "The offer was first reported by the Tarn Gazette on Sunday, the harbour office said.\n\nThe pier will be closed until 12 May because its posts are rotten.\n",
		"The pier will be closed until 12 May because its posts are rotten.\n\nThe remark was first reported by the Tarn Gazette.\n")
	if n := strings.Count(have, "first reported"); n > 1 {
		t.Errorf("told %d times:\n%s", n, have)
	}
}
