// Package grammar says what grammar says of a text: its sentences and tokens with lemma, tag and features, a dependency
// tree for each sentence, noun phrases, one frame a clause, mentions and coreference chains: what the subject is, which
// noun a number counts, what is denied, said, conditional or past, and whom "he" means. It is to be the one door to
// grammar; sentences are asked here alone, while statement and the rooms below it still answer the rest from their tokens.
//
// Input is a text and the ranges of it that are to be read, each by itself (paragraphs, captions, headlines). Output is a
// Doc, whose items hold byte ranges of the text and stand in the order of their start. Trees are Universal Dependencies,
// version 2 (de Marneffe et al. 2021), as in the English treebanks EWT and GUM; tokens too: "don't" is "do" and "n't".
//
// Every answer has a Margin: how sure it is, calibrated on texts that the weights were not trained on. Below Sure a
// caller must treat an answer as unknown. A language without weights gets tokens and sentences; every grammatical answer
// is then unknown (Doc.Trees is false, heads are None).
//
// Reading is a pure function: the same text gives the same Doc on every machine. Its steps, each a pure function of what the
// steps before it made, but for the last trees, which are remembered (recent.go): words and sentences (words.go, sentences.go), tokens (tokens.go, a table of joins), tags and trees
// (the package neural, by biaffine attention after Dozat and Manning 2017; mended by the table in repairs.go), phrases, frames
// (tables of rules over edges: kinds, roles, denials, modalities, tenses), mentions, chains (sieves after Lee et al. 2013;
// pronouns by a ranking model whose weights stand in coref.tsv). Words that the rules rest on are tables of the lexicon:
// clause-words, clause-signals, leaning.
//
// It refuses to guess: "this" and "that" alone are not resolved, "it" hardly ever reaches Sure, and bridging ("the car … the
// wheel") is not read. LeansOn says what a sentence needs from others, so that it need not be rewritten to be moved.
package grammar

import "variorum/generator/source"

// Span is a range of bytes of the text.
type Span = source.Span

// None stands for an index where there is nothing, or where it is unknown.
const None = -1

// Margin is how probable an answer is, in thousandths: 1000 is certain, 0 unknown.
type Margin int16

// Sure is the least margin at which an answer may be used for something that is printed.
const Sure Margin = 900

// Doc is a text, read.
type Doc struct {
	Text      string
	Language  string // ISO 639-1 of the text
	Trees     bool   // whether tags, trees, frames and chains were read; else only tokens and sentences
	Tokens    []Token
	Sentences []Sentence
	Phrases   []Phrase  // in the order of their heads
	Frames    []Frame   // in the order of their predicates
	Mentions  []Mention // in the order of their heads; a coordinated phrase stands behind its first part
	Chains    []Chain

	owner  []int32 // token -> frame of the clause that it stands in; nil without trees
	quoted []bool  // token -> whether it stands in quotation marks; nil without trees
}

// Token is a word, a part of one ("n't", "'s"), a number or a mark.
type Token struct {
	Span
	Norm     string // lower case, NFC, straight quotation marks and hyphens
	Lemma    string // as in the treebanks: "be", "Obama", "child"
	Tag      Tag
	Features Features
	Sentence int    // index into Doc.Sentences
	Head     int    // index into Doc.Tokens of the head; None for a sentence's root and where unknown
	Relation string // to the head, with its subtype: "nsubj:pass"; "root" for the root, "" where unknown
	Margin   Margin // of head and relation together
}

// Tag is a universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, PRON, DET, NUM, ADP, CCONJ, SCONJ, PART, INTJ, PUNCT,
// SYM, X; "" where unknown.
type Tag string

// Features is the morphological features that callers ask for, by their names in Universal Dependencies; "" where a word has none.
type Features struct {
	Number, Person, Gender, Case          string // Sing Plur; 1 2 3; Masc Fem Neut; Nom Acc
	Tense, Mood, VerbForm, Voice          string // Past Pres; Ind Imp Sub; Fin Inf Part Ger; Pass
	Definite, PronType, Degree, NumType   string // Def Ind; Prs Dem Rel Int Art; Cmp Sup; Card Ord
	Polarity, Poss, Reflex, Abbr, NumForm string // Neg; Yes; Yes; Yes; Digit Word
}

// Sentence is a sentence or, where the text is no prose, a line.
type Sentence struct {
	Span
	Range  int    // index of the range given to Read that it stands in
	Tokens [2]int // range of Doc.Tokens
	Root   int    // index into Doc.Tokens; None where unknown
	Frames [2]int // range of Doc.Frames
	Margin Margin // of the whole tree's skeleton: root, its subject, the clauses
}

// Phrase is a noun phrase: a noun, name or pronoun with all that hangs on it but clauses, appositions and conjuncts.
type Phrase struct {
	Span
	Head       int   // token
	Determiner int   // token; None
	Number     int   // token of the number that counts the head ("14 of the 20 people": 14); None
	Modifiers  []int // tokens: adjectives, compounds, names before the head
	Of         []int // phrases hung on the head by a preposition, in order
	Owner      int   // phrase of the possessor ("the mayor's house": the mayor); None
	Apposition int   // phrase that says who this is ("Ann Lee, the mayor"): its index; None
	Conjuncts  []int // phrases joined with this one by "and", "or", commas; the first one of the list holds them
	Mention    int   // index into Doc.Mentions; None
	Margin     Margin
}

