package record

// Grade is how a printed quotation differs from what was said; a higher one is
// not always worse, since how much each matters is the house's policy.
type Grade uint8

// The grades.
const (
	Verbatim         Grade = iota // Q0
	Typography                    // Q1: marks, dashes and spaces of another shape
	Punctuation                   // Q2: a comma or stop changed, a sentence joined or split
	CaseOnly                      // Q3
	HouseForm                     // Q4: figures, points of an abbreviation
	Respelled                     // Q5: finalizing → finalising
	Disfluency                    // Q6
	SilentCorrection              // Q7: the speaker's own slip mended without a word
	Bracketed                     // Q8
	ElidedMarked                  // Q9
	ElidedUnmarked                // Q10
	WordsChanged                  // Q11
	Spliced                       // Q12
	WrongOccasion                 // Q13: speaker or date
	NotFound                      // Q14
	OwnTypo                       // Q15: our slip inside their words
	Hashtag                       // Q4 for posts: a hashtag or handle turned into words
)

var gradeNames = [...]string{"verbatim", "typography", "punctuation", "case", "house-form", "respelled", "disfluency",
	"silent-correction", "bracketed", "elided", "elision", "words", "splice", "occasion", "not-found", "own-typo", "hashtag"}

// String returns the grade's name in a quotation policy.
func (g Grade) String() string { return gradeNames[g] }
