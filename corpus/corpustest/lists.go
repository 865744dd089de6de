package corpustest

// The templates of sentences. A word in braces is a slot that [writer.fill]
// fills; one with a capital opens a sentence. With its slots filled none is
// longer than some twenty words, so that a paragraph keeps its length.
var narrative = [...]string{
	"The {quality} {thing} will be {done} by {body} before the end of {season}, according to {paper}.",
	"{Body} {did} the {thing} on {date} after {number} people signed a letter against it.",
	"{Person}, the {role} of {body}, {did} the {thing} without a vote.",
	"A second {thing}, in {place}, was {done} in {month} at a cost of {money}.",
	"The {thing} is expected to cost {money}, up from {money} when {body} first {did} it.",
	"Members of {body} met in {place} on {date} to hear why the {thing} was late.",
	"About {number} people came to the {quality} meeting in {place}, and most of them opposed the {thing}.",
	"{Mr} joined {body} in {year} and became its {role} {small} years later.",
	"In {place}, where the {thing} was {done} in {year}, the number of {things} has fallen by {percent}.",
	"The {role}, {person}, was asked on {date} whether the {things} were safe.",
	"Nobody was hurt, but {number} homes in {place} and {place} were without power until {weekday} night.",
	"Work on the {quality} {thing} began in {month} and was halted twice because of {coined} in the ground.",
	"Tests by {body} found {coined} in {percent} of the {things} taken from the river at {place}.",
	"The report, written by {person} for {body}, runs to {number} pages and names no {quality} {role}.",
	"It was not clear who had {done} the {thing}, or when {mr} had been told.",
	"{Mr} and {person} have known each other since they worked together in {place} in {year}.",
	"Shares in {company} fell by {percent} on {weekday}, and those of {company} rose by nearly as much.",
	"{Company}, which employs {number} people in {place}, said that it would close its {quality} {thing}.",
	"Under the plan, {body} would buy the {thing} from {company} for {money} and lease it back.",
	"The two sides have argued about the {quality} {thing} since {date}, when talks in {place} broke down.",
	"{Place} has had no {thing} of its own since {year}, and its {things} are sent to {place}.",
	"A spokesman for {company} declined to say how many {things} had been {done} or who had paid for them.",
	"The {role} of {place}, {person}, called the {quality} {thing} a waste, and left before the vote.",
	"Police in {place} said that {small} {things} had been found on {weekday} near the old {thing}.",
	"Half of the {money} comes from {body}; the rest was raised by the people of {place}.",
	"By {weekday} evening the {quality} {things} had gone, and the road between {place} and {place} was open again.",
	"The judge, {person}, {did} the request on {date} and gave {company} until {month} to answer.",
	"{Body} has {number} members, most of them in {place}, and a budget of {money} a year.",
	"Visitors paid {money} for the {things} last year, {percent} more than in {year}.",
	"The {thing} was {done} by {small} votes to {small}, with {mr} and {person} against.",
	"Children from the school in {place} had painted the {quality} {thing}, and {mr} thanked each of them.",
	"The {coined}, a {quality} plant that grows only near {place}, was thought to be lost until {year}.",
	"There was a time when every {role} in {place} could name the {quality} {things} by heart.",
	"{Mr} lives in {place} with {small} dogs and keeps the {things} in a shed behind the house.",
	"Rain stopped play in {place} with {number} runs on the board, and {mr} was still at the crease.",
	"{Place} beat {place} by {small} goals to nil on {weekday}, the {quality} side’s third win since {month}.",
	"A ferry of {company} that left {place} on {weekday} morning turned back with {number} people on board.",
	"The museum in {place} will show {number} of the {things}, some for the first time since {year}.",
	"Doctors at {body} saw {number} cases of {coined} in {month}, {percent} of them among children.",
	"What happens next depends on {body}, which is due to meet in {place} on {weekday}.",
}

// What people say, without the full stop.
var speeches = [...]string{
	"We have been waiting for the {thing} since {year}, and nobody tells us why",
	"There is no {quality} way to say this, and I will not look for one",
	"My father sold {things} in {place} all his life, and he never once asked for help",
	"I do not think that the {role} has been here, not even once",
	"If the {thing} goes, then half of {place} goes with it",
	"You can count the {things} that are left on the fingers of one hand",
	"They came on {weekday} with a {quality} plan and left with nothing",
	"People here want to know what it will cost and who is going to pay",
	"It is a {quality} day for {place} and for everybody who has worked on this",
	"That is not what we were promised by {body}, and I have kept the letter",
	"We looked at every one of the {things} and found {coined} in most of them",
	"Nobody wants to see the {thing} closed, least of all the people who use it",
	"I would rather have a {quality} answer in {month} than a quick one now",
	"She asked me for {money}, and I told her that we had not a penny",
	"This was a mistake, and it was mine",
	"The numbers are what they are, and {percent} is more than anyone here can remember",
	"All that I can say is that we will read it with care",
	"Our {things} are older than the town, and they will be here when we are gone",
}

