import { z } from 'zod';
import { PROMISE_KINDS, NewPromise, inWords } from '#domain/projects/allowance/promise.ts';
import { promise, promisesTo } from '#domain/projects/allowance/promises.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Promises = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			/** The name of a team; null where it was promised to everybody. */
			team: z.string().nullable(),
			kind: z.enum(PROMISE_KINDS),
			/** A week. */
			minutes: z.int(),
			/** `4 h a week` */
			says: z.string(),
			words: z.string(),
			startsOn: z.iso.date(),
			endsOn: z.iso.date().nullable(),
			by: z.object({ id: z.int(), name: z.string() }),
		}),
	),
});

export const GET = endpoint({
	summary: 'The learning time that was promised to you, with what ended',
	scope: 'read',
	answers: Promises,
	act: async (person, _, { locals }) => {
		const found = await promisesTo(locals.db.read, person);
		const items = found.map((one) => ({
			...{ id: one.id, kind: one.kind, minutes: one.minutes, words: one.words, by: one.by },
			...{ says: inWords(one), startsOn: one.startsOn, endsOn: one.endsOn },
			team: one.team?.name ?? null,
		}));
		return { body: { items } };
	},
});

export const POST = endpoint({
	summary: 'Promise learning time to everybody, or to a team by its slug',
	describes: 'Administrators promise it to everybody, whoever looks after a team to it.',
	scope: 'write',
	body: NewPromise,
	answers: null,
	status: 204,
	act: async (person, { body }, { locals }) => {
		await promise(locals.db, person, body);
		return {};
	},
});
