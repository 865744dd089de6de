package reading

import (
	"strings"
	"sync"

	"galleyproof/corpus/article"
)

type wordSet map[uint64]struct{}

func (s wordSet) has(h uint64) bool { _, ok := s[h]; return ok }

func makeSet(list string) wordSet {
	words := strings.Fields(list)
	s := make(wordSet, len(words))
	for _, w := range words {
		s[article.Hash(w)] = struct{}{}
	}
	return s
}

// nameWords are the words by which a run of capitals shows what it names.
type nameWords struct {
	bodies    wordSet // end or open the name of an organisation
	places    wordSet // end the name of a place or building
	particles wordSet // small words inside a surname
	openers   wordSet // small words that open a surname mid-sentence: de Gaulle
	suffixes  wordSet // Jr, III
	junior    wordSet // those that only persons have
	nobles    wordSet // titles that make a name with "of": Duke of York
	courtesy  wordSet // titles that a person's name always follows
	offices   wordSet // titles that "of" follows inside the title: Secretary of State
	compounds wordSet // bound to a title by a hyphen: president-elect
	short     map[uint64]uint64
}

var loadNameWords = sync.OnceValue(func() *nameWords {
	n := &nameWords{
		bodies: makeSet(`academy administration agency airline airlines airport airways alliance army assembly
			association authority bank banks board broadcasting brothers bureau cabinet center centre chamber church
			city club coalition college commission committee communications company conference confederation congress consortium
			constabulary convention cooperative district corporation corp council court courts department division exchange federation
			forces force foundation fund government group guard holdings hospital hotel house inc industries initiative
			institute institution international laboratory laboratories league library limited ltd media ministry mission
			motors movement museum navy network newspapers office orchestra order organisation organization panel parliament
			partners partnership party plc police press programme program project register reserve school schools senate
			service services society staff studios system systems team theatre theater times times trust tribunal
			union unit united university wanderers rovers athletic`),
		places: makeSet(`avenue bay beach bridge canyon castle close county court creek desert drive estate falls field forest
			garden gardens gate glacier gulf hall harbor harbour heights hill hills island islands isle isles lake lane
			mountain mountains ocean palace park peninsula plain port province range river road rock sea shire
			springs square stadium station strait street tower towers town valley village wood woods city state states
			north south east west bank`),
		particles: makeSet("van der den de del della di da das do dos du la le ter ten von zu bin ibn al el ul y e af av"),
		openers:   makeSet("de von der du della di ibn al el"),
		suffixes:  makeSet("jr sr ii iii iv"),
		junior:    makeSet("jr sr"),
		nobles:    makeSet("archbishop bishop duke duchess prince princess earl countess king queen lord lady marquess emperor sultan emir"),
		courtesy: makeSet(`mr mrs ms miss mx dr prof sir dame sen rep gov gen lt col capt cmdr sgt maj rev sens reps messrs
			mme mlle congressman congresswoman cllr`),
		offices:   makeSet("secretary minister president chancellor director speaker governor commissioner chief head leader chair chairman ambassador archbishop bishop duke duchess prince princess earl king queen"),
		compounds: makeSet("elect designate general emeritus in"),
		short:     map[uint64]uint64{},
	}
	for _, line := range strings.Split(shortNames, "\n") {
		words := strings.Fields(line)
		for _, w := range words {
			n.short[article.Hash(w)] = article.Hash(words[0])
		}
	}
	return n
})

// Short forms of given names; the first of each line stands for all. A name
// that belongs to two lines is left out.
const shortNames = `christopher chris kit
william bill will billy liam
robert bob bobby rob robbie bert
richard dick rick ricky
thomas tom tommy
michael mike mick mickey
james jim jimmy jamie
joseph joe joey
anthony tony
edward ed eddie ted teddy
david dave
daniel dan danny
donald don donnie
kenneth ken kenny
ronald ron ronnie
matthew matt
andrew andy drew
stephen steve
steven stevie
gregory greg
jeffrey jeff
geoffrey geoff
timothy tim
nicholas nick
benjamin ben
samuel sam
alexander alex
frederick fred freddie
lawrence larry
raymond ray
gerald gerry
charles charlie chuck
peter pete
philip phil
patrick paddy
bernard bernie
joshua josh
zachary zach
jonathan jon
douglas doug
bradley brad
theodore theo
elizabeth liz beth betty lizzie
margaret maggie peggy meg
katherine kathy katie kate
catherine cathy
patricia patsy trish
jennifer jenny jen
deborah debbie deb
susan sue susie
rebecca becky
barbara barb
victoria vicky
pamela pam
jacqueline jackie
kimberly kim
amanda mandy
abigail abby
judith judy
valerie val
dorothy dot`