// Sentences with a slip in them, as copy has before it is read.
var slips = [...]string{
	"The letter was not recieved in {place} until the vote was over, and {mr} has asked for another.",
	"It will definately not be the last time that the {thing} comes before the members.",
	"The two {things} were kept in seperate rooms, and only {mr} had the key to both.",
	"The hall in {place} can accomodate {number} people, which is fewer than came.",
	"{Mr} said that the money would help to sure up the {quality} {thing} before the winter.",
	"The {thing} was, for all intensive purposes, over before it had begun.",
}

var headlines = [...]string{
	"{Body} to close {quality} {thing} in {place}",
	"{Place} {thing} {done} after {number} complaints",
	"{Company} loses {money} on {quality} {thing}",
	"Why the {things} of {place} may not last until {month}",
	"{Person} named {role} of {body}",
	"{Number} {things} found near {place}",
	"{Place} waits for its {quality} {thing}",
}

var (
	things = [...]string{"bridge", "harbour wall", "library", "school", "market", "bus lane", "tunnel", "swimming pool",
		"railway line", "hospital wing", "football ground", "reservoir", "power station", "car park", "lighthouse", "theatre",
		"cycle path", "prison", "fire station", "quarry", "mill", "town hall", "clinic", "wind farm", "canal", "archive"}
	plurals = [...]string{"boats", "houses", "trees", "documents", "paintings", "cars", "batteries", "letters", "windows",
		"samples", "coins", "machines", "bicycles", "shops", "maps", "tickets", "boxes", "bees", "sheep", "recordings",
		"contracts", "engines", "photographs", "lamps"}
	qualities = [...]string{"new", "old", "small", "disputed", "long", "costly", "private", "public", "broken", "popular",
		"hidden", "temporary", "wooden", "northern", "modest", "sudden", "quiet", "careful", "final", "local", "damaged",
		"planned", "second", "simple", "remarkable", "difficult", "unfinished"}
	verbs = [...]string{"approved", "rejected", "postponed", "inspected", "defended", "criticised", "sold", "repaired",
		"discussed", "abandoned", "described", "supported", "closed", "funded", "renamed", "completed", "examined"}
	roles = [...]string{"director", "chair", "treasurer", "head teacher", "chief engineer", "mayor", "secretary", "editor",
		"captain", "deputy leader", "head of safety", "curator", "surgeon", "manager"}
	givenNames = [...]string{"Anna", "Peter", "Ruth", "Martin", "Helen", "David", "Clara", "Simon", "Grace", "Thomas",
		"Nora", "Paul", "Alice", "Henry", "Laura", "Victor", "Susan", "Walter", "Emma", "Oscar", "Judith", "Philip"}
	bodyKinds = [...]string{"Harbour", "Water", "Transport", "Schools", "Housing", "Energy", "Museums", "Forestry",
		"Fisheries", "Planning", "Health", "Safety"}
	bodyForms = [...]string{"Authority", "Board", "Commission", "Council", "Trust", "Agency", "Institute", "Federation"}
	firmForms = [...]string{"Foods", "Motors", "Ferries", "Steel", "Textiles", "Electric", "Paper", "Software"}
	seasons   = [...]string{"the spring", "the summer", "the autumn", "the year", "the month", "the winter"}
	smalls    = [...]string{"two", "three", "four", "five", "six", "seven", "eight", "nine"}

	onsets = [...]string{"b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w"}
	vowels = [...]string{"a", "e", "i", "o", "u", "ei", "au"}
	codas  = [...]string{"k", "l", "ld", "m", "n", "nd", "r", "rk", "rn", "s", "sk", "t", "v", "x"}
	// endings make a coined word look like the name of a stuff or a creature.
	endings = [...]string{"ite", "ol", "ase", "ium", "wort", "ide", "emia"}
	towns   = [...]string{"by", "ton", "wick", "ford", "mouth", "stead", "holm"}
)
