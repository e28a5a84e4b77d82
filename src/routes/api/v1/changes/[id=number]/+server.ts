import { z } from 'zod';
import { answerOfOne, OneChangeAnswer } from '#domain/changes/change-answer.ts';
import { Amended, Settled } from '#domain/changes/change.ts';
import { readChange } from '#domain/changes/reading.server.ts';
import { amend, settle } from '#domain/changes/settling.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'A change, and what became of it',
	scope: 'read',
	answers: OneChangeAnswer,
	act: async (person, _, { locals, params }) => ({
		body: answerOfOne(await readChange(locals.db, person, Number(params.id))),
	}),
});

export const PATCH = endpoint({
	summary: 'Settle a change (open, done, dropped with a reason), hand it over, give it another day',
	scope: 'write',
	body: z.object({ settle: Settled.optional(), ...Amended.shape }),
	answers: OneChangeAnswer,
	act: async (person, { body }, { locals, params }) => {
		const { settle: settled, ...amended } = body;
		const id = Number(params.id);
		if (settled) await settle(locals.db, person, id, settled);
		if (!settled || Object.keys(amended).length > 0) await amend(locals.db, person, id, amended);
		return { body: answerOfOne(await readChange(locals.db, person, id)) };
	},
});
