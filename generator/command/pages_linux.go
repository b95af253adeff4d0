package command

import (
	"runtime/debug"
	"unsafe"

	"golang.org/x/sys/unix"
)

// wide asks the system to bring in the memory that a build is about to use in pages of two megabytes, where it has any: in
// pages of four kilobytes, which are brought in one by one, a twentieth of a build's time goes by. It is a hint alone: the heap is
// made as large as this once, the hint is given for it, and it is let go of before anything stands in it.
func wide() {
	const size, page = 32 << 20, 2 << 20
	before := debug.SetGCPercent(-1)
	defer debug.SetGCPercent(before)
	room := make([]byte, size+page)
	skip := -uintptr(unsafe.Pointer(&room[0])) & (page - 1)
	_ = unix.Madvise(room[skip:skip+size], unix.MADV_HUGEPAGE)
}
