package format

import (
	"bytes"
	"sort"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"galleyproof/corpus/article"
)

// view is a source as UTF-8, which is what the readers read. Offsets in it are
// those of its text; only the view knows the source's own.
type view struct {
	src  *article.Source
	text []byte
	base int   // where text begins in a UTF-8 source
	runs []run // of a source in another charset, in order
}

// run is a piece of text that came from one piece of the source: ASCII
// characters of unit bytes each or, with unit 0, one other character.
type run struct{ at, src, unit int }

// newView finds the charset: what a byte order mark says, else UTF-8 if the
// bytes are valid, else Windows-1252 if nothing contradicts that.
func newView(path string, data []byte) (*view, error) {
	if len(data) > maxSize {
		return nil, naming(path, "is larger than 1 GiB; split it")
	}
	v := &view{src: &article.Source{Path: path, Bytes: data}, text: data}
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		v.src.Charset = article.UTF16LE
		return v, v.decodeUTF16(func(i int) uint16 { return uint16(data[i]) | uint16(data[i+1])<<8 })
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		v.src.Charset = article.UTF16BE
		return v, v.decodeUTF16(func(i int) uint16 { return uint16(data[i+1]) | uint16(data[i])<<8 })
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		v.text, v.base = data[3:], 3
		if !utf8.Valid(v.text) {
			return nil, naming(path, "has the byte order mark of UTF-8 but is not valid UTF-8; convert it to UTF-8")
		}
	}
	if bytes.IndexByte(v.text, 0) >= 0 {
		return nil, naming(path, "is not text: it holds NUL bytes")
	}
	if v.base > 0 || utf8.Valid(v.text) {
		return v, nil
	}
	v.src.Charset = article.Windows1252
	return v, v.decode1252()
}

func (v *view) decodeUTF16(unit func(int) uint16) error {
	data := v.src.Bytes
	if len(data)%2 != 0 {
		return naming(v.src.Path, "has the byte order mark of UTF-16 but ends within a character; convert it to UTF-8")
	}
	v.text = make([]byte, 0, len(data)/2+len(data)/16)
	ascii := false
	for i := 2; i < len(data); i += 2 {
		r := rune(unit(i))
		if r == 0 {
			return naming(v.src.Path, "is not text: it holds NUL characters")
		}
		if r < utf8.RuneSelf {
			if !ascii {
				v.runs = append(v.runs, run{len(v.text), i, 2})
			}
			ascii = true
			v.text = append(v.text, byte(r))
			continue
		}
		ascii = false
		v.runs = append(v.runs, run{len(v.text), i, 0})
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+2 < len(data) {
				low = rune(unit(i + 2))
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				i += 2
			}
		}
		v.text = utf8.AppendRune(v.text, r)
	}
	return nil
}

func (v *view) decode1252() error {
	data := v.src.Bytes
	v.text = make([]byte, 0, len(data)+len(data)/16)
	ascii := false
	for i, c := range data {
		switch {
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f',
			c == 0x81, c == 0x8D, c == 0x8F, c == 0x90, c == 0x9D:
			return naming(v.src.Path, "is neither UTF-8 nor Windows-1252; convert it to UTF-8")
		case c < utf8.RuneSelf:
			if !ascii {
				v.runs = append(v.runs, run{len(v.text), i, 1})
			}
			v.text = append(v.text, c)
		default:
			v.runs = append(v.runs, run{len(v.text), i, 0})
			v.text = utf8.AppendRune(v.text, charmap.Windows1252.DecodeByte(c))
		}
		ascii = c < utf8.RuneSelf
	}
	return nil
}

// source returns the source offset of an offset in the text.
func (v *view) source(at int) int {
	if v.src.Charset == article.UTF8 {
		return v.base + at
	}
	i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].at > at }) - 1
	switch {
	case at == len(v.text):
		return len(v.src.Bytes)
	case i < 0:
		return 0
	}
	r := v.runs[i]
	return r.src + (at-r.at)*r.unit
}

// span returns the source bytes of a piece of the text.
func (v *view) span(start, end int) article.Range {
	return article.Range{Start: v.source(start), End: v.source(end)}
}

// writer hands pieces of a view to a Builder, always onwards: what was passed
// over or taken already is never taken again.
type writer struct {
	*article.Builder
	view *view
	at   int // offset in the view's text reached
}

// copy takes text as it stands.
func (w *writer) copy(start, end int) {
	start = max(start, w.at)
	if start >= end {
		return
	}
	w.at = end
	v := w.view
	if v.src.Charset == article.UTF8 {
		w.Copy(article.Range{Start: v.base + start, End: v.base + end})
		return
	}
	i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].at > start }) - 1
	for ; start < end; i++ {
		stop := end
		if i+1 < len(v.runs) {
			stop = min(end, v.runs[i+1].at)
		}
		if v.runs[i].unit == 0 {
			w.Decode(v.span(start, stop), string(v.text[start:stop]))
		} else {
			w.Copy(v.span(start, stop))
		}
		start = stop
	}
}

// decode takes a piece of text that reads as another.
func (w *writer) decode(start, end int, text string) {
	if start < w.at || start >= end {
		return
	}
	w.at = end
	w.Decode(w.view.span(start, end), text)
}

// note takes a comment; inner is what stands between its marks.
func (w *writer) note(start, end int, inner []byte) {
	w.Note(w.view.span(start, end), string(inner))
}

// skip passes over markup.
func (w *writer) skip(end int) {
	if end > w.at {
		w.at = end
		w.Skip(w.view.source(end))
	}
}
