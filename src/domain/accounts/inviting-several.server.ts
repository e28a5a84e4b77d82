import { z } from 'zod';
import { forbidden, invalid, refusalIn } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { queueInvitation } from './invitation-list.server.ts';
import { addInvitation, NewInvitation } from './invitations.server.ts';
import { Email, isAdmin, type Person } from './person.ts';

const MOST = 50;

/** As people paste them: on lines, or with commas between. */
const Emails = z
	.string()
	.max(10_000)
	.transform((text, context) => {
		const typed = text.split(/[\s,;]+/).filter(Boolean);
		if (typed.length === 0) context.addIssue('Whom do you invite?');
		if (typed.length > MOST) context.addIssue(`${MOST} at a time, at the most.`);
		const read = typed.map((one) => {
			const email = Email.safeParse(one.replace(/^<|>$/g, ''));
			if (!email.success) context.addIssue(`“${one.slice(0, 80)}” does not look like an e-mail address.`);
			return email.data ?? '';
		});
		return [...new Set(read)];
	});

export const NewInvitations = z.object({
	emails: Emails,
	role: NewInvitation.shape.role,
	teamId: NewInvitation.shape.teamId,
	words: z.string().trim().max(500, 'A line or two: 500 characters at the most.').default(''),
	/** Links to hand on oneself, where letters could be sent. */
	byHand: z.literal('on').optional(),
});

/** All of them or none. @returns whom, each with a secret where there is a link to hand on */
export async function inviteAll(
	db: Database,
	who: Person,
	input: z.output<typeof NewInvitations>,
): Promise<{ email: string; secret: string | null }[]> {
	if (!isAdmin(who)) forbidden('Only owners and administrators invite people.');
	if (input.role === 'owner' && who.role !== 'owner') forbidden('Only an owner can invite another owner.');
	const { role, teamId, words } = input;
	return transact(db, async (tx) => {
		const made: { email: string; secret: string | null }[] = [];
		for (const email of input.emails) {
			const { id, secret } = await addInvitation(tx, who, { email, role, teamId, words }).catch(underEmails);
			const byLetter = input.byHand === undefined && (await queueInvitation(tx, id));
			made.push({ email, secret: byLetter ? null : secret });
		}
		return made;
	});
}

/** The form has one field for all the addresses. */
function underEmails(problem: unknown): never {
	const sentence = refusalIn(problem)?.fields.email;
	if (sentence === undefined) throw problem;
	invalid({ emails: sentence });
}
