package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// replacer puts new bytes in the place of files. At every moment a file has
// either all of its old bytes or all of the new: they are written into a file
// beside it, which then takes its name. A process that is killed leaves at most
// such a file behind; no walk enters it, and a later run takes it away.
type replacer struct {
	swept map[string]bool // folders
}

// file replaces the bytes of a regular file; a link is followed. Permissions
// stay, and the owner as far as the system lets us. A file that is not as it
// was read, old and its state before, is left alone.
func (r *replacer) file(path string, was fs.FileInfo, old, data []byte) error {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	// A file that we could not open to write is not ours to replace.
	f, err := os.OpenFile(real, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	f.Close()
	next, err := createAtomic(real)
	if err != nil {
		return err
	}
	r.sweep(filepath.Dir(real), next.File)
	err = keepOwner(next.File, was)
	if err == nil {
		_, err = next.Write(data)
	}
	if err == nil {
		err = unchanged(real, was, old)
	}
	if err != nil {
		next.abandon()
		return err
	}
	if err := next.commit(); err != nil {
		return err
	}
	syncFolder(filepath.Dir(real))
	return nil
}

var errChanged = errors.New("changed while it was being fixed; it is left as it is")

// unchanged holds a file against what it was: its state, then its bytes.
func unchanged(path string, was fs.FileInfo, old []byte) error {
	is, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !os.SameFile(is, was) || is.Size() != was.Size() || !is.ModTime().Equal(was.ModTime()) || is.Mode() != was.Mode() {
		return errChanged
	}
	data, err := os.ReadFile(path)
	if err == nil && !bytes.Equal(data, old) {
		err = errChanged
	}
	return err
}

// syncFolder makes a change of names last. Not every system can.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// stale is how old a file that was to take another's name must be to be that of
// a run which died.
const stale = time.Hour

// sweep takes away what runs that were killed left in a folder, once. What is
// old is told from a file made this moment: the file system's clock is the one
// that counts.
func (r *replacer) sweep(folder string, fresh *os.File) {
	if r.swept[folder] {
		return
	}
	if r.swept == nil {
		r.swept = map[string]bool{}
	}
	r.swept[folder] = true
	now, err := fresh.Stat()
	if err != nil {
		return
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // it may be written but not read
	}
	for _, e := range entries {
		if !temporary(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && now.ModTime().Sub(info.ModTime()) > stale {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// temporary reports whether a name is one that createAtomic makes.
func temporary(name string) bool {
	digits, ok := strings.CutPrefix(name, ".galleyproof-")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}
