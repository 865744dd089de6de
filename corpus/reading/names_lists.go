package reading

import (
	"math/bits"
	"strings"
	"sync"

	"galleyproof/corpus/article"
)

// A nameMark says what a word tells of a run of capitals that it stands in.
type nameMark uint32

const (
	bodyWord     nameMark = 1 << iota // ends or opens the name of an organisation
	firmWord                          // ends the name of a company, which goes by its first word
	placeWord                         // ends the name of a place or building
	particleWord                      // a small word inside a surname
	openerWord                        // a small word that opens a surname mid-sentence: de Gaulle
	suffixWord                        // Jr, III
	juniorWord                        // a suffix that only persons have
	nobleWord                         // a title that makes a name with "of": Duke of York
	courtesyWord                      // a title that a person's name always follows
	officeWord                        // a title that "of" follows inside the title: Secretary of State
	compoundWord                      // bound to a title by a hyphen: president-elect
	rankWord                          // stands before a title and is part of it: Deputy, Chief, Lt
	lettersWord                       // stands after a person's name and is no part of it: KC, MP, OBE
	peopleWord                        // a people, faith or party's member, as adjective or noun
	saintWord                         // St, Saint: opens places and surnames
	clippedWord                       // a given name cut short with a point: Wm, Chas
	syllableWord                      // a small syllable that a hyphen binds to a given name: Jong-un
	headWord                          // opens the name of a storm, lake or the like, before its own name
	stateWord                         // a state or body that is known by its initials with points: U.S.
	monthName                         // a month that is a given name too
	clubWord                          // ends the name of a sports club
	maleWord                          // a title of men
	femaleWord                        // a title of women
	strongWord                        // a title that makes no other compound: President, Judge
	compassWord                       // opens the name of a country or region: North Korea
	branchWord                        // ends the name of a body that an acronym opens: NHS England
	founderWord                       // opens the name of a body, at the start of a sentence too: National Grid
	numberedWord                      // goes by a number: Radio 4
	countedWord                       // is counted by a number after it, and no name: Chapter 11
	craftWord                         // a thing whose name may open with a title: the trawler Lady Harriet
	ownedWord                         // a firm that goes by its owner’s possessive: McDonald’s
	jointWord                         // ends the name of a body of two places: Devon and Somerset Police
)