// Frame is what one clause tells: a predicate with its arguments by role. Voice is undone ("was arrested by police": the
// agent is the police), light verbs and particles are part of the predicate ("took into custody": "arrest").
type Frame struct {
	Span             // of the clause's own words; clauses that hang in it have frames of their own
	Sentence  int    // index into Doc.Sentences
	Predicate int    // token of the verb, or of the noun, adjective or name after a copula
	Lemma     string // of the predicate, with particle: "carry out"; light verbs and set phrases resolved
	Kind      ClauseKind
	Parent    int // index into Doc.Frames of the clause that this one hangs in; None
	Arguments []Argument
	Negated   bool
	Negation  int // token that denies it; None
	Modality  Modality
	Modal     int // token of the modal verb, adverb or verb that brings the modality; None
	Tense     Tense
	Aspect    Aspect
	Passive   bool
	Copular   bool
	Speaker   int // index into Doc.Mentions of who says it, where the clause is reported or quoted; None
	Saying    int // index into Doc.Frames of the clause that reports it; None
	Condition int // index into Doc.Frames of the condition it stands under; None
	Margin    Margin
}

// ClauseKind tells how a clause hangs in its sentence.
type ClauseKind string

// The kinds of clauses.
const (
	Main       ClauseKind = "main"
	Coordinate ClauseKind = "coordinate" // shares its place with the clause before
	Complement ClauseKind = "complement" // of a verb that is no speech: "decided to go"
	Speech     ClauseKind = "speech"     // what is said, thought, known
	Relative   ClauseKind = "relative"
	Participle ClauseKind = "participle" // "killing four"
	Condition  ClauseKind = "condition"
	Cause      ClauseKind = "cause"
	Purpose    ClauseKind = "purpose"
	Time       ClauseKind = "time"
	Concession ClauseKind = "concession"
	Other      ClauseKind = "other"
)

// Modality tells how far a clause is told as a fact.
type Modality string

// The modalities. A clause has the one that takes most away.
const (
	Fact      Modality = "fact"
	Possible  Modality = "possible"  // may, might, could, perhaps, possibly
	Probable  Modality = "probable"  // likely, expected to
	Alleged   Modality = "alleged"   // allegedly, reportedly, accused of
	Obliged   Modality = "obliged"   // must, should, has to
	Able      Modality = "able"      // can, is able to
	Intended  Modality = "intended"  // plans to, wants to, agreed to
	Attempted Modality = "attempted" // tried to
	Proposed  Modality = "proposed"  // proposed, urged, demanded that
	Unreal    Modality = "unreal"    // would, if … were
)

// Tense is when a clause holds, seen from the text's own time.
type Tense string

// The tenses.
const (
	Past    Tense = "past"
	Present Tense = "present"
	Future  Tense = "future"
	NoTense Tense = "" // not finite and not settled by the clause it hangs in
)

// Aspect is how a clause unfolds.
type Aspect string

// The aspects.
const (
	Simple      Aspect = ""
	Perfect     Aspect = "perfect"
	Progressive Aspect = "progressive"
)

// Argument is a part of a frame.
type Argument struct {
	Role   Role
	Token  int    // head token
	Phrase int    // index into Doc.Phrases; None for clauses and adverbs
	Frame  int    // index into Doc.Frames where the argument is a clause; None
	Case   string // preposition or conjunction before it: "in", "after"
	Margin Margin
}

// Role is what an argument is to its predicate.
type Role string

// The roles. Agent and Patient are the logical subject and object, whatever the voice.
const (
	Agent     Role = "agent"
	Patient   Role = "patient"
	Recipient Role = "recipient"
	Attribute Role = "attribute" // what is said of the subject by a copula
	Where     Role = "where"
	When      Role = "when"
	How       Role = "how"
	Oblique   Role = "oblique" // any other part with a preposition
	Content   Role = "content" // a clause as object
)

// Mention is a phrase or a word that stands for somebody or something.
type Mention struct {
	Span
	Head   int // token
	Phrase int // index into Doc.Phrases; None
	Kind   MentionKind
	Chain  int    // index into Doc.Chains
	Link   int    // index into Doc.Mentions of the antecedent, which may stand behind ("in his list, Ann's brother …"); None
	Margin Margin // of Link
}

// MentionKind tells what a mention is.
type MentionKind string

// The kinds of mentions.
const (
	Named   MentionKind = "name"
	Nominal MentionKind = "noun"
	Pronoun MentionKind = "pronoun"
)

// Chain is the mentions of one person, body or thing.
type Chain struct {
	Mentions []int  // in order
	Name     string // the fullest name; "" where it has none
	Kind     string // "person", "body", "place", "thing", "" where unknown
	Gender   string // "m", "f", "" where unknown
	Plural   bool
}
