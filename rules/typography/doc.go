// Package typography holds the rules about marks and spaces: apostrophes in two
// shapes, no-break spaces that came with a link, dashes set like hyphens.
//
// These are ours even within quotations: a speaker has no typography. The rules
// look for single characters in the blocks they report in, which costs less
// than looking at words.
package typography
