import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { answerOfLine, LineAnswer } from '#domain/moving/api-answer.ts';
import { LINE_KINDS } from '#domain/moving/run.ts';
import { linesOf, type Run } from '#domain/moving/runs.server.ts';
import { cursorOf } from '#lib/cursor.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

/** What became of each thing of a run, in its order. */
export const linesOfRun = (summary: string, find: (db: Database, who: Person, key: string) => Promise<Run>) =>
	endpoint({
		summary,
		scope: 'read',
		query: z.object({
			kind: z.enum(LINE_KINDS).optional(),
			cursor: cursorOf(/^\d{1,12}$/),
			limit: z.coerce.number().int().min(1).max(200, 'A page holds 200 at the most.').default(200),
		}),
		answers: z.object({
			items: z.array(LineAnswer),
			/** The `cursor` of the next page. */
			next: z.string().nullable(),
		}),
		act: async (
			person,
			{ query: { kind, cursor = '0', limit } },
			{ locals: { db }, params: { key = '' } },
		) => {
			const run = await find(db, person, key);
			const asked = { after: Number(cursor), limit: limit + 1, ...(kind === undefined ? {} : { kind }) };
			const found = await linesOf(db.read, run, asked);
			const shown = found.slice(0, limit);
			const last = shown.at(-1);
			const next = last && found.length > limit ? String(last.id) : null;
			return { body: { items: shown.map((line) => answerOfLine(line, run)), next } };
		},
	});