var nameWordLists = []struct {
	mark nameMark
	list string
}{
	{bodyWord, `academy administration agency airline airlines airport airways alliance army assembly
		association authority bank banks board broadcasting brothers bureau cabinet center centre chamber church
		city club coalition college commission committee communications company conference confederation congress consortium
		constabulary convention cooperative district corporation corp council court courts department division exchange federation
		forces force foundation fund government group guard holdings hospital hotel house inc industries initiative
		institute institution international laboratory laboratories league library limited ltd media ministry mission
		motors movement museum navy network newspapers office orchestra order organisation organization panel parliament
		partners partnership party plc police press programme program project register reserve school schools senate
		service services society staff studios system systems team theatre theater times trust tribunal
		union unit united university wanderers rovers athletic inquiry watchdog observatory archive archives ballet opera philharmonic
		synod diocese brigade battalion regiment squadron fleet directorate secretariat institutes centres cathedral abbey
		guild federations charity appeal trustees hospice surgery infirmary clinic taskforce`},
	{firmWord, `airlines airways bank broadcasting brothers communications company corporation corp energy entertainment foods
		group holdings inc industries international laboratories limited llc llp ltd media motors partners pharmaceuticals plc
		railways records recordings software solutions stores studios systems technologies technology telecom sons savings ferries co aerospace foods pharma labs`},
	{placeWord, `avenue bay beach bridge canyon castle close county court creek desert drive estate falls field forest
		garden gardens gate glacier gulf hall harbor harbour heights hill hills island islands isle isles lake lane
		mountain mountains ocean palace park peninsula plain port province range river road rock sea shire
		springs square stadium station strait street tower towers town valley village wood woods city state states
		north south east west bank quay wharf pier terrace crescent docks prison airport moor marsh green junction`},
	{particleWord, "van der den de del della di da das do dos du la le ter ten von zu bin ibn bint al el ul ud y e af av zur st ap ferch abu ben ould i wa aan op vom zum los las dei degli"},
	{openerWord, "de von der du della di ibn al el van den bin da"},
	{suffixWord, "jr sr ii iii iv"},
	{juniorWord, "jr sr"},
	{nobleWord, "duke duchess prince princess earl countess king queen lord lady marquess marchioness viscount baron emperor sultan emir maharaja"},
	{courtesyWord, `mr mrs ms miss mx dr prof sir dame sen rep gov gen lt col capt cmdr sgt maj rev sens reps messrs
		mme mlle congressman congresswoman cllr herr frau sra señor señora monsieur madame pc dc det insp supt fr sheikh sheikha sri shri u daw
		grandmaster mistress bundeskanzler bundeskanzlerin taoiseach tánaiste tanaiste caudillo ministerpräsident bürgermeister alcalde alcaldesa
		lehendakari doña abbé père mgr monsignor maulana swami datuk datin tengku tunku`},
	{officeWord, `secretary minister president chancellor director speaker governor commissioner chief head leader chair chairman chairwoman ambassador
		archbishop bishop duke duchess prince princess earl king queen mayor dean master provost superintendent professor captain editor`},
	{compoundWord, "elect designate general emeritus in"},
	{rankWord, `deputy vice acting interim former prime foreign home defense defence interior finance trade health education
		chief lieutenant lt assistant assoc associate attorney detective det police district press white senior junior first
		rear major brigadier wing flight squadron group staff shadow business culture justice transport environment agriculture
		labour labor treasury state house senate`},
	{lettersWord, "kc qc mp mps msp tds td obe cbe mbe kbe dbe phd md frs mep ba ma msc bsc esq cpa jp ms am"},
	{peopleWord, `french dutch welsh swiss greek czech thai arab danish turkish spanish polish greeks czechs thais arabs dane danes swede swedes finn finns
		poles scot scots brit brits jew jews kurd kurds turk turks serb serbs croat croats slovak slovaks slovene slovenes
		german germans socialist socialists briton britons frenchman frenchmen frenchwoman englishman englishmen englishwoman
		irishman irishmen irishwoman scotsman scotsmen welshman welshmen dutchman dutchmen
		iraqi iraqis israeli israelis pakistani pakistanis somali somalis saudi saudis yemeni yemenis kuwaiti kuwaitis
		bangladeshi bangladeshis omani omanis bengali bengalis nepali nepalis qatari qataris emirati emiratis afghan afghans
		punjabi gujarati hindi urdu arabic swahili farsi mandarin cantonese latin hebrew yiddish gaelic tamil tamils pashtun pashtuns
		uyghur uyghurs uighur uighurs rohingya maori inuit zulu zulus hausa yoruba igbo oromo tigrayan hutu hutus tutsi tutsis
		islamic islamist islamists slavic hispanic hispanics latino latinos latina latinas nordic catholic catholics protestant protestants
		sunni sunnis shia shias shiite shiites sikh sikhs hindu hindus buddhist buddhists muslim muslims moslem moslems
		methodist methodists baptist baptists quaker quakers calvinist lutheran lutherans orthodox marxist marxists
		democrat democrats democratic republican republicans tory tories communist communists filipino filipinos
		thatcherite blairite corbynite trumpist kazakh kazakhs uzbek uzbeks tajik tajiks azeri azeris mongol mongols basque basques cypriot cypriots spaniard spaniards soviet soviets arab lao icelander icelanders new-yorker londoner londoners parisian parisians glaswegian texan texans
		alawite alawites bedouin bedouins berber berbers bolshevik bolsheviks bosniak bosniaks copt copts coptic druze flemish fulani gurkha gurkhas
		hasidic hmong houthi houthis jesuit jesuits khmer maasai malay malays manx mormon mormons nazi nazis parsi parsis pashto pentecostal
		pentecostals peronist peronists salafi salafis sherpa sherpas sufi sufis tagalog tuareg tuaregs walloon walloons xhosa yazidi yazidis
		zionist zionists icelandic finnish swedish`},
	{saintWord, "st saint ste saints"},
	{clippedWord, "wm chas geo jas thos jos robt edw benj alex fred sam danl saml theo"},
	{syllableWord, "un il in eun hoon hye bum chul soo kyu jae hyun ho ju suk sun sook seok wook won woo min hee ok ri wen kai shek tung lai ying wai kit man kuan yew hsien ting chen yeon seo ji yong kyung hwan hwa jun joon seong sung hyuk hyeok rae jin bin cheol dong geun gyu jeong jong jung myung nam ryong sang shik sik taek uk wan yeol yun hwi"},
	{clubWord, "rovers athletic wanderers albion rangers united fc afc rfc cf sc town city villa rugby giants lions tigers"},
	{headWord, "storm hurricane typhoon cyclone operation lake mount cape fort loch lough mont rio san santa los las costa project hms uss rms"},
	{stateWord, "us uk un eu uae dc ny la usa"},
	{monthName, "april may june august jan jun"},
	{maleWord, "mr messrs sir lord herr monsieur señor duke prince king baron earl congressman councilman father brother imam rabbi"},
	{femaleWord, "mrs ms miss mme mlle dame lady frau madame señora sra duchess princess queen baroness countess congresswoman councilwoman sister"},
	{strongWord, "president chancellor senator judge justice governor congressman congresswoman premier mayor detective constable sergeant colonel lieutenant professor archbishop pope sheriff ambassador"},
	{branchWord, "england scotland wales ireland cymru europe africa asia america international worldwide radio news sport sports television women studios"},
	{founderWord, "national royal natural historic network federal imperial"},
	{numberedWord, "radio channel formula terminal studio route highway interstate apollo boeing airbus falcon soyuz playstation windows iphone ipad area"},
	{countedWord, `chapter page act scene article section step phase stage figure table part volume day week year level tier grade room flat
		ward lane line platform gate lot item rule law clause schedule appendix paragraph title type category number group pot class form key
		game set race round match heat hole lap question point option plan unit block verse psalm episode series season book
		caption image photo picture slide aisle chart exhibit count appendix`},
	{craftWord, "trawler ship boat ferry yacht tug tugboat tanker lifeboat vessel steamer liner schooner barge freighter racehorse mare filly gelding locomotive"},
	{ownedWord, "mcdonald sainsbury lloyd kellogg levi macy wendy denny moody christie sotheby nando kohl arby"},
	{jointWord, "police constabulary council service services trust hospitals chamber diocese federation ambulance authority"},
	{compassWord, "north south east west northern southern eastern western central new great upper lower"},
}

