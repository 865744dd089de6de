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

// junit reports as a test run: a suite for each article, in it a case for each
// finding. Those that make the run fail are failures; the others pass and have
// their message as output. An article without findings is one case that passes.
type junit struct {
	*Options
	markup
	begun bool
}

func newJUnit(w io.Writer, opt *Options) Reporter {
	return &junit{Options: opt, markup: markup{bufio.NewWriter(w)}}
}

func (j *junit) begin() {
	if !j.begun {
		j.begun = true
		fmt.Fprint(j, xml.Header)
		j.tag("testsuites", ">\n", "name", "galleyproof")
	}
}

func (j *junit) suite(name string, tests, failures, errors int) {
	j.tag("testsuite", ">\n", "name", name, "tests", strconv.Itoa(tests), "failures", strconv.Itoa(failures),
		"errors", strconv.Itoa(errors), "skipped", "0", "time", "0")
}

func (j *junit) fails(f *linter.Finding) bool {
	least := j.FailOn
	if least == 0 {
		least = linter.Error
	}
	return f.Severity >= least
}

func (j *junit) Article(doc *article.Document, findings []linter.Finding) error {
	j.begin()
	failures := 0
	for i := range findings {
		if j.fails(&findings[i]) {
			failures++
		}
	}
	path := doc.Source.Path
	j.suite(path, max(1, len(findings)), failures, 0)
	if len(findings) == 0 {
		j.tag("testcase", "/>\n", "name", "no findings", "classname", path, "time", "0")
	}
	for i := range findings {
		e := j.entry(doc, &findings[i])
		at := fmt.Sprintf("%d:%d", e.Range.Start.Line, e.Range.Start.Column)
		j.tag("testcase", ">\n", "name", at+" "+e.Rule, "classname", path, "time", "0")
		details := fmt.Sprintf("%s:%s: %s: %s", plain(path), at, e.Severity, e.details())
		if j.fails(&findings[i]) {
			j.tag("failure", ">", "message", plain(e.Message), "type", e.Severity)
			j.text(details)
			fmt.Fprint(j, "</failure>\n")
		} else {
			fmt.Fprint(j, "<system-out>")
			j.text(details)
			fmt.Fprint(j, "</system-out>\n")
		}
		fmt.Fprint(j, "</testcase>\n")
	}
	fmt.Fprint(j, "</testsuite>\n")
	return j.Flush()
}

func (j *junit) End(totals *Totals) error {
	j.begin()
	if totals.Failed > 0 {
		j.suite("galleyproof", 1, 0, 1)
		j.tag("testcase", ">\n", "name", "files that could be read", "classname", "galleyproof", "time", "0")
		j.tag("error", "/>\n", "message", plural(totals.Failed, "file")+" could not be read.", "type", "error")
		fmt.Fprint(j, "</testcase>\n</testsuite>\n")
	}
	fmt.Fprint(j, "</testsuites>\n")
	return j.Flush()
}
