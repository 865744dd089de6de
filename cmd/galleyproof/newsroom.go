package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/known"
	"galleyproof/rules"
)

const configName = ".galleyproof.toml"

// newsroom is one configuration with all it names, and the linter made of it.
type newsroom struct {
	config *config.Config
	folder string // absolute; where the configuration's paths begin
	linter *linter.Linter
	record *record.Record
	zone   *time.Location  // nil: instants keep the zone they are written in
	files  map[string]bool // absolute paths of the record's files, word lists and the like

	stets    *known.Stets // nil where there is no stet file
	baseline *baseline    // nil without --baseline
	cache    *cache       // nil without --cache
	inputs   *digest      // of all that findings follow from but the article; nil without --cache
}

// relative returns an absolute path as the configuration writes it.
func (n *newsroom) relative(abs string) string {
	rel, err := filepath.Rel(n.folder, abs)
	if err != nil {
		rel = abs
	}
	return filepath.ToSlash(rel)
}

// own reports whether a file belongs to the configuration and is no article.
func (n *newsroom) own(abs string) bool { return n.files[abs] }

// date makes the day of a known instant the newsroom's.
func (n *newsroom) date(s *article.Stamp) {
	if n.zone != nil && !s.At.IsZero() {
		s.Day = article.DayOf(s.At.In(n.zone))
	}
}

// newsrooms finds and keeps the newsroom of each folder. One whose
// configuration is at fault is nil; the fault is reported once.
type newsrooms struct {
	process  *process
	override string // --config
	flags    config.Flags
	rules    []linter.Rule
	baseline *baseline       // --baseline
	cache    *cache          // --cache
	apart    map[string]bool // absolute paths that are no articles
	none     bool            // there are no configurations to look for

	byFolder map[string]*newsroom
	byFile   map[string]*newsroom
	files    []string // all that were read: configurations, records, word lists

	// problem is told what is wrong with single entries of a record.
	problem func(record.Problem)
	// stale is told of a compiled record that is not used.
	stale func(string)
}

func (p *process) newsrooms(override string, flags config.Flags) (*newsrooms, error) {
	n := &newsrooms{process: p, override: override, flags: flags, rules: rules.All(),
		byFolder: map[string]*newsroom{}, byFile: map[string]*newsroom{}, problem: p.recordProblem, stale: p.warn}
	known := linter.ConfigRules(n.rules)
	for _, f := range []struct {
		flag  string
		names []string
	}{{"enable", flags.Enable}, {"disable", flags.Disable}, {"only", flags.Only}} {
		if err := config.CheckNames(known, f.names); err != nil {
			return nil, fmt.Errorf("--%s: %w", f.flag, err)
		}
	}
	return n, nil
}

// recordProblem says what is wrong with an entry of a record.
func (p *process) recordProblem(problem record.Problem) {
	if problem.Warning {
		p.warn(problem.String())
	} else {
		p.problem(errors.New(problem.String()))
	}
}

// of returns the newsroom of a folder's articles, nil when its configuration is
// at fault.
func (n *newsrooms) of(folder string) *newsroom {
	room, ok := n.byFolder[folder]
	if !ok {
		room = n.load(n.find(folder))
		n.byFolder[folder] = room
	}
	return room
}

// find returns the configuration that holds in a folder: the nearest in it or
// above, up to the folder that holds .git; "" when there is none.
func (n *newsrooms) find(folder string) string {
	if n.override != "" || n.none {
		return n.override
	}
	for at := folder; ; {
		file := filepath.Join(at, configName)
		if _, err := os.Lstat(file); err == nil {
			return file
		}
		_, err := os.Lstat(filepath.Join(at, ".git"))
		parent := filepath.Dir(at)
		if err == nil || parent == at {
			return ""
		}
		at = parent
	}
}

// reads reports whether a file is one that the run reads, under whatever name.
func (n *newsrooms) reads(file string, sources []source) bool {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	same := func(path string) bool {
		other, err := os.Stat(path)
		return err == nil && os.SameFile(info, other)
	}
	return slices.ContainsFunc(n.files, same) || slices.ContainsFunc(sources, func(s source) bool {
		if !s.stdin {
			return same(s.absolute)
		}
		f, ok := n.process.in.(*os.File)
		if !ok {
			return false
		}
		other, err := f.Stat()
		return err == nil && os.SameFile(info, other)
	})
}

func (n *newsrooms) load(file string) *newsroom {
	room, ok := n.byFile[file]
	if !ok {
		var problems []error
		room, problems = n.read(file)
		for _, err := range problems {
			n.process.problem(err)
		}
		if problems != nil {
			room = nil
		}
		n.byFile[file] = room
	}
	return room
}

