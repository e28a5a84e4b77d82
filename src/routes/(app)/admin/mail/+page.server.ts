import { z } from 'zod';
import { MailChange } from '#domain/mail/mail-change.ts';
import { listLetters } from '#domain/mail/previews.server.ts';
import { changeMail, readMailSetUp, switchMailOff } from '#domain/mail/settings.server.ts';
import { sendTestLetter } from '#domain/mail/test-letter.server.ts';
import { dropMail, otherWays, sendAgain, unsentMail } from '#domain/mail/waiting.server.ts';
import { NewSuggestion, suggestDigest, suggestedDigest } from '#domain/notifications/digest/wish.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { moment } from '../moment.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One, or without a number every one that was given up. */
const Which = z.object({ id: z.coerce.number().int().optional() });
const Nothing = z.object({});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const setUp = await readMailSetUp(db, person);
	const { unsent, ...counts } = await unsentMail(db, person);
	return {
		setUp,
		counts,
		unsent: unsent.map((one) => ({
			...one,
			when: moment(one.at, person.zone),
			queued: moment(one.createdAt, person.zone),
		})),
		others: await otherWays(db, person),
		letters: listLetters(person),
		suggested: await suggestedDigest(db.read),
		maySuggest: person.role === 'owner',
		email: person.email,
	};
};

export const actions: Actions = {
	save: form(MailChange, async (person, change, { locals }: RequestEvent) => {
		await changeMail(locals.db, person, change);
		return { saved: true };
	}),
	off: form(Nothing, async (person, _, { locals }: RequestEvent) => {
		await switchMailOff(locals.db, person);
		return { off: true };
	}),
	test: form(Nothing, async (person, _, { locals }: RequestEvent) => ({
		tested: await sendTestLetter(locals.db, person),
	})),
	suggestDigest: form(NewSuggestion, async (person, input, { locals }: RequestEvent) => {
		await suggestDigest(locals.db, person, input);
		return { suggested: true };
	}),
	again: form(Which, async (person, which, { locals }: RequestEvent) => {
		await sendAgain(locals.db, person, which);
		return { again: true };
	}),
	drop: form(Which, async (person, which, { locals }: RequestEvent) => {
		await dropMail(locals.db, person, which);
		return { dropped: true };
	}),
};
