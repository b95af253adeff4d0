//go:build unix

package statement

import (
	"syscall"
	"testing"
	"time"
)

// TestReadIsLinear reads one long text and one of four times its length, by the time that the processor takes.
func TestReadIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Skip(err)
		}
		return time.Duration(u.Utime.Nano())
	}
	measure := func(n int) time.Duration {
		var long []string
		for range n {
			long = append(long, page...)
		}
		a := article("en", long...)
		best := time.Hour
		for range 3 {
			from := used()
			Read(a)
			best = min(best, used()-from)
		}
		return best
	}
	if one, four := measure(20), measure(80); four > 10*one+50*time.Millisecond {
		t.Errorf("four times the text takes %v, %.1f times as long as %v", four, float64(four)/float64(one), one)
	}
}
