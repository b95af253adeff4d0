package source

import (
	"net/url"
	"testing"
)

func TestReachable(t *testing.T) {
	for address, want := range map[string]bool{
		"https://news.example/a":       true,
		"https://news.example.:8443":   true,
		"https://zürich.example":       true,
		"http://192.0.2.7/":            true,
		"http://[2001:db8::1]/":        true,
		"http://xn--bcher-kva.example": true,
		"http://a..example":            false,
		"http://.example":              false,
		"http://a<b>.example":          false,
		"http://a|b.example/":          false,
		"http://a%2fb.example/":        false,
		"http://[::1%25eth0]/":         false,
		"http://256.1.1.1/":            false,
		"http://1.2.3/":                false,
		"http://news.example:99999/":   false,
		"http://:80/":                  false,
		"http://a\u200bb.example/":     false,
	} {
		u, err := url.Parse(address)
		if have := err == nil && Reachable(u); have != want {
			t.Errorf("%s: have %v, want %v", address, have, want)
		}
	}
}
