package main

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/grammar/internal/net"
)

// classesOf lists what the network may choose from, in order of their frequency.
func classesOf(train []sentence) net.Classes {
	tags, whole, rules, fine, relations := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range train {
		for i, f := range s.forms {
			tags[s.tags[i]]++
			whole[s.tags[i]+"|"+s.feats[i]]++
			fine[s.fine[i]]++
			relations[s.labels[i]]++
			rules[net.Derive(f, s.lemmas[i]).String()]++
		}
	}
	return net.Classes{Tags: frequent(tags, 1), Whole: frequent(whole, 2), Rules: frequent(rules, 2), Fine: frequent(fine, 1), Relations: frequent(relations, 1)}
}

// frequent lists what was counted at least so often, the most frequent first.
func frequent(count map[string]int, least int) []string {
	var out []string
	for s, n := range count {
		if n >= least {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return out
}

// settled is the share of a form's uses that must have one lemma for the table of lemmas to decide.
const settled = 0.9

// lemmasOf makes the table of lemmas: for plain forms, and for forms as they are written where that makes another lemma.
// A form that stands once and has the usual lemma is left out: the network finds that too.
func lemmasOf(train []sentence, rules []string) net.Lemmas {
	at := index(rules)
	written, plain := map[string]map[string]int{}, map[string]map[string]int{}
	add := func(m map[string]map[string]int, key, rule string) {
		if m[key] == nil {
			m[key] = map[string]int{}
		}
		m[key][rule]++
	}
	low := map[string]string{}
	for _, s := range train {
		for i, f := range s.forms {
			if strings.Contains(f, "\n") {
				continue
			}
			whole, rule := s.tags[i]+"|"+s.feats[i], net.Derive(f, s.lemmas[i]).String()
			add(written, net.LemmaKey(f, whole), rule)
			add(plain, net.LemmaKey(net.Plain(f), whole), rule)
			low[net.LemmaKey(f, whole)] = net.LemmaKey(net.Plain(f), whole)
		}
	}
	table := map[string]int32{}
	choose := func(count map[string]int) (int32, int) {
		total, best := 0, frequent(count, 1)[0]
		for _, n := range count {
			total += n
		}
		rule, ok := at[best]
		if !ok || float64(count[best]) < settled*float64(total) {
			rule = net.Undecided
		}
		return rule, total
	}
	for key, count := range plain {
		rule, total := choose(count)
		if small := written[key]; small != nil { // "i", not "I"
			if r, n := choose(small); n >= 2 {
				rule = r
			}
		}
		if total >= 2 || rule != net.Undecided && rules[rule] != "l0+" && rules[rule] != "f0+" {
			table[key] = rule
		}
	}
	for key, count := range written {
		rule, total := choose(count)
		if other, ok := table[low[key]]; key != low[key] && ok && rule != other && total >= 2 {
			table[key] = rule
		}
	}
	var l net.Lemmas
	for key := range table {
		l.Keys = append(l.Keys, key)
	}
	slices.Sort(l.Keys)
	for _, key := range l.Keys {
		l.Rules = append(l.Rules, table[key])
	}
	return l
}
