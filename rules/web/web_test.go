package web

import (
	"testing"

	"galleyproof/linter/lintertest"
)

func TestRules(t *testing.T) { lintertest.Run(t, Boilerplate, Metadata, Embed) }
