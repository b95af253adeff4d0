package statement

import (
	"fmt"
	"strings"
	"testing"

	"variorum/generator/quality/mutate"
)

func showNames(d *Doc) string {
	var out []string
	for _, n := range d.Names {
		s := d.Words(n.Span)
		if n.Full != s {
			s += " = " + n.Full
		}
		s += " " + string(n.Kind)
		if n.Role.Len() > 0 {
			s += " (" + d.Words(n.Role) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Norwegian Foreign Minister Anna Holt met President Pavel Orlik.", "Anna Holt person (Norwegian Foreign Minister); Pavel Orlik person (President)"},
		{"U.S. Secretary of State Paul Reed spoke. Reed left.", "Paul Reed person (U.S. Secretary of State); Reed = Paul Reed person"},
		{"Millbrook Police Chief Dana Ortega said so. Ortega smiled.", "Dana Ortega person (Millbrook Police Chief); Ortega = Dana Ortega person"},
		{"Peter Vale, 67, was fined. Vale, a baker, paid.", "Peter Vale person (67); Vale = Peter Vale person (a baker)"},
		{"Mark Stone, a spokesman for the union, said no.", "Mark Stone person (a spokesman for the union)"},
		{"It saw a letter of his lawyer, Gregory A. Vega, to the court. Vega left.", "Gregory A. Vega person (his lawyer); Vega = Gregory A. Vega person"},
		{"Alma I. Reed said it was vitamin A. The others agreed.", "Alma I. Reed person"},
		{"The girl's uncle, Wu Jianlin, told reporters.", "Wu Jianlin person (The girl's uncle)"},
		{"He told state news agency KVN Vesti.", "KVN Vesti body (state news agency)"},
		{"the 58-year-old Harlan told the Milltown Times-Courier", "Harlan person (58-year-old); Milltown Times-Courier body"},
		{"They flew to the USS Ann Reed on Friday and were assigned to Ann Reed.", "USS Ann Reed thing; Ann Reed = USS Ann Reed thing"},
		{"The Paul Delco Co. opened the Delco Channel. It was closed by Delco on Friday.", "Paul Delco Co body; Delco Channel thing; Delco = Paul Delco Co body"},
		{"He told U.S. Customs and Border Protection and the Office of Science and Technology Policy.", "U.S. Customs and Border Protection body; Office of Science and Technology Policy body"},
		{"The Green Star said it would help.", "Green Star body"},
		{"Josko Mirra, who fled with his sons, said he had no warning.", "Josko Mirra person"},
		{"They spoke to Josko Mirra, a fisherman who escaped.", "Josko Mirra person (a fisherman)"},
		{"Josko Mirra, who fled with his sons, left.", "Josko Mirra thing"},
		{"Ann Lee-Holt spoke. It was Lee-Holt who met Song Jae-in there.", "Ann Lee-Holt person; Lee-Holt = Ann Lee-Holt person; Song Jae-in thing"},
		{"Overton Sheriff’s Office Director Ron Levend spoke.", "Ron Levend person (Overton Sheriff’s Office Director)"},
		{"“Harbour Patrol boats left,” it said. They joined the Harbour Patrol, and Central Norwegians asked why.", "Harbour Patrol body; Harbour Patrol body; Central Norwegians thing"},
		{"It saw former President Ann Reed held.", "Ann Reed person (former President)"},
		{"Mr Song said it. Witnesses saw Mr Song.", "Song person; Song person"},
		{"The Federal Fish Commission met. The FFC voted.", "Federal Fish Commission body; FFC = Federal Fish Commission body"},
		{"The United States agreed, but the U.S. did not.", "United States place; U.S. = United States place"},
		{"Millbrook Police Department's Night Crime Division was there.", "Millbrook Police Department body; Night Crime Division body"},
		{"She lives in Dunham, Ohio, near Lake Wren.", "Dunham place; Ohio place; Lake Wren place"},
		{"Rescuers dug. Excavators came. However, It rained on Sunday in May.", ""},
		{"The Prime Minister met the Russian and two Germans.", ""},
		{"He works for General Motors and the Department of Health and Human Services.", "General Motors body; Department of Health and Human Services body"},
		{"In New York Reed said so, and Paul Reed left.", "New York place; Reed = Paul Reed person; Paul Reed person"},
		{"The Bank of Ruritania and the University of West Ham agreed.", "Bank of Ruritania body; University of West Ham body"},
		{"Ludwig van der Berg met Sara de la Cruz and Jean-Luc Petit.", "Ludwig van der Berg person; Sara de la Cruz person; Jean-Luc Petit person"},
	} {
		if have := showNames(readLine(t, c.text, "2021-06-17")); have != c.want {
			t.Errorf("%q\nhave %s\nwant %s", c.text, have, c.want)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ann Lee", "Lee", true},
		{"Ann Lee", "A. Lee", true},
		{"Ann Lee", "Bo Lee", false},
		{"William Reed", "Bill Reed", true},
		{"Alex Reed", "Alexander Reed", true},
		{"Mr Reed", "Alexander Reed", true},
		{"Ann Lee", "Ann", false},
		{"U.S.", "United States", true},
		{"US", "America", true},
		{"Britain", "UK", true},
		{"Norway", "Sweden", false},
		{"Oslo", "Norway", false},
		{"WHO", "World Health Organization", true},
		{"FFC", "U.S. Federal Fish Commission", true},
		{"FFC", "Forest Fire Service", false},
		{"State Department", "U.S. State Department", true},
		{"the Daily Post", "Daily Post", true},
		{"", "Lee", false},
	} {
		if have := SameName(c.a, c.b); have != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.a, c.b, have)
		}
		if have := SameName(c.b, c.a); have != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.b, c.a, have)
		}
	}
}

