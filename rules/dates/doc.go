// Package dates holds the rules about dates that cannot be: a weekday that is
// not the date's, a day that no calendar has.
//
// The expressions come read and resolved from corpus/reading; the rules only
// judge them. A day that an article names is the reporter's fact, and only a
// person knows which half of a contradiction is the slip: so nothing here is
// fixed by the machine.
package dates
