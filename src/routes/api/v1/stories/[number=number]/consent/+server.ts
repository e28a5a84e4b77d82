import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { CONSENTS, ConsentAnswer } from '#domain/stories/consent.ts';
import { answerConsent, askedOf } from '#domain/stories/consents.server.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Asked = z.object({
	title: z.string(),
	authors: z.array(z.object({ id: z.int(), name: z.string() })),
	/** The words about you. */
	passage: z.string(),
	state: z.enum(CONSENTS),
	/** What you said with it. */
	note: z.string(),
	mayReadAll: z.boolean(),
});

async function asked(db: Reader, person: Person, number: number): Promise<z.input<typeof Asked>> {
	const { title, authors, passage, state, note, mayReadAll } = await askedOf(db, person, number);
	return { title, authors, passage, state, note, mayReadAll };
}

export const GET = endpoint({
	summary: 'What a story says of you, where its author asked whether it may be told',
	scope: 'read',
	answers: Asked,
	act: async (person, _given, { locals, params }) => ({
		body: await asked(locals.db.read, person, Number(params.number)),
	}),
});

export const PUT = endpoint({
	summary: 'Say whether it may be told, here or anywhere; you may say it again, also the other way',
	scope: 'write',
	body: ConsentAnswer,
	answers: Asked,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await answerConsent(db, person, number, body);
		return { body: await asked(db.read, person, number) };
	},
});
