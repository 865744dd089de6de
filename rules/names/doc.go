// Package names holds the rules about names, titles and acronyms: one form an
// article, and the record's form where there is one.
package names
