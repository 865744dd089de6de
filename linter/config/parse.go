package config

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/bmatcuk/doublestar/v4"
)

// A configuration is a stack of layers, each of the same shape: which rules
// are on, their severities and options, the house's switches, and whether
// fixes are only shown. From low to high they are the preset, the file's own
// [house] and [rules], the built-in [[when]] tables, the file's [[path]] and
// [[when]] tables in the order they are written, and the flags. Everything is
// checked when a file is parsed, also what is off and what no article matches;
// Settings lays the matching layers over the rules' defaults.

var (
	topKeys    = []string{"language", "style", "fail-on", "files", "corpus", "spelling", "stet", "report", "rules", "house", "path", "when"}
	fileKeys   = []string{"include", "exclude", "text", "max-size"}
	corpusKeys = []string{"record", "zone"}
	pathKeys   = []string{"match", "rules", "house", "fixes"}
	whenKeys   = []string{"section", "kind", "source", "byline", "language", "rules", "house", "fixes"}
)

// Parse reads a configuration. An empty file name and no data give the
// built-in configuration. When there are problems the Config is nil. The error
// is for faults that are not the user's.
func Parse(file string, data []byte, rules []Rule, flags Flags) (*Config, []Problem, error) {
	p, problems := newParser(file, data, rules)
	if problems != nil {
		return nil, problems, nil
	}
	c := &Config{File: file, rules: rules}
	p.top(c)
	if err := p.stack(c, flags); err != nil {
		return nil, nil, err
	}
	if len(p.problems) > 0 {
		slices.SortStableFunc(p.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
		return nil, p.problems, nil
	}
	return c, nil, nil
}

// CheckNames reports the first name that is neither a rule's id nor a family.
func CheckNames(rules []Rule, names []string) error {
	for _, name := range names {
		if len(selectRules(rules, name)) == 0 {
			return errors.New(unknownRule(rules, name))
		}
	}
	return nil
}

type parser struct {
	reader
	tree  map[string]any
	rules []Rule
	// lenient lets built-in data name rules that do not exist.
	lenient bool
}

func newParser(file string, data []byte, rules []Rule) (*parser, []Problem) {
	p := &parser{rules: rules}
	p.file = file
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if _, err := toml.Decode(text, &p.tree); err != nil {
		problem := Problem{File: file, Message: err.Error()}
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			problem.Line, problem.Message = syntax.Position.Line, syntax.Message
			if problem.Message == "" {
				problem.Message = strings.TrimPrefix(err.Error(), "toml: ")
			}
		}
		return nil, []Problem{problem}
	}
	p.lines = findKeys(text)
	return p, nil
}

