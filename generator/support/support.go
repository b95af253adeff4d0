// Package support answers one question: does this source bear out these words? It is the only place that decides it;
// collate (what says the same), compose (whom to cite) and verify (what is wrong with an edit) ask here.
//
// The words are read into claims, the source into its claims. Claim is held against claim, slot by slot: predicate, who and
// whom, when, where, how many, said by whom, modality, polarity, tense, quotation. Each word of the claim is explained by
// a span of the source or named as what is lacking. The frame is natural logic (MacCartney & Manning 2009): an edit from
// the source's words to the claim's is equal, wider, narrower, opposite or unknown; only equal and wider bear out.
package support
