import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import { refreshRoom } from '#lib/live/rooms.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { isAdmin, type Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { note } from '../../audit/audit.server.ts';
import { findEditable, type Found } from '../../entries/entries.server.ts';
import { settle } from '../../notifications/notifications.server.ts';
import { roomOf } from '../live/room-name.ts';
import { Change } from '../postmortem.ts';
import { reviseIn } from '../postmortems.server.ts';
import { readContent } from '../stored.server.ts';
import { postmortem } from '../tables.server.ts';
import { ripeAt, Soak, type Decision } from './idea.ts';
import { isOver, placeToTakePart } from './meetings.server.ts';
import { idea } from './tables.server.ts';

const SETTING = 'postmortems.soak';

export function readSoak(db: Reader): Promise<Soak> {
	return readSetting(db, SETTING, Soak);
}

/** For ideas that are parked from now on. */
export async function changeSoak(db: Database, who: Person, soak: Soak): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators decide how long ideas rest.');
	await transact(db, async (tx) => {
		await writeSetting(tx, SETTING, soak);
		await note(tx, who, { act: 'settings-changed', details: { what: 'how long ideas rest' } });
	});
}

/** A fix that came to mind, put aside so that the conversation goes on. */
export async function park(
	db: Database,
	who: Person,
	number: number,
	{ text }: { text: string },
): Promise<number> {
	return transact(db, async (tx) => {
		const { found, meeting } = await placeToTakePart(tx, who, number);
		const { days } = await readSoak(tx);
		const [of] = await tx
			.select({ zone: postmortem.zone })
			.from(postmortem)
			.where(eq(postmortem.entryId, found.id));
		const parkedAt = now();
		const [made] = await tx
			.insert(idea)
			.values({
				entryId: found.id,
				meetingId: meeting?.startedAt && !isOver(meeting) ? meeting.id : null,
				text,
				personId: who.id,
				parkedAt,
				ripeAt: ripeAt(parkedAt, days, of?.zone ?? 'UTC'),
			})
			.returning({ id: idea.id });
		if (!made) throw new Error('The idea was not stored.');
		return made.id;
	});
}

export interface Idea {
	id: number;
	text: string;
	by: string;
	parkedAt: number;
	ripeAt: number;
	isRipe: boolean;
	decided: { decision: Decision; at: number; by: string; reason: string; changeId: number | null } | null;
}

/** For those who take part. */
export async function readIdeas(db: Database, who: Person, number: number): Promise<Idea[]> {
	const { found } = await placeToTakePart(db.read, who, number);
	return ideasOf(db.read, found.id);
}

const decider = alias(person, 'decider');

/** In the order they were parked. The caller has asked whether they may be read. */
export async function ideasOf(db: Reader, entryId: number): Promise<Idea[]> {
	const rows = await db
		.select({ idea, by: person.name, decidedBy: decider.name })
		.from(idea)
		.innerJoin(person, eq(person.id, idea.personId))
		.leftJoin(decider, eq(decider.id, idea.decidedBy))
		.where(eq(idea.entryId, entryId))
		.orderBy(asc(idea.id));
	const at = now();
	return rows.map(({ idea: one, by, decidedBy }) => ({
		id: one.id,
		text: one.text,
		by,
		parkedAt: one.parkedAt,
		ripeAt: one.ripeAt,
		isRipe: one.ripeAt <= at,
		decided:
			one.decision === null || one.decidedAt === null
				? null
				: {
						decision: one.decision,
						at: one.decidedAt,
						by: decidedBy ?? '',
						reason: one.reason,
						changeId: one.changeId,
					},
	}));
}

/** How many wait, for the foot of a form: no words of theirs. */
export async function waitingIdeas(
	db: Reader,
	entryId: number,
): Promise<{ resting: number; rested: number }> {
	const [row] = await db
		.select({
			resting: sql<number>`coalesce(sum(${idea.ripeAt} > ${now()}), 0)`,
			rested: sql<number>`coalesce(sum(${idea.ripeAt} <= ${now()}), 0)`,
		})
		.from(idea)
		.where(and(eq(idea.entryId, entryId), isNull(idea.decidedAt)));
	return row ?? { resting: 0, rested: 0 };
}

/** It goes into the post-mortem as any change does, and is answered for there. */
export async function becomeChange(db: Database, who: Person, number: number, id: number): Promise<void> {
	const entryId = await transact(db, async (tx) => {
		const found = await findEditable(tx, who, 'postmortem', number);
		const { text } = await undecided(tx, found, id);
		const { changes } = await readContent(tx, found);
		const content = { changes: [...changes, Change.parse({ text })] };
		const revised = await reviseIn(tx, who, number, { content, sharing: {}, autosaved: false });
		const before = new Set(changes.map((one) => one.id));
		const made = revised.content.changes.find((one) => !before.has(one.id));
		await decide(tx, who, found, { id, decision: 'change', changeId: made?.id ?? null });
		return found.id;
	});
	await refreshRoom(roomOf(entryId));
}

export async function dropIdea(
	db: Database,
	who: Person,
	number: number,
	{ id, reason }: { id: number; reason: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, 'postmortem', number);
		await undecided(tx, found, id);
		await decide(tx, who, found, { id, decision: 'dropped', reason });
	});
}

/** Nobody shortens its rest; whoever is sure writes a change into the post-mortem by hand. */
async function undecided(tx: Transaction, found: Found, id: number): Promise<{ text: string }> {
	const [one] = await tx
		.select()
		.from(idea)
		.where(and(eq(idea.entryId, found.id), eq(idea.id, id)));
	if (!one) conflict('That idea is not here any more.');
	if (one.decidedAt !== null) conflict('That is decided already.');
	if (one.ripeAt > now()) conflict('This idea still rests. What comes of it is decided when it has.');
	return one;
}

async function decide(
	tx: Transaction,
	who: Person,
	found: Found,
	{ id, ...decision }: { id: number; decision: Decision; changeId?: number | null; reason?: string },
): Promise<void> {
	await tx
		.update(idea)
		.set({ ...decision, decidedAt: now(), decidedBy: who.id })
		.where(eq(idea.id, id));
	const left = await tx
		.select({ id: idea.id })
		.from(idea)
		.where(and(eq(idea.entryId, found.id), isNull(idea.decidedAt), lte(idea.ripeAt, now())))
		.limit(1);
	if (left.length === 0) await settle(tx, { kind: 'ideas-ripe', entryId: found.id });
}
