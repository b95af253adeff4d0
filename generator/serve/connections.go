package serve

import (
	"net"
	"net/http"
	"sync"
)

// Bounds of open connections. A browser keeps some six to one place, and a page with live reload one more.
const (
	mostIdle = 100  // that were answered and wait for their next request
	mostOpen = 1000 // in all
)

// connections counts a server's connections by what they do. Where there are too many, the one that has waited longest
// is closed, which a client takes for the end of an idle connection; one that is being answered never is. Where all are
// being answered, the one that has just come is closed. Its method observe is the server's ConnState.
type connections struct {
	mu     sync.Mutex
	state  map[net.Conn]http.ConnState
	queues map[http.ConnState][]net.Conn // of those that wait, new and idle, the oldest first
}

func newConnections() *connections {
	return &connections{state: map[net.Conn]http.ConnState{}, queues: map[http.ConnState][]net.Conn{}}
}

func (c *connections) observe(conn net.Conn, state http.ConnState) {
	if old := c.change(conn, state); old != nil {
		_ = old.Close() // its end is told as a change of state
	}
}

// change notes what a connection does now and returns one to close, or nil.
func (c *connections) change(conn net.Conn, state http.ConnState) net.Conn {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.leave(conn)
	switch state {
	case http.StateClosed, http.StateHijacked:
		delete(c.state, conn)
		return nil
	case http.StateNew, http.StateIdle:
		c.queues[state] = append(c.queues[state], conn)
	}
	c.state[conn] = state
	switch {
	case len(c.queues[http.StateIdle]) > mostIdle:
		return c.oldest(http.StateIdle)
	case len(c.state) <= mostOpen:
		return nil
	case len(c.queues[http.StateIdle]) > 0:
		return c.oldest(http.StateIdle)
	case len(c.queues[http.StateNew]) > 0:
		return c.oldest(http.StateNew)
	}
	return nil
}

// leave takes a connection out of the queue that it stands in.
func (c *connections) leave(conn net.Conn) {
	queue := c.queues[c.state[conn]]
	for i := range queue {
		if queue[i] == conn {
			c.queues[c.state[conn]] = append(queue[:i:i], queue[i+1:]...)
			return
		}
	}
}

// oldest takes the connection out that has waited longest in a queue.
func (c *connections) oldest(state http.ConnState) net.Conn {
	conn := c.queues[state][0]
	c.queues[state] = c.queues[state][1:]
	delete(c.state, conn)
	return conn
}
