package edition

// jointVerbs: the verb that a sentence hangs on, and the head of its subject.
var jointVerbs = []struct {
	text, verb, subject string
	now                 today
}{
	{text: "A freight train carrying timber derailed near Aldmoor early Tuesday, blocking both tracks.", verb: "derailed", subject: "train"},
	{text: "The mayor of Aldmoor, who had resisted the plan for months, signed the order on Friday.", verb: "signed", subject: "mayor"},
	{text: "Three people were killed when a wall collapsed at a market.", verb: "killed", subject: "people"},
	{text: "Among the injured were two firefighters, hospital officials said.", verb: "said", subject: "officials"},
	{text: "Shares in Norvane Foods fell 6% on Monday.", verb: "fell", subject: "Shares"},
	{text: "Police in Tarn arrest two over museum theft", verb: "arrest", subject: "Police", now: wrong},
	{text: "The court ruled the ban unlawful.", verb: "ruled", subject: "court"},
	{text: "Told of the verdict, Dunmore wept.", verb: "wept", subject: "Dunmore", now: wrong},
	{text: "The company plans to cut 400 jobs and close its plant in Hale.", verb: "plans", subject: "company"},
	{text: "The man accused of setting the fires pleaded not guilty.", verb: "pleaded", subject: "man"},
	{text: "What caused the blaze remains unclear.", verb: "remains", subject: "What"},
	{text: "Neither the union nor the airline commented.", verb: "commented", subject: "union"},
	{text: "Storm Petra, the third this month, left 20,000 homes without power.", verb: "left", subject: "Petra", now: wrong},
	{text: "“We saw smoke,” said Ruth Almond, a teacher.", verb: "said", subject: "Ruth"},
	{text: "A spokeswoman for the ministry, Lena Ostrov, declined to say how many ships were involved.", verb: "declined", subject: "spokeswoman"},
}

// jointNumbers: the noun that a number counts; "" where it counts none.
var jointNumbers = []struct {
	text, number, noun string
	values, tree       today
}{
	{text: "At least 14 people were killed and 32 others injured in the blast.", number: "14", noun: "people"},
	{text: "At least 14 people were killed and 32 others injured in the blast.", number: "32", noun: "others"},
	{text: "Fourteen of the 60 passengers aboard the bus were children.", number: "Fourteen", noun: "passengers"},
	{text: "Fourteen of the 60 passengers aboard the bus were children.", number: "60", noun: "passengers"},
	{text: "The company employs 1,200 full-time production workers in Hale.", number: "1,200", noun: "workers"},
	{text: "Crews rescued nine adults and three children from the roof.", number: "three", noun: "children"},
	{text: "The measure passed by a vote of 217 to 210.", number: "217", noun: ""},
	{text: "Rescuers searched 40 damaged homes for the 11 missing hikers.", number: "11", noun: "hikers"},
	{text: "Rescuers searched 40 damaged homes for the 11 missing hikers.", number: "40", noun: "homes"},
	{text: "Some 3,000 police officers were deployed.", number: "3,000", noun: "officers"},
	{text: "The ship, with a crew of 22, sank off Tarn.", number: "22", noun: "crew", values: silent, tree: silent},
	{text: "The ferry was carrying two dozen cars.", number: "two dozen", noun: "cars"},
	{text: "Flight 417 was delayed.", number: "417", noun: "", tree: wrong},
	{text: "The fire killed five, including two firefighters.", number: "two", noun: "firefighters"},
}

