import type { Need, ProjectContent } from '../../projects/project.ts';

type WrittenNeed = Pick<Need, 'name'> & Partial<Need>;

/** A project of the example. */
export interface WrittenProject {
	/** The mailbox of whoever pitched it. */
	by: string;
	/** Mailboxes of those who are on it, with what they came for. */
	on: readonly (readonly [mailbox: string, need?: string])[];
	/** The name of its hack week or lane. */
	season: 'Hack week 9' | 'Hack week 8' | 'Thursday afternoons' | null;
	/** Looking for people, where it is no idea; otherwise at work, or shown. */
	state: 'idea' | 'forming' | 'building' | 'shown';
	/** Working days since it was pitched. */
	ago: number;
	team?: string;
	/** The post-mortem that it began with. */
	from?: string;
	content: Partial<Omit<ProjectContent, 'needs'>> & { title: string; needs?: readonly WrittenNeed[] };
}

const COMING = 'Hack week 9';
const PAST = 'Hack week 8';

export const PROJECTS: readonly WrittenProject[] = [
	{
		...{ by: 'mateo', on: [['mateo'], ['thu-ha']], season: COMING, state: 'forming', ago: 9 },
		content: {
			title: 'A tick that tells the truth',
			pitch: 'Couriers screenshot our “saved” because they do not trust it.',
			question: 'What would a courier have to see to stop taking pictures of their own phone?',
			about:
				'Twelve of fifteen couriers whom we asked take a screenshot at the last door. That is fifteen seconds each, and it is telling us something.\n\nBy Friday: one screen, one tick, and three states it can be in. Nothing about the server yet.',
			needs: [
				{ name: 'Svelte', weight: 'must' },
				{ name: 'Offline sync', teaches: true },
			],
			topics: ['Offline', 'Mobile'],
		},
	},
	{
		...{ by: 'hiroshi', on: [['hiroshi']], season: COMING, state: 'forming', ago: 8 },
		content: {
			title: 'Runbooks, first line first',
			pitch: 'Put the safest command where tired eyes land. Then time it.',
			question: 'How long does it take to find the line that stops the harm?',
			needs: [{ name: 'Technical writing', weight: 'must' }, { name: 'On-call' }],
			topics: ['On-call'],
		},
	},
	{
		...{ by: 'noor', on: [['noor'], ['amara']], season: COMING, state: 'forming', ago: 7 },
		content: {
			title: 'Replay any incident as a drill',
			pitch: 'From timeline to Wheel of Misfortune with no hand work.',
			needs: [{ name: 'TypeScript', weight: 'must' }, { name: 'Game design' }],
		},
	},
	{
		...{ by: 'callum', on: [['callum']], season: COMING, state: 'forming', ago: 6 },
		content: {
			title: 'What does a retry cost?',
			pitch: 'One page that shows how a single slow call multiplies.',
			needs: [{ name: 'Tracing', weight: 'must', teaches: true }, { name: 'D3' }],
			topics: ['Retries'],
		},
	},
	{
		...{
			by: 'ines',
			on: [['ines'], ['mei-ling'], ['daniel'], ['tomasz']],
			season: COMING,
			state: 'building',
			ago: 10,
		},
		...{ team: 'Dispatch', from: 'back-pressure' },
		content: {
			title: 'Queue that explains itself',
			pitch: 'A back-pressure signal people can read, too.',
			question: 'Could a person on call read why a queue is growing, in ten seconds, at night?',
			about:
				'Depth tells how much waits. It does not tell why, nor whether it will pass. We want one sentence under the graph that does.\n\nWe ask three people who were on call this autumn before we draw anything.',
			needs: [{ name: 'Copywriting' }],
			topics: ['Queues', 'On-call'],
			links: [{ label: 'The sketch from Tuesday', address: 'https://example.org/queue-sketch' }],
		},
	},
	{
		...{
			by: 'sofia',
			on: [['sofia'], ['aroha'], ['leila'], ['rin'], ['diego']],
			...{ season: COMING, state: 'building', ago: 9 },
		},
		content: {
			title: 'Screen reader Friday',
			pitch: 'The courier app, eyes closed, from sign-in to proof of visit.',
		},
	},
	{
		...{ by: 'joaquim', on: [['joaquim'], ['maren']], season: COMING, state: 'building', ago: 5 },
		content: {
			title: 'One page for a new depot',
			pitch: 'What a depot has to know in its first week, on the back of one sheet.',
			question: 'What did Funchal ask us three times?',
		},
	},
	{
		...{ by: 'sian', on: [], season: COMING, state: 'idea', ago: 4 },
		content: {
			title: 'A night desk that hands over in four sentences',
			pitch: 'The morning asks what the night knew. It should not have to ask.',
			needs: [{ name: 'Somebody from the morning desk', weight: 'must' }],
		},
	},
	{
		...{ by: 'yusuf', on: [], season: COMING, state: 'idea', ago: 3 },
		content: {
			title: 'Invoices that say what changed',
			pitch: 'Two of three calls to billing ask why this month is not like the last.',
			needs: [{ name: 'Plain language', teaches: true }, { name: 'SQL' }],
		},
	},
	{
		...{ by: 'beatriz', on: [], season: COMING, state: 'idea', ago: 2 },
		content: {
			title: 'Where is the good projector?',
			pitch: 'Every room has a list of what is in it, and none of the lists is right.',
		},
	},
	{
		...{ by: 'kwame', on: [], season: null, state: 'idea', ago: 15 },
		content: {
			title: 'Restore one thing every Thursday',
			pitch: 'A backup is a belief until something came back from it.',
			topics: ['Backups'],
		},
	},
	{
		...{
			by: 'priya',
			on: [['priya'], ['oksana']],
			season: 'Thursday afternoons',
			state: 'building',
			ago: 30,
		},
		content: {
			title: 'Reading the ledger out loud',
			pitch: 'An hour with one old table, until somebody can say what each column was for.',
		},
	},
	...past(),
];

/** What was shown in the hack week before. */
function past(): WrittenProject[] {
	const shown = { season: PAST, state: 'shown', ago: 135 } as const;
	return [
		{
			...{ by: 'sofia', on: [['sofia'], ['thu-ha']], ...shown },
			content: {
				title: 'A prototype with real names in it',
				pitch: 'Show people their own street, and hear what they say.',
			},
		},
		{
			...{ by: 'tomasz', on: [['tomasz'], ['ines']], ...shown },
			content: {
				title: 'Red, amber, green for queues',
				pitch: 'A colour for how a queue is doing, on a lamp in each office.',
				question: 'Does a colour tell somebody on call what to do about a queue?',
				topics: ['Queues'],
			},
		},
		{
			...{ by: 'diego', on: [['diego'], ['jonah']], ...shown },
			content: { title: 'Route planner on paper', pitch: 'What if the network is away all day?' },
		},
		{
			...{ by: 'leila', on: [['leila'], ['yusuf']], ...shown },
			content: { title: 'Refunds in one press', pitch: 'Three forms and a phone call became one button.' },
		},
	];
}
