package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
)

// recent keeps results of the last build by the hash of what they were made of. What a build did not ask for is
// forgotten at its end. Several goroutines may use it between begin and end; outside, nothing is remembered.
type recent struct {
	mu          sync.Mutex
	before, now map[string]any
}

func (m *recent) begin() { m.now = map[string]any{} }

func (m *recent) end() { m.before, m.now = m.now, nil }

// remember returns the result for key, from the last build or else made now. The result must not be changed.
func remember[T any](m *recent, key string, make func() T) T {
	if m.now == nil {
		return make()
	}
	m.mu.Lock()
	v, ok := m.now[key].(T)
	if !ok {
		v, ok = m.before[key].(T)
	}
	m.mu.Unlock()
	if !ok {
		v = make()
	}
	m.mu.Lock()
	m.now[key] = v
	m.mu.Unlock()
	return v
}

// hash returns a key made of parts, whatever bytes they hold.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))
}
