import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { findPerson } from '../../accounts/people.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person, team } from '../../accounts/tables.server.ts';
import { teamId } from '../../entries/sharing.server.ts';
import { courseRule, courseWaiver, enrolment } from '../tables.server.ts';
import { toOrganise } from './organising.server.ts';
import { releaseFrom } from './releasing.server.ts';
import { plusDays } from './renewing.ts';
import type { NewRule, NewWaiver } from './rule.ts';

export async function rulesOf(db: Database, who: Person, number: number) {
	const { id } = await toOrganise(db.read, who, number);
	const rules = await db.read
		.select({ rule: courseRule, team: team.name, madeBy: person.name })
		.from(courseRule)
		.leftJoin(team, eq(team.id, courseRule.teamId))
		.innerJoin(person, eq(person.id, courseRule.madeBy))
		.where(and(eq(courseRule.entryId, id), isNull(courseRule.endedAt)))
		.orderBy(asc(courseRule.id));
	const waivers = await waiversOf(db.read, id, isoDay(now(), who.zone));
	return rules.map((row) => ({
		...row.rule,
		team: row.team,
		madeBy: row.madeBy,
		waivers: waivers.filter(({ ruleId }) => ruleId === row.rule.id),
	}));
}

/** Those that still hold. */
async function waiversOf(db: Reader, entryId: number, today: string) {
	const rows = await db
		.select({
			ruleId: courseWaiver.ruleId,
			personId: person.id,
			name: person.name,
			until: courseWaiver.until,
			reason: courseWaiver.reason,
		})
		.from(courseWaiver)
		.innerJoin(courseRule, eq(courseRule.id, courseWaiver.ruleId))
		.innerJoin(person, eq(person.id, courseWaiver.personId))
		.where(and(eq(courseRule.entryId, entryId), isNull(person.deactivatedAt)))
		.orderBy(desc(courseWaiver.until));
	return rows.filter(({ until }) => until >= today);
}

/** Whom it covers is asked by the job that opens enrolments, within minutes. */
export async function makeRule(db: Database, who: Person, number: number, input: NewRule): Promise<void> {
	const { team: slug, ...rest } = input;
	await transact(db, async (tx) => {
		const found = await toOrganise(tx, who, number);
		if (found.publishedAt === null)
			conflict('Publish the course first: then people can be asked to take it.');
		await tx.insert(courseRule).values({
			...rest,
			entryId: found.id,
			teamId: await teamId(tx, slug),
			madeBy: who.id,
			madeAt: now(),
		});
	});
}

/** Nobody is asked by it any more. Who has begun goes on, as if they had begun by themselves. */
export async function endRule(db: Database, who: Person, number: number, ruleId: number): Promise<void> {
	await transact(db, async (tx) => {
		await ruleToChange(tx, who, number, ruleId);
		await tx.update(courseRule).set({ endedAt: now() }).where(eq(courseRule.id, ruleId));
		await releaseFrom(tx, ruleId);
	});
}

async function ruleToChange(tx: Transaction, who: Person, number: number, ruleId: number) {
	const { id } = await toOrganise(tx, who, number);
	const [rule] = await tx
		.select()
		.from(courseRule)
		.where(and(eq(courseRule.id, ruleId), eq(courseRule.entryId, id), isNull(courseRule.endedAt)));
	return rule ?? missing('This rule');
}

/** They are asked again the day after it ends, with as much time as anybody had. */
export async function giveWaiver(db: Database, who: Person, number: number, input: NewWaiver): Promise<void> {
	if (input.until < isoDay(now(), who.zone)) invalid({ until: 'That day is over.' });
	await transact(db, async (tx) => {
		const rule = await ruleToChange(tx, who, number, input.rule);
		const whose = await findPerson(tx, input.email);
		if (!whose) invalid({ email: `Nobody here has the e-mail address ${input.email}.` });
		const { until, reason } = input;
		await tx
			.insert(courseWaiver)
			.values({ ruleId: rule.id, personId: whose.id, until, reason, givenBy: who.id })
			.onConflictDoUpdate({
				target: [courseWaiver.ruleId, courseWaiver.personId],
				set: { until, reason, givenBy: who.id },
			});
		if (rule.dueDays === null) return;
		await tx
			.update(enrolment)
			.set({ dueOn: plusDays(until, Math.max(1, rule.dueDays)) })
			.where(
				and(eq(enrolment.ruleId, rule.id), eq(enrolment.personId, whose.id), eq(enrolment.state, 'open')),
			);
	});
}

export async function endWaiver(
	db: Database,
	who: Person,
	number: number,
	input: { rule: number; person: number },
): Promise<void> {
	await transact(db, async (tx) => {
		await ruleToChange(tx, who, number, input.rule);
		const gone = await tx
			.delete(courseWaiver)
			.where(and(eq(courseWaiver.ruleId, input.rule), eq(courseWaiver.personId, input.person)))
			.returning({ person: courseWaiver.personId });
		if (gone.length === 0) missing('This waiver');
	});
}