// jointPronouns: whom the last pronoun of that form means, by the fullest name; "" where news leaves it open.
var jointPronouns = []struct {
	text, pronoun, who string
	now                today
}{
	{text: "Mayor Ann Dunmore opened the bridge on Friday. She said it would cut travel times.", pronoun: "she", who: "Ann Dunmore"},
	{text: "Peter Almond, 34, was arrested in Tarn on Monday. He is accused of theft.", pronoun: "he", who: "Peter Almond"},
	{text: "Judge Ruth Ostrov sentenced Peter Almond to nine years. He had pleaded guilty.", pronoun: "he", who: "Peter Almond"},
	{text: "Judge Ruth Ostrov sentenced Peter Almond to nine years. She called the crime cruel.", pronoun: "she", who: "Ruth Ostrov"},
	{text: "Peter Almond met Martin Hale on Sunday. He left without comment.", pronoun: "he", who: "", now: wrong},
	{text: "“I am sorry for what happened,” Peter Almond told the court.", pronoun: "I", who: "Peter Almond", now: silent},
	{text: "Peter Almond said he would appeal.", pronoun: "he", who: "Peter Almond"},
	{text: "Ann Dunmore told Martin Hale that he should resign.", pronoun: "he", who: "Martin Hale"},
	{text: "After she lost the vote, Ann Dunmore resigned.", pronoun: "she", who: "Ann Dunmore"},
	{text: "Norvane Foods said it would close its plant in Hale.", pronoun: "it", who: "Norvane Foods", now: silent},
	{text: "It was not clear when the road would open again.", pronoun: "it", who: ""},
	{text: "Police found Martin Hale's car near his home.", pronoun: "his", who: "Martin Hale"},
	{text: "The victim was named as Martin Hale. His widow, Ruth Hale, said she had warned the company.", pronoun: "she", who: "Ruth Hale"},
	{text: "Firefighters pulled two boys from the river. They were taken to hospital.", pronoun: "they", who: ""},
}

// jointSpeakers: who says words, by the fullest name or the words that describe them; "" where nobody is named.
var jointSpeakers = []struct {
	text, words, who string
	now              today
}{
	{text: "“We lost everything,” said Ruth Almond, who owns the shop.", words: "We lost everything", who: "Ruth Almond"},
	{text: "Ruth Almond runs the shop. “We lost everything,” she said.", words: "We lost everything", who: "Ruth Almond"},
	{text: "Police chief Martin Hale said the driver had been drinking.", words: "the driver had been drinking", who: "Martin Hale"},
	{text: "The driver had been drinking, according to the police chief, Martin Hale.", words: "The driver had been drinking", who: "Martin Hale"},
	{text: "“The road is closed,” Hale said. “Nobody gets through.”\nMartin Hale is the police chief.", words: "Nobody gets through", who: "Martin Hale"},
	{text: "In a statement, Norvane Foods said: “Safety comes first.”", words: "Safety comes first", who: "Norvane Foods"},
	{text: "Ann Dunmore told reporters that the bridge “is not safe”.", words: "is not safe", who: "Ann Dunmore"},
	{text: "Asked about the bridge, Ann Dunmore replied: “Not my job.”", words: "Not my job", who: "Ann Dunmore"},
	{text: "Her brother, Peter Dunmore, called the ruling “a disgrace”.", words: "a disgrace", who: "Peter Dunmore"},
	{text: "Ruth Almond wrote the novel “A Winter in Tarn”.", words: "A Winter in Tarn", who: ""},
	{text: "Ruth Almond’s “A Winter in Tarn” won the prize on Monday. She told reporters she was surprised.", words: "A Winter in Tarn", who: ""},
	{text: "Lawyers for Peter Almond said he was innocent.", words: "he was innocent", who: "Lawyers for Peter Almond"},
	{text: "Hale accused the union of lying. “That is false,” union leader Lena Ostrov said.", words: "That is false", who: "Lena Ostrov"},
	{text: "“He never came back,” a neighbor said of Peter Almond.", words: "He never came back", who: "a neighbor"},
	{text: "Ostrov, quoting Hale, said that “the deal is dead”.", words: "the deal is dead", who: "Hale", now: wrong},
}