// read makes the newsroom of a configuration file, "" for none.
func (n *newsrooms) read(file string) (*newsroom, []error) {
	shown := n.shown(file)
	room := &newsroom{folder: absolute("."), files: map[string]bool{}, baseline: n.baseline}
	maps.Copy(room.files, n.apart)
	var data []byte
	if file != "" {
		var err error
		if data, err = readFile(file); err != nil {
			return nil, []error{pathError(shown, err)}
		}
		n.files = append(n.files, file)
		room.folder = filepath.Dir(absolute(file))
	}
	room.begin(n.cache, n, data)
	cfg, problems, err := config.Parse(shown, data, linter.ConfigRules(n.rules), n.flags)
	if err != nil {
		return nil, []error{err}
	}
	if problems != nil {
		return nil, problemErrors(problems)
	}
	cfg.Relative = func(path string) string { return room.relative(absolute(filepath.FromSlash(path))) }
	room.config = cfg
	if cfg.Zone != "" {
		if room.zone, err = time.LoadLocation(cfg.Zone); err != nil {
			return nil, []error{fmt.Errorf("%s: %w", shown, err)}
		}
	}
	errs := slices.Concat(room.readRecord(n.problem, n.stale), room.readWords(), room.readStets(n.rules))
	n.files = slices.AppendSeq(n.files, maps.Keys(room.files))
	if errs != nil {
		return nil, errs
	}
	if room.linter, err = linter.New(n.rules, rules.Phrases(), cfg, room.record); err != nil {
		return nil, []error{fmt.Errorf("%s: %w", shown, err)}
	}
	return room, nil
}

// shown returns a configuration's path as messages name it.
func (n *newsrooms) shown(file string) string {
	if file == "" || file == n.override {
		return filepath.ToSlash(file)
	}
	return short(file)
}

// short returns the shorter of a file's path from the root and from the
// working folder.
func short(abs string) string {
	if rel, err := filepath.Rel(absolute("."), abs); err == nil && len(rel) < len(abs) {
		abs = rel
	}
	return filepath.ToSlash(abs)
}

// fail says what is wrong with a file that the configuration names.
func (n *newsroom) fail(e config.Entry, err error) error {
	return fmt.Errorf("%s:%d: %w", n.config.File, e.Line, pathError(e.Value, err))
}

// path returns an entry's path from the root.
func (n *newsroom) path(entry string) string {
	if entry = filepath.FromSlash(entry); filepath.IsAbs(entry) {
		return filepath.Clean(entry)
	}
	return filepath.Join(n.folder, entry)
}

// readRecord loads the record, with the names of its compiled file where that is
// up to date. What is wrong with a single statement, event or name is reported,
// and the rest of the record is used.
func (n *newsroom) readRecord(report func(record.Problem), stale func(string)) []error {
	entries, errs := n.recordEntries()
	if errs != nil || len(entries) == 0 {
		n.record = &record.Record{}
		return errs
	}
	var rec *record.Record
	var problems []record.Problem
	var err error
	if c, files := n.compiled(entries, stale); c != nil {
		rec, problems, err = record.LoadCompiled(files, c)
	} else {
		var files []record.File
		if files, errs = n.readFiles(entries); errs != nil {
			return errs
		}
		rec, problems, err = record.Load(files)
	}
	for _, problem := range problems {
		report(problem)
	}
	if err != nil {
		errs = append(errs, err)
	}
	n.record = rec
	return errs
}

// recordEntry is a file of the record and what names it in the configuration.
type recordEntry struct {
	config.Entry
	path string // absolute
}

// recordEntries lists the record's files, each once. Entries are files, globs,
// or folders of .toml and .md files.
func (n *newsroom) recordEntries() ([]recordEntry, []error) {
	var out []recordEntry
	var errs []error
	listed := map[string]bool{}
	for _, e := range n.config.Record {
		paths, err := n.recordPaths(e.Value)
		if err != nil {
			errs = append(errs, n.fail(e, err))
			continue
		}
		for _, path := range paths {
			if !listed[path] && filepath.Base(path) != record.CompiledName {
				listed[path], n.files[path] = true, true
				out = append(out, recordEntry{e, path})
			}
		}
	}
	return out, errs
}

// recordFiles reads the record's files.
func (n *newsroom) recordFiles() ([]record.File, []error) {
	entries, errs := n.recordEntries()
	files, more := n.readFiles(entries)
	return files, append(errs, more...)
}

func (n *newsroom) readFiles(entries []recordEntry) ([]record.File, []error) {
	var files []record.File
	var errs []error
	for _, e := range entries {
		data, err := readFile(e.path)
		if err != nil {
			errs = append(errs, n.fail(e.Entry, err))
			continue
		}
		n.inputs.add([]byte(n.relative(e.path)), data)
		files = append(files, record.File{Path: short(e.path), Data: data})
	}
	return files, errs
}

// recordPaths returns the files that an entry of [corpus] record names, in order.
func (n *newsroom) recordPaths(entry string) ([]string, error) {
	path := n.path(entry)
	info, err := os.Stat(path)
	if err != nil && strings.ContainsAny(entry, "*?[{") {
		return globbed(path)
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var out []string
	err = filepath.WalkDir(path, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && isRecordFile(e.Name()) {
			out = append(out, path)
		}
		return err
	})
	return out, err
}

// isRecordFile reports whether a file in a folder of the record belongs to it. A
// README explains the folder to people.
func isRecordFile(name string) bool {
	return !strings.HasPrefix(name, ".") && (filepath.Ext(name) == ".toml" || record.IsMarkdown(name)) &&
		!strings.EqualFold(strings.TrimSuffix(name, filepath.Ext(name)), "readme")
}

func globbed(glob string) ([]string, error) {
	paths, err := doublestar.FilepathGlob(glob, doublestar.WithFilesOnly())
	if err == nil && len(paths) == 0 {
		err = errors.New("no file matches")
	}
	slices.Sort(paths)
	return paths, err
}
