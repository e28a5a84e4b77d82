import { eq } from 'drizzle-orm';
import { plusDays } from '#lib/dates.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { writeSetting } from '#lib/settings.server.ts';
import type { Person } from '../../accounts/person.ts';
import { team } from '../../accounts/tables.server.ts';
import { change } from '../../lessons/tables.server.ts';
import { answerName, Answering } from '../../pulse/answering.ts';
import { answerWithin } from '../../pulse/answering.server.ts';
import { closeWithin } from '../../pulse/closing.server.ts';
import { openWithin } from '../../pulse/opening.server.ts';
import type { Item } from '../../pulse/pulse.ts';
import { roundWith } from '../../pulse/rounds.server.ts';
import { PulseSettings } from '../../pulse/settings.ts';
import { pulseReply, pulseRound } from '../../pulse/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { DEMO_PEOPLE } from '../people.ts';
import { ANSWERED, DEMO_ROUNDS, openedBefore, REPLIES, type DemoRound, type Given } from './rounds.ts';

const SCALE = 5;
const FRIDAY = 5;
/** How long ago the open one began. */
const BEGAN = 9;

/**
 * Three rounds that have closed and one that is open. Each is opened, answered and closed as any other; its days alone are
 * moved back. What somebody answered is nowhere here either: how many gave which score is.
 * @param folder in which the key of the open one lies
 */
export async function addPulse(tx: Transaction, folder: string, cast: Cast): Promise<void> {
	await writeSetting(tx, 'pulse', PulseSettings.parse({ rhythm: 'quarterly' }));
	const people: Person[] = [];
	for (const mailbox of MAILBOXES) people.push(await cast.personOf(mailbox));
	const closed: number[] = [];
	for (const round of DEMO_ROUNDS) closed.push(await addClosed(tx, folder, { round, people, cast }));
	await addReplies(tx, closed, cast);
	await addOpen(tx, folder, { people, cast });
}

const MAILBOXES = DEMO_PEOPLE.map(({ email }) => email.replace(/@.*/, ''));

interface Going {
	round: DemoRound;
	people: readonly Person[];
	cast: Cast;
}

async function addClosed(tx: Transaction, folder: string, { round, people, cast }: Going): Promise<number> {
	const owner = await cast.personOf('freya');
	const id = await openWithin(tx, folder, owner, round.kind);
	const { items } = await roundWith(tx, id);
	let answered = 0;
	for (const [at, who] of people.entries()) {
		if (round.without.includes(MAILBOXES[at] ?? '')) continue;
		const comment = round.wrote[(answered++ * 5) % (people.length - round.without.length)] ?? '';
		await answerWithin(tx, folder, who, id, answering(items, round.given, at, comment));
	}
	const closedOn = plusDays(cast.today, -round.closed);
	const openedOn = plusDays(cast.today, -openedBefore(round.closed));
	await moved(tx, id, { openedOn, closesOn: closedOn });
	await closeWithin(tx, folder, owner, id);
	await moved(tx, id, { closedOn, commentsOn: round.wrote.length > 0 ? plusDays(closedOn, 5) : null });
	return id;
}

async function addOpen(
	tx: Transaction,
	folder: string,
	{ people, cast }: Omit<Going, 'round'>,
): Promise<void> {
	const id = await openWithin(tx, folder, null, 'full');
	const { items } = await roundWith(tx, id);
	const given = DEMO_ROUNDS.at(-1)?.given ?? [];
	for (const [at, who] of people.entries()) {
		if (!ANSWERED.includes(MAILBOXES[at] ?? '')) continue;
		await answerWithin(tx, folder, who, id, answering(items, given, at, ''));
	}
	await moved(tx, id, { openedOn: plusDays(cast.today, -BEGAN), closesOn: nextFriday(cast.today) });
}

const moved = (tx: Transaction, id: number, to: Partial<typeof pulseRound.$inferInsert>) =>
	tx.update(pulseRound).set(to).where(eq(pulseRound.id, id));

/** The next one that leaves two days or more. */
function nextFriday(today: string): string {
	const first = plusDays(today, 2);
	return plusDays(first, (FRIDAY - new Date(`${first}T12:00Z`).getUTCDay() + 7) % 7);
}

/** What one of them answers: the scores are handed out so that each team has some of all. */
function answering(items: readonly Item[], given: readonly Given[], at: number, comment: string): Answering {
	const answers = items.map(({ reversed }, of) => {
		const score = dealt(given[of] ?? [], (at * STRIDE + of * 5) % DEMO_PEOPLE.length);
		return [answerName(of), reversed ? SCALE + 1 - score : score] as const;
	});
	return Answering.parse({ answers: Object.fromEntries(answers), comment });
}

/** With so many people it comes to each of them once. */
const STRIDE = 11;

function dealt(given: Given, place: number): number {
	let left = place;
	for (const [score, many] of given) {
		if (left < many) return score;
		left -= many;
	}
	throw new Error('There are more people in the example than scores.');
}

async function addReplies(tx: Transaction, rounds: readonly number[], cast: Cast): Promise<void> {
	for (const { by, round, item, team: name, words, change: text } of REPLIES) {
		const roundId = rounds[round] ?? 0;
		const cut = name === null ? 'all' : `team-${await teamNamed(tx, name)}`;
		const [made] = await tx.select({ id: change.id }).from(change).where(eq(change.text, text));
		if (!made) throw new Error(`No change of the example says “${text}”.`);
		const day = plusDays(cast.today, 9 - (DEMO_ROUNDS[round]?.closed ?? 0));
		const personId = (await cast.personOf(by)).id;
		await tx.insert(pulseReply).values({ roundId, cut, item, words, changeId: made.id, personId, day });
	}
}

async function teamNamed(tx: Transaction, name: string): Promise<number> {
	const [found] = await tx.select({ id: team.id }).from(team).where(eq(team.name, name));
	return found?.id ?? 0;
}
