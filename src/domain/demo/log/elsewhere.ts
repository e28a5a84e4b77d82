import { learnedIn, type WrittenLearning } from './learning.ts';

const edge = learnedIn('Edge');
const ledger = learnedIn('Ledger');
const mobile = learnedIn('Mobile');
const data = learnedIn('Data platform');
const support = learnedIn('Support');
const field = learnedIn('Field operations');
const billing = learnedIn('Billing');
const design = learnedIn('Design');
const people = learnedIn('People and learning');
const retries = learnedIn('Working group: retries');

/** What the other teams learned: some ask themselves every week, some when there is something. */
export const ELSEWHERE: readonly WrittenLearning[] = [
	ledger(
		'priya',
		1,
		'13:05',
		'A dry run against a copy of production took 40 minutes and told us more than two days of review did. The copy had the one tenant nobody remembered.',
		'Ledger migrations rehearse on last night’s copy first.',
		{
			due: 3,
			topics: ['migrations', 'rehearsals'],
			useful: 'leila ines tomasz kwame oksana daniel',
			saw: 'mateo',
		},
	),
	mobile(
		'thu-ha',
		1,
		'14:20',
		'Halfway through the drill I noticed I had been reading one graph for eleven minutes because it was the one I understood.',
		'',
		{
			topics: ['incidents'],
			useful: 'mateo sian',
			replies: [
				{
					by: 'sian',
					ago: 1,
					at: '09:15',
					text: 'On the night desk we say aloud what we are looking at. It feels odd for a week.',
				},
			],
		},
	),
	data(
		'kwame',
		1,
		'09:50',
		'Two of our restore checks were green because they compared exit codes. Row ages disagreed.',
		'Restore checks compare the newest row with the clock.',
		{ done: 0, topics: ['backups', 'signals'], useful: 'oksana ines tomasz hiroshi', saw: 'oksana yusuf' },
	),
	edge(
		'hiroshi',
		1,
		'17:52',
		'Nobody reads a runbook top to bottom at night. Ours had the one command that mattered on page three.',
		'The first line of each runbook is the safest thing to try.',
		{
			done: 0,
			topics: ['runbooks', 'on call'],
			useful: 'tomasz callum sian aroha amara rin jonah leila ines',
			saw: 'callum sian rin kwame',
			replies: [
				{ by: 'callum', ago: 1, at: '10:40', text: 'And the second line is who to wake.' },
				{ by: 'hiroshi', ago: 1, at: '11:02', text: 'Added, with the hours in which they are awake anyway.' },
			],
		},
	),
	support(
		'sian',
		2,
		'05:10',
		'People who call at night do not want to know why. They want to know what to do until morning.',
		'Night answers begin with what to do now.',
		{
			done: 1,
			topics: ['listening', 'on call'],
			useful: 'aroha maren amara sofia',
			saw: 'maren',
		},
	),
	field(
		'maren',
		3,
		'19:30',
		'I had explained the app to a new colleague by its buttons. She asked what happens to the visit if the phone falls into the snow.',
		'We teach from what can go wrong.',
		{
			due: 10,
			topics: ['newcomers', 'listening'],
			useful: 'joaquim thu-ha noor diego mateo',
		},
	),
	billing(
		'yusuf',
		4,
		'16:15',
		'An invoice that is right and arrives before the explanation is a complaint.',
		'The explanation goes out the day before.',
		{ done: 2, topics: ['listening'], useful: 'leila aroha', saw: 'aroha' },
	),
	design(
		'sofia',
		5,
		'11:25',
		'I tested with people who know us. A courier who had started that morning found the way out of the app, not into the visit.',
		'One tester in three has never seen it.',
		{
			due: 5,
			topics: ['tests', 'newcomers'],
			useful: 'mateo thu-ha diego noor',
			saw: 'thu-ha',
		},
	),
	people(
		'noor',
		6,
		'15:00',
		'The learning hour works when it ends ten minutes early. Those ten minutes are when people talk.',
		'It ends at ten to.',
		{ done: 5, topics: ['how we work'], useful: 'beatriz freya amara leila' },
	),
	retries(
		'callum',
		7,
		'12:10',
		'Three teams had three names for giving up: timeout, deadline, budget. In the same call chain.',
		'One word, “budget”, and it is passed on.',
		{
			due: 9,
			topics: ['retries', 'names'],
			useful: 'ines mei-ling priya mateo tomasz',
			saw: 'priya mateo',
		},
	),
	edge(
		'tomasz',
		8,
		'08:40',
		'I looked for the certificate that ends next and found one that nobody had asked for in two years.',
		'Hosts without a visitor for a year are switched off, a month after we have said so.',
		{
			done: 3,
			topics: ['certificates'],
			useful: 'hiroshi callum kwame',
		},
	),
	ledger(
		'leila',
		9,
		'18:00',
		'Our two reviewers read the same half of a change. The other half was new, and longer.',
		'Reviewers say which part they have not read.',
		{
			done: 6,
			topics: ['reviews'],
			useful: 'priya ines daniel anjali noor',
			saw: 'rin',
			check: {
				ago: 1,
				by: 'leila',
				outcome: 'held',
				sentence: 'In nine of eleven reviews somebody named a part, and it was read by a third.',
			},
		},
	),
	mobile(
		'mateo',
		11,
		'17:40',
		'Without a network the app says “saved”, and means “kept here”. I believed it myself.',
		'It says “kept on this phone” until the server has it.',
		{
			done: 7,
			topics: ['signals', 'offline'],
			useful: 'thu-ha diego maren sofia ines',
			saw: 'diego maren',
		},
	),
	data(
		'oksana',
		13,
		'15:35',
		'A table nobody owns had forty readers. I learned it by renaming a column on a copy and waiting.',
		'',
		{ topics: ['names'], useful: 'kwame priya leila' },
	),
	support(
		'aroha',
		15,
		'16:25',
		'When I began to write down what people say in their own words, the list of problems became shorter and different.',
		'Tickets have a first line in the caller’s words.',
		{
			done: 11,
			topics: ['listening'],
			useful: 'sian maren sofia amara noor daniel',
			saw: 'sofia',
		},
	),
	field(
		'joaquim',
		18,
		'07:50',
		'On the island a detour of two kilometres is a ferry.',
		'Distances on islands are minutes.',
		{ done: 12, topics: ['maps'], useful: 'diego maren mateo' },
	),
	billing(
		'yusuf',
		23,
		'10:20',
		'Rounding each line and rounding the sum differ by one cent in nine of ten invoices, and by two lira in one.',
		'We round once, at the end.',
		{
			done: 16,
			topics: ['rounding'],
			useful: 'priya leila',
			check: { ago: 2, by: 'yusuf', outcome: 'held', sentence: 'October’s invoices: none was off.' },
		},
	),
	people(
		'beatriz',
		28,
		'14:10',
		'The fire drill was quick because everybody stood near a door: it was lunch.',
		'The next one is at ten in the morning, unannounced.',
		{ due: 15, topics: ['rehearsals'], useful: 'noor freya' },
	),
	data(
		'kwame',
		31,
		'09:15',
		'We rehearsed the failover and never the way back. The way back is where we lost the afternoon.',
		'Every failover drill ends with a return.',
		{
			done: 25,
			topics: ['rehearsals', 'fallbacks'],
			useful: 'oksana tomasz jonah ines hiroshi leila callum',
			saw: 'tomasz',
			check: {
				ago: 4,
				by: 'oksana',
				outcome: 'held',
				sentence: 'Three drills since, each with a return; one took longer than the failover.',
			},
		},
	),
	edge(
		'callum',
		35,
		'13:15',
		'A rate limit for all customers together is a promise to the loudest one.',
		'Limits are for each customer.',
		{ done: 26, topics: ['rate limits'], useful: 'priya ines tomasz' },
	),
];
