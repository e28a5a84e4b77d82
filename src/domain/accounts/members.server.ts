import { and, eq } from 'drizzle-orm';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { note } from '../audit/audit.server.ts';
import { isGuest, mayAdminister } from './may.ts';
import { stillHere } from './people.server.ts';
import type { Person } from './person.ts';
import { membership } from './tables.server.ts';
import { readTeam } from './teams.server.ts';
import { mayTend } from './tending.server.ts';

/**
 * Who is in a team decides who reads what it shares within itself, so nobody lets themselves in: those who
 * look after it decide. Leaving is everybody's own.
 */
export async function changeMembership(
	db: Database,
	who: Person,
	input: { slug: string; personId: number; member: boolean },
): Promise<void> {
	const { id, slug } = await readTeam(db, who, input.slug);
	const leaving = !input.member && input.personId === who.id;
	await transact(db, async (tx) => {
		if (!leaving && !(await mayTend(tx, who, id))) {
			forbidden('Only those who look after a team change who is in it.');
		}
		await stillHere(tx, input.personId);
		const same = and(eq(membership.teamId, id), eq(membership.personId, input.personId));
		const [before] = await tx.select().from(membership).where(same);
		if ((before !== undefined) === input.member) return;
		if (input.member) {
			await tx.insert(membership).values({ teamId: id, personId: input.personId, since: now() });
		} else {
			await tx.delete(membership).where(same);
		}
		await note(tx, who, {
			act: input.member ? 'member-added' : 'member-removed',
			subject: { kind: 'person', id: input.personId },
			details: { team: slug },
		});
	});
	await lookAgain();
}

/** Administrators say who leads a team. Whoever leads it is in it, and is no guest. */
export async function changeLead(
	db: Database,
	who: Person,
	input: { slug: string; personId: number; leads: boolean },
): Promise<void> {
	const { id, slug } = await readTeam(db, who, input.slug);
	if (!mayAdminister(who)) forbidden('Owners and administrators say who leads a team.');
	await transact(db, async (tx) => {
		const target = await stillHere(tx, input.personId);
		if (input.leads && isGuest(target)) invalid({ personId: 'A guest leads no team.' });
		const changed = await tx
			.update(membership)
			.set({ isLead: input.leads })
			.where(and(eq(membership.teamId, id), eq(membership.personId, input.personId)))
			.returning({ personId: membership.personId });
		if (changed.length === 0) missing('This person');
		await note(tx, who, {
			act: input.leads ? 'lead-made' : 'lead-unmade',
			subject: { kind: 'person', id: input.personId },
			details: { team: slug },
		});
	});
}
