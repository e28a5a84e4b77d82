import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { AskedReader, askReader, withdrawReader } from '#domain/stories/private-reader.server.ts';
import { readiness } from '#domain/stories/readiness.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Reading = z.object({
	reader: z.object({ id: z.int(), name: z.string() }).nullable(),
	note: z.string(),
	/** What they said last. */
	answer: z.object({ verdict: z.string(), sentence: z.string() }).nullable(),
});

async function reading(db: Database, person: Person, number: number): Promise<z.input<typeof Reading>> {
	const { reading: found } = await readiness(db, person, number);
	const { reader = null, note = '', answer = null } = found ?? {};
	return {
		reader: reader && { id: reader.id, name: reader.name },
		note,
		answer: answer && { verdict: answer.verdict, sentence: answer.sentence },
	};
}

export const GET = endpoint({
	summary: 'Who reads a draft of yours before anybody else, and what they said',
	scope: 'read',
	answers: Reading,
	act: async (person, _given, { locals, params }) => ({
		body: await reading(locals.db, person, Number(params.number)),
	}),
});

export const PUT = endpoint({
	summary: 'Ask one person to read a draft first; asking another takes it from the one before',
	scope: 'write',
	body: AskedReader,
	answers: Reading,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		// Decides who may ask, before it is looked up whom.
		await reading(db, person, number);
		await askReader(db, person, number, body);
		return { body: await reading(db, person, number) };
	},
});

export const DELETE = endpoint({
	summary: 'Let them read the draft no longer; what they said is kept',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await withdrawReader(locals.db, person, Number(params.number));
		return {};
	},
});
