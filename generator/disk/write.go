package disk

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// ErrChanged tells that a file is not as it was expected to be. It is left as it is.
var ErrChanged = errors.New("the file was changed meanwhile, and is left as it is")

// errRefused is what exchange and place return where the file system has no such thing.
var errRefused = errors.New("the file system cannot do that")

// Ending is how the names of files end that hold a text on its way into its place. They begin with a point. One that a
// run left behind is cleared by the next (Clear).
const (
	Ending  = ".variorum-new"
	partial = ".part" + Ending // not written to its end
)

func sortEntries(list []fs.DirEntry) {
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
}

// Replace writes after into a file that holds before; nil stands for a file that is not there, be it before or after.
// Folders on the way are made. A link stays a link: what it leads to is written.
//
// The new text is written beside the file, whole, and the two are exchanged in one step. Then what was exchanged is
// compared with before. Was something else there, or has somebody the file open for writing, then it is exchanged back,
// and the error is ErrChanged. So whatever somebody saves at whatever moment is in its place in the end.
func (f *Folder) Replace(name string, before, after []byte) error {
	return f.within("write", name, func(root *os.Root) error {
		real := name
		if before != nil {
			resolved, info, err := f.follow(root, name, 0)
			if errors.Is(err, fs.ErrNotExist) {
				return ErrChanged
			}
			if err != nil {
				return err
			}
			if !info.Mode().IsRegular() {
				return &fs.PathError{Op: "write", Path: name, Err: ErrSpecial}
			}
			real = resolved
		} else if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			return err
		}
		folder, err := root.OpenRoot(path.Dir(real))
		if err != nil {
			return err
		}
		defer folder.Close()
		x, err := f.exchange(folder, path.Base(real), before, after)
		if err != nil {
			return err
		}
		defer x.at.Close()
		switch {
		case before == nil:
			return x.create()
		case after == nil:
			return x.remove()
		}
		return x.replace()
	})
}

// Move renames a file. Folders on the way are made; nothing is overwritten.
func (f *Folder) Move(from, to string) error {
	return f.within("rename", from, func(root *os.Root) error {
		if !fs.ValidPath(to) {
			return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrInvalid}
		}
		if err := root.MkdirAll(path.Dir(to), 0o777); err != nil {
			return err
		}
		if _, err := root.Lstat(to); err == nil {
			return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
		}
		return root.Rename(from, to)
	})
}

// exchange is one change of one file.
type exchange struct {
	folder        *os.Root
	at            *os.File // the folder
	name          string   // of the file in it
	beside        string   // of the new text, and of what it was exchanged with
	before, after []byte
	step          func()
	swap, place   func(at *os.File, from, to string) error
}

func (f *Folder) exchange(folder *os.Root, name string, before, after []byte) (*exchange, error) {
	at, err := folder.Open(".")
	if err != nil {
		return nil, err
	}
	x := &exchange{folder: folder, at: at, name: name, before: before, after: after, step: f.step, swap: swap, place: place}
	x.beside = fmt.Sprintf(".%s.%s.%s%s", short(name), sum(before), sum(after), Ending)
	if x.step == nil {
		x.step = func() {}
	}
	if f.refuses {
		refuse := func(*os.File, string, string) error { return errRefused }
		x.swap, x.place = refuse, refuse
	}
	return x, nil
}

// short keeps a name that is made of another one within what file systems take.
func short(name string) string {
	if len(name) <= 120 {
		return name
	}
	return sum([]byte(name))
}

// sum tells texts apart, in the names of files.
func sum(text []byte) string {
	if text == nil {
		return "none"
	}
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:6])
}

// write writes the new text beside the file.
func (x *exchange) write(mode fs.FileMode) error {
	part := strings.TrimSuffix(x.beside, Ending) + partial
	if err := x.folder.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	x.step()
	file, err := x.folder.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	x.step()
	_, err = file.Write(x.after)
	if err == nil && mode != 0 {
		err = file.Chmod(mode)
	}
	x.step()
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return errors.Join(err, x.folder.Remove(part))
	}
	x.step()
	return x.folder.Rename(part, x.beside)
}

// create puts the new text where nothing stands.
func (x *exchange) create() error {
	if err := x.write(0); err != nil {
		return err
	}
	x.step()
	err := x.place(x.at, x.beside, x.name)
	if errors.Is(err, errRefused) {
		err = x.folder.Link(x.beside, x.name)
	}
	if errors.Is(err, fs.ErrExist) {
		err = ErrChanged
	}
	x.step()
	if gone := x.folder.Remove(x.beside); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

// remove takes the file away where it is as expected.
func (x *exchange) remove() error {
	x.step()
	if err := x.folder.Rename(x.name, x.beside); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return ErrChanged
		}
		return err
	}
	return x.settle(func() error {
		x.step()
		err := x.folder.Link(x.beside, x.name) // where a newer save stands, that stays
		return errors.Join(ignore(err, fs.ErrExist), x.folder.Remove(x.beside), ErrChanged)
	})
}

// replace exchanges the file with the new text.
func (x *exchange) replace() error {
	info, err := x.folder.Stat(x.name)
	if err != nil {
		return ErrChanged
	}
	if err := x.write(info.Mode().Perm()); err != nil {
		return err
	}
	x.step()
	switch err := x.swap(x.at, x.beside, x.name); {
	case errors.Is(err, errRefused):
		return x.twoSteps()
	case errors.Is(err, fs.ErrNotExist): // it was removed
		return errors.Join(x.folder.Remove(x.beside), ErrChanged)
	case err != nil:
		return errors.Join(err, x.folder.Remove(x.beside))
	}
	return x.settle(x.back)
}

