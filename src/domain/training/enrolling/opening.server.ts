import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { courseRule, courseWaiver, enrolment } from '../tables.server.ts';
import { coveredBy, type Course, type Rule } from './covered.server.ts';
import { hasKeptUp, keptUpUntil } from './keeping-up.server.ts';
import { lookouts } from './lookout.server.ts';
import { releaseFrom } from './releasing.server.ts';
import { nextStep, type Step } from './next-step.ts';

/**
 * Asks courses of whom their rules cover: who is new, who came to a team, and whose time to renew it comes near. Who is
 * covered no more is released. Nothing is opened twice, however often this runs.
 */
export async function openEnrolments(db: Database): Promise<void> {
	const at = now();
	const zones = await lookout(db).zones(at);
	if (zones.length === 0) return;
	for (const { rule, course } of await liveRules(db.read)) {
		const { steps, left } = await whatFollows(db.read, rule, course);
		if (steps.length + left.length === 0) continue;
		await transact(db, async (tx) => {
			// Looked at again in here: somebody may have begun, or completed it, in the meantime.
			const again = await whatFollows(tx, rule, course);
			if (again.left.length > 0) await releaseFrom(tx, rule.id, again.left);
			for (const step of again.steps.slice(0, AT_ONCE)) await take(tx, rule, step);
		});
	}
	lookout(db).seen(zones, at);
}

/** So many in one go; the next minute goes on. */
const AT_ONCE = 500;

const lookout = lookouts();

/** Stricter ones first: whoever is covered by two is asked by the one that needs an answer. */
async function liveRules(db: Reader): Promise<{ rule: Rule; course: Course }[]> {
	return db
		.select({
			rule: courseRule,
			course: { id: entry.id, visibility: entry.visibility, teamId: entry.teamId },
		})
		.from(courseRule)
		.innerJoin(entry, eq(entry.id, courseRule.entryId))
		.where(and(isNull(courseRule.endedAt), isNotNull(entry.publishedAt), isNull(entry.removedAt)))
		.orderBy(
			desc(courseRule.required),
			sql`${courseRule.dueDays} IS NULL`,
			asc(courseRule.dueDays),
			asc(courseRule.id),
		);
}

async function whatFollows(
	db: Reader,
	rule: Rule,
	course: Course,
): Promise<{ steps: Step[]; left: number[] }> {
	const covered = await coveredBy(db, rule, course);
	const rows = await db
		.select({ row: enrolment, required: courseRule.required })
		.from(enrolment)
		.leftJoin(courseRule, and(eq(courseRule.id, enrolment.ruleId), isNull(courseRule.endedAt)))
		.where(eq(enrolment.entryId, course.id))
		.orderBy(asc(enrolment.id));
	const ways = Map.groupBy(rows, ({ row }) => row.personId);
	const waived = await waivedBy(db, rule);
	const steps = covered.flatMap((one) => {
		const today = isoDay(now(), one.zone);
		if ((waived.get(one.id) ?? '') >= today) return [];
		return nextStep(rule, one, ways.get(one.id) ?? [], today) ?? [];
	});
	const ids = new Set(covered.map(({ id }) => id));
	const left = rows
		.filter(({ row }) => row.state === 'open' && row.ruleId === rule.id && !ids.has(row.personId))
		.map(({ row }) => row.personId);
	return { steps, left };
}

async function waivedBy(db: Reader, rule: Rule): Promise<Map<number, string>> {
	const rows = await db.select().from(courseWaiver).where(eq(courseWaiver.ruleId, rule.id));
	return new Map(rows.map(({ personId, until }) => [personId, until]));
}

async function take(tx: Transaction, rule: Rule, step: Step): Promise<void> {
	switch (step.does) {
		case 'open':
			await tx.insert(enrolment).values(step.row).onConflictDoNothing();
			return;
		case 'adopt':
			await tx.update(enrolment).set(step.set).where(eq(enrolment.id, step.id));
			return;
		case 'look':
			if (await hasKeptUp(tx, step.latest, rule)) await keptUpUntil(tx, step.latest, step.due);
			else await take(tx, rule, step.otherwise);
	}
}
