package names

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
)

// formsOf returns the forms that the record has of words, wrong ones too, whether
// it has them as words or as an acronym. Titles and hashtags are no names.
func formsOf(r *record.Record, words []article.Word) []record.Form {
	key := record.WordsKey(words)
	forms := r.FormsOf(key)
	if len(words) == 1 {
		forms = append(forms, r.FormsOf(record.AcronymKey(key))...)
	}
	kept := forms[:0]
	for _, f := range forms {
		if kind := r.NameKind(f.Name); kind != "title" && kind != "hashtag" {
			kept = append(kept, f)
		}
	}
	return kept
}

// nearForm returns the first right form that one slip parts from a text.
func nearForm(r *record.Record, text string) (record.Form, bool) {
	for _, f := range r.Near(text) {
		if len(f.Text) >= shortestRecorded {
			return f, true
		}
	}
	return record.Form{}, false
}
