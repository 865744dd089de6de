package report

import (
	"encoding/json"
	"io"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// jsonl reports each finding as one JSON object on a line of its own. The
// format is stable and documented in docs/jsonl.md.
type jsonl struct {
	*Options
	encode *json.Encoder
}

func newJSONL(w io.Writer, opt *Options) Reporter { return &jsonl{opt, encoder(w)} }

// encoder writes JSON, a value a line, with letters as they are.
func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

func (j *jsonl) Article(doc *article.Document, findings []linter.Finding) error {
	for i := range findings {
		if err := j.encode.Encode(j.entry(doc, &findings[i])); err != nil {
			return err
		}
	}
	return nil
}

func (j *jsonl) End(*Totals) error { return nil }
