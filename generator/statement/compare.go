package statement

import (
	"strconv"

	"variorum/generator/lexicon"
)

// Exclusive reports whether two quantities cannot both be true of one thing: their intervals, as bounds, vagueness,
// rounding and the conversion of units leave them, do not meet. Quantities of different dimensions or kinds (an age and
// a length, dollars and euros) exclude nothing. That both are of one thing is for the caller to show.
func Exclusive(a, b Number) bool {
	if a.Age != b.Age || a.Ordinal != b.Ordinal {
		return false
	}
	x, y := interval(a), interval(b)
	if x.base != y.base {
		return false
	}
	if a.Unit != b.Unit && a.Unit != "" { // one was converted from the other, and rounded
		x.widen(slack(a) * x.factor)
		y.widen(slack(b) * y.factor)
	} else if rounds(a, b) || rounds(b, a) {
		return false
	}
	return x.below(y) || y.below(x)
}

// extent is the values that a quantity allows, in thousandths of its base unit.
type extent struct {
	low, high         float64
	openLow, openHigh bool // the end itself is left out
	base              string
	factor            float64
}

func (x *extent) widen(by float64) { x.low, x.high = x.low-by, x.high+by }

func (x extent) below(y extent) bool {
	return x.high < y.low || x.high == y.low && (x.openHigh || y.openLow)
}

const boundless = 1e30

func interval(n Number) extent {
	base, factor := baseOf(n.Unit)
	x := extent{low: float64(n.Low) * factor, high: float64(n.High) * factor, base: base, factor: factor}
	switch n.Bound {
	case ">":
		x.high, x.openLow = boundless, true
	case ">=":
		x.high = boundless
	case "<":
		x.low, x.openHigh = -boundless, true
	case "<=":
		x.low = -boundless
	case "~":
		x.low, x.high = x.low-x.low/10, x.high+x.high/10
	}
	return x
}

// baseOf returns the unit that a unit converts to, and the factor.
func baseOf(unit string) (string, float64) {
	l := lexicon.For("en")
	switch unit {
	case "second":
		return "hour", 1.0 / 3600
	case "minute":
		return "hour", 1.0 / 60
	case "hour":
		return "hour", 1
	case "day":
		return "hour", 24
	case "week":
		return "hour", 168
	case "month":
		return "month", 1
	case "year":
		return "month", 12
	case "":
		return "", 1
	}
	t := l.Table("units")
	for _, e := range t.Entries() {
		if t.Field(e, 0) == unit {
			if f, err := strconv.ParseFloat(t.Field(e, 2), 64); err == nil {
				return t.Field(e, 1), f
			}
		}
	}
	return unit, 1
}

// step returns the place value, in thousandths, of the last digit of a quantity that is not zero: how finely it was
// rounded at most.
func step(n Number) float64 {
	v, s := n.High, int64(1)
	if v == 0 {
		return 1
	}
	for v%10 == 0 {
		v, s = v/10, s*10
	}
	return float64(s)
}

// slack returns by how much, in thousandths, a quantity may be off that was converted from another unit: half its last
// place, a twentieth of it at most.
func slack(n Number) float64 { return min(step(n)/2, float64(n.High)/20) }

// rounds reports whether a may be b rounded: a large number of fewer digits, next to b.
func rounds(a, b Number) bool {
	const large, coarse = 1_000_000, 100_000 // 1,000 and 100 in thousandths
	s := int64(step(a))
	if a.Low != a.High || b.Low != b.High || a.High < large || s < coarse || s <= int64(step(b)) || a.Unit != b.Unit {
		return false
	}
	d := a.High - b.High
	return d <= s/2 && -d <= s/2
}

// Meet reports whether two expressions of time can mean one moment, or one length of time: their intervals share a
// point. What is not known of a date excludes nothing.
func Meet(a, b Date) bool {
	if (a.Kind == Duration) != (b.Kind == Duration) {
		return true
	}
	if a.Kind == Duration {
		x, y := Number{Low: int64(a.Days), High: int64(a.Days), Unit: a.Unit}, Number{Low: int64(b.Days), High: int64(b.Days), Unit: b.Unit}
		p, q := interval(x), interval(y)
		return p.base != q.base || p.low == q.low
	}
	if a.From == "" || b.From == "" {
		return meetWords(a, b)
	}
	if a.Precision == "time" && b.Precision == "time" && (a.words.zone != b.words.zone || a.words.about || b.words.about) {
		return a.From[:10] == b.From[:10] || a.words.zone != b.words.zone
	}
	return !before(a.To, b.From) && !before(b.To, a.From)
}

// before reports whether the moment a ends before the moment b begins; both are ISO 8601, cut to their precision.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// meetWords compares what the words of two dates give, where the interval of one is not known.
func meetWords(a, b Date) bool {
	x, y := a.words, b.words
	differ := func(i, j int) bool { return i > 0 && j > 0 && i != j }
	if x.endDay == 0 && y.endDay == 0 && x.rule == "" && y.rule == "" {
		if differ(x.year, y.year) || differ(x.month, y.month) || x.month == y.month && differ(x.day, y.day) {
			return false
		}
	}
	if x.rule != "" && y.rule != "" && x.rule != y.rule {
		return false
	}
	if differ(x.weekday, y.weekday) {
		return false
	}
	if a.Time != "" && b.Time != "" && x.zone == y.zone && !x.about && !y.about && x.endTime == "" && y.endTime == "" {
		return a.Time == b.Time
	}
	return true
}

// Attributive reports whether a date stands before a noun that it belongs to ("the Oct. 31 summit", "the 2012 games")
// and does not tell when its clause happens.
func (x *Date) Attributive() bool { return x.words.compound && !x.words.led }

// Named reports whether a date is a day with a name, such as "New Year's Eve".
func (x *Date) Named() bool { return x.words.rule != "" }

// Current reports whether a date means the time of publication itself: "as of writing", "this year".
func (x *Date) Current() bool {
	return x.Kind == Deictic && x.words.offset == 0 && x.words.unit != "day"
}