// jointLinks: whether words of two articles are told as one statement.
var jointLinks = []struct {
	one, other string
	words      [2]string
	linked     bool
	now        today
}{
	{
		one:   "A freight train derailed near Aldmoor on Tuesday, blocking both tracks.\nNobody was hurt, the railway said.\n",
		other: "Both tracks were blocked after a freight train came off the rails near Aldmoor on Tuesday.\nTwo wagons leaked diesel.\n",
		words: [2]string{"A freight train derailed", "a freight train came off"}, linked: true,
	},
	{
		one:   "Three people died in the fire at a hotel in Tarn.\nThe owner of the hotel was arrested on Friday.\n",
		other: "A fire at a hotel in Tarn killed three people.\nPolice on Friday arrested the hotel's owner.\n",
		words: [2]string{"The owner of the hotel was arrested", "arrested the hotel's owner"}, linked: true,
	},
	{
		one:   "Three people died in the fire at a hotel in Tarn.\nThe owner of the hotel was arrested on Friday.\n",
		other: "A fire at a hotel in Tarn killed three people.\nPolice on Friday arrested the hotel's owner.\n",
		words: [2]string{"Three people died", "killed three people"}, linked: true,
	},
	{
		one:   "The airline will cut 400 jobs in Hale.\nThe airline will cut 90 jobs in Tarn.\n",
		other: "Some 400 jobs in Hale will go.\nThe union called the cuts a betrayal.\n",
		words: [2]string{"90 jobs in Tarn", "400 jobs in Hale"}, linked: false, now: wrong,
	},
	{
		one:   "Ann Dunmore praised the rescuers.\nMartin Hale praised the pilot.\n",
		other: "Ann Dunmore praised the pilot.\nMartin Hale praised the rescuers.\n",
		words: [2]string{"Martin Hale praised the pilot", "Ann Dunmore praised the pilot"}, linked: false, now: wrong,
	},
	{
		one:   "The council approved the stadium on Monday.\nThe council rejected a new bus line.\n",
		other: "The council approved a new stadium.\nA new bus line was approved last year.\n",
		words: [2]string{"rejected a new bus line", "A new bus line was approved"}, linked: false, now: wrong,
	},
	{
		one:   "“We will rebuild every house,” Dunmore told residents of Tarn.\nThe flood destroyed 60 houses.\n",
		other: "Dunmore promised residents: “We will rebuild every house.”\nSixty houses were destroyed by the flood.\n",
		words: [2]string{"We will rebuild", "We will rebuild"}, linked: true,
	},
	{
		one:   "The flood destroyed 60 houses in Tarn.\nDunmore visited the town.\n",
		other: "Sixty houses were destroyed by the flood.\nThe mayor toured Tarn.\n",
		words: [2]string{"The flood destroyed", "Sixty houses were destroyed"}, linked: true,
	},
	{
		one:   "The storm hit Tarn on Monday, leaving 20,000 homes without power.\nThe storm is expected to hit Hale on Tuesday.\n",
		other: "Power was cut to 20,000 homes as the storm reached Tarn on Monday.\nSchools in Tarn were shut.\n",
		words: [2]string{"expected to hit Hale", "the storm reached Tarn"}, linked: false,
	},
	{
		one:   "Peter Almond was convicted of fraud on Thursday.\nHe faces up to ten years in prison.\n",
		other: "A jury found Peter Almond guilty of fraud on Thursday.\nThe maximum sentence is ten years.\n",
		words: [2]string{"was convicted of fraud", "found Peter Almond guilty"}, linked: true,
	},
}

// jointSupport: whether an article bears out a sentence, all of it.
var jointSupport = []struct {
	article, words string
	bears          bool
	now            today
}{
	{article: bridge, words: "The Rowan Bridge was closed on Tuesday after inspectors found cracks in two hangers.", bears: true},
	{article: bridge, words: "Inspectors found cracks in two hangers.", bears: true},
	{article: bridge, words: "The Rowan Bridge was closed on Tuesday after inspectors found cracks in three hangers."},
	{article: bridge, words: "The Rowan Bridge was closed on Wednesday after inspectors found cracks in two hangers."},
	{article: bridge, words: "The bridge will reopen in May, the county said."},
	{article: bridge, words: "The bridge could reopen in May, the county said."}, // the condition is dropped
	{article: bridge, words: "The bridge could reopen in May, the contractor said."},
	{article: bridge, words: "The contractor, Ostrov Steel, denied that it had skipped checks.", bears: true},
	{article: bridge, words: "The contractor, Ostrov Steel, skipped checks."},
	{article: bridge, words: "Engineer Ruth Almond warned the county in 2019.", bears: true},
	{article: bridge, words: "The county warned engineer Ruth Almond in 2019."},
	{article: bridge, words: "Engineer Ruth Almond warned the county in 2019 that the hangers were rusting."},
	{article: bridge, words: "“I told them twice,” Almond said.", bears: true},
	{article: bridge, words: "“I told them twice,” Hale said."},
	{article: bridge, words: "If the steel arrives in time, the bridge could reopen in May, the county said.", bears: true},
	{article: bridge, words: "If the steel arrives in time, the bridge could reopen in May."}, // who said so is dropped
}

