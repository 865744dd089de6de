package format

import "strings"

// Boilerplate is what a page carries beside its article and a scraper brings
// along: invitations to subscribe, share, follow or accept. It is told from copy
// *about* newsletters and cookies by its form. A block is boilerplate only if it
// is short, opens with the imperative or the phrase of a form, and holds the word
// that the imperative is about; or if it is a set line in full; or if it goes on
// from a form and speaks to the reader about what forms are about. A sentence in
// the third person makes it copy.

// furnitureLength is the longest boilerplate, in bytes; legal lines may be longer.
const furnitureLength = 200

// phrase is an opening, and words of which one must follow it.
type phrase struct {
	opens string
	holds []string // none: the opening alone is enough
}

var mailing = []string{"newsletter", "email", "e-mail", "alert", "briefing", "bulletin", "updates", "inbox", "our ", "latest news",
	"digest", "now", "today", "here", "free"}
var networks = []string{"twitter", "facebook", "instagram", "linkedin", "youtube", "tiktok", "threads", "bluesky", "mastodon",
	"whatsapp", "pinterest", "reddit", "telegram", "snapchat", " on x"}
var listening = []string{"apple podcasts", "spotify", "google podcasts", "spreaker", "podcast", "stitcher", "soundcloud"}
var persons = []string{"robot", "human"}
var agreeing = []string{"agree", "accept", "consent", "acknowledge", "terms", "privacy"}

var phrases = []phrase{
	{"sign up to ", mailing}, {"sign up for ", mailing}, {"sign up here", nil}, {"sign up now", nil}, {"sign up today", nil},
	{"sign up and ", mailing}, {"get our ", mailing}, {"get the ", []string{"newsletter", "sign up", "subscribe", "inbox"}},
	{"receive our ", mailing}, {"join our ", append([]string{"mailing", "community", "channel", "group"}, mailing...)},
	{"enter your email", nil}, {"enter your e-mail", nil}, {"your email address", nil}, {"register now", nil},
	{"register for free", nil}, {"thanks for subscribing", nil}, {"thank you for subscribing", nil},
	{"thank you for signing up", nil}, {"thanks for signing up", nil}, {"already a subscriber", nil},
	{"not a subscriber", nil}, {"become a subscriber", nil}, {"become a member", nil},
	{"subscribe to ", nil}, {"subscribe now", nil}, {"subscribe today", nil}, {"subscribe here", nil}, {"subscribe for ", nil},
	{"subscribe and ", nil}, {"please subscribe", nil}, {"click subscribe", nil},
	{"listen to ", listening}, {"listen and subscribe", nil}, {"download ", append([]string{"our app", "the app"}, listening...)},
	{"follow us", nil}, {"follow ", networks}, {"follow @", nil}, {"like us on ", nil}, {"find us on ", networks},
	{"join us on ", networks}, {"share on ", networks}, {"share via ", nil},
	{"share this ", []string{"article", "story", "page", "post", "on ", "with", "video"}},
	{"share this:", nil}, {"tweet this", nil}, {"email this ", []string{"article", "story", "page"}},
	{"print this ", []string{"article", "story", "page"}},
	{"click here to ", nil}, {"click here for ", nil}, {"tap here to ", nil}, {"click to ", []string{"share", "email", "print", "tweet", "subscribe"}},
	{"read more:", nil}, {"read more about ", []string{"here"}}, {"read more on ", []string{"here"}}, {"read also:", nil}, {"also read:", nil},
	{"read next:", nil}, {"related:", nil}, {"related articles", nil}, {"related stories", nil}, {"see also:", nil},
	{"watch:", nil}, {"listen:", nil}, {"more on this story", nil}, {"more from ", []string{"newsletter"}},
	{"continue reading", nil}, {"story continues below", nil}, {"article continues below", nil},
	{"by submitting ", agreeing}, {"by signing up", agreeing}, {"by subscribing", agreeing}, {"by clicking ", agreeing},
	{"by continuing to ", []string{"cookie", "terms", "privacy", "agree to"}}, {"by registering", agreeing}, {"by entering ", agreeing},
	{"by providing your ", agreeing},
	{"we use cookies", nil}, {"this site uses cookies", nil}, {"this website uses cookies", nil}, {"our site uses cookies", nil},
	{"our website uses cookies", nil}, {"accept all cookies", nil}, {"accept cookies", nil}, {"manage cookies", nil}, {"reject all cookies", nil},
	{"please enable javascript", nil}, {"your browser does not support", nil}, {"this video is unavailable", nil},
	{"advertisement - ", nil}, {"advertisement continue reading", nil}, {"scroll down for more", nil},
	{"do you have a story", nil}, {"do you have a tip", nil}, {"got a story?", nil}, {"got a tip?", nil}, {"have a tip?", nil},
	{"support our journalism", nil}, {"support independent journalism", nil}, {"donate now", nil}, {"make a donation", nil},
	{"i'm not a robot", nil}, {"i am not a robot", nil}, {"please verify ", persons}, {"please confirm ", persons}, {"verify you", persons},
	{"verify that you", persons}, {"confirm you", persons}, {"confirm that you", persons}, {"you must verify ", persons}, {"prove you", persons},
	{"invalid captcha", nil}, {"thank you for registering", nil}, {"thanks for registering", nil},
	{"read or share this story", nil}, {"read or share:", nil}, {"keep up with this story", nil},
	{"skip in skip", nil}, {"x embed", nil}, {"embed x", nil}, {"embed share", nil}, {"media playback is unsupported", nil},
	{"media playback is not supported", nil}, {"you may also like", nil}, {"you might also like", nil}, {"you may also be interested in", nil},
	{"you might also be interested in", nil}, {"view comments", nil}, {"view all comments", nil}, {"show comments", nil},
	{"article continues after", nil}, {"story continues after", nil}, {"image copyright ", nil}, {"enlarge this image", nil},
	{"up next:", nil},
	{"view this post on ", networks}, {"view image in fullscreen", nil}, {"skip to ", []string{"content", "main", "navigation"}},
}

