import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { chooseInsightLetter, insightLetterWish } from '#domain/insights/letter/wish.server.ts';
import { CHANNELS, MATTERS, type Channel, type Matter } from '#domain/notifications/channels.ts';
import {
	ChosenDigestForm,
	ChosenQuiet,
	chooseNotices,
	chooseOwnDigest,
	chooseQuiet,
	quietHoursOf,
} from '#domain/notifications/choosing.server.ts';
import { digestWishOf } from '#domain/notifications/digest/wish.server.ts';
import { wishesOf } from '#domain/notifications/wishes.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Ways = z.object(
	Object.fromEntries(CHANNELS.map((one) => [one, z.boolean()])) as Record<Channel, z.ZodBoolean>,
);
const Matters = z.object(
	Object.fromEntries(MATTERS.map((one) => [one, Ways])) as Record<Matter, typeof Ways>,
);

const Notices = z.object({
	/** Each matter, and on which ways it is told. */
	matters: Matters,
	/** Hours and days of your own clock in which nothing reaches for you; null where there are none. */
	quiet: z
		.object({
			/** Minutes after midnight. */
			fromMinute: z.int(),
			toMinute: z.int(),
			/** 1 is Monday. */
			days: z.array(z.int()),
		})
		.nullable(),
	/** The letter of what your teams learned. */
	digest: z.object({ every: z.enum(['never', 'day', 'week']), weekday: z.int(), minute: z.int() }),
	/** The letter of how learning goes. */
	insights: z.object({ every: z.enum(['week', 'never']), team: z.string().nullable() }),
});

async function noticesOf(db: Database, person: Person): Promise<z.input<typeof Notices>> {
	const quiet = await quietHoursOf(db.read, person);
	return {
		matters: await wishesOf(db.read, person.id),
		quiet: quiet && { ...quiet, days: [...quiet.days] },
		digest: await digestWishOf(db.read, person),
		insights: await insightLetterWish(db.read, person),
	};
}

export const GET = endpoint({
	summary: 'What reaches you, and how',
	scope: 'read',
	answers: Notices,
	act: async (person, _, { locals }) => ({ body: await noticesOf(locals.db, person) }),
});

export const PATCH = endpoint({
	summary: 'Choose what reaches you; what is left out stays as it is',
	scope: 'write',
	body: z.object({
		/** Of a matter that is named the ways that are left out stay as they are. */
		matters: z.partialRecord(z.enum(MATTERS), Ways.partial()).optional(),
		quiet: ChosenQuiet.optional(),
		digest: ChosenDigestForm.optional(),
		insights: z
			.object({ every: z.enum(['week', 'never']), team: z.string().max(120).nullable().default(null) })
			.optional(),
	}),
	answers: Notices,
	act: async (person, { body }, { locals: { db } }) => {
		const { matters, quiet, digest, insights } = body;
		if (matters) {
			const wishes = await wishesOf(db.read, person.id);
			const wanted = MATTERS.flatMap((matter) =>
				CHANNELS.filter((way) => matters[matter]?.[way] ?? wishes[matter][way]).map(
					(way) => `${matter}.${way}` as const,
				),
			);
			await chooseNotices(db, person, { wanted });
		}
		if (quiet) await chooseQuiet(db, person, quiet);
		if (digest) await chooseOwnDigest(db, person, digest);
		if (insights) await chooseInsightLetter(db, person, insights);
		return { body: await noticesOf(db, person) };
	},
});
