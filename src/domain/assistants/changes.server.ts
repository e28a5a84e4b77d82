import { z } from 'zod';
import { answerOfChange } from '../changes/change-answer.ts';
import { listChanges as listed } from '../changes/listing.server.ts';
import { ChangeQuery, COLUMNS, WHOSE } from '../changes/listing.ts';
import { CHANGE_STATES } from '../lessons/lesson.ts';
import { OUTCOMES } from '../lessons/standing.ts';
import { tool } from './tool.ts';

const Day = z.iso.date();

export const listChanges = tool({
	name: 'list_changes',
	title: 'List changes',
	description:
		'Lists changes: what people here decided to do differently, with who looks after each and by when. By default the open ones of the person you act for, the first due first. Use overdue to see what was due before today.',
	scope: 'read',
	input: z.object({
		whose: z.enum(WHOSE).default('me').describe('me, teams (those of the person), or all they may see.'),
		column: z
			.enum(COLUMNS)
			.default('open')
			.describe('open; waiting: made, and not looked at yet; looked: whether it held is known; dropped.'),
		team: z.string().max(120).optional().describe('A team, by its short name in addresses: payments.'),
		overdue: z.boolean().default(false),
		cursor: z.string().max(60).optional().describe('`next` of the page before.'),
		limit: z.int().min(1).max(50).default(20),
	}),
	answers: z.object({
		changes: z.array(
			z.object({
				reference: z.string().describe('Such as C-97.'),
				text: z.string(),
				state: z.enum(CHANGE_STATES),
				due: Day.nullable(),
				overdue: z.boolean(),
				done_on: Day.nullable(),
				outcome: z.enum(OUTCOMES).nullable().describe('What the last look has shown.'),
				owner: z.string().nullable(),
				team: z.string().nullable(),
				url: z.string(),
				came_of: z.object({ reference: z.string(), title: z.string(), url: z.string() }),
				work: z.string().describe('Where the work lives; empty where nobody said.'),
			}),
		),
		total: z.int(),
		next: z.string().nullable(),
	}),
	async act(db, who, { overdue, ...asked }, { home }) {
		const query = ChangeQuery.parse({ ...asked, ...(overdue ? { overdue: 'yes' } : {}) });
		const { items, total, next } = await listed(db, who, query);
		const changes = items.map(answerOfChange).map(({ reference, text, state, due, outcome, ...one }) => ({
			...{ reference, text, state, due, outcome, overdue: one.overdue, done_on: one.doneOn },
			...{ owner: one.owner?.name ?? null, team: one.team, url: home + one.href, work: one.link },
			came_of: { reference: one.entry.reference, title: one.entry.title, url: home + one.entry.href },
		}));
		return { changes, total, next };
	},
});
