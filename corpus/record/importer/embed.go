package importer

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/html"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
)

// embed reads an embedded post: its words, and from its signature and its
// markup who posted it, when, and where it stands.
func embed(doc *article.Document, b article.Block) Draft {
	d := Draft{At: doc.Range(b.Span)}
	d.Medium = "post"
	d.sign(doc.Slice(b.Span))
	d.URL = postURL(doc.Source.Bytes, d.At)
	if at, isTweet := posted(d.URL); isTweet {
		d.Medium = "tweet"
		// The link tells the second, but only where it agrees with the page.
		if !at.IsZero() && (!d.Date.Day.Known() || abs(article.DayOf(at).Sub(d.Date.Day)) <= 1) {
			d.Date, d.Printed = article.StampOf(at), false
		}
	}
	return d
}

func abs(n int) int { return max(n, -n) }

// signature is how an embed, or a post pasted from a page, is signed.
var signature = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)^(.*?)\s*(?:—|–|―|--|\n- )\s*([^\n—–―]{1,80}?)\s*\((@[\pL\pN_.@-]{1,60})\)` +
		`(?:[\s,·]+(\pL{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \pL{3,9}\.? \d{4}))?[\s.]*$`)
})

// sign takes a post's text and its signature apart.
func (d *Draft) sign(text string) {
	d.Text = text
	m := signature().FindStringSubmatch(text)
	if m == nil || strings.TrimSpace(m[1]) == "" {
		return
	}
	d.Text, d.Speaker, d.Handle = m[1], strings.Join(strings.Fields(m[2]), " "), m[3]
	if d.Medium == "" {
		d.Medium = "post"
	}
	for _, layout := range []string{"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "2 Jan. 2006"} {
		if t, err := time.Parse(layout, m[4]); err == nil && t.Year() > 0 {
			d.Date, d.Printed = article.Stamp{Day: article.DayOf(t)}, true
		}
	}
}

// postURL finds the link of an embedded post in its markup: what its element
// names, or the last link in it, which is the date's.
func postURL(source []byte, at article.Range) string {
	start := bytes.LastIndex(source[:at.Start], []byte("<blockquote"))
	if start < 0 {
		return ""
	}
	end := at.End
	if n := bytes.Index(source[end:], []byte("</blockquote")); n >= 0 {
		end += n
	}
	z := html.NewTokenizer(bytes.NewReader(source[start:end]))
	named, last := "", ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			if named != "" {
				return named
			}
			return last
		case html.StartTagToken:
			t := z.Token()
			for _, a := range t.Attr {
				switch {
				case !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://"):
				case t.Data == "blockquote" && (a.Key == "cite" || a.Key == "data-instgrm-permalink" || a.Key == "data-text-post-permalink" || a.Key == "data-href"):
					named = bare(a.Val)
				case t.Data == "a" && a.Key == "href":
					last = bare(a.Val)
				}
			}
		}
	}
}

// bare is a link without what only counts its readers.
func bare(link string) string {
	link = strings.ToValidUTF8(link, "") // of a page in another charset
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "ref_") || strings.HasPrefix(key, "utm_") || key == "ref" {
			q.Del(key)
		}
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// The numbers of tweets hold the millisecond at which they were made, since the
// first of this kind; earlier ones do not.
const (
	firstSnowflake = 29_700_859_247
	snowflakeEpoch = 1_288_834_974_657
)

// posted reports whether a link is that of a tweet, and when that was posted;
// the zero time when its number does not say.
func posted(link string) (at time.Time, isTweet bool) {
	u, err := url.Parse(link)
	if err != nil {
		return at, false
	}
	host := strings.TrimPrefix(strings.TrimPrefix(u.Hostname(), "www."), "mobile.")
	if host != "twitter.com" && host != "x.com" {
		return at, false
	}
	_, number, ok := strings.Cut(u.Path, "/status/")
	number, _, _ = strings.Cut(number, "/")
	id, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil {
		return at, ok
	}
	if id < firstSnowflake {
		return at, true
	}
	return time.UnixMilli(id>>22 + snowflakeEpoch).UTC().Truncate(time.Second), true
}

// Localize gives a draft's date the newsroom's zone: an instant is written in
// it, and a day that has no time gets the offset that holds in it on that day.
func (d *Draft) Localize(zone *time.Location) {
	if zone == nil || !d.Date.Day.Known() {
		return
	}
	if !d.Date.At.IsZero() {
		d.Date = article.StampOf(d.Date.At.In(zone))
		return
	}
	if d.UTCOffset == "" {
		day := d.Date.Day
		d.UTCOffset = time.Date(int(day.Year), day.Month, int(day.Day), 12, 0, 0, 0, zone).Format("-07:00")
	}
}

// Resolve gives a draft the name that the record has for its speaker: by handle,
// or by a form of the name that is no other's.
func (d *Draft) Resolve(r *record.Record) {
	found := ""
	for i := range r.NameCount() {
		n := r.Name(i)
		if d.Handle != "" && slices.ContainsFunc(n.Handles, func(h string) bool { return strings.EqualFold(h, d.Handle) }) {
			d.Speaker = n.Canonical
			return
		}
		if d.Speaker != "" && slices.Contains(n.Allowed, d.Speaker) {
			if found != "" && found != n.Canonical {
				return
			}
			found = n.Canonical
		}
	}
	if found != "" {
		d.Speaker = found
	}
}
