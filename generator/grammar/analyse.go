package grammar

// analyse works out everything that follows from tokens and trees: phrases, frames, mentions and chains.
func analyse(d *Doc) {
}
