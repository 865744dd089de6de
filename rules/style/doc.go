// Package style holds the rules of taste: worn phrases, many words for one,
// words that say a thing twice, words that take a side, and words that come
// again too soon. They are suggestions, and off until a house asks for them.
package style
