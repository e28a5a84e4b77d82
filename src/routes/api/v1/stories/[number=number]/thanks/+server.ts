import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { sayHelped, saySaw, takeBack } from '#domain/lessons/thanks.server.ts';
import { COUNTED_THANKS } from '#domain/lessons/thanks.ts';
import { readShown } from '#domain/stories/shown.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Thanks = z.object({
	/** How many recognise it, from three on; null below that. */
	recognised: z.int().nullable(),
	mine: z.object({ helped: z.boolean(), saw: z.boolean() }),
});
const Said = z.object({ kind: z.enum(COUNTED_THANKS) });

async function thanks(db: Database, person: Person, number: number): Promise<z.input<typeof Thanks>> {
	const { recognised, recognisedIt, helpedMe } = await readShown(db, person, number);
	return { recognised, mine: { helped: helpedMe, saw: recognisedIt } };
}

export const GET = endpoint({
	summary: 'Whether people recognise a story, and what you said of it',
	scope: 'read',
	answers: Thanks,
	act: async (person, _given, { locals, params }) => ({
		body: await thanks(locals.db, person, Number(params.number)),
	}),
});

export const POST = endpoint({
	summary: 'Say that you recognise what a story tells (`saw`), or that it helped you',
	scope: 'write',
	body: Said,
	answers: Thanks,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		const say = body.kind === 'saw' ? saySaw : sayHelped;
		await say(db, person, { kind: 'story', number }, { lesson: null });
		return { body: await thanks(db, person, number) };
	},
});

export const DELETE = endpoint({
	summary: 'Take back what you said of a story',
	scope: 'write',
	query: Said,
	answers: null,
	status: 204,
	act: async (person, { query }, { locals, params }) => {
		const story = { kind: 'story' as const, number: Number(params.number) };
		await takeBack(locals.db, person, story, { ...query, lesson: null });
		return {};
	},
});
