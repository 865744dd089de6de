//go:build unix

package main

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

var errGroup = errors.New("its group and permissions cannot be kept; it is left as it is")

// keepOwner gives a new file the owner, group and permissions of another. Only
// the superuser may give a file away, so the owner may become us; but a file
// that its group may read is never handed to another group.
func keepOwner(f *os.File, was fs.FileInfo) error {
	old, ok := was.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	if err := f.Chown(int(old.Uid), int(old.Gid)); err != nil {
		_ = f.Chown(-1, int(old.Gid)) // what came of it is looked at below
	}
	const all = fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky
	_ = f.Chmod(was.Mode() & all)
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if is, ok := info.Sys().(*syscall.Stat_t); ok && is.Gid != old.Gid || info.Mode() != was.Mode() {
		return errGroup
	}
	return nil
}