// maxWhole is the length of the longest of wholes, with its stop.
const maxWhole = 24

// wholes are boilerplate as they stand, and nothing but that.
var wholes = map[string]bool{
	"read more": true, "advertisement": true, "advertising": true, "sponsored": true, "sponsored content": true, "subscribe": true,
	"sign up": true, "share": true, "share this": true, "share article": true, "follow": true, "newsletter": true, "newsletters": true,
	"privacy policy": true, "cookie policy": true, "terms of use": true, "terms and conditions": true, "terms of service": true,
	"all rights reserved": true, "click here": true, "loading": true, "print": true, "email": true, "comments": true,
	"leave a comment": true, "log in": true, "sign in": true, "related": true, "watch now": true, "listen now": true,
	"subscribe to updates": true, "facebook": true, "twitter": true, "whatsapp": true, "copy link": true, "promoted": true,
	"skip ad": true, "close": true, "show more": true, "load more": true, "see more": true, "back to top": true,
	"we use cookies": true, "get the newsletter": true, "recommended": true, "most popular": true, "most read": true,
	"up next": true, "hide comments": true, "skip": true, "embed": true, "play video": true, "close video": true, "show caption": true,
	"hide caption": true, "toggle caption": true, "image copyright": true,
	"facebook twitter": true,
}

// isFurniture reports whether a text is boilerplate and nothing else.
func isFurniture(text string) bool {
	if isForm(text) {
		return true
	}
	if len(text) > 2*furnitureLength {
		return false
	}
	s := opening(text)
	if isCopyright(s) {
		return true
	}
	if len(text) > furnitureLength {
		return false
	}
	if len(s) <= maxWhole && wholes[strings.TrimRight(fold(s), " .!:…>»→|")] {
		return true
	}
	first := initial(s)
	for i := range phrases {
		p := &phrases[i]
		if p.opens[0] != first {
			continue
		}
		// The opening's last space counts towards the words after it.
		if rest, ok := cutFold(s, p.opens); ok && (p.holds == nil || holdsAny(" "+fold(rest), p.holds)) {
			return strings.HasSuffix(p.opens, ":") || !isFollowed(p.opens, rest) && !tells(rest)
		}
	}
	if rest, ok := cutFold(s, "most read in "); ok && len(rest) <= 40 && !strings.ContainsAny(rest, ".,;!?") && strings.Count(rest, " ") <= 3 {
		return true
	}
	// A link's label at the end of another story's headline.
	return strings.HasSuffix(text, " Read more") || strings.HasSuffix(text, " SUBSCRIBE")
}

