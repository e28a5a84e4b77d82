import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { leadsOf } from '../../accounts/tending.server.ts';
import { listPeople } from '../../entries/acquaintances.server.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import type { NewTalks } from './conversation.ts';
import { conversation, conversationTalk } from './tables.server.ts';
import { goingOn } from './the-two.server.ts';

/** With whom somebody can talk regularly: those who lead their teams first. */
export async function peopleToTalkWith(db: Database, who: Person) {
	const leads = new Set<number>();
	for (const team of who.teams) for (const id of await leadsOf(db.read, team)) leads.add(id);
	const people = (await listPeople(db, who)).filter((one) => one.id !== who.id && !isGuest(one));
	const isLead = ({ id }: Person) => leads.has(id);
	return {
		leads: people.filter(isLead).map(({ name }) => name),
		people: [...people.filter(isLead), ...people.filter((one) => !isLead(one))].map(({ name }) => name),
	};
}

/** Somebody sets up talks about their own growth. Those that were ended with the same person begin again. */
export async function beginTalks(db: Database, who: Person, given: NewTalks): Promise<{ id: number }> {
	if (isGuest(who)) forbidden('Growth talks are between people of the workspace.');
	const [other] = await peopleAsked(db, who, [given.with], 'with');
	if (!other || other.id === who.id) invalid({ with: 'With somebody else than yourself.' });
	if (isGuest(other)) invalid({ with: `${other.name} is a guest here. Choose somebody of the workspace.` });
	refuseDay(who, given.nextOn);
	const { everyWeeks, nextOn } = given;
	return transact(db, async (tx) => {
		const between = and(eq(conversation.personId, who.id), eq(conversation.leadId, other.id));
		const [before] = await tx.select().from(conversation).where(between);
		if (before?.endedAt === null) invalid({ with: `You have regular talks with ${other.name} already.` });
		const begun = { everyWeeks, nextOn, startedAt: now(), endedAt: null };
		const [made] = before
			? await tx.update(conversation).set(begun).where(between).returning({ id: conversation.id })
			: await tx
					.insert(conversation)
					.values({ personId: who.id, leadId: other.id, ...begun })
					.returning({ id: conversation.id });
		const { id } = made ?? missing('These talks');
		await tell(tx, { to: [other.id], kind: 'talks-begun', by: who.id, subject: String(id) });
		return { id };
	});
}

/** Another day or rhythm, by either of the two. What was taken along goes with the day. */
export async function changeRhythm(
	db: Database,
	who: Person,
	id: number,
	{ everyWeeks, nextOn }: Pick<NewTalks, 'everyWeeks' | 'nextOn'>,
): Promise<void> {
	refuseDay(who, nextOn);
	await transact(db, async (tx) => {
		const two = await goingOn(tx, who, id);
		await moveTalk(tx, id, { from: two.nextOn, to: nextOn });
		await tx.update(conversation).set({ everyWeeks, nextOn }).where(eq(conversation.id, id));
	});
}

async function moveTalk(
	tx: Transaction,
	conversationId: number,
	{ from, to }: { from: string; to: string },
): Promise<void> {
	if (from === to) return;
	const on = (day: string) =>
		and(eq(conversationTalk.conversationId, conversationId), eq(conversationTalk.on, day));
	const [taken] = await tx.select({ id: conversationTalk.id }).from(conversationTalk).where(on(to));
	if (taken) invalid({ nextOn: 'You talked on that day already. Choose another one.' });
	await tx.update(conversationTalk).set({ on: to }).where(on(from));
}

/** Either of the two ends them, without a reason. The other hears of it, and both keep what was noted. */
export async function endTalks(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const { other } = await goingOn(tx, who, id);
		await tx
			.update(conversation)
			.set({ endedAt: now() })
			.where(and(eq(conversation.id, id), isNull(conversation.endedAt)));
		await settle(tx, { kind: 'talks-begun', subject: String(id) });
		await tell(tx, { to: [other.id], kind: 'talks-ended', by: who.id, subject: String(id) });
	});
}

function refuseDay({ zone }: Person, day: string): void {
	const today = isoDay(now(), zone);
	if (day < today) invalid({ nextOn: 'That day is over. Choose one to come.' });
	if (day > plusDays(today, 366)) invalid({ nextOn: 'Choose a day within a year.' });
}
