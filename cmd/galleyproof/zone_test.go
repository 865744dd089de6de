package main

import (
	"testing"
	"time"

	"galleyproof/corpus/format"
)

func TestDaysAreOfTheZone(t *testing.T) {
	zone, err := time.LoadLocation("Australia/Sydney")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, date, want string
		zone             *time.Location
	}{
		{"an instant", "2020-11-17T23:30:00Z", "2020-11-18", zone},
		{"an instant, no zone configured", "2020-11-17T23:30:00Z", "2020-11-17", nil},
		{"the same day there", "2020-11-17T08:00:00Z", "2020-11-17", zone},
		{"a day", "2020-11-17", "2020-11-17", zone},
		{"a time without a zone", "2020-11-17T23:30:00", "2020-11-17", zone},
	} {
		doc, err := format.Parse("a.md", []byte("---\ndate: "+tt.date+"\nlastmod: "+tt.date+"\n---\n\nThe council met.\n"), format.Options{})
		if err != nil {
			t.Fatal(err)
		}
		n := &newsroom{zone: tt.zone}
		n.date(&doc.Meta.Published)
		n.date(&doc.Meta.Modified)
		if m := doc.Meta; m.Published.Day.String() != tt.want || m.Modified.Day.String() != tt.want {
			t.Errorf("%s: %v, %v, want %s", tt.name, m.Published.Day, m.Modified.Day, tt.want)
		}
	}
}
