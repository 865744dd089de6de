package format

import (
	"strings"
	"testing"
)

// TestHostile gives each reader what costs a careless one time or memory out of
// proportion. No clock is read: what is linear takes milliseconds, and what is
// not does not end within the time a test run has.
func TestHostile(t *testing.T) {
	const size = 1 << 18
	units := map[string][]string{
		".txt":  {"word ", "\n", "a\n", "\r", "<!-- a -->\n", "<!--", "a\n<!-- b -->\n", "• a\n", "“", " ", "a\n\n"},
		".md":   {">", "> ", "- ", "[", "[a](", "](", "![", "[^a", "[^a]: b\n\n[^a] ", "*a ", "*a_", "**", "`", "` `` ", "<a ", "<!-- ", "<? ", "|a", "|-\n", "&amp;", "\\*", "{{", "{% a %}", "{{ a }} b\n", "a\n", "~", "    a\n", "# a\n", "<div>\n", "1. ", "a\r", "[a]: b\n", "<!-- a -->\n", "a\n=\n", "\t", "|a|b\n|-|-\n|c\n\n", "---\na: ["},
		".mdx":  {"{", "}", "{a}", "<A ", "<A a={", "<a \"", "import a\n", "`"},
		".html": {"<", "<a", "<p>", "<div>", "</div>", "<b><p></b>", "<span>", "<code><p><span></code>", "&", "&a", "<!--", "<!-- a -->", "<script>", "<q>", "</q>", "<li>", "<table><td>", "<article>", "<h1>", "<a b='", "<blockquote class=twitter-tweet>", "<nav>", "<a b=c d=e f=g "},
	}
	for ext, list := range units {
		for _, unit := range list {
			source := strings.Repeat(unit, size/len(unit))
			for _, s := range []string{source, "a " + source + " b", source + "]](a)" + strings.Repeat("</x></p>", 10)} {
				d, err := Parse("a"+ext, []byte(s), Options{})
				if err == nil && len(d.Text) > 4*len(s) {
					t.Errorf("%s of %q: %d bytes of text from %d", ext, unit, len(d.Text), len(s))
				}
			}
		}
	}
}
