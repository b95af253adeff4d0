package site

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestPlainAddress holds what is taken for a plain address against what is found of it by parsing it.
func TestPlainAddress(t *testing.T) {
	plainly := 0
	for _, address := range []string{
		"https://example.org/500", "http://example.org", "https://example.org/", "https://a.b.c.example/x/y_z~1.html", "http://localhost/x", "https://example.org//x/../y",
		"https://", "https:///x", "https://example.org.", "https://example..org/", "https://.org", "https://1.2.3.4/", "https://example.1", "https://example.org:80/", "https://user@example.org/",
		"https://Example.org/", "https://exa-mple.org/", "https://example.org/a b", "https://example.org/%41", "https://example.org/?q=1", "https://example.org/#x", "https://example.org/\u00fc",
		"https://" + strings.Repeat("a", 64) + ".org/", "https://" + strings.Repeat("a", 60) + "/", "ftp://example.org/", "javascript:alert(1)", "https:example.org", "https://0x7f/", "https://[::1]/",
	} {
		if !plainAddress(address) {
			continue
		}
		plainly++
		if got, ok := webAddress(" " + address); !ok || got != address { // with a blank it is parsed
			t.Errorf("%q is taken for plain, and leads to %q, %v", address, got, ok)
		}
	}
	if plainly < 6 {
		t.Errorf("only %d are taken for plain", plainly)
	}
}

// TestWeighPlainly holds the words that are weighed against those that a text is divided into, one document after the other.
func TestWeighPlainly(t *testing.T) {
	for _, text := range []string{"", "The ferry, the FERRY and 42 passengers.", "-x-", "Zoë's ferry; naïve ﬁres", "a1B2 c", "the end", strings.Repeat("again ", 20)} {
		want := map[string]int{}
		for word := range terms(text) {
			want[word]++
		}
		got := map[string]int{}
		for word, weight := range weighed(weigh("", "", text)) {
			got[word] = int(weight[0] - '0')
		}
		for word, n := range want {
			want[word] = min(n, 9)
		}
		if !maps.Equal(got, want) {
			t.Errorf("%q weighs %v, want %v", text, got, want)
		}
		if words := slices.Collect(maps.Keys(weights(weigh("", "", text)))); len(words) != len(want) {
			t.Errorf("%q: %d words are read again, want %d", text, len(words), len(want))
		}
	}
}

// TestWeighInOrder weighs more words than a scale keeps, many of which begin alike, and more than two bytes can count: they come
// in order, each once.
func TestWeighInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 3000, 5000, 70_000} {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "alike%d w%x %d ", i*7919%n, i, i)
		}
		var got []string
		for word, weight := range weighed(weigh("", "", b.String())) {
			if weight != "1" {
				t.Fatalf("%s weighs %s", word, weight)
			}
			got = append(got, word)
		}
		if len(got) != 3*n || !slices.IsSorted(got) || len(slices.Compact(got)) != 3*n {
			t.Errorf("%d words of %d, in order: %v", len(got), 3*n, slices.IsSorted(got))
		}
	}
}

// TestPlainEight holds each byte at each of the eight places.
func TestPlainEight(t *testing.T) {
	for b := range 256 {
		for at := range 8 {
			page := []byte("abcdefgh")
			page[at] = byte(b)
			if want := b >= ' ' && b <= '~'; plainEight(binary.LittleEndian.Uint64(page)) != want {
				t.Errorf("byte %#x at %d: plain is %v", b, at, !want)
			}
		}
	}
}
