import { stemOf } from './search-terms.ts';

/**
 * Families of everyday words that stand for one another in questions, whatever the guide is about. A word may be in
 * several families. Knowledge about the subject belongs into `glossary.yml` instead.
 */
const FAMILIES = `
customer client shopper buyer consumer guest visitor user public audience people person folk
manager boss chief ceo executive director management leadership board stakeholder supervisor
money dollar euro cash budget fund
cost price spend spending expense bill billing fee charge pay payment expensive pricey
cheap cheaper inexpensive affordable low budget economical save saving
profit gain benefit earn earning revenue return payoff worth value
wrong incorrect false mistake error mistaken rubbish nonsense garbage crap crazy
right correct true accurate proper
good great brilliant excellent fine decent fantastic perfect
bad poor terrible awful lousy weak useless
decay degrade deteriorate decline drop rot stale outdated aging worse fade rust
fix repair mend patch correct cure
broken break crash fail failure outage down
fast quick quickly rapid speed instantly instant immediately speedy
slow sluggish lag delay latency wait
machine computer server box hardware instance
model ai robot bot brain algorithm machine system
chatbot bot assistant gpt chatgpt
predict prediction forecast guess estimate foresee
test check try trial examine verify exam
exam test certification certificate
learn study school teach train lesson
train teach educate coach learn
change shift alter move differ evolve
new fresh recent latest
old previous former existing current legacy
update refresh renew refresher
launch release live deploy ship production rollout publish switch
live production public
start begin launch first kick beginning
stop end halt quit cancel abort
show display present visualize chart plot graph picture
chart graph plot diagram picture dashboard
look watch observe monitor inspect see view eye
watch monitor observe track supervise
warn alert alarm notify warning bell notification
record log note diary journal remember document history track
save store keep put hold home
file document paper
table spreadsheet excel sheet
row record line entry
column field input variable attribute
empty blank missing null gap hole incomplete
double duplicate twice repeated copy
clean tidy scrub wash mess messy dirty
number figure amount numeric value quantity
word text language writing letter
picture image photo
group class category bucket kind type
sort classify categorize
danger risk dangerous harm hazard
safe secure safely security protect
law legal court compliance regulation rule lawyer
fair unfair discriminate bias equal equally discrimination prejudice
hacker attack attacker fool trick doctored
fraud crook scam cheat thief criminal fraudster crime
sick ill patient disease tumor cancer infection doctor
miss overlook slip undetected unnoticed escape
catch find detect spot discover notice
accuse suspect blame innocent flag
mail email message letter
junk spam
share common together split portion fraction percent proportion percentage
part piece portion section slice
big large huge giant massive enormous
small tiny little
many lots numerous several plenty
few hardly rare seldom scarce rarely
average mean typical typically usual usually
far off distance away
outlier odd strange weird unusual extreme freak
staff employee worker colleague team
team group department crew
engineer developer programmer coder expert
vendor supplier provider seller third
own self private inhouse internal
ready existing finished prebuilt premade
free gratis open
download internet web online
scratch zero nothing ground
night overnight nightly nights
day daily days
often frequency frequent frequently regularly
schedule calendar timetable regular
growth grow bigger increase rise scale expand
peak rush busy burst spike
idle unused quiet sleep sleeping
traffic load request call visit
crowd traffic rush
queue line wait later
setting knob dial option configuration parameter
choose pick select decide choice
compare versus difference differ better
approve sign permission allow
permission access allow grant
leave quit churn gone resign
stay remain loyal retention keep
buy purchase convert order sale
happy satisfied like satisfaction love hate complain complaint
opinion feedback survey rating review
complicated complex tangled messy
automatic automatically automate auto hands
manual hand manually handmade
repeat again repeatable same
holiday vacation absent
country region area place
backup copy restore recovery
disaster catastrophe outage region
combine join merge blend mix
explain interpret understand reason
goal aim target objective purpose
plan roadmap schedule
proof evidence prove
step phase stage
order sequence first
beginner newbie novice newcomer
book course resource material
pass fail flunk
retake resit again
minute hour second time
laptop notebook pc
code script program programming
coding code program nocode
secret hidden silently quietly unnoticed shadow
phone device edge camera mobile
container docker image
history past
bulk batch
label tag annotate
`;

/** For a stem, the stems of its families. */
export const EVERYDAY: ReadonlyMap<string, readonly string[]> = kinsOf(FAMILIES);

function kinsOf(families: string): Map<string, string[]> {
  const kins = new Map<string, Set<string>>();
  for (const line of families.trim().split('\n')) {
    const stems = line.split(' ').map(stemOf);
    for (const stem of stems) {
      const kin = kins.get(stem) ?? new Set();
      for (const other of stems) if (other !== stem) kin.add(other);
      kins.set(stem, kin);
    }
  }
  return new Map([...kins].map(([stem, kin]) => [stem, [...kin]]));
}
