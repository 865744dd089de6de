package survey

import (
	"time"
)

// zones stand each for all places that keep the same clock.
var zones = []string{
	"Europe/London", "Europe/Berlin", "Europe/Athens",
	"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Halifax",
	"Australia/Sydney", "Australia/Brisbane", "Australia/Perth", "Pacific/Auckland",
	"Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi",
}

// Offsets counts the offsets that articles' times were written with, by their
// seconds east of Greenwich.
func (s *Survey) Offsets() map[int]int {
	out := map[int]int{}
	for _, t := range s.stamps {
		_, offset := t.Zone()
		out[offset]++
	}
	return out
}

// Zone returns the one zone whose clock the articles' times follow in summer
// and in winter, "" when there is none or they do not tell.
func (s *Survey) Zone() string {
	if len(s.stamps) < enough {
		return ""
	}
	winter, summer := false, false
	for _, t := range s.stamps {
		switch t.Month() {
		case time.December, time.January, time.February:
			winter = true
		case time.June, time.July, time.August:
			summer = true
		}
	}
	if !winter || !summer {
		return ""
	}
	found := ""
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		if err != nil || !s.follows(zone) {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}

// follows allows one time in fifty to be another's.
func (s *Survey) follows(zone *time.Location) bool {
	other := 0
	for _, t := range s.stamps {
		_, is := t.Zone()
		if _, want := t.In(zone).Zone(); is != want {
			other++
		}
	}
	return other*50 <= len(s.stamps)
}