// FuzzRead reads any bytes: no panic, every span inside the text.
func FuzzRead(f *testing.F) { targetLines(f).Fuzz(f) }

func TestMutatedLines(t *testing.T) { targetLines(t).Test(t) }

func targetLines(tb testing.TB) mutate.Target {
	tb.Helper()
	seeds := []string{
		"On Sunday, May 3, 2019, at 9:30 p.m., 5-6,000 people met U.S. Secretary of State Paul Reed, 67, of Dunham, Ohio.",
		"“Two days later, on Oct. 31”, 40-metre-deep $1.2bn 2½ half a million 9.11.2025 11:00-12:00 GMT @a #b http://x.y/2019",
		"vor zwei Wochen am 9. November 2025 um 21.30 Uhr", "A a an one and a half 99999999999999999999 1,2,3,4 1.2.3.4 ½",
	}
	return mutate.Target{Name: "FuzzRead", Seeds: seeds, Try: func(t *testing.T, text string) {
		d := readLine(t, strings.ToValidUTF8(text, "?"), "2021-06-17")
		n := len(d.Article.Text)
		check := func(what string, spans ...Span) {
			for _, s := range spans {
				if s.Start < 0 || s.End < s.Start || s.End > n {
					t.Fatalf("%s: span %v outside %d bytes", what, s, n)
				}
			}
		}
		last := map[string]int{}
		ordered := func(what string, s Span) {
			if s.Start < last[what] || s.Len() == 0 {
				t.Fatalf("%s: span %v out of order or empty", what, s)
			}
			last[what] = s.Start
		}
		for _, x := range d.Dates {
			check("date", x.Span)
			ordered("date", x.Span)
		}
		for _, x := range d.Numbers {
			check("number", x.Span, x.Counted)
			ordered("number", x.Span)
			if x.Low > x.High {
				t.Fatalf("number %q: %d > %d", d.Words(x.Span), x.Low, x.High)
			}
		}
		for _, x := range d.Names {
			check("name", x.Span, x.Role)
			ordered("name", x.Span)
		}
		for _, x := range d.Cues {
			check(fmt.Sprint("cue ", x.Kind), x.Span)
		}
	}}
}
