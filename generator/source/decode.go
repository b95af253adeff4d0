package source

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// errBinary tells a file that is no text in any encoding.
var errBinary = errors.New("it holds bytes that are no text in any encoding known here")

// few is the share of zero bytes, one in so many, up to which a text in UTF-8 is one that something has spilt them into.
const few = 100

// Decode returns the text of raw in UTF-8 with LF line ends and without a byte order mark. The encoding is taken from,
// in this order: a byte order mark; valid UTF-8; label, the name of an encoding that somebody gives for the file ("" for
// none); where page is set, the page's own <meta>; zero bytes in every other place (UTF-16); the look of the letters.
// It returns an error where the text still holds undecodable bytes, or more than a few zero bytes.
func Decode(raw []byte, label string, page bool) (string, error) {
	text, err := decode(raw, label, page)
	if err != nil {
		return "", err
	}
	if n := strings.Count(text, "\x00"); n > 0 && n*few > len(text) {
		return "", errBinary
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

func decode(raw []byte, label string, page bool) (string, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xef, 0xbb, 0xbf}):
		raw = raw[3:]
		if !utf8.Valid(raw) {
			return "", errors.New("it begins as UTF-8 and holds bytes that are not")
		}
		return string(raw), nil
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return exactly(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), raw)
	case utf8.Valid(raw) && bytes.IndexByte(raw, 0x1b) < 0 && bytes.Count(raw, []byte{0})*few <= len(raw):
		return string(raw), nil
	}
	if order, ok := halves(raw); ok {
		return exactly(unicode.UTF16(order, unicode.IgnoreBOM), raw)
	}
	if label != "" {
		e, _ := charset.Lookup(label)
		if e == nil {
			return "", fmt.Errorf("no encoding is called %q", label)
		}
		if text, err := exactly(e, raw); err == nil {
			return text, nil
		}
	}
	if page {
		if e, name, certain := charset.DetermineEncoding(raw, ""); certain || name == "iso-2022-jp" {
			if text, err := exactly(e, raw); err == nil {
				return text, nil
			}
		}
	}
	if utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 {
		return string(raw), nil
	}
	return guess(raw)
}

// exactly decodes raw, or returns an error where a byte has no meaning in the encoding.
func exactly(e encoding.Encoding, raw []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return "", err
	}
	if bytes.Contains(out, []byte("\ufffd")) {
		return "", errBinary
	}
	return string(out), nil
}

// halves reports whether raw looks like UTF-16 without a mark: nearly every other byte of its beginning is zero.
func halves(raw []byte) (unicode.Endianness, bool) {
	n := min(len(raw), 1024) &^ 1
	var zero [2]int
	for i := range n {
		if raw[i] == 0 {
			zero[i%2]++
		}
	}
	switch {
	case n < 4:
		return unicode.BigEndian, false
	case zero[1]*10 >= n/2*7 && zero[0]*10 < n/2:
		return unicode.LittleEndian, true
	case zero[0]*10 >= n/2*7 && zero[1]*10 < n/2:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}
