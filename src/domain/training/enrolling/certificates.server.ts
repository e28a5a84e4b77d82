import { and, desc, eq, isNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import type { CourseContent } from '../course.ts';
import { certificate, courseRule, enrolment } from '../tables.server.ts';
import { codeOf, handleOf, newHandle } from './certificate-codes.server.ts';
import { plusDays, plusMonths } from './renewing.ts';

type Row = typeof enrolment.$inferSelect;

/** Once for each way through a course that gives one. */
export async function issue(tx: Transaction, completed: Row, course: CourseContent): Promise<void> {
	if (!course.certificate) return;
	const issuedOn = completed.completedOn ?? isoDay(now(), 'UTC');
	const { certificateMonths: months } = course;
	await tx
		.insert(certificate)
		.values({
			code: newHandle(),
			enrolmentId: completed.id,
			courseTitle: course.title,
			issuedOn,
			expiresOn: months === null ? null : plusMonths(issuedOn, months),
		})
		.onConflictDoNothing();
}

/** Never to an earlier day. */
export async function prolong(tx: Transaction, enrolmentId: number, until: string): Promise<void> {
	const [row] = await tx
		.select({ expiresOn: certificate.expiresOn })
		.from(certificate)
		.where(eq(certificate.enrolmentId, enrolmentId));
	if (row?.expiresOn == null || row.expiresOn >= until) return;
	await tx.update(certificate).set({ expiresOn: until }).where(eq(certificate.enrolmentId, enrolmentId));
}

export interface Certificate {
	code: string;
	name: string;
	course: string;
	issuedOn: string;
	/** The last day on which it holds, days of grace included; null where it does not end. */
	holdsUntil: string | null;
	holds: boolean;
	withdrawn: boolean;
	isMine: boolean;
}

/**
 * For whoever has the link. One that its owner took back is theirs alone, and to everybody else as if it had never been.
 */
export async function readCertificate(
	db: Database,
	who: Pick<Person, 'id'> | null,
	code: string,
): Promise<Certificate> {
	const handle = handleOf(db, code) ?? missing('This certificate');
	const [found] = await db.read
		.select({ certificate, enrolment, name: person.name, erasedAt: person.erasedAt })
		.from(certificate)
		.innerJoin(enrolment, eq(enrolment.id, certificate.enrolmentId))
		.innerJoin(person, eq(person.id, enrolment.personId))
		.where(and(eq(certificate.code, handle), isNull(person.erasedAt)));
	const isMine = found !== undefined && found.enrolment.personId === who?.id;
	if (!found || (found.certificate.withdrawnOn !== null && !isMine)) missing('This certificate');
	return { ...(await shown(db, found)), name: found.name, isMine };
}

async function shown(
	db: Database,
	found: { certificate: typeof certificate.$inferSelect; enrolment: Row },
): Promise<Omit<Certificate, 'name' | 'isMine'>> {
	const { code: handle, courseTitle, issuedOn, expiresOn, withdrawnOn } = found.certificate;
	const holdsUntil = expiresOn === null ? null : await withGrace(db.read, found.enrolment, expiresOn);
	return {
		code: codeOf(db, handle),
		course: courseTitle,
		issuedOn,
		holdsUntil,
		// Wherever somebody looks, its last day is not over yet.
		holds: holdsUntil === null || holdsUntil >= isoDay(now(), 'Etc/GMT+12'),
		withdrawn: withdrawnOn !== null,
	};
}

/** While its renewal is open, the days of grace after that is due still count. */
async function withGrace(db: Reader, { entryId, personId }: Row, expiresOn: string): Promise<string> {
	const [open] = await db
		.select({ dueOn: enrolment.dueOn, graceDays: courseRule.graceDays })
		.from(enrolment)
		.innerJoin(courseRule, eq(courseRule.id, enrolment.ruleId))
		.where(
			and(
				eq(enrolment.entryId, entryId),
				eq(enrolment.personId, personId),
				eq(enrolment.state, 'open'),
				eq(enrolment.reason, 'renewal'),
			),
		);
	if (!open || open.dueOn === null) return expiresOn;
	const graced = plusDays(open.dueOn, open.graceDays);
	return graced > expiresOn ? graced : expiresOn;
}

/** One's own, the newest first. */
export async function myCertificates(db: Database, who: Person) {
	const rows = await db.read
		.select({ certificate, enrolment })
		.from(certificate)
		.innerJoin(enrolment, eq(enrolment.id, certificate.enrolmentId))
		.where(eq(enrolment.personId, who.id))
		.orderBy(desc(certificate.issuedOn), desc(certificate.id));
	return Promise.all(rows.map((row) => shown(db, row)));
}

type Coded = Pick<Certificate, 'code'>;

/** The link shows nothing to others from now on. */
export async function withdrawCertificate(db: Database, who: Person, { code }: Coded): Promise<void> {
	await change(db, who, code, { withdrawnOn: isoDay(now(), who.zone) });
}

/** A new link: whoever has the one that was taken back finds nothing. @returns the code in it */
export async function giveLink(db: Database, who: Person, { code }: Coded): Promise<Coded> {
	const handle = newHandle();
	await change(db, who, code, { withdrawnOn: null, code: handle });
	return { code: codeOf(db, handle) };
}

async function change(
	db: Database,
	who: Person,
	code: string,
	set: Partial<typeof certificate.$inferInsert>,
): Promise<void> {
	const handle = handleOf(db, code) ?? missing('This certificate');
	await transact(db, async (tx) => {
		const [mine] = await tx
			.select({ id: certificate.id })
			.from(certificate)
			.innerJoin(enrolment, eq(enrolment.id, certificate.enrolmentId))
			.where(and(eq(certificate.code, handle), eq(enrolment.personId, who.id)));
		if (!mine) missing('This certificate');
		await tx.update(certificate).set(set).where(eq(certificate.id, mine.id));
	});
}
