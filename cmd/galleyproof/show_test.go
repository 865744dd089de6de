package main

import (
	"os"
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/linter/config"
)

func TestShowSurvivesAPanic(t *testing.T) {
	rooms, err := (&process{err: os.Stderr, seen: map[string]bool{}}).newsrooms("", config.Flags{})
	if err != nil {
		t.Fatal(err)
	}
	s := source{path: "a.txt", stdin: true, room: rooms.load("")}
	rows, err := s.rows(func(*window) []shown { panic("no such block") }, strings.NewReader("The council met."), article.Day{})
	if rows != nil || err == nil || err.Error() != "a.txt: internal error: no such block" {
		t.Errorf("%v %v", rows, err)
	}
}