// settle looks at what was exchanged, removes it where it is what was expected, and else calls back.
func (x *exchange) settle(back func() error) error {
	x.step()
	if same, err := x.holds(x.before); err != nil || !same {
		return errors.Join(err, back())
	}
	x.step()
	return x.folder.Remove(x.beside)
}

// holds reports whether the file beside holds a text, and nobody is about to write into it.
func (x *exchange) holds(text []byte) (bool, error) {
	file, err := x.folder.Open(x.beside)
	if err != nil {
		return false, err
	}
	defer file.Close()
	if !alone(file) {
		return false, nil
	}
	info, err := file.Stat()
	if err != nil || info.Size() != int64(len(text)) {
		return false, err
	}
	raw := make([]byte, len(text))
	if _, err := file.ReadAt(raw, 0); err != nil && len(raw) > 0 {
		return false, err
	}
	return bytes.Equal(raw, text), nil
}

// back puts what was exchanged into its place again. What comes out must be what was believed to stand there, first the
// new text. Else somebody has saved once more, and what came out is the newest: then that goes into the place.
func (x *exchange) back() error {
	stands := x.after // what is believed to stand in the place
	for range 1000 {
		newest, err := x.folder.ReadFile(x.beside)
		if err != nil {
			return errors.Join(err, ErrChanged)
		}
		x.step()
		if err := x.swap(x.at, x.beside, x.name); errors.Is(err, fs.ErrNotExist) { // somebody removed what stood there
			return errors.Join(x.folder.Rename(x.beside, x.name), ErrChanged)
		} else if err != nil {
			return errors.Join(err, ErrChanged)
		}
		x.step()
		same, err := x.holds(stands)
		if err != nil {
			return errors.Join(err, ErrChanged)
		}
		if same {
			return errors.Join(x.folder.Remove(x.beside), ErrChanged)
		}
		stands = newest
	}
	return fmt.Errorf("%w; what was saved last but one is in %s", ErrChanged, x.beside)
}

// twoSteps is replace where the file system cannot exchange files: the file is moved aside and compared, and the new
// text placed where then nothing stands.
func (x *exchange) twoSteps() error {
	aside := strings.TrimSuffix(x.beside, Ending) + ".old" + Ending
	x.step()
	if err := x.folder.Rename(x.name, aside); err != nil {
		return errors.Join(x.folder.Remove(x.beside), ErrChanged)
	}
	y := *x
	y.beside = aside
	x.step()
	same, err := y.holds(x.before)
	from := x.beside
	if err != nil || !same {
		from, err = aside, errors.Join(err, ErrChanged)
	}
	x.step()
	if linked := x.folder.Link(from, x.name); linked != nil { // somebody saved in between: that is the newest
		err = errors.Join(err, ignore(linked, fs.ErrExist), ErrChanged)
	}
	x.step()
	return errors.Join(err, x.folder.Remove(aside), x.folder.Remove(x.beside))
}

func ignore(err, what error) error {
	if errors.Is(err, what) {
		return nil
	}
	return err
}

// Clear finishes what an interrupted run has left in folders and below them: its new texts are removed, and what was
// saved while it exchanged them is put back into its place. kept names files that hold what somebody saved, and whose
// place holds a later save. It locks the folder where it finds something.
func (f *Folder) Clear(dirs ...string) (kept []string, err error) {
	left := f.left(dirs)
	if len(left) == 0 {
		return nil, nil
	}
	defer f.Lock()()
	for _, name := range f.left(dirs) {
		err := f.within("clear", name, func(root *os.Root) error {
			folder, err := root.OpenRoot(path.Dir(name))
			if err != nil {
				return err
			}
			defer folder.Close()
			stays, err := clearOne(folder, path.Base(name))
			if stays {
				kept = append(kept, name)
			}
			return err
		})
		if err != nil {
			return kept, err
		}
	}
	return kept, nil
}

// left returns the files that hold a text on its way into its place. What cannot be listed has none.
func (f *Folder) left(dirs []string) []string {
	var names []string
	for _, dir := range dirs {
		_ = fs.WalkDir(f, dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && strings.HasPrefix(d.Name(), ".") && strings.HasSuffix(d.Name(), Ending) {
				names = append(names, name)
			}
			return nil
		})
	}
	return names
}

// clearOne decides about one file that was left behind, by the sums in its name.
func clearOne(folder *os.Root, left string) (stays bool, err error) {
	rest, aside := strings.CutSuffix(strings.TrimSuffix(left, Ending), ".old")
	parts := strings.Split(strings.TrimPrefix(rest, "."), ".")
	if strings.HasSuffix(left, partial) || len(parts) < 3 {
		return false, folder.Remove(left)
	}
	raw, err := folder.ReadFile(left)
	if err != nil {
		return false, err
	}
	name, before, after := strings.Join(parts[:len(parts)-2], "."), parts[len(parts)-2], parts[len(parts)-1]
	now, err := folder.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if before == "none" || !aside && after != "none" && (sum(raw) == after || sum(raw) == before) {
			return false, folder.Remove(left) // a file that was to be made, or that somebody has removed since
		}
		return false, folder.Rename(left, name) // moved aside, and not yet replaced
	case err != nil:
		return false, err
	case sum(raw) == after, sum(raw) == before, bytes.Equal(raw, now):
		return false, folder.Remove(left)
	case sum(now) == after: // saved while it was exchanged
		return false, folder.Rename(left, name)
	}
	return true, nil
}
