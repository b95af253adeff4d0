package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
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

// put remembers a value for a key.
func (m *recent) put(key string, v any) {
	if m.now == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now[key] = v
}

// get returns the value for a key, from this build or the last one; nil where there is none.
func (m *recent) get(key string) any {
	if m.now == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.now[key]
	if !ok {
		if v, ok = m.before[key]; ok {
			m.now[key] = v
		}
	}
	return v
}

// hash returns a key made of parts, whatever bytes they hold.
func hash(parts ...string) string {
	b := make([]byte, 0, 256)
	for _, p := range parts {
		b = append(strconv.AppendInt(b, int64(len(p)), 10), ':')
		b = append(b, p...)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// few keeps the last few big values by key, so that who saves a digest again and again does not wait for its story. It may
// be used by several goroutines.
type few[T any] struct {
	mu    sync.Mutex
	most  int
	keys  []string // the last used last
	value map[string]T
}

func (f *few[T]) get(key string) (v T, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if v, ok = f.value[key]; ok {
		f.keys = append(slices.DeleteFunc(f.keys, func(k string) bool { return k == key }), key)
	}
	return v, ok
}

func (f *few[T]) put(key string, v T) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.most == 0 {
		return
	}
	if f.value == nil {
		f.value = map[string]T{}
	}
	if _, had := f.value[key]; !had {
		f.keys = append(f.keys, key)
	}
	f.value[key] = v
	for len(f.keys) > f.most {
		delete(f.value, f.keys[0])
		f.keys = f.keys[1:]
	}
}
