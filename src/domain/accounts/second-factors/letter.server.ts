import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { clockTime, fullDay, zoneName } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { person } from '../tables.server.ts';
import { recoveryCodesLeft } from './recovery-codes.server.ts';
import { CHANGES, type TwoStepsChange } from './two-steps-change.ts';

const About = z.object({
	personId: z.number(),
	change: z.enum(Object.keys(CHANGES) as [TwoStepsChange, ...TwoStepsChange[]]),
	at: z.number(),
});

/** Tells somebody that how they sign in has changed, or was tried. */
export const TWO_STEPS_LETTER: MailKind = {
	kind: 'two-steps',
	says: 'How somebody signs in has changed',

	async compose(db, about, links) {
		const { personId, change, at } = About.parse(about);
		const [to] = await db.read
			.select({ email: person.email, zone: person.zone })
			.from(person)
			.where(and(eq(person.id, personId), isNull(person.deactivatedAt)));
		if (!to) return null;
		const left = change === 'recovery-code-used' ? await recoveryCodesLeft(db.read, personId) : null;
		return letter(links, { ...to, change, at, left });
	},

	example: (links) =>
		letter(links, {
			email: 'kwame@example.org',
			zone: 'UTC',
			change: 'recovery-code-used',
			at: now(),
			left: 7,
		}),
};

interface Facts {
	email: string;
	zone: string;
	change: TwoStepsChange;
	at: number;
	left: number | null;
}

function letter(links: Links, { email, zone, change, at, left }: Facts): Letter {
	const known = change !== 'failed';
	return {
		to: email,
		subject: known ? 'How you sign in to Kintsugi has changed' : 'Somebody knows your Kintsugi password',
		paragraphs: [
			CHANGES[change],
			...(left === null ? [] : [`${left} of them are left.`]),
			`It was on ${fullDay(at, zone)} at ${clockTime(at, zone)} ${zoneName(at, zone)}.`,
			known
				? 'If that was you, there is nothing to do. If it was not, change your password and look through what is set up.'
				: 'If that was not you, choose a new password: the old one is known to somebody.',
		],
		action: known
			? { label: 'Look at two-step sign-in', href: links('/settings/two-steps') }
			: { label: 'Change the password', href: links('/settings/security') },
		foot: 'This is sent whenever it happens, and cannot be switched off.',
	};
}
