package format

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

// kindOf returns the kind of a text that stands third in an article.
func kindOf(t *testing.T, text string) article.BlockKind {
	t.Helper()
	d := parse(t, "a.html", "<p>The clerk left.</p><p>She did not reply.</p><p>"+strings.ReplaceAll(text, "&", "&amp;")+"</p>")
	return d.Blocks[2].Kind
}

func TestBoilerplate(t *testing.T) {
	for _, text := range []string{
		"Sign up to receive our latest news!", "Sign up for the weekly newsletter", "SIGN UP", "Subscribe", "Subscribe now for £1 a week.",
		":: Subscribe to Harbour Talk on Apple podcasts, Spotify, and Spreaker", "By submitting this form, I agree to the terms.",
		"By clicking “Accept”, you agree to our privacy policy.", "Read more: The clerk who stayed", "READ MORE: The clerk", "Read more",
		"The harbour: a town without a ferry Read more", "Follow us on Twitter @harbour", "Follow the Gazette on Twitter", "FOLLOW THE GAZETTE ON TWITTER", "Advertisement",
		"Advertisement - Continue Reading Below", "We use cookies to improve your visit.", "Click here to see the pictures.",
		"Share this article", "Share on Facebook", "© 2020 The Harbour Gazette. All rights reserved.", "Copyright 2020. All rights reserved.",
		"Related: The clerk who stayed", "Got a tip? Write to the desk.", "Thanks for subscribing!", "Listen to the Harbour podcast on Spotify",
		"• Sign up to our email", "Please verify you’re not a robot by clicking the box.", "I’m not a robot", "Thank you for subscribing!",
		"Newsletter Sign Up The harbour newsletter brings the news of the quays to readers who want it, whatever the weather, on every morning of the " +
			"week but Sunday. Please verify you’re not a robot by clicking the box. Invalid email address. Thank you for subscribing. An error has occurred.",
		"Read or Share this story: example.org/a", "Skip in Skip x Embed x Share", "Most read in Harbour news", "You may also like", "View comments",
		"Article continues after this message", "Image copyright Ann Lee Image caption The harbour at dawn", "UP NEXT", "Enlarge this image toggle caption Ann Lee",
		"Subscribe to our newsletter. The latest news, straight to your inbox.",
	} {
		if got := kindOf(t, text); got != article.Boilerplate {
			t.Errorf("%q is %v", text, got)
		}
	}
	for _, text := range []string{
		"The newsletter that asked readers to sign up for updates has closed.", "Sign up for the army, the poster said.",
		"“Subscribe to our channel,” she told them.", "Readers who subscribe to the newsletter pay nothing.", "By submitting the form she had lost her claim.",
		"By clicking the heels of her boots she got a laugh.", "Follow the money, the auditor said.",
		"Follow Ann Lee on Twitter: @annlee", "Subscribe to nothing, says the mayor.", "Got a story? The library wants it by May.",
		"Become a member? He never did.", "Please verify the count, she said.", "Up next was the ferry.", "Image copyrights were her field.",
		"Most read in bed, a study of the town has found.", "The form asked readers to verify that they were no robot.",
		"It says “verify you’re not a robot”, but the robot of the fair was thanked for subscribing to its creed.", "The cookies were sold at the fair.",
		"We use cookie cutters for the dough.", "Share prices fell.", "Share on a bus, she said.", "Advertisements fell by a tenth.", "Read more slowly, the teacher said.",
		"Copyright law will change next year.", "Related species were found near by.", "Get the bus, the mayor said.", "Register to vote by Monday.",
		"Click went the lock.", "Listen to the wind, he said.", "Watch the birds, she said.", "Sign up to " + strings.Repeat("a very long list ", 15) + "newsletter",
	} {
		if got := kindOf(t, text); got == article.Boilerplate {
			t.Errorf("%q is %v", text, got)
		}
	}
}

