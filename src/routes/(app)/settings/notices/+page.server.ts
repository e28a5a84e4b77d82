import { z } from 'zod';
import { insightLetterWish } from '#domain/insights/letter/wish.server.ts';
import {
	ChosenDigestForm,
	ChosenNotices,
	ChosenQuiet,
	chooseNotices,
	chooseOwnDigest,
	chooseQuiet,
	quietHoursOf,
} from '#domain/notifications/choosing.server.ts';
import { digestWishOf } from '#domain/notifications/digest/wish.server.ts';
import { pushKeys } from '#domain/notifications/push/keys.server.ts';
import { browsersOf, endBrowser } from '#domain/notifications/push/subscriptions.server.ts';
import { wishesOf } from '#domain/notifications/wishes.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { sessionId } from '#lib/web/session-cookie.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		wishes: await wishesOf(db.read, person.id),
		quiet: await quietHoursOf(db.read, person),
		digest: await digestWishOf(db.read, person),
		insights: (await insightLetterWish(db.read, person)).every === 'week',
		mail: await mailIsSetUp(db.read),
		pushKey: pushKeys(db).publicKey,
		browsers: await browsersOf(db.read, person, sessionId(event)),
	};
};

export const actions: Actions = {
	notices: form(ChosenNotices, async (person, input, { locals }: RequestEvent) => {
		await chooseNotices(locals.db, person, input);
		return { saved: 'notices' as const };
	}),
	quiet: form(ChosenQuiet, async (person, input, { locals }: RequestEvent) => {
		await chooseQuiet(locals.db, person, input);
		return { saved: 'quiet' as const };
	}),
	digest: form(ChosenDigestForm, async (person, input, { locals }: RequestEvent) => {
		await chooseOwnDigest(locals.db, person, input);
		return { saved: 'digest' as const };
	}),
	endBrowser: form(
		z.object({ id: z.coerce.number().int().positive() }),
		async (person, input, { locals }: RequestEvent) => {
			await endBrowser(locals.db, person, input);
		},
	),
};