// top reads everything but the layers.
func (p *parser) top(c *Config) {
	for _, key := range keys(p.tree) {
		v := p.tree[key]
		switch key {
		case "language":
			c.house.Language = p.language(key, v)
		case "style":
			c.house.Style = p.text(key, v)
		case "fail-on":
			c.FailOn = p.text(key, v)
			p.oneOf(key, c.FailOn, "error", "warning", "suggestion", "never")
		case "files":
			p.files(&c.Files, p.table(key, v))
		case "corpus":
			p.corpus(c, p.table(key, v))
		case "spelling":
			p.spelling(c, p.table(key, v))
		case "stet":
			p.stet(c, p.table(key, v))
		case "report":
			p.report(c, p.table(key, v))
		case "rules", "house", "path", "when":
		default:
			p.unknown(key, key, topKeys)
		}
	}
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func (p *parser) language(path string, v any) string {
	s := p.text(path, v)
	if s != "" && !languageTag.MatchString(s) {
		p.errorf(path, "“%s” is no language tag; write “en-GB” or “en-US”", s)
	}
	return s
}

func (p *parser) files(f *Files, table map[string]any) {
	for _, key := range keys(table) {
		v, at := table[key], "files."+key
		switch key {
		case "include":
			f.Include = p.globs(at, p.texts(at, v))
		case "exclude":
			f.Exclude = p.globs(at, p.texts(at, v))
		case "text":
			f.Text = p.text(at, v)
			p.oneOf(at, f.Text, "lines", "wrapped")
		case "max-size":
			f.MaxSize = p.size(at, v)
		default:
			p.unknown(at, key, fileKeys)
		}
	}
}

func (p *parser) globs(path string, globs []string) []string {
	for i, g := range globs {
		if g == "" || !doublestar.ValidatePattern(g) {
			p.errorf(element(path, i), "“%s” is no glob", g)
		}
	}
	return globs
}

// size reads a number of bytes, or a string such as "512 MiB".
func (p *parser) size(path string, v any) int64 {
	n, ok := v.(int64)
	if s, isText := v.(string); isText {
		n, ok = parseSize(s)
	}
	// A place in an article's text is 32 bits wide, and a text may grow when it is decoded.
	if !ok || n < 1 || n > 1<<30 {
		p.errorf(path, "“%s” must be a number of bytes up to 1 GiB, or a string such as “512 MiB”", path)
	}
	return n
}

func parseSize(s string) (int64, bool) {
	number, unit := strings.TrimRight(s, "KMGiB "), ""
	unit = strings.TrimSpace(s[len(number):])
	shift, ok := map[string]int{"": 0, "B": 0, "KiB": 10, "MiB": 20, "GiB": 30}[unit]
	n, err := strconv.ParseInt(number, 10, 32)
	return n << shift, ok && err == nil
}

func (p *parser) corpus(c *Config, table map[string]any) {
	for _, key := range keys(table) {
		v, at := table[key], "corpus."+key
		switch key {
		case "record":
			c.Record = p.entries(at, p.textOrTexts(at, v))
		case "zone":
			c.Zone = p.text(at, v)
			if _, err := time.LoadLocation(c.Zone); err != nil || c.Zone == "Local" {
				p.errorf(at, "“%s” is no time zone; write a name such as “Europe/London”", c.Zone)
			}
		default:
			p.unknown(at, key, corpusKeys)
		}
	}
}

func (p *parser) entries(at string, values []string) []Entry {
	var out []Entry
	for i, v := range values {
		out = append(out, Entry{v, p.lines.of(element(at, i))})
	}
	return out
}

func (p *parser) stet(c *Config, table map[string]any) {
	for _, key := range keys(table) {
		at := "stet." + key
		if key != "file" {
			p.unknown(at, key, []string{"file"})
			continue
		}
		c.Stet = p.text(at, table[key])
		if _, isText := table[key].(string); isText && c.Stet == "" {
			p.errorf(at, "“%s” must name a file", at)
		}
	}
}

func (p *parser) report(c *Config, table map[string]any) {
	for _, key := range keys(table) {
		at := "report." + key
		if key != "excerpt" {
			p.unknown(at, key, []string{"excerpt"})
			continue
		}
		shown, ok := table[key].(bool)
		if !ok {
			p.wrongType(at, "true or false", table[key])
		}
		c.NoExcerpt = ok && !shown
	}
}

// spelling takes what ends in .txt for the name of a list, what ends in .dic for
// that of a dictionary, and the rest for words.
func (p *parser) spelling(c *Config, table map[string]any) {
	for _, key := range keys(table) {
		at := "spelling." + key
		if key != "words" {
			p.unknown(at, key, []string{"words"})
			continue
		}
		for _, e := range p.entries(at, p.textOrTexts(at, table[key])) {
			switch path.Ext(e.Value) {
			case ".txt":
				c.WordLists = append(c.WordLists, e)
			case ".dic":
				c.Dictionaries = append(c.Dictionaries, e)
			default:
				c.HouseWords().Add(e.Value)
			}
		}
	}
}

// stack builds the layers.
func (p *parser) stack(c *Config, flags Flags) error {
	if c.house.Style != "" {
		if err := p.preset(c); err != nil {
			return err
		}
	}
	c.layers = append(c.layers, p.layer("", p.tree))
	builtin, err := embedded("builtin.toml", p.rules)
	if err != nil {
		return err
	}
	c.layers = append(c.layers, builtin.conditionals()...)
	if err := firstProblem(builtin.problems); err != nil {
		return err
	}
	c.layers = append(c.layers, p.conditionals()...)
	c.layers = append(c.layers, flagLayer(p.rules, flags))

	const most = 64 // bits of a Key
	bit := uint(0)
	for i := range c.layers {
		l := &c.layers[i]
		l.rules = p.rules
		if l.conditional {
			l.bit = bit
			if bit++; bit == most+1 {
				p.errorf(l.at, "there are more than %d [[path]] and [[when]] tables, the built-in ones included", most)
			}
		}
	}
	return nil
}

// preset lays the house style named by style below everything else.
func (p *parser) preset(c *Config) error {
	names := Presets()
	if !slices.Contains(names, c.house.Style) {
		p.errorf("style", "unknown style “%s”%s", c.house.Style, DidYouMean(c.house.Style, names))
		return nil
	}
	preset, err := embedded("presets/"+c.house.Style+".toml", p.rules)
	if err != nil {
		return err
	}
	if c.house.Language == "" {
		if v, ok := preset.tree["language"]; ok {
			c.house.Language = preset.language("language", v)
		}
	}
	c.layers = append(c.layers, preset.layer("", preset.tree))
	return firstProblem(preset.problems)
}

func firstProblem(problems []Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return &ProblemError{problems[0]}
}

// conditionals reads the [[path]] and [[when]] tables in the order they stand in.
func (p *parser) conditionals() []layer {
	var out []layer
	for _, name := range []string{"path", "when"} {
		v, ok := p.tree[name]
		if !ok {
			continue
		}
		for i, table := range p.tables(name, v) {
			at := element(name, i)
			l := p.layer(at, table)
			l.conditional, l.at = true, at
			p.condition(&l.condition, name, at, table)
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b layer) int { return cmp.Compare(p.lines.of(a.at), p.lines.of(b.at)) })
	return out
}

func (p *parser) condition(c *condition, name, path string, table map[string]any) {
	known := pathKeys
	fields := map[string]*[]string{"match": &c.match}
	if name == "when" {
		known = whenKeys
		fields = map[string]*[]string{"section": &c.section, "kind": &c.kind, "source": &c.source,
			"byline": &c.byline, "language": &c.languages}
	}
	conditions := 0
	for _, key := range keys(table) {
		at := join(path, key)
		switch field := fields[key]; {
		case field != nil:
			conditions++
			*field = p.textOrTexts(at, table[key])
			if key == "match" {
				p.globs(at, *field)
			}
		case !slices.Contains(known, key):
			p.unknown(at, key, known)
		}
	}
	if conditions == 0 {
		p.errorf(path, "a [[%s]] table needs at least one of %s", name, OrList(known[:len(known)-3]))
	}
}

// layer is one level of settings over those below it.
type layer struct {
	condition
	conditional bool
	at          string // the path of a conditional layer's table
	bit         uint   // in a Key, of a conditional layer

	only            []int // indexes of rules; of the flags' layer alone
	enable, disable []int
	severity        map[int]Severity
	options         map[int]map[string]any
	house           map[string]any
	show            *bool
	rules           []Rule
}

// layer reads the tables rules and house, and fixes, of a table.
func (p *parser) layer(path string, table map[string]any) layer {
	l := layer{severity: map[int]Severity{}, options: map[int]map[string]any{}}
	if v, ok := table["house"]; ok {
		at := join(path, "house")
		l.house = p.houseTable(at, p.table(at, v))
		p.fill(at, l.house, reflect.ValueOf(&House{}).Elem())
		p.checkQuotes(at, l.house)
	}
	if v, ok := table["fixes"]; ok {
		at := join(path, "fixes")
		show := p.text(at, v)
		if p.oneOf(at, show, "show", "default") {
			yes := show == "show"
			l.show = &yes
		}
	}
	if v, ok := table["rules"]; ok {
		at := join(path, "rules")
		p.rulesTable(&l, at, p.table(at, v))
	}
	return l
}

// houseTable returns the table with its quotation policy laid flat: `case.post`
// may be written as a quoted key, a dotted key or a table.
func (p *parser) houseTable(path string, table map[string]any) map[string]any {
	quotes, ok := table["quotes"].(map[string]any)
	if !ok {
		return table
	}
	flat := map[string]any{}
	for _, grade := range keys(quotes) {
		sources, nested := quotes[grade].(map[string]any)
		if !nested {
			flat[grade] = quotes[grade]
			continue
		}
		for _, source := range keys(sources) {
			flat[grade+"."+source] = sources[source]
		}
	}
	out := map[string]any{}
	for k, v := range table {
		out[k] = v
	}
	out["quotes"] = flat
	return out
}

func (p *parser) checkQuotes(path string, house map[string]any) {
	quotes, _ := house["quotes"].(map[string]any)
	for _, cell := range keys(quotes) {
		at := join(join(path, "quotes"), cell)
		grade, source, split := strings.Cut(cell, ".")
		if !slices.Contains(Grades, grade) {
			p.unknown(at, cell, Grades)
		} else if split && !slices.Contains(Sources, source) {
			p.errorf(at, "unknown kind of source “%s”%s", source, DidYouMean(source, Sources))
		}
		if s, ok := quotes[cell].(string); ok {
			p.oneOf(at, s, "error", "warning", "suggestion", "off")
		}
	}
}

func (p *parser) rulesTable(l *layer, path string, table map[string]any) {
	for _, key := range keys(table) {
		v, at := table[key], join(path, key)
		switch {
		case key == "enable":
			l.enable = p.selected(at, p.texts(at, v))
		case key == "disable":
			l.disable = p.selected(at, p.texts(at, v))
		case strings.Contains(key, "."):
			p.ruleTable(l, at, key, v)
		default:
			p.familyTable(l, at, key, v)
		}
	}
}

func (p *parser) familyTable(l *layer, path, family string, v any) {
	table, ok := v.(map[string]any)
	if !ok || len(selectRules(p.rules, family)) == 0 {
		if !p.lenient {
			p.unknown(path, family, append([]string{"enable", "disable"}, families(p.rules)...))
		}
		return
	}
	for _, name := range keys(table) {
		p.ruleTable(l, join(path, name), family+"."+name, table[name])
	}
}

// ruleTable reads the settings of one rule.
func (p *parser) ruleTable(l *layer, path, id string, v any) {
	i := slices.IndexFunc(p.rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		if !p.lenient {
			p.errorf(path, "%s", unknownRule(p.rules, id))
		}
		return
	}
	table := p.table(path, v)
	options := map[string]any{}
	for _, key := range keys(table) {
		if key != "severity" {
			options[key] = table[key]
			continue
		}
		at := join(path, key)
		name := p.text(at, table[key])
		if s, ok := ParseSeverity(name); ok {
			l.severity[i] = s
		} else if _, isText := table[key].(string); isText {
			p.oneOf(at, name, "error", "warning", "suggestion")
		}
	}
	if len(options) == 0 {
		return
	}
	if p.rules[i].Options == nil {
		for _, key := range keys(options) {
			p.unknown(join(path, key), key, []string{"severity"})
		}
		return
	}
	into := reflect.ValueOf(p.rules[i].Options())
	if into.Kind() != reflect.Pointer || into.Elem().Kind() != reflect.Struct {
		p.errorf(path, "the rule “%s” has no table of options", id)
		return
	}
	names, _ := fieldsOf(into.Elem().Type())
	for _, key := range keys(options) {
		if !slices.Contains(names, key) {
			p.unknown(join(path, key), key, append(names, "severity"))
			delete(options, key)
		}
	}
	p.fill(path, options, into.Elem())
	l.options[i] = options
}

// selected returns the indexes of the rules that names stand for.
func (p *parser) selected(path string, names []string) []int {
	var out []int
	for i, name := range names {
		found := selectRules(p.rules, name)
		if len(found) == 0 && !p.lenient {
			p.errorf(element(path, i), "%s", unknownRule(p.rules, name))
		}
		out = append(out, found...)
	}
	return out
}

// selectRules returns the indexes of the rule with an id, or of a family.
func selectRules(rules []Rule, name string) []int {
	var out []int
	for i, r := range rules {
		if family, _, _ := strings.Cut(r.ID, "."); r.ID == name || family == name {
			out = append(out, i)
		}
	}
	return out
}

func families(rules []Rule) []string {
	var out []string
	for _, r := range rules {
		if family, _, _ := strings.Cut(r.ID, "."); !slices.Contains(out, family) {
			out = append(out, family)
		}
	}
	return out
}

func unknownRule(rules []Rule, name string) string {
	names := families(rules)
	for _, r := range rules {
		names = append(names, r.ID)
	}
	return fmt.Sprintf("unknown rule “%s”%s", name, DidYouMean(name, names))
}

func flagLayer(rules []Rule, flags Flags) layer {
	var l layer
	expand := func(names []string) (out []int) {
		for _, name := range names {
			out = append(out, selectRules(rules, name)...)
		}
		return out
	}
	l.enable, l.disable = expand(flags.Enable), expand(flags.Disable)
	if len(flags.Only) > 0 {
		l.only = append([]int{}, expand(flags.Only)...)
	}
	return l
}

// apply lays the layer over settings.
func (l *layer) apply(s *Settings) []Problem {
	if l.only != nil {
		for i := range s.Rules {
			s.Rules[i].On = slices.Contains(l.only, i)
		}
	}
	for _, i := range l.enable {
		s.Rules[i].On = true
	}
	for _, i := range l.disable {
		s.Rules[i].On = false
	}
	for i, severity := range l.severity {
		s.Rules[i].Severity, s.Rules[i].SeveritySet = severity, true
	}
	var r reader
	for i, options := range l.options {
		r.fill("rules."+l.rules[i].ID, options, reflect.ValueOf(s.Rules[i].Options).Elem())
	}
	if l.house != nil {
		r.fill("house", l.house, reflect.ValueOf(&s.House).Elem())
	}
	if l.show != nil {
		s.FixesShow = *l.show
	}
	return r.problems
}
