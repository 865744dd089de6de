package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
)

// markup writes XML. Characters that XML cannot hold become U+FFFD.
type markup struct{ *bufio.Writer }

// tag writes the start of an element and its attributes, names and values by
// turns; end is ">" or "/>".
func (m markup) tag(name, end string, attributes ...string) {
	fmt.Fprint(m, "<"+name)
	for i := 0; i+1 < len(attributes); i += 2 {
		fmt.Fprint(m, " "+attributes[i]+`="`)
		m.text(attributes[i+1])
		m.WriteByte('"')
	}
	fmt.Fprint(m, end)
}

// text writes character data, or an attribute's value. A bufio.Writer keeps
// its error for Flush.
func (m markup) text(s string) { _ = xml.EscapeText(m, []byte(s)) }
