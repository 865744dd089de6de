//go:build !windows

package main

import "os"

// enableColours reports whether a terminal obeys escape sequences.
func enableColours(*os.File) bool { return true }
