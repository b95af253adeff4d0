// Has tells which words the tables have that it was linked with.
package main

import (
	"fmt"

	"variorum/generator/lexicon"
)

func main() {
	en := lexicon.For("en")
	fmt.Printf("has march: %v, may: %v, kilometre: %v\n", en.Table("months").Has("march"), en.Table("months").Has("may"), en.Table("units").Has("kilometre"))
}
