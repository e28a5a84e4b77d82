import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { WhatISaw, type OwnAccount } from './what-i-saw.ts';

const Moment = z.iso.datetime();

/** One's own account, as the API answers it. */
export const AccountAnswer = z.object({
	role: z.string(),
	text: z.string(),
	withName: z.boolean(),
	/** Both are null where nothing was written yet. */
	createdAt: Moment.nullable(),
	updatedAt: Moment.nullable(),
	/** Null while nobody else reads it. */
	releasedAt: Moment.nullable(),
});

/** What a program sends: the whole of it, as there is one of each. */
export const AccountSent = WhatISaw.pick({ role: true, text: true, withName: true });

const NOTHING = { role: '', text: '', withName: false, createdAt: null, updatedAt: null, releasedAt: null };
export function accountAnswerOf(mine: OwnAccount | null): z.input<typeof AccountAnswer> {
	const { role, text, withName, ...times } = mine ?? NOTHING;
	return {
		role,
		text,
		withName,
		createdAt: isoTime(times.createdAt),
		updatedAt: isoTime(times.updatedAt),
		releasedAt: isoTime(times.releasedAt),
	};
}
