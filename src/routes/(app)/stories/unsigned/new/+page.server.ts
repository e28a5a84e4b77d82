import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { namesHere } from '#domain/stories/unsigned/names-here.server.ts';
import { retell, wordsToRetell } from '#domain/stories/unsigned/retelling.server.ts';
import { tellUnsigned } from '#domain/stories/unsigned/telling.server.ts';
import { shownCode, UnsignedTold } from '#domain/stories/unsigned/unsigned.ts';
import { wordsOfTold } from '#domain/stories/unsigned/words.ts';
import type { Person } from '#domain/accounts/person.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const Number_ = z.coerce.number().int().positive();
const Retold = z.object({ instead: Number_ }).and(UnsignedTold);

/** Whether somebody may at all: asked here, and of nothing else. What follows knows nobody. */
function refuseGuests(person: Person): void {
	if (!mayBegin(person))
		forbidden('Guests read and discuss; stories are told by the people of the workspace.');
}

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	refuseGuests(person);
	const { db } = event.locals;
	const { searchParams } = event.url;
	const instead = Number_.nullable().catch(null).parse(searchParams.get('instead'));
	const retold = instead === null ? null : await wordsToRetell(db, person, instead);
	return {
		form:
			retold?.form === 'free' || searchParams.get('form') === 'free'
				? ('free' as const)
				: ('guided' as const),
		/** A story of one's own that this one takes the place of. */
		instead: retold && instead !== null ? { number: instead, words: wordsOfTold(retold) } : null,
		names: await namesHere(db.read),
	};
};

export const actions: Actions = {
	tell: form(UnsignedTold, async (person, told, { locals }) => {
		refuseGuests(person);
		return { code: shownCode(await tellUnsigned(locals.db, told)) };
	}),

	retell: form(Retold, async (person, { instead, ...told }, { locals }) => ({
		code: shownCode(await retell(locals.db, person, { number: instead, told })),
	})),
};
