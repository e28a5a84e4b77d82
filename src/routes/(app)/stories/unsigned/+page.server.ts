import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
	answer,
	change,
	decline,
	readByCode,
	setUntil,
	takeBack,
} from '#domain/stories/unsigned/claiming.server.ts';
import { Code, UnsignedTold } from '#domain/stories/unsigned/unsigned.ts';
import type { Database } from '#lib/db/open.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
	return {};
};

// The code is the right: it comes in the body and never in an address, and whoever sends it is not looked at. It is
// called `claim` there, so that what was typed with it comes back with it where something needs another look.
const Claim = z.object({ claim: Code });
const Question = Claim.extend({ question: z.coerce.number().int().positive() });
const Answer = Question.extend({
	answer: z
		.string()
		.trim()
		.min(1, 'Say something, or pass it over.')
		.max(5_000, 'An answer can be 5,000 characters at the most.'),
});
const Until = Claim.extend({
	until: noneOr(z.iso.date('Give a day that exists, such as 2026-11-27.').nullable()),
});

/** Does it, and shows how the story stands then. */
function withCode<Schema extends z.ZodType<{ claim: string }>>(
	schema: Schema,
	act: (db: Database, input: z.output<Schema>) => Promise<void>,
	said: string | null,
) {
	return form(schema, async (_, input, { locals }: RequestEvent) => {
		await act(locals.db, input);
		return { claim: input.claim, claimed: await readByCode(locals.db, input.claim), said };
	});
}

export const actions: Actions = {
	open: withCode(Claim, async () => Promise.resolve(), null),
	change: withCode(
		Claim.and(UnsignedTold),
		(db, { claim: code, ...told }) => change(db, { code, told }),
		'Changed. It is looked through again, from a day on that is drawn by lot.',
	),
	answer: withCode(Answer, (db, { claim: code, ...rest }) => answer(db, { code, ...rest }), 'Answered.'),
	decline: withCode(
		Question,
		(db, { claim: code, ...rest }) => decline(db, { code, ...rest }),
		'Passed over.',
	),
	until: withCode(Until, (db, { claim: code, until }) => setUntil(db, { code, until }), 'Saved.'),
	takeBack: form(Claim, async (_, { claim }, { locals }: RequestEvent) => {
		await takeBack(locals.db, { code: claim });
		return { gone: true };
	}),
};
