import { eq } from 'drizzle-orm';
import type { Person } from '#domain/accounts/person.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { codeOf } from '#domain/training/enrolling/certificate-codes.server.ts';
import { NewRule, NewWaiver } from '#domain/training/enrolling/rule.ts';
import { giveWaiver, makeRule } from '#domain/training/enrolling/rules.server.ts';
import {
	certificate,
	courseRule,
	enrolment,
	intention,
	sitting,
	sittingSeat,
} from '#domain/training/tables.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';

/** What belongs to one course, by its row. */
export interface Enrolled {
	rule: number;
	/** Who need not follow it. */
	waived: number;
	/** The author has a seat in the one to come. */
	sitting: number;
	over: number;
	/** Of the author. */
	plan: number;
	certificate: string;
}

const FAR = '2098-01-01';
/** It is nobody's: nothing is done by itself while the matrix looks. */
export const FOR_NOBODY = { audience: 'joined-since', joinedSince: FAR };
const HANDLE = 'zqcertificateofauthor';

/** A rule that covers nobody, sittings, and what its author planned and was given. */
export async function enrol(
	db: Database,
	{ author, waived, number }: { author: Person; waived: Person; number: number },
): Promise<Enrolled> {
	await makeRule(db, author, number, NewRule.parse(FOR_NOBODY));
	const [rule] = await db.read
		.select({ id: courseRule.id, entryId: courseRule.entryId })
		.from(courseRule)
		.innerJoin(entry, eq(entry.id, courseRule.entryId))
		.where(eq(entry.number, number));
	if (!rule) throw new Error('There is no rule.');
	const waiver = { rule: String(rule.id), email: waived.email, until: FAR };
	await giveWaiver(db, author, number, NewWaiver.parse(waiver));
	const [taken] = (await db.read.select().from(enrolment).where(eq(enrolment.personId, author.id))).filter(
		({ entryId }) => entryId === rule.entryId,
	);
	if (!taken) throw new Error('The author has not begun it.');
	const common = { entryId: rule.entryId, lasts: 60, place: 'Room 4', ledBy: author.id };
	return transact(db, async (tx) => {
		const ids = await tx
			.insert(sitting)
			.values([
				{ ...common, at: Date.parse(`${FAR}T10:00Z`) },
				{ ...common, at: now() - DAY },
			])
			.returning({ id: sitting.id });
		const [coming = { id: 0 }, over = { id: 0 }] = ids;
		await tx.insert(sittingSeat).values({ sittingId: coming.id, personId: author.id });
		const askOn = isoDay(now() + 300 * DAY, 'UTC');
		const words = { when: 'zqplanwhen', will: 'zqplanwill', note: 'zqplannote' };
		const [plan] = await tx
			.insert(intention)
			.values({ enrolmentId: taken.id, askOn, ...words })
			.returning({ id: intention.id });
		const issuedOn = isoDay(now(), 'UTC');
		await tx
			.insert(certificate)
			.values({ code: HANDLE, enrolmentId: taken.id, courseTitle: 'A course', issuedOn, expiresOn: FAR });
		return {
			rule: rule.id,
			waived: waived.id,
			sitting: coming.id,
			over: over.id,
			plan: plan?.id ?? 0,
			certificate: codeOf(db, HANDLE),
		};
	});
}