// nameWords are the words by which a run of capitals shows what it names, in
// one small table of open addresses: most words asked for are not in it.
type nameWords struct {
	slots []markedWord // as many as a power of two
	short map[uint64][]uint64
}

type markedWord struct {
	hash uint32 // the low half of the word's
	mark nameMark
}

func (n *nameWords) marks(hash uint64) nameMark {
	mask := uint64(len(n.slots) - 1)
	for i := hash >> 32 & mask; ; i = (i + 1) & mask {
		w := &n.slots[i]
		if w.mark == 0 || w.hash == uint32(hash) {
			return w.mark
		}
	}
}

func (n *nameWords) is(hash uint64, mark nameMark) bool { return n.marks(hash)&mark != 0 }

func (n *nameWords) mark(hash uint64, mark nameMark) {
	mask := uint64(len(n.slots) - 1)
	i := hash >> 32 & mask
	for n.slots[i].mark != 0 && n.slots[i].hash != uint32(hash) {
		i = (i + 1) & mask
	}
	n.slots[i].hash = uint32(hash)
	n.slots[i].mark |= mark
}

// is reports whether a word of the article has one of the marks.
func (s *names) is(i int, mark nameMark) bool { return s.lists.marks(s.words[i].Hash)&mark != 0 }

var loadNameWords = sync.OnceValue(func() *nameWords {
	count := 0
	for _, l := range nameWordLists {
		count += strings.Count(l.list, " ") + 1
	}
	n := &nameWords{slots: make([]markedWord, 1<<bits.Len(uint(count*3/2))), short: map[uint64][]uint64{}}
	for _, l := range nameWordLists {
		for word := range strings.FieldsSeq(l.list) {
			n.mark(article.Hash(word), l.mark)
		}
	}
	for line := range strings.Lines(shortNames) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		long := article.Hash(words[0])
		for _, short := range words[1:] {
			h := article.Hash(short)
			n.short[h] = append(n.short[h], long)
		}
	}
	return n
})

// sameGiven reports whether two given names are one, or one is a short form of
// the other or of a name that the other is short for too: Bill, Will, William.
func (n *nameWords) sameGiven(a, b uint64) bool {
	if a == b {
		return true
	}
	as, bs := n.short[a], n.short[b]
	for _, long := range as {
		if long == b {
			return true
		}
		for _, other := range bs {
			if long == other {
				return true
			}
		}
	}
	for _, long := range bs {
		if long == a {
			return true
		}
	}
	return false
}
