package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// checkstyle reports as the program Checkstyle does, in XML that many others read.
type checkstyle struct {
	*Options
	markup
	begun bool
}

func newCheckstyle(w io.Writer, opt *Options) Reporter {
	return &checkstyle{Options: opt, markup: markup{bufio.NewWriter(w)}}
}

var checkstyleSeverity = [...]string{linter.Suggestion: "info", linter.Warning: "warning", linter.Error: "error"}

func (c *checkstyle) begin() {
	if !c.begun {
		c.begun = true
		fmt.Fprint(c, xml.Header)
		c.tag("checkstyle", ">\n", "version", "4.3") // of the format
	}
}

func (c *checkstyle) Article(doc *article.Document, findings []linter.Finding) error {
	c.begin()
	if len(findings) > 0 {
		c.tag("file", ">\n", "name", doc.Source.Path)
		for i := range findings {
			e := c.entry(doc, &findings[i])
			c.tag("error", "/>\n", "line", strconv.Itoa(e.Range.Start.Line), "column", strconv.Itoa(e.Range.Start.Column),
				"severity", checkstyleSeverity[e.severity], "message", e.details(), "source", "galleyproof."+e.Rule)
		}
		fmt.Fprint(c, "</file>\n")
	}
	return c.Flush()
}

func (c *checkstyle) End(*Totals) error {
	c.begin()
	fmt.Fprint(c, "</checkstyle>\n")
	return c.Flush()
}
