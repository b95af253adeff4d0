package disk

import (
	"io/fs"
	"syscall"
)

// fill adds to a stamp what this system tells.
func fill(s *Stamp, info fs.FileInfo) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Changed, s.Device, s.Inode = st.Ctim.Nano(), uint64(st.Dev), st.Ino
	}
}
