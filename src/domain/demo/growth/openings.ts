import type { OpportunityContent, OpportunityState } from '../../growth/opportunities/opportunity.ts';

export interface WrittenOpening {
	/** By mailbox: who posts it and answers, and who looks after it as well. */
	by: string;
	with?: readonly string[];
	team?: string;
	/** Working days ago. */
	ago: number;
	content: Pick<OpportunityContent, 'title' | 'form'> &
		Partial<Omit<OpportunityContent, 'startsOn' | 'asksUntil'>>;
	/** In so many days it begins, and it can be asked for. */
	startsIn?: number;
	asksFor?: number;
	/** How it stands, where it is not open; with what came of it. */
	stands?: { state: Exclude<OpportunityState, 'open'>; outcome?: string };
}

const must = (...names: string[]) => names.map((name) => ({ name, weight: 'must' as const, teaches: false }));
const nice = (...names: string[]) => names.map((name) => ({ name, weight: 'nice' as const, teaches: false }));
const taught = (...names: string[]) =>
	names.map((name) => ({ name, weight: 'nice' as const, teaches: true }));

export const OPENINGS: readonly WrittenOpening[] = [
	{
		...{ by: 'tomasz', with: ['kwame'], team: 'Edge', ago: 3, startsIn: 12, asksFor: 9 },
		content: {
			...{ title: 'A single way to say “slow down”', form: 'project', hoursAWeek: 5, weeks: 8 },
			pitch: 'Tomasz leads it, together with Data platform.',
			learns: 'How back-pressure travels through four services, and some Rust.',
			details:
				'Every service says “slow down” in its own way: a header, a status, a silence. By the end there is one.\n\n## A week of it\n\n- Monday: an hour together, on one service\n- then four hours of your own, when they suit you\n- every second Friday we show it to whoever is on call',
			skills: [
				...must('Distributed systems', 'Has led an incident', 'Writes clearly'),
				...nice('Working across teams'),
				...taught('Rust'),
			],
			topics: ['Back-pressure'],
		},
	},
	{
		...{ by: 'noor', ago: 6 },
		content: {
			...{ title: 'An hour a month with Noor, on facilitating', form: 'mentorship', places: 2 },
			pitch: 'She has 2 places until March. You would bring a review of your own each time.',
			learns: 'To wait for the second answer.',
			skills: taught('Facilitation', 'Asking second questions'),
		},
	},
	{
		...{ by: 'aroha', ago: 8 },
		content: {
			...{ title: 'Two nights beside the Wellington on-call', form: 'shadowing' },
			pitch: 'Aroha’s team, remotely, any week in January. Nothing to carry.',
			...{ learns: 'What support sees while engineering looks at a green board.', zone: 'Pacific/Auckland' },
			skills: [...must('Incident lead', 'Distributed systems'), ...taught('Support tools')],
		},
	},
	{
		...{ by: 'callum', with: ['priya'], team: 'Working group: retries', ago: 4 },
		content: {
			...{ title: 'Write the retries chapter of the handbook', form: 'project' },
			pitch: 'About ten hours in all, when it suits you.',
			skills: nice('Technical writing', 'Examples in three languages'),
		},
	},
	{
		...{ by: 'sofia', team: 'Design', ago: 2 },
		content: {
			...{ title: 'Icons that nurses read at arm’s length', form: 'project', hoursAWeek: 3, weeks: 6 },
			...{ pitch: 'Forty signs, tried out on a moving van.', skills: must('Illustration') },
		},
	},
	{
		...{ by: 'leila', team: 'Ledger', ago: 9 },
		content: {
			...{ title: 'Close one month with the ledger', form: 'shadowing' },
			...{ pitch: 'Two days at the end of a month.', skills: taught('Accounting') },
		},
	},
	{
		...{ by: 'yusuf', team: 'Billing', ago: 11 },
		content: {
			...{ title: 'One invoice that a depot can read', form: 'project', hoursAWeek: 2, weeks: 5 },
			...{ pitch: 'Seven pages become one.', skills: must('Spreadsheets') },
		},
	},
	{
		...{ by: 'thu-ha', team: 'Mobile', ago: 5 },
		content: {
			...{
				title: 'The rounds on a watch',
				form: 'hack',
				pitch: 'A stop, a name, a button. Nothing else fits.',
			},
			skills: must('Swift'),
		},
	},
	{
		...{ by: 'oksana', team: 'Data platform', ago: 7 },
		content: {
			...{ title: 'Forecasts of rounds, with how sure they are', form: 'project', hoursAWeek: 6, weeks: 10 },
			...{ pitch: 'A week ahead, for two depots first.', skills: must('Statistics', 'Forecasting') },
		},
	},
	{
		...{ by: 'hiroshi', ago: 12 },
		content: {
			...{ title: 'An hour a week on networks', form: 'mentorship' },
			...{ pitch: 'From cables up. Bring a capture that puzzles you.', skills: taught('Computer networks') },
		},
	},
	{
		...{ by: 'joaquim', team: 'Field operations', ago: 10 },
		content: {
			...{ title: 'Ride along in Funchal', form: 'shadowing', place: 'Funchal' },
			...{ pitch: 'One morning, steep streets, cold insulin.', skills: taught('Planning rounds') },
		},
	},
	{
		...{ by: 'maren', team: 'Field operations', ago: 13 },
		content: {
			...{ title: 'A day with a district nurse', form: 'shadowing', place: 'Aarhus' },
			...{ pitch: 'You carry the cool box.', skills: taught('Knowing nurses') },
		},
	},
	{
		...{ by: 'freya', ago: 14 },
		content: {
			...{ title: 'Lead Ledger for half a year', form: 'role', hoursAWeek: 20, weeks: 26 },
			...{
				pitch: 'While Leila is away. She hands over for a month.',
				skills: must('Accounting', 'Budgeting'),
			},
		},
	},
	{
		...{ by: 'mateo', team: 'Mobile', ago: 6 },
		content: {
			...{ title: 'Pair on the camera of the courier app', form: 'pairing' },
			...{ pitch: 'Labels by night, gloves on.', skills: must('Kotlin') },
		},
	},
	{
		...{ by: 'sian', team: 'Support', ago: 4 },
		content: {
			...{ title: 'Answers in Welsh', form: 'project', hoursAWeek: 1, weeks: 12 },
			...{ pitch: 'The forty most asked questions.', skills: must('Welsh') },
		},
	},
	{
		...{ by: 'priya', team: 'Ledger', ago: 15 },
		content: {
			...{ title: 'Numbers that add up on every screen', form: 'project', hoursAWeek: 4, weeks: 4 },
			...{ pitch: 'Rounding, found and mended.', skills: must('Accounting') },
		},
	},
	{
		...{ by: 'kwame', team: 'Data platform', ago: 9 },
		content: {
			...{ title: 'A restore, every month, by somebody else', form: 'pairing' },
			...{ pitch: 'You restore, Kwame sits beside you.', skills: taught('Restoring backups') },
		},
	},
	{
		...{ by: 'amara', team: 'Dispatch', ago: 16 },
		content: {
			...{ title: 'What a depot hears while it waits', form: 'hack' },
			...{ pitch: 'Three sounds instead of one.', skills: must('Sound design') },
		},
	},
	{
		...{ by: 'diego', team: 'Dispatch', ago: 1 },
		content: {
			...{ title: 'Maps that print', form: 'hack' },
			...{ pitch: 'For the van whose screen is broken.', skills: must('Cartography') },
		},
	},
	{
		...{ by: 'ines', team: 'Dispatch', ago: 48, stands: { state: 'resting' } },
		content: {
			...{ title: 'Read a queue with me, half an hour a week', form: 'pairing', hoursAWeek: 0.5, weeks: 6 },
			...{ pitch: 'You bring the queue, I bring the questions.', skills: taught('Reading queues') },
		},
	},
	{
		by: 'hiroshi',
		ago: 60,
		stands: { state: 'filled', outcome: 'Sofia came along twice, and drew the map that on-call uses now.' },
		content: {
			...{ title: 'Two nights along with Edge on call', form: 'shadowing', places: 1 },
			...{ pitch: 'From your own sofa.', skills: taught('Reading dashboards') },
		},
	},
	{
		by: 'priya',
		ago: 70,
		stands: { state: 'closed', outcome: 'The depot asked for another first.' },
		content: {
			...{ title: 'An invoice, read aloud', form: 'hack' },
			pitch: 'Twelve people who do not read invoices read one.',
		},
	},
];
