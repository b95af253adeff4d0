package statement

// Rules look at the words beside a word: the one before, the two behind. Near the edges of a text there are none. So no
// rule indexes the tokens, their classes or their verbs by itself: all ask for a place by At, which past either end gives
// an empty mark. An empty mark is no word, and no rule's word equals it; a loop that runs on while it finds words ends
// there.

// Tokens is the tokens of a text, in order.
type Tokens []Token

// At returns the token at i, or an empty mark past either end.
func (t Tokens) At(i int) *Token {
	if uint(i) < uint(len(t)) {
		return &t[i]
	}
	return &Token{}
}

// classes is the parts of speech of a text's tokens.
type classes []class

// At returns the class of the token at i: a mark past either end.
func (c classes) At(i int) class {
	if uint(i) < uint(len(c)) {
		return c[i]
	}
	return mark
}

// verbForms is the verbs of which a text's tokens can be forms.
type verbForms []verb

// At returns the verb of the token at i: none past either end.
func (v verbForms) At(i int) verb {
	if uint(i) < uint(len(v)) {
		return v[i]
	}
	return verb{}
}