// A block that goes on from a form is part of it; copy after other furniture is not.
func TestForm(t *testing.T) {
	for _, test := range []struct {
		before, text string
		want         article.BlockKind
	}{
		{"Sign up to our newsletter", "You can leave the newsletter whenever you like.", article.Boilerplate},
		{"Thanks for subscribing!", "Check your email to confirm.", article.Boilerplate},
		{"Advertisement", "You can send your objections by e-mail.", article.Paragraph},
		{"Sign up to our newsletter", "The mayor sent them an e-mail.", article.Paragraph},
		{"Sign up to our newsletter", "“Check your email,” the mayor told them.", article.Paragraph},
		{"The newsletter is late.", "Check your email to confirm.", article.Paragraph},
	} {
		d := parse(t, "a.html", "<p>The clerk left.</p><p>"+test.before+"</p><p>"+test.text+"</p>")
		if got := d.Blocks[2].Kind; got != test.want {
			t.Errorf("%q after %q is %v", test.text, test.before, got)
		}
	}
}

func TestCorrection(t *testing.T) {
	for _, text := range []string{
		"Correction: The clerk is 50.", "CORRECTION (Nov. 18, 2020): The clerk is 50.", "Correction, 18 November: the clerk is 50.", "Clarification – The clerk is 50.",
		"[Editor’s note: The clerk is 50.]", "Editor's note: Sign up to our newsletter", "• This article was amended on 18 November 2020 to give her age.",
		"An earlier version of this story said the clerk was 40.", "In an earlier version of this article, the clerk was 40.",
		"This story has been corrected: the clerk is 50.", "This article has been updated to reflect her age.", "Corrections and clarifications: the clerk is 50.",
		"Update: An earlier version of this article gave a wrong age.", "The headline was amended after publication.", "Corrections",
	} {
		if got := kindOf(t, text); got != article.Correction {
			t.Errorf("%q is %v", text, got)
		}
	}
	for _, text := range []string{
		"Correction officers walked out: the prison was shut.", "Corrections chief resigns", "The story was told again.", "This article of faith was amended in 1900.",
		"An earlier version of the bill failed.", "A previous version of the ferry sank.", "This page was torn.", "Clarification was sought by the council.",
		"The article was long.",
	} {
		if got := kindOf(t, text); got == article.Correction {
			t.Errorf("%q is %v", text, got)
		}
	}
	d := parse(t, "a.md", "One.\n\n## Correction\n\nThe clerk is 50.\n\nMore.\n")
	if d.Blocks[1].Kind != article.Correction || d.Blocks[2].Kind != article.Correction || d.Blocks[3].Kind != article.Paragraph {
		t.Errorf("%s", outline(d))
	}
}

func TestSignedPost(t *testing.T) {
	for _, text := range []string{
		"It was fine — Ann Lee (@annlee) November 17, 2020", "It was fine – Ann Lee (@ann_lee) Nov. 17, 2020", "It was fine -- Ann (@annlee) 17 November 2020",
		"It was fine - Ann Lee (@annlee) Sept 7, 2020", "It—was—fine ― Ann J. Lee (@annlee) November 17, 2020",
	} {
		if got := kindOf(t, text); got != article.Embed {
			t.Errorf("%q is %v", text, got)
		}
	}
	for _, text := range []string{
		"Ann Lee (@annlee) November 17, 2020", "It was fine — Ann Lee (@annlee)", "It was fine — Ann Lee, November 17, 2020",
		"It was fine — Ann Lee (@annlee) November 31, 2020", "She — Ann Lee (@annlee) — wrote on November 17, 2020.",
	} {
		if got := kindOf(t, text); got == article.Embed {
			t.Errorf("%q is %v", text, got)
		}
	}
	d := parse(t, "a.txt", "Lee wrote:\nIt was fine.\n— Ann Lee (@annlee) November 17, 2020\nMore came.\n")
	if d.Blocks[0].Kind != article.Paragraph || d.Blocks[1].Kind != article.Embed || d.Blocks[2].Kind != article.Embed {
		t.Errorf("%s", outline(d))
	}
}

