package known

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

var editRules = linter.ConfigRules([]linter.Rule{{ID: "test.herring"}, {ID: "test.kipper"}})

const table = "[[stet]]\nrule = \"test.herring\"\npath = \"a.txt\"\nfingerprint = \"1\"\nreason = \"so\"\n"

func TestAppend(t *testing.T) {
	until, _ := article.ParseDay("2020-11-18")
	e := Entry{Rule: "test.kipper", Path: "b.txt", Text: "“a \"b\" \\ \u202e", Fingerprint: "2", Reason: "one\ntwo\t\x00"}
	const added = "[[stet]]\nrule = \"test.kipper\"\npath = \"b.txt\"\ntext = \"“a \\\"b\\\" \\\\ \\U0000202E\"\nfingerprint = \"2\"\nreason = \"one\\ntwo\\t\\U00000000\"\n"
	for _, test := range []struct{ before, after string }{
		{"", added},
		{"\uFEFF", "\uFEFF" + added},
		{"# Ours.", "# Ours.\n\n" + added},
		{table, table + "\n" + added},
		{table + "\n", table + "\n" + added},
		{strings.ReplaceAll(table, "\n", "\r\n"), strings.ReplaceAll(table+"\n"+added, "\n", "\r\n")},
	} {
		got := Append([]byte(test.before), e)
		if diff := cmp.Diff(test.after, string(got)); diff != "" {
			t.Error(diff)
		}
		s, problems := ParseStets("s", got, editRules)
		if problems != nil {
			t.Fatal(problems)
		}
		last := s.Entries[len(s.Entries)-1]
		last.Line = 0
		if last != e {
			t.Errorf("%+v", last)
		}
	}
	e.Until = until
	if got := string(Append(nil, e)); !strings.HasSuffix(got, "until = 2020-11-18\n") {
		t.Error(got)
	}
}

func TestRemove(t *testing.T) {
	second := strings.Replace(table, "\"1\"", "\"2\"", 1)
	long := "[[stet]] # a comment\nrule = \"test.herring\"\npath = \"a.txt\"\nfingerprint = \"1\"\nreason = \"\"\"\n[[stet]]\n# no comment\n\n\"\"\"\n"
	for _, test := range []struct{ before, after string }{
		{table, ""},
		{table + "\n" + second, second},
		{second + "\n" + table, second + "\n"},
		{"# The file's own.\n\n" + table + "\n" + second, "# The file's own.\n\n" + second},
		{"# The file's own.\n" + table + "\n" + second, "# The file's own.\n" + second},
		{second + "\n# Of the first.\n# And more.\n" + table + "# The end.\n", second + "\n# The end.\n"},
		{table + "\n# Of the second.\n" + second, "# Of the second.\n" + second},
		{long + second, second},
		{strings.ReplaceAll(second+"\n"+table, "\n", "\r\n"), strings.ReplaceAll(second+"\n", "\n", "\r\n")},
	} {
		s, problems := ParseStets("s", []byte(test.before), editRules)
		if problems != nil {
			t.Fatal(problems)
		}
		got := s.Remove([]byte(test.before), func(e *Entry) bool { return e.Fingerprint == "1" })
		if diff := cmp.Diff(test.after, string(got)); diff != "" {
			t.Errorf("%q:\n%s", test.before, diff)
		}
	}
}

func TestParseStetsProblems(t *testing.T) {
	for text, want := range map[string]string{
		"[[stet]]\nrule =":                                "s:2: ",
		"[stet]\nrule = \"x\"":                            "s:1: “stet” must be a list of tables, written [[stet]]",
		"stet = [{rule = \"x\"}]":                         "s:1: “stet” must be a list of tables, written [[stet]]",
		"stet = 3":                                        "s:1: “stet” must be a list",
		"note = 1\n" + table:                              "s:1: unknown key “note”; a stet file holds [[stet]] tables",
		table + "[[stet]]\n":                              "s:6: the entry has no rule",
		strings.Replace(table, "\"so\"", "\" \"", 1):      "s:1: the entry has no reason",
		strings.Replace(table, "\"so\"", "1", 1):          "s:5: “reason” must be a string",
		table + "until = 12:00:00\n":                      "s:6: “until” is a day written YYYY-MM-DD",
		strings.Replace(table, "test.herring", "x", 1):    "s:2: unknown rule “x”",
		strings.Replace(table, "reason =", "raeson =", 1): "s:5: unknown key “raeson” in [[stet]]; did you mean “reason”?",
	} {
		s, problems := ParseStets("s", []byte(text), editRules)
		if s != nil || len(problems) == 0 || !strings.HasPrefix(problems[0].String(), want) {
			t.Errorf("%q: %v", text, problems)
		}
	}
}

// FuzzStets: whatever a file holds, an entry put in can be read, and taking it
// out again leaves the entries that were there.
func FuzzStets(f *testing.F) {
	f.Add([]byte(table), "x")
	f.Add([]byte("# a\n\n"+table+"# b\n"+table), "“\"\\\n\x00")
	f.Add([]byte("stet = []"), "")
	f.Fuzz(func(t *testing.T, data []byte, reason string) {
		s, problems := ParseStets("s", data, editRules)
		if problems != nil {
			return
		}
		reason = strings.ToValidUTF8(reason, "") + "x"
		after := Append(data, Entry{Rule: "test.kipper", Path: "p", Fingerprint: "new", Reason: reason})
		s2, problems := ParseStets("s", after, editRules)
		if problems != nil || len(s2.Entries) != len(s.Entries)+1 {
			return // the command refuses
		}
		if got := s2.Entries[len(s.Entries)]; got.Reason != reason {
			t.Fatalf("%q became %q", reason, got.Reason)
		}
		last := s2.Entries[len(s.Entries)].Line
		back := s2.Remove(after, func(e *Entry) bool { return e.Line == last })
		s3, problems := ParseStets("s", back, editRules)
		if problems != nil || len(s3.Entries) != len(s.Entries) {
			t.Fatalf("%q\n%v", back, problems)
		}
	})
}

func FuzzBaseline(f *testing.F) {
	f.Add([]byte("{\"path\":\"a\",\"rule\":\"r.r\",\"fingerprint\":\"1\"}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ParseBaseline("b", data)
		if err != nil {
			return
		}
		again, err := ParseBaseline("b", FormatRows(b.Rows()))
		if err != nil || !cmp.Equal(b.Rows(), again.Rows()) {
			t.Fatal(err)
		}
	})
}
