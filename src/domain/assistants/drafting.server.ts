import { z } from 'zod';
import { invalid } from '#lib/errors.ts';
import { MARKDOWN_LIMIT, TOO_LONG } from '#lib/markdown/limit.ts';
import type { Person } from '../accounts/person.ts';
import { NewEntry } from '../log/answer.ts';
import { FORMS } from '../log/form.ts';
import { KIND as LOG, logIt } from '../log/log.server.ts';
import { BLANK, Change, Content, Factor, TimelineEvent } from '../postmortems/postmortem.ts';
import { draft } from '../postmortems/postmortems.server.ts';
import { recognise } from '../postmortems/recognise.ts';
import { MILESTONE_NAMES, MILESTONES, timesProblems } from '../postmortems/times.ts';
import { Remark, remarksOn } from './coaching.ts';
import { nameOf } from './naming.ts';
import { tool } from './tool.ts';

/** The coach says more in the editor. */
const REMARKS = 12;

const { shape } = Content;
const text = z.string().max(MARKDOWN_LIMIT, TOO_LONG);

const Drafted = z.object({
	title: shape.title.min(1).describe('Plain and memorable: what broke and how it showed.'),
	markdown: text
		.optional()
		.describe(
			'The whole account as Markdown with headings (Summary, Impact, Timeline, Contributing factors, Lessons, Changes, …); it is taken apart as an import is. Fields that are given as well win.',
		),
	kind: shape.kind.optional(),
	summary: shape.summary.optional(),
	impact: shape.impact.optional(),
	felt_by: shape.feltBy.optional().describe('Who felt it.'),
	severity: shape.severity.optional().describe('1 is the most severe; null where nobody said.'),
	services: shape.services.optional(),
	zone: shape.zone.optional().describe('The time zone its people think in, such as Europe/Lisbon.'),
	times: shape.times
		.optional()
		.describe('started (when it broke), noticed, declared, mitigated, resolved; null where nobody knows.'),
	timeline: z
		.array(TimelineEvent.omit({ id: true }))
		.max(500)
		.optional()
		.describe('What was seen, done, decided or said, by a role and never by a name.'),
	narrative: shape.narrative.optional().describe('The story, as Markdown.'),
	factors: z
		.array(Factor.pick({ title: true, detail: true, kind: true }))
		.max(100)
		.optional()
		.describe('Conditions that helped it to happen or to last; several, and never one root cause.'),
	went_well: shape.wentWell.optional(),
	was_hard: shape.wasHard.optional(),
	got_lucky: shape.gotLucky.optional(),
	lessons: z
		.array(z.string().trim().min(1).max(4_000))
		.max(100)
		.optional()
		.describe('Each in one or two sentences that a stranger understands.'),
	changes: z
		.array(Change.pick({ text: true, kind: true, type: true, endState: true, due: true, link: true }))
		.max(100)
		.optional()
		.describe('What will be different. Who looks after each is for a person to say.'),
	topics: shape.topics.optional(),
	team: z.string().max(120).optional().describe('The team it belongs to, by its short name in addresses.'),
});

export const draftPostmortem = tool({
	name: 'draft_postmortem',
	title: 'Draft a post-mortem',
	description:
		'Begins a post-mortem as a draft that only the person you act for sees, and gives the address where they read, mend and publish it. Nothing is published, nobody is told. Give what is known; what is unknown stays unknown. Each call begins another draft.',
	scope: 'write',
	input: Drafted,
	answers: z.object({
		reference: z.string(),
		url: z.string().describe('Where the person goes on with it.'),
		sentence: z.string(),
		unknown: z.array(z.string()).describe('Times that nobody has given yet.'),
		doubtful: z.array(z.string()).describe('What was doubtful while the Markdown was taken apart.'),
		remarks: z.array(Remark).describe('What the coach asks about the words.'),
	}),
	async act(db, who, given, { home, token }) {
		const { content, doubtful } = contentFrom(given, who);
		const problems = timesProblems(content.times);
		if (Object.keys(problems).length > 0) invalid(problems);
		const team = given.team ?? null;
		const sharing = { team, visibility: 'workspace' as const, readers: [], authors: [] };
		const begunBy = { by: 'assistant' as const, called: token };
		const { number } = await draft(db, who, { content, sharing }, { begunBy });
		const { reference, href } = nameOf({ is: 'postmortem', number });
		return {
			...{ reference, url: `${home}${href}/edit`, doubtful },
			sentence: `${reference} is a draft that only ${who.name} sees. They read it, mend it and publish it at its address. It says there that an assistant drafted it.`,
			unknown: MILESTONES.filter((name) => content.times[name] === null).map((name) => MILESTONE_NAMES[name]),
			remarks: remarksOn([content.summary, content.narrative].join('\n\n')).slice(0, REMARKS),
		};
	},
});

function contentFrom(
	{ title, markdown, team: _, ...given }: z.output<typeof Drafted>,
	who: Person,
): { content: Content; doubtful: string[] } {
	const read = markdown === undefined ? null : recognise({ name: `${title}.md`, text: markdown }, who.zone);
	if (read && 'reason' in read) invalid({ markdown: read.reason });
	const { felt_by: feltBy, went_well: wentWell, was_hard: wasHard, got_lucky: gotLucky, ...rest } = given;
	const { lessons, changes, factors, ...same } = rest;
	const fields = {
		...{ ...same, feltBy, wentWell, wasHard, gotLucky },
		lessons: lessons?.map((one) => ({ text: one })),
		changes: changes?.map((one) => Change.parse(one)),
		factors: factors?.map((one) => Factor.parse(one)),
	};
	const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
	return {
		content: { ...BLANK, zone: who.zone, ...read?.content, ...said, title },
		doubtful: read?.notes ?? [],
	};
}

const Noted = z.object({
	form: z
		.enum(FORMS)
		.default('answer')
		.describe('answer: learned, and next, in a sentence or two each; note: a title and Markdown.'),
	learned: z.string().trim().max(4_000).default('').describe('Of an answer: what was learned.'),
	next: z.string().trim().max(4_000).default('').describe('How it will affect what we do next.'),
	title: z.string().trim().max(300).default('').describe('Of a note: what a stranger would take from it.'),
	body: text.default('').describe('Of a note: Markdown.'),
	source: z.string().trim().max(2_000).default('').describe('Where it was learned: an address, PM-25.'),
	topics: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
	team: z.string().max(120).nullable().default(null).describe('By its short name in addresses.'),
});

export const draftNote = tool({
	name: 'draft_note',
	title: 'Draft a note for the learning log',
	description:
		'Keeps something that was learned as a draft in the log of the person you act for. Only they see it, until they publish it. Each call begins another draft.',
	scope: 'write',
	input: Noted,
	answers: z.object({ reference: z.string(), url: z.string(), sentence: z.string() }),
	async act(db, who, given, { home, token }) {
		const begunBy = { by: 'assistant' as const, called: token };
		const { number } = await logIt(db, who, { ...NewEntry.parse({ ...given, draft: true }), begunBy });
		const { reference, href } = nameOf({ is: LOG, number });
		return {
			...{ reference, url: `${home}${href}/edit` },
			sentence: `${reference} is a draft that only ${who.name} sees. They publish it at its address. It says there that an assistant drafted it.`,
		};
	},
});