func TestByline(t *testing.T) {
	for _, text := range []string{
		"By Ann Lee", "By ANN LEE", "By Ann Lee and Bo Ray", "By Ann Lee, Political Editor", "By Ann van der Lee in Harbour Town", "Ann Lee, Staff Reporter",
		"By Reuters", "Written by Ann Lee", "(Reporting by Ann Lee; Editing by Bo Ray)", "Ann Lee, political correspondent",
	} {
		if got := kindOf(t, text); got != article.Byline {
			t.Errorf("%q is %v", text, got)
		}
	}
	for _, text := range []string{
		"By Tuesday", "By the time Ann Lee came", "By Christmas Eve", "By November Ann Lee had left", "By Ann Lee's own account, it was fine.", "Ann Lee, a reporter, left.",
		"Reporting by bus is slow.", "By Harbour",
	} {
		if got := kindOf(t, text); got == article.Byline {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestDescribe(t *testing.T) {
	tests := []struct {
		path, source string
		opt          Options
		want         article.Meta
		day          string
	}{
		{"a.txt", "WASHINGTON, Nov. 18, 2020 (Reuters) - The clerk left.\n", Options{},
			article.Meta{Dateline: "WASHINGTON, Nov. 18, 2020 (Reuters)", Agency: "Reuters", DateFrom: "dateline"}, "2020-11-18"},
		{"a.txt", "WASHINGTON, Nov 18 (Reuters) — The clerk left.\n", Options{},
			article.Meta{Dateline: "WASHINGTON, Nov 18 (Reuters)", Agency: "Reuters"}, ""},
		{"a.txt", "ST. LOUIS (AP) — “The clerk left,” she said.\n", Options{}, article.Meta{Dateline: "ST. LOUIS (AP)", Agency: "AP"}, ""},
		{"a.txt", "BEIJING -- The clerk left.\n", Options{}, article.Meta{Dateline: "BEIJING"}, ""},
		{"a.txt", "FILE - The clerk left.\n", Options{}, article.Meta{}, ""},
		{"a.txt", "NASA - the agency - said so.\n", Options{}, article.Meta{}, ""},
		{"a.txt", "Clerk leaves\nBy Ann Lee, Associated Press\nThe clerk left.\n", Options{},
			article.Meta{Headline: "Clerk leaves", Byline: "Ann Lee, Associated Press", Agency: "AP"}, ""},
		{"a.txt", "The clerk left.\nShe did not reply. (Reuters)\n", Options{}, article.Meta{Agency: "Reuters"}, ""},
		{"a.txt", "The clerk left the Associated Press (AP).\n", Options{}, article.Meta{}, ""},
		{"letters/2020/11/17/a.txt", "The clerk left.\n", Options{}, article.Meta{Kind: "letter", DateFrom: "path"}, "2020-11-17"},
		{"sport/2020-11-17-a.md", "The clerk left.\n", Options{}, article.Meta{Kind: "sport", DateFrom: "path"}, "2020-11-17"},
		{`opinion\2020\nov\17\a.md`, "The clerk left.\n", Options{}, article.Meta{Kind: "opinion", DateFrom: "path"}, "2020-11-17"},
		{"2020/13/17/a.md", "The clerk left.\n", Options{}, article.Meta{}, ""},
		{"2020-11-17-a.txt", " date 2020-11-18 The clerk left.\n", Options{}, article.Meta{DateFrom: "header"}, "2020-11-18"},
		{"2020-11-17-a.txt", " date 2020-11-18 The clerk left.\n", Options{Published: article.Day{Year: 2020, Month: 11, Day: 19}}, article.Meta{DateFrom: "flag"}, "2020-11-19"},
	}
	for _, test := range tests {
		d, err := Parse(test.path, []byte(test.source), test.opt)
		if err != nil {
			t.Fatal(err)
		}
		m := d.Meta
		if m.Published.Day.String() != test.day {
			t.Errorf("%q %q: published %v", test.path, test.source, m.Published)
		}
		m.Published = article.Stamp{}
		if m != test.want {
			t.Errorf("%q %q: got %+v, want %+v", test.path, test.source, m, test.want)
		}
	}
}