// formLength is the longest form that has run into one block, in bytes.
const formLength = 1000

// isForm reports whether a block holds the words of a sign-up form with its
// messages: thanks and errors in one, or the robot check.
func isForm(text string) bool {
	if len(text) > formLength || !strings.Contains(text, "robot") && !strings.Contains(text, "ubscribing") {
		return false
	}
	s, n := fold(text), 0
	for _, words := range []string{"verify you're not a robot", "i'm not a robot", "invalid email address", "please re-enter", "for subscribing",
		"an error has occurred", "please try again later", "you agree to receive", "newsletter sign up"} {
		if strings.Contains(s, words) {
			n++
		}
	}
	return n >= 3
}

// isFollowed reports whether a line asks to follow a person by name, as the
// reporter's own last line does: that is copy to many houses.
func isFollowed(opens, rest string) bool {
	if opens != "follow " || rest == "" || rest[0] < 'A' || rest[0] > 'Z' {
		return false
	}
	for _, own := range []string{"the ", "our ", "us "} {
		if _, ok := cutFold(rest, own); ok {
			return false
		}
	}
	return strings.ToUpper(rest) != rest
}

// tells reports whether a text speaks of others in the third person: somebody
// says something in it, or it has a sentence about someone and none to the reader.
func tells(text string) bool {
	text = fold(text)
	addressed, told, subject := false, false, 0
	for word := range strings.FieldsSeq(text) {
		bare := strings.Trim(word, `.,;:!?()[]"“”'‘’…`)
		switch bare {
		case "says", "said", "wants", "asks", "asked", "told", "adds", "added", "wrote", "writes", "warned", "warns", "urged", "urges":
			return true
		case "you", "your", "yours", "us", "our", "we", "me", "my", "i":
			addressed = true
		}
		switch {
		case subject < 0 && thirdPerson(bare):
			subject = 1
		case subject > 0:
			subject++
			told = told || thirdVerb(bare)
			if subject > 4 {
				subject = 0
			}
		case subject < 0:
			subject = 0
		}
		if c := word[len(word)-1]; c == '.' || c == '?' || c == '!' {
			subject = -1 // a sentence may begin
		}
	}
	return told && !addressed
}

func thirdPerson(word string) bool {
	switch word {
	case "the", "a", "an", "he", "she", "it", "they", "his", "her", "its", "their":
		return true
	}
	return false
}

// thirdVerb reports whether a word after a subject may be its verb: it ends
// like one in the third person or the past, or is a small verb.
func thirdVerb(word string) bool {
	switch word {
	case "was", "were", "had", "did", "would", "will", "could", "can":
		return true
	case "news", "latest", "newsletters", "alerts", "updates", "stories", "emails", "headlines":
		return false
	}
	return len(word) > 3 && (strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "ed"))
}

// goesOn reports whether a text goes on from a form that stands right before
// it: it speaks to the reader of what forms are about.
func goesOn(form, text string) bool {
	if len(text) > furnitureLength || !holdsAny(fold(form), formWords) || strings.ContainsAny(text, "“”\"") {
		return false
	}
	s := " " + strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,;:!?()", r) {
			return ' '
		}
		return r
	}, fold(text)) + " "
	return holdsAny(s, []string{" you ", " your ", " you're ", " you'll ", " you've "}) && holdsAny(s, formThings) && !tells(text)
}

// formWords are in the words of a form, formThings in what goes on from one.
var formWords = []string{"newsletter", "email", "e-mail", "subscri", "sign up", "signing up", "sign in", "log in", "regist", "robot", "inbox",
	"captcha"}
var formThings = []string{" email", " e-mail", " account ", " newsletter", " robot ", " inbox ", " subscription ", " password "}

// initial returns the first byte of a text, a letter as a small one.
func initial(s string) byte {
	if s == "" {
		return 0
	}
	if letter(s[0]) {
		return s[0] | 0x20
	}
	return s[0]
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func isCopyright(s string) bool {
	for _, front := range []string{"copyright", "©", "(c) ", "all rights reserved"} {
		if _, ok := cutFold(s, front); ok {
			return strings.Contains(fold(s), "all rights reserved") || front == "©" && len(s) < 80
		}
	}
	return false
}
