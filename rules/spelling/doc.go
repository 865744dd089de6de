// Package spelling holds misspelt words, and real words in the place of others.
package spelling
