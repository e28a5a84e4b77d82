import { z } from 'zod';
import { WhatISaw, type OwnAccount } from './what-i-saw.ts';

const Moment = z.iso.datetime();

/** One's own account, as the API answers it. */
export const AccountAnswer = z.object({
	role: z.string(),
	text: z.string(),
	withName: z.boolean(),
	createdAt: Moment,
	updatedAt: Moment,
	/** Null while nobody else reads it. */
	releasedAt: Moment.nullable(),
});

/** What a program sends: the whole of it, as there is one of each. */
export const AccountSent = WhatISaw.pick({ role: true, text: true, withName: true });

const iso = (at: number) => new Date(at).toISOString();

export function accountAnswerOf({
	role,
	text,
	withName,
	...times
}: OwnAccount): z.input<typeof AccountAnswer> {
	return {
		role,
		text,
		withName,
		createdAt: iso(times.createdAt),
		updatedAt: iso(times.updatedAt),
		releasedAt: times.releasedAt === null ? null : iso(times.releasedAt),
	};
}
