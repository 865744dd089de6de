// Package grammar holds the rules about slips of grammar that need no parse:
// a word set twice, an article before a person's name, an abbreviation and the
// word it stands for.
package grammar
