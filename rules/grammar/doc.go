// Package grammar holds the rules about slips of grammar that need no parse:
// a word set twice, an article before a person's name.
package grammar
