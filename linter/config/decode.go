package config

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
)

// Problem is a fault in a configuration file.
type Problem struct {
	File    string
	Line    int // from 1; 0 for the file as a whole
	Message string
}

func (p Problem) String() string {
	switch {
	case p.File == "":
		return p.Message
	case p.Line == 0:
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// reader turns decoded TOML into settings and collects what is wrong with it.
type reader struct {
	file     string
	lines    lineIndex
	problems []Problem
}

func (r *reader) errorf(path, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.file, r.lines.of(path), fmt.Sprintf(format, args...)})
}

func (r *reader) wrongType(path, want string, got any) {
	r.errorf(path, "“%s” must be %s, not %s", path, want, typeName(got))
}

func typeName(v any) string {
	switch v.(type) {
	case string:
		return "a string"
	case bool:
		return "true or false"
	case int64:
		return "a whole number"
	case float64:
		return "a number"
	case []any, []map[string]any:
		return "a list"
	case map[string]any:
		return "a table"
	case time.Time:
		return "a date"
	}
	return "a value of another type"
}

// unknown reports a key that is none of the names. It is the last part of the path.
func (r *reader) unknown(path, key string, names []string) {
	in := ""
	if table := strings.TrimSuffix(strings.TrimSuffix(path, key), "."); table != "" {
		in = " in [" + table + "]"
	}
	r.errorf(path, "unknown key “%s”%s%s", key, in, DidYouMean(key, names))
}

// keys returns the keys of a table in order, so that problems are reported alike on every run.
func keys(table map[string]any) []string {
	out := make([]string, 0, len(table))
	for k := range table {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (r *reader) table(path string, v any) map[string]any {
	t, ok := v.(map[string]any)
	if !ok {
		r.wrongType(path, "a table", v)
	}
	return t
}

// tables returns the elements of an array of tables.
func (r *reader) tables(path string, v any) []map[string]any {
	switch v := v.(type) {
	case []map[string]any:
		return v
	case []any:
		var out []map[string]any
		for i, e := range v {
			out = append(out, r.table(element(path, i), e))
		}
		return out
	}
	r.errorf(path, "“%s” must be a list of tables, written [[%s]], not %s", path, path, typeName(v))
	return nil
}

func (r *reader) text(path string, v any) string {
	s, ok := v.(string)
	if !ok {
		r.wrongType(path, "a string", v)
	}
	return s
}

func (r *reader) texts(path string, v any) []string {
	list, ok := v.([]any)
	if !ok {
		r.wrongType(path, "a list of strings", v)
	}
	out := make([]string, 0, len(list))
	for i, e := range list {
		if s, ok := e.(string); ok {
			out = append(out, s)
		} else {
			r.wrongType(element(path, i), "a string", e)
		}
	}
	return out
}

// textOrTexts reads one string or a list of them.
func (r *reader) textOrTexts(path string, v any) []string {
	if s, ok := v.(string); ok {
		return []string{s}
	}
	if _, ok := v.([]any); !ok {
		r.wrongType(path, "a string or a list of strings", v)
		return nil
	}
	return r.texts(path, v)
}

func (r *reader) oneOf(path, value string, names ...string) bool {
	err := OneOf("“"+path+"”", value, names...)
	if err != nil {
		r.errorf(path, "%v", err)
	}
	return err == nil
}

// fill writes a table into a struct; what the table does not name keeps its
// value. Maps are merged into fresh ones, so a value once handed out never changes.
func (r *reader) fill(path string, table map[string]any, dst reflect.Value) {
	names, fields := fieldsOf(dst.Type())
	for _, key := range keys(table) {
		i := slices.Index(names, key)
		if i < 0 {
			r.unknown(join(path, key), key, names)
			continue
		}
		field := dst.Type().Field(fields[i])
		at := join(path, key)
		n := len(r.problems)
		r.value(at, table[key], dst.Field(fields[i]))
		if allowed, ok := field.Tag.Lookup("oneof"); ok && len(r.problems) == n {
			if s, ok := table[key].(string); ok {
				r.oneOf(at, s, strings.Split(allowed, "|")...)
			}
		}
	}
}

// fieldsOf returns the names a struct's fields have in TOML, with their indexes.
func fieldsOf(t reflect.Type) (names []string, fields []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		if name == "-" || !f.IsExported() {
			continue
		}
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		names, fields = append(names, name), append(fields, i)
	}
	return names, fields
}

func (r *reader) value(path string, v any, dst reflect.Value) {
	switch dst.Kind() {
	case reflect.String:
		dst.SetString(r.text(path, v))
	case reflect.Bool:
		b, ok := v.(bool)
		if !ok {
			r.wrongType(path, "true or false", v)
		}
		dst.SetBool(b)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, ok := v.(int64)
		if !ok {
			r.wrongType(path, "a whole number", v)
		} else if dst.OverflowInt(n) {
			r.errorf(path, "“%s” is out of range", path)
		}
		dst.SetInt(n)
	case reflect.Float32, reflect.Float64:
		f, ok := v.(float64)
		if n, whole := v.(int64); whole {
			f, ok = float64(n), true
		}
		if !ok || math.IsNaN(f) || math.IsInf(f, 0) {
			r.wrongType(path, "a number", v)
		}
		dst.SetFloat(f)
	case reflect.Slice:
		r.list(path, v, dst)
	case reflect.Map:
		r.mapping(path, v, dst)
	case reflect.Struct:
		if t := r.table(path, v); t != nil {
			r.fill(path, t, dst)
		}
	default:
		r.errorf(path, "“%s” cannot be set", path)
	}
}

func (r *reader) list(path string, v any, dst reflect.Value) {
	list, ok := v.([]any)
	if !ok {
		r.wrongType(path, "a list", v)
		return
	}
	out := reflect.MakeSlice(dst.Type(), len(list), len(list))
	for i, e := range list {
		r.value(element(path, i), e, out.Index(i))
	}
	dst.Set(out)
}

func (r *reader) mapping(path string, v any, dst reflect.Value) {
	t := r.table(path, v)
	if t == nil || dst.Type().Key().Kind() != reflect.String {
		return
	}
	out := reflect.MakeMapWithSize(dst.Type(), dst.Len()+len(t))
	for it := dst.MapRange(); it.Next(); {
		out.SetMapIndex(it.Key(), it.Value())
	}
	for _, key := range keys(t) {
		e := reflect.New(dst.Type().Elem()).Elem()
		r.value(join(path, key), t[key], e)
		out.SetMapIndex(reflect.ValueOf(key).Convert(dst.Type().Key()), e)
	}
	dst.Set(out)
}
