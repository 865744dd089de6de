// Package grammar holds the rules about slips of grammar that need no parse: a
// word set twice, an article that does not fit, a subject and a verb side by
// side that differ in number, a verb in a form that the word before it does not
// take. They look at neighbours, and speak where the lexicon's parts of speech
// leave one reading.
package grammar
