// Package bench is a command that measures how fast the program is: it makes a project of any size, builds it from nothing, again with nothing
// changed, and serves it while files are saved, and does the like with Hugo and with the floor, which is goldmark and
// html/template and nothing else, on the same pages. It prints a table of medians: wall time, processor time, peak of memory.
//
//	go run ./generator/bench -digests 1000
//	go run ./generator/bench -pages 1000 -hugo hugo
//
// The projects are invented, and the same for the same numbers. Everything lies in a folder that is removed in the end;
// -in names one on a memory file system.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) == 4 && os.Args[1] == "floor" {
		if err := floor(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	var b bench
	flag.StringVar(&b.program, "variorum", "", "the program; built from this module where it is not given")
	flag.StringVar(&b.hugo, "hugo", "hugo", "Hugo; passed over where it is not there")
	flag.StringVar(&b.in, "in", "", "the folder to work in; a new one of the system's where it is not given")
	flag.IntVar(&b.size.stories, "digests", 0, "how many stories")
	flag.IntVar(&b.size.articles, "articles", 0, "how many articles each story has; 2 to 5 where it is 0")
	flag.IntVar(&b.size.sentences, "sentences", 0, "how many sentences an article has at most; ten where it is 0")
	flag.IntVar(&b.size.pages, "pages", 0, "how many editors' pages")
	flag.IntVar(&b.runs, "runs", 5, "of how many runs the median is told")
	flag.Parse()
	if err := b.run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is one measuring.
type bench struct {
	program, hugo, in string
	size              size
	runs              int
	dir               string
	out               io.Writer
	after             []string // what is told below the table
}

// cost is what something took.
type cost struct {
	wall, processor time.Duration
	peak            int64 // bytes
}

func (b *bench) run(out io.Writer) error {
	dir, err := os.MkdirTemp(b.in, "variorum-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b.dir, b.out = dir, out
	if b.program == "" {
		b.program = filepath.Join(dir, "variorum")
		if raw, err := exec.Command("go", "build", "-trimpath", "-o", b.program, "variorum/generator").CombinedOutput(); err != nil {
			return fmt.Errorf("build the program: %w: %s", err, raw)
		}
	}
	project := filepath.Join(dir, "project")
	if err := b.size.make(project); err != nil {
		return err
	}
	fmt.Fprintf(out, "%d stories, %d pages, %s\n\n| | wall | processor | peak |\n| --- | --- | --- | --- |\n", b.size.stories, b.size.pages, machine())
	in := func(project string, args ...string) *exec.Cmd {
		c := exec.Command(b.program, append([]string{"-C", project}, args...)...)
		c.Env = append(os.Environ(), "VARIORUM_MEMORY="+filepath.Join(dir, "memory"), "CI=")
		return c
	}
	variorum := func(args ...string) *exec.Cmd { return in(project, args...) }
	fresh := contender{"cold", []string{filepath.Join(project, "public"), filepath.Join(dir, "memory")}, func() *exec.Cmd { return variorum("build") }}
	if b.size.pages > 0 && b.size.stories == 0 {
		if err := b.others(project, fresh); err != nil {
			return err
		}
	} else {
		all, err := b.inTurn(1, fresh)
		if err != nil {
			return err
		}
		b.after = append(b.after, fmt.Sprintf("A story takes %v of one processor, cold.", (all[0].processor/time.Duration(max(b.size.stories, 1))).Round(100*time.Microsecond)))
	}
	time.Sleep(3 * time.Second) // files that were written now are read again
	for range 2 {
		_ = variorum("build").Run()
	}
	if _, err := b.inTurn(b.runs, contender{"unchanged", nil, func() *exec.Cmd { return variorum("build") }}); err != nil {
		return err
	}
	serve := []string{"serve", "--addr", "127.0.0.1:0"}
	saved, err := b.serve(b.size.saves(project), variorum(serve...), "")
	if err != nil {
		return err
	}
	if b.size.stories > b.size.first+1 { // what a save costs where there is nothing but the story
		one, alone := filepath.Join(dir, "alone"), b.size.alone()
		if err := alone.make(one); err != nil {
			return err
		}
		own, err := b.serve(alone.saves(one), in(one, serve...), ", no other story there")
		if err != nil {
			return err
		}
		for what, x := range own {
			b.after = append(b.after, fmt.Sprintf("%s: beyond what it takes where there is no other story, %v of wall time and %v of processor time.", what,
				(saved[what].wall-x.wall).Round(time.Millisecond), saved[what].processor-x.processor))
		}
		slices.Sort(b.after)
	}
	fmt.Fprintf(out, "\nThe machine's load is %s.\n", load())
	for _, s := range b.after {
		fmt.Fprintln(out, s)
	}
	return nil
}

// contender is a command that is measured.
type contender struct {
	what    string
	without []string // what is removed before each run
	command func() *exec.Cmd
}

// inTurn runs commands several times, one after the other each time, so that what else the machine does meets them alike,
// and prints the medians.
func (b *bench) inTurn(runs int, of ...contender) ([]cost, error) {
	all := make([][]cost, len(of))
	for range runs {
		for i, c := range of {
			for _, dir := range c.without {
				if err := os.RemoveAll(dir); err != nil {
					return nil, err
				}
			}
			x := c.command()
			started := time.Now()
			raw, err := x.CombinedOutput()
			if x.ProcessState == nil || x.ProcessState.ExitCode() > 1 {
				return nil, fmt.Errorf("%s: %w: %s", c.what, err, raw)
			}
			usage := x.ProcessState.SysUsage().(*syscall.Rusage)
			all[i] = append(all[i], cost{time.Since(started), x.ProcessState.UserTime() + x.ProcessState.SystemTime(), usage.Maxrss << 10})
		}
	}
	medians := make([]cost, len(of))
	for i, c := range of {
		medians[i] = median(all[i])
		b.print(c.what, medians[i])
	}
	return medians, nil
}

func median(all []cost) cost {
	middle := func(key func(cost) int64) int64 {
		slices.SortFunc(all, func(x, y cost) int { return cmp.Compare(key(x), key(y)) })
		return key(all[len(all)/2])
	}
	return cost{
		time.Duration(middle(func(c cost) int64 { return int64(c.wall) })),
		time.Duration(middle(func(c cost) int64 { return int64(c.processor) })),
		middle(func(c cost) int64 { return c.peak }),
	}
}

func (b *bench) print(what string, c cost) {
	fmt.Fprintf(b.out, "| %s | %v | %v | %d MiB |\n", what, c.wall.Round(time.Millisecond), c.processor.Round(time.Millisecond), c.peak>>20)
}

// serve saves files while the site is served, and measures until the page shows it. It tells the medians by what was saved.
func (b *bench) serve(saves []save, c *exec.Cmd, where string) (map[string]cost, error) {
	medians := map[string]cost{}
	say, err := c.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	defer func() { _ = c.Process.Signal(os.Interrupt); _ = c.Wait() }()
	buffer := make([]byte, 4096)
	n, _ := say.Read(buffer)
	address := regexp.MustCompile(`http://[^/]+/`).FindString(string(buffer[:n]))
	if address == "" {
		return nil, fmt.Errorf("serve does not say where: %s", buffer[:n])
	}
	go func() { _, _ = io.Copy(io.Discard, say) }()
	for _, s := range saves {
		if err := await(address+s.page, ""); err != nil {
			return nil, err
		}
		quiet(c.Process.Pid)
		var all []cost
		for i := range b.runs + 1 {
			raw, err := os.ReadFile(s.file)
			if err != nil {
				return nil, err
			}
			mark := fmt.Sprintf("zq%dzq", i)
			before := used(c.Process.Pid)
			started := time.Now()
			if err := os.WriteFile(s.file, []byte(s.edit(string(raw), mark)), 0o666); err != nil {
				return nil, err
			}
			if err := await(address+s.page, mark); err != nil {
				return nil, fmt.Errorf("%s: %w", s.what, err)
			}
			took := cost{wall: time.Since(started), processor: used(c.Process.Pid) - before, peak: peak(c.Process.Pid)}
			if i > 0 { // the first one brings the story into memory
				all = append(all, took)
			} else {
				b.print(s.what+where+", for the first time", took)
			}
			quiet(c.Process.Pid)
		}
		medians[s.what] = median(all)
		b.print(s.what+where, medians[s.what])
	}
	return medians, nil
}

// patience is how long a page is waited for.
const patience = 5 * time.Minute

// await asks for a page until it has some words.
func await(address, words string) error {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		r, err := http.Get(address)
		if err != nil {
			continue
		}
		raw, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if r.StatusCode == http.StatusOK && strings.Contains(string(raw), words) {
			return nil
		}
	}
	return fmt.Errorf("%s never has %q", address, words)
}

// quiet waits until a process does nothing for a while, though others may keep it from doing something.
func quiet(pid int) {
	still := 0
	for at := used(pid); still < 3; {
		time.Sleep(300 * time.Millisecond)
		now := used(pid)
		if still++; now-at > 10*time.Millisecond {
			still = 0
		}
		at = now
	}
}

// used returns the processor time that a process has used, in steps of 10 ms.
func used(pid int) time.Duration {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(raw), ") ")
	fields := strings.Fields(rest)
	var user, system int64
	_, _ = fmt.Sscan(fields[11], &user)
	_, _ = fmt.Sscan(fields[12], &system)
	return time.Duration(user+system) * 10 * time.Millisecond
}

// peak returns the most memory that a process has held.
func peak(pid int) int64 {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	var kb int64
	if _, rest, ok := strings.Cut(string(raw), "VmHWM:"); ok {
		_, _ = fmt.Sscan(rest, &kb)
	}
	return kb << 10
}

// load returns how many programs wanted a processor in the last minute, five and fifteen minutes.
func load() string {
	raw, _ := os.ReadFile("/proc/loadavg")
	return strings.Join(strings.Fields(string(raw))[:min(3, len(strings.Fields(string(raw))))], ", ")
}

// machine tells the processor that all this runs on.
func machine() string {
	raw, _ := os.ReadFile("/proc/cpuinfo")
	name := "an unknown processor"
	if _, rest, ok := strings.Cut(string(raw), "model name"); ok {
		line, _, _ := strings.Cut(rest, "\n")
		name = strings.TrimLeft(line, "\t: ")
	}
	return fmt.Sprintf("%d × %s", strings.Count(string(raw), "processor\t"), name)
}
