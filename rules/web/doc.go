// Package web holds the rules about what comes along when copy is taken from a
// web page: sign-up forms, date lines, the signature of an embedded post.
package web
