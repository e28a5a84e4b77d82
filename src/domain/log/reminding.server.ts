import { ne, and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { dataVersion } from '#lib/db/data-version.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { membership, person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { queueAskedLetters } from './asked-letter.server.ts';
import { peopleAsked, type OpenWindow, type PersonAsked } from './asking.server.ts';
import { keepQuestions } from './questions.server.ts';
import { nextWindow, openWindow, type Hours, type Window } from './rhythm.ts';
import { logEntry, logReminder, rhythm } from './tables.server.ts';

/**
 * Tells people that their team asks them, when the window opens on their own clock: once for each person, team and
 * day. What a machine that was off has missed is told while the window is open, and never after it. As long as nothing
 * was written and no window opens, this costs one question to the database.
 */
export async function remindOfLog(db: Database): Promise<void> {
	const lookout = lookouts.get(db) ?? new Lookout(db);
	lookouts.set(db, lookout);
	const open = await lookout.open(now());
	if (open.length === 0) return;
	const due = await dueIn(db.read, open);
	for (const window of open.filter(({ teamId, day }) => due.some(isIn({ teamId, day })))) {
		await transact(db, async (tx) => {
			// Asked again in here: what was answered in the meantime reminds nobody.
			const people = await dueIn(tx, [window]);
			if (people.length > 0) await remindThem(tx, window, people);
		});
	}
}

const lookouts = new WeakMap<Database, Lookout>();

const isIn = (one: Pick<OpenWindow, 'teamId' | 'day'>) => (asked: PersonAsked) =>
	asked.teamId === one.teamId && asked.day === one.day;

/** Who is asked and was not told. Whoever came to the team when it was open already knows. */
function dueIn(db: Reader, windows: readonly OpenWindow[]): Promise<PersonAsked[]> {
	const opens = sql`json_extract(open.value, '$[3]')`;
	const day = sql`json_extract(open.value, '$[2]')`;
	return peopleAsked(
		db,
		windows,
		sql`${membership.since} <= ${opens} AND NOT EXISTS (
			SELECT 1 FROM log_reminder WHERE log_reminder.team_id = ${membership.teamId}
				AND log_reminder.person_id = ${person.id} AND log_reminder.day = ${day})`,
	);
}

async function remindThem(
	tx: Transaction,
	{ teamId, day }: OpenWindow,
	people: readonly PersonAsked[],
): Promise<void> {
	await keepQuestions(tx, teamId, day);
	const at = now();
	await tx.insert(logReminder).values(people.map(({ id }) => ({ teamId, personId: id, day, at })));
	const asked = people.filter(({ part }) => part !== 'optional');
	const optional = people.filter(({ part }) => part === 'optional');
	const telling = { teamId, subject: day, by: null, at };
	await settle(tx, { teamId, kind: LOG_NEWS, to: people.map(({ id }) => id) });
	if (asked.length > 0) {
		await tell(tx, { ...telling, kind: 'log-asked', to: asked.map(({ id }) => id) });
		await queueAskedLetters(tx, { teamId, day }, asked);
	}
	if (optional.length > 0) await tell(tx, { ...telling, kind: 'log-open', to: optional.map(({ id }) => id) });
}

/** That a team asks, of which the newest is news. */
const LOG_NEWS = ['log-asked', 'log-open'] as const;

/** Who has answered, or passes over that day, is reminded of it no more. */
export async function settleAsked(
	tx: Transaction,
	who: Pick<Person, 'id'>,
	{ teamId, day }: { teamId: number; day: string },
): Promise<void> {
	await settle(tx, { teamId, kind: LOG_NEWS, subject: day, to: [who.id] });
}

/** What its writer has logged for a team answers that team's question of the day. */
export async function settleAnswered(
	tx: Transaction,
	who: Pick<Person, 'id'>,
	entryId: number,
): Promise<void> {
	const [found] = await tx
		.select({ teamId: entry.teamId, day: logEntry.day })
		.from(entry)
		.innerJoin(logEntry, eq(logEntry.entryId, entry.id))
		.where(eq(entry.id, entryId));
	if (found?.teamId) await settleAsked(tx, who, { teamId: found.teamId, day: found.day });
}

/** What is known of one rhythm in one zone, and until when that holds. */
interface Known {
	from: number;
	until: number;
	window: Window | null;
}

/** Knows which windows are open, and when that has to be worked out again. */
class Lookout {
	readonly #db: Database;
	#known = new Map<string, Known>();
	/** Of the database, as it was when it was last looked at. */
	#version = -1;
	#from = Infinity;
	#until = 0;

	constructor(db: Database) {
		this.#db = db;
	}

	async open(at: number): Promise<OpenWindow[]> {
		const version = await dataVersion(this.#db);
		// A clock that was set back shows times again for which something else was known.
		if (version === this.#version && this.#from <= at && at < this.#until) return [];
		const pairs = await pairsOf(this.#db.read);
		const before = this.#known;
		this.#known = new Map();
		const open: OpenWindow[] = [];
		for (const { hours, zone } of pairs) {
			const key = JSON.stringify([hours, zone]);
			const remembered = before.get(key);
			const known = remembered && holds(remembered, at) ? remembered : look(hours, zone, at);
			this.#known.set(key, known);
			const { teamId, changedAt } = hours;
			// What was decided after it had opened begins with the next one.
			if (known.window && known.window.opens >= changedAt) open.push({ teamId, zone, ...known.window });
		}
		this.#version = version;
		this.#from = at;
		this.#until = Math.min(Infinity, ...[...this.#known.values()].map(({ until }) => until));
		return open;
	}
}

const holds = ({ from, until }: Known, at: number) => from <= at && at < until;

function look(hours: Hours, zone: string, at: number): Known {
	const window = openWindow(hours, zone, at);
	const next = nextWindow(hours, zone, at)?.opens ?? Infinity;
	return { from: at, until: Math.min(next, window?.closes ?? Infinity), window };
}

/** Every rhythm that asks by itself, in every zone in which somebody is asked. */
async function pairsOf(db: Reader) {
	const rows = await db
		.selectDistinct({ hours: rhythm, zone: person.zone })
		.from(rhythm)
		.innerJoin(membership, eq(membership.teamId, rhythm.teamId))
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(ne(rhythm.every, 'demand'), isNull(person.deactivatedAt), inArray(person.role, ASKED)));
	return rows;
}

const ASKED = ['owner', 'admin', 'curator', 'member'] as const;