const bridge = "The Rowan Bridge was closed to all traffic on Tuesday after inspectors found cracks in two of its steel hangers.\n" +
	"If the steel arrives in time, the bridge could reopen in May, the county said.\n" +
	"The contractor, Ostrov Steel, denied that it had skipped checks.\n" +
	"Engineer Ruth Almond warned the county in 2019. “I told them twice,” Almond said. County executive Martin Hale declined to comment.\n"

// jointCitations: the articles, by letter in the order given, that the draft cites for words.
var jointCitations = []struct {
	articles []string
	cited    []jointCitation
}{
	{
		articles: []string{
			"A fire at a hotel in Tarn killed three people on Thursday, the fire service said.\nThe hotel's owner was arrested on Friday.\nThe hotel had failed two safety checks, the town's records show.\n",
			"Three people died in a fire at a hotel in Tarn on Thursday.\nThe blaze began in the kitchen shortly after midnight.\n",
		},
		cited: []jointCitation{
			{words: "the fire service said", by: "a"},
			{words: "failed two safety checks", by: "a"},
			{words: "began in the kitchen", by: "b"},
			{words: "owner was arrested", by: "a"},
		},
	},
	{
		articles: []string{
			"Norvane Foods will close its plant in Hale in June with the loss of 400 jobs, the company said on Monday.\n“This is a dark day for Hale,” union leader Lena Ostrov said.\n",
			"Norvane Foods will close its plant in Hale in June with the loss of 400 jobs, the company said on Monday.\nThe plant opened in 1961 and makes soup.\n",
			"Norvane Foods is to shut its factory in Hale.\nWorkers were told at a meeting on Monday morning.\n",
		},
		cited: []jointCitation{
			{words: "with the loss of 400 jobs", by: "ab"},
			{words: "a dark day for Hale", by: "a"},
			{words: "opened in 1961", by: "b"},
		},
	},
	{
		articles: []string{
			"Peter Almond was found guilty of fraud on Thursday by a jury in Tarn.\nHis lawyer, Ruth Ostrov, said he would appeal.\nSentencing is set for May 4.\n",
			"A jury in Tarn convicted Peter Almond of fraud on Thursday.\nAlmond, 52, showed no emotion as the verdict was read.\nSentencing is set for May 4.\n",
		},
		cited: []jointCitation{
			{words: "Sentencing is set for May 4", by: "ab"},
			{words: "would appeal", by: "a"},
			{words: "showed no emotion", by: "b"},
		},
	},
	{
		articles: []string{
			"Rescuers pulled nine people from a collapsed school in Tarn on Monday.\nThe school was built in 1974 and was due to be repaired this summer.\n",
			"Eleven people were pulled from a collapsed school in Tarn on Monday, rescuers said.\nMayor Ann Dunmore ordered an inquiry.\n",
			"A school in Tarn collapsed on Monday.\nMayor Ann Dunmore ordered an inquiry into the collapse.\nClasses had ended an hour before, the mayor said.\n",
		},
		cited: []jointCitation{
			{words: "built in 1974", by: "a"},
			{words: "Mayor Ann Dunmore ordered an inquiry", by: "bc"}, // the shorter sentence is printed, which the other bears out: “into the collapse”
			{words: "pulled nine people", by: "a"},                    // what differs in the gravest stands in the text, side by side
			{words: "Eleven people were pulled", by: "b", now: silent},
		},
	},
}

type jointCitation struct {
	words, by string
	now       today
}
