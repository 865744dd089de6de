package reading

// shortNames are short forms of given names, from common knowledge: on each
// line a full name and what its bearers are called for short. A short form may
// belong to several names (Alex, Chris, Pat), and a full name to several lines'
// short forms.
const shortNames = `
abigail abby abbie gail
abraham abe bram
adelaide addie
adrian ade
agnes aggie nessie
albert al bert bertie
alastair al ali
alistair al ali
alexander alex al alec lex sandy sasha xander alec eck
alexandra alex sandra sandy sasha lexie lexi
alexei alyosha lyosha
alfred alf alfie al fred
alice ali
alison ali allie
allison ali allie
amanda mandy
amelia millie amy
anastasia nastya stacy
anatoly tolya
andrea andie
andreas andy andi
andrew andy drew
angela angie ange
ann annie nan
anne annie nan
anna annie anya
anneliese anna
annabel bel annie
anthony tony ant
antonia toni tonia
antoinette toni nettie
antonio tony toni toño
archibald archie
arnold arnie
arthur art artie
augustus gus
augustine gus gussie
barbara barb barbie babs
bartholomew bart
beatrice bea trixie
beatrix bea trixie
benedict ben
benjamin ben benny benji
bernadette bernie
bernard bernie
bertram bert bertie
beverley bev
beverly bev
bradford brad
bradley brad
brenda bren
bridget biddy bridie
bryony bry
caitlin cait
calvin cal
cameron cam
camilla millie milla
candace candy
carol caz
caroline carol carrie caro lina
carolyn carol carrie lyn
cassandra cass cassie sandra
catherine cathy cath kate kitty cat
cecilia ceci cissy
charles charlie chuck chas chaz chip
charlotte charlie lottie lotte char
cheryl cher
chester chet
christian chris
christina chris chrissie tina christie
christine chris chrissie tina christie
christopher chris kit topher
clarence clary
clifford cliff
clinton clint
clive cliff
constance connie
cordelia delia
cornelius neil corny
courtney court
cuthbert bert
cynthia cindy
cyril cy
dale dally
damian damo
daniel dan danny
danielle dani
daphne daph
darren daz
david dave davey davy dai
deborah deb debbie debs
deirdre dee
delia dee
delores lola
denise dee
dennis den denny
derek del
desmond des
diana di
diane di
dmitry dima mitya
dominic dom nick
dominick dom nick
donald don donnie donny
donna don
dorothy dot dottie dolly dora
douglas doug dougie
duncan dunc
edgar ed eddie
edith edie
edmond ed eddie ned ted
edmund ed eddie ned ted
eduardo edu lalo
edward ed eddie eddy ned ted teddy
edwin ed eddie win
eileen eily
elaine lainie
eleanor ellie nell nora elle lenny
elena lena
elijah eli lije
eliza liz
elizabeth liz lizzie beth betty bess bessie betsy eliza libby lisa liza lilibet lisbeth elspeth ella
elisabeth liz lizzie beth betty lisa lisbeth elsa
ellen nell nellie
emily em emmy millie
emma em
emmanuel manny manu
ernest ernie
esther essie hettie
eugene gene
evelyn evie eve
evangeline evie angie
ezekiel zeke
felicity fliss flick
fernando nando fer
florence flo florrie flossie
frances fran francie franny frankie
francesca fran fran cesca franny
francis frank frankie fran
francisco paco pancho fran cisco
franklin frank
frederica freddie
frederick fred freddie freddy rick fritz
friedrich fritz
gabriel gabe
gabriela gaby gabi
gabrielle gaby gabby
gareth gaz gary
gary gaz
gavin gav
geoffrey geoff jeff
george georgie
georgina georgie gina
georgia georgie
gerald gerry jerry
geraldine gerry
gerard gerry ged
gertrude gert gertie trudy
gilbert gil bert
gillian gill jill gilly
giovanni gianni vanni
giuseppe beppe peppe pino
gordon gord gordy
graham gray
gregory greg gregor
guadalupe lupe
guillermo memo
gwendolyn gwen wendy
hannah han
harold harry hal
harriet hattie harry
harrison harry
harvey harv
heather hev
helen nell nellie
helena lena nell
henrietta etta hettie
henry harry hal hank
herbert herb bert bertie
herman hermie
hilary hil
howard howie
hubert bert hugh
hugo hugh
humphrey hump
ian iain
ibrahim ibby
ignatius iggy
ignacio nacho
immanuel manny
imogen immy
irene rene renie
irving irv
isaac ike zac
isabel izzy bel bella belle
isabella izzy bella belle
isabelle izzy bel belle
isidore izzy
ivan vanya
jackson jack jax
jacob jake
jacqueline jackie jacqui
jamal jay
james jim jimmy jamie jem jimbo
jane janie jenny
janet jan
janice jan
jasmine jaz jas
jason jay jace
javier javi
jean jeanie
jeanette jean jeanie
jefferson jeff
jeffrey jeff
jeremiah jerry jem
jeremy jerry jez jem
jerome jerry
jessica jess jessie
jillian jill
joanna jo joey
joanne jo
johannes hans jan
john jack johnny jon jock
jonathan jon jonny jonty johnny nathan
jordan jordy
jorge coque
jose pepe
josé pepe chepe
joseph joe joey jo
josephine jo josie fifi
joshua josh
joyce joy
juan juancho
judith judy jude
julia jules julie
julian jules
julianne jules julie
juliet jules
justin jus
karen kaz
katherine kate kathy katie kath kay kit kitty kat
katharine kate kathy katie kath kay kit kitty
kathleen kate kathy katie kath kay
kathryn kate kathy katie kath kat
katrina kat trina
kelvin kel
kendrick ken
kenneth ken kenny
kevin kev
kieran kier
kimberley kim
kimberly kim
konstantin kostya
kristina kris tina kristy
kristine kris tina kristy
kristopher kris
lachlan lachie
laura laurie lori
lauren laurie
laurence larry laurie lorne
lawrence larry laurie lorne law
leah lee
leo lee
leonard leo len lenny
leonardo leo
leopold leo
leroy lee
leslie les
lesley les
lewis lew lou
lillian lil lily
lilian lil lily
linda lindy
lindsay lin
lionel leo
llewellyn lew
louis lou louie
louisa lou
louise lou lulu
lucas luke
lucinda lucy cindy lu
lucille lucy lu
lucy lu
luigi gigi
lydia lyddie
lyudmila luda mila
mackenzie mac
madeleine maddie
madeline maddie
magdalena magda lena
malcolm mal malc
manuel manny manolo
marcus marc mark
margaret maggie peggy meg madge marge margie meggie daisy greta rita peg mags
margarita rita
maria mia
marian mary
marianne mary
marilyn mary
marion mary
marjorie marge margie
mark marky
martha marty mattie
martin marty mart
mary molly polly mamie
matilda tilly mattie tilda
matthew matt matty
maureen mo
maurice mo maury
maximilian max
maxwell max
maxine max
megan meg
melanie mel
melinda mindy mel
melissa mel missy lissa
melvin mel
meredith merry
mervyn merv
michael mike mick mickey micky mikey mitch
michaela mickey kayla
micheal mike mick
michelle shelly shell chelle
mikhail misha
mildred millie
millicent millie
miranda mandy randy
miriam mim mimi
mitchell mitch
mohammad mo
mohammed mo
muhammad mo
moira mo
montgomery monty
morris mo
mortimer mort
moses mo
myron ron
nancy nan
natalia tasha nat natasha
natalie nat
natasha tasha nat
nathan nate nat
nathaniel nate nat nathan
neville nev
nicholas nick nicky nico
nicola nicky nic
nicolas nick nico
nicole nicky nikki nic
nigel nige
nikolai kolya
noel nolly
norman norm
octavia tavy
oliver ollie oli noll
olivia liv livvy ollie
oscar ossie
oswald oz ossie
pamela pam
patricia pat patsy tricia trish patty
patrick pat paddy rick patsy
patience pat
paula polly
pauline paul polly
pedro perico
penelope penny pen
percival percy
perry pez
peter pete
philip phil pip
phillip phil pip
philippa pippa pip
phyllis phyl
piotr piotrek
priscilla cilla prissy
prudence prue
rachel rach rae
ralph ralphie
randall randy
randolph randy dolph
raymond ray
rebecca becky becca bex
reginald reg reggie
reuben rube
rhiannon rhi
ricardo rick ricky ric
richard rick ricky dick rich richie dickie
robert bob bobby rob robbie bert robin
roberta bobbie robbie
roberto beto rob
roderick rod roddy rick
rodney rod roddy
rodolfo fito
roger rog rodge
roland rolly
ronald ron ronnie
rosalind ros roz
rosamund ros roz
rosemary rose rosie
rosanna rose
rowland rolly
rudolph rudy rudi dolph
rufus rufe
rupert rupe
russell russ
ruth ruthie
salvador chava sal
salvatore sal toto turi
samantha sam sammy
samuel sam sammy
sandra sandy
santiago santi
sarah sally sadie
sara sally
sebastian seb bas
selina lena
sergio checo
seymour sy
sharon shaz
sheldon shelly
shirley shirl
sidney sid
silvester sly
simon si
solomon sol solly
sophia sophie soph
sophie soph
stanislav stas
stanley stan
stella stell
stephanie steph stevie
stephen steve stevie ste
steven steve stevie
stewart stew stu
stuart stu stew
susan sue susie suzie suzy
susannah sue susie suzy sanna
suzanne sue suzy
svetlana sveta lana
sydney syd
sylvester sly
sylvia sylvie
tabitha tabby
tamara tammy
tatiana tanya
tatyana tanya
terence terry tel
terrence terry
teresa terry tess tessa
theresa terry tess tessa tracy
thaddeus tad thad
thelma thel
theodora theo dora
theodore ted teddy theo
thomas tom tommy thom
tiffany tiff
timothy tim timmy
tobias toby
toby tobes
tracey trace
tristan tris
ursula ursie
valentina valya
valerie val
vanessa nessa
vernon vern
veronica ronnie
victor vic
victoria vicky vicki vic tori tory
vikram vik
vincent vince vinnie vin
vincenzo enzo
viola vi
violet vi
virginia ginny
vivian viv
vivien viv
vivienne viv
vladimir vova volodya vlad
vladislav vlad
wallace wally
walter walt wally wat
warren waz
wendell wen
wesley wes
wilfred wilf will fred
wilhelmina mina billie
willard will
william bill will billy willie willy liam wills
winifred win winnie freda
winston win
woodrow woody
yevgeny zhenya
yekaterina katya
ekaterina katya
zachariah zach zac
zachary zach zac zack
`
