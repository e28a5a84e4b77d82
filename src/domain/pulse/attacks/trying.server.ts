import { setImmediate } from 'node:timers/promises';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { note } from '../../audit/audit.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { notForGuests } from '../rounds.server.ts';
import { pulseRound } from '../tables.server.ts';
import type { Learned } from './attack.ts';
import { attempts, type Attempt } from './attacking.ts';
import { seenRounds, sizesOf } from './seen.server.ts';

const SETTING = 'pulse.unmask';
/** So long it goes on trying; the latest rounds come first. */
const PATIENCE = 10_000;
/** Somebody waits for it. */
const WHILE_WAITING = 4_000;
/** Whoever asks again so soon is shown what came of it. */
const ANEW = MINUTE;

const Unsafe = z.object({
	attack: z.string(),
	round: z.number(),
	cuts: z.array(z.string()),
	item: z.string(),
});
/** A cut of which too much is told; never what, nor of whom. */
export type Unsafe = z.output<typeof Unsafe>;

const Tried = z.object({
	at: z.number().nullable().default(null),
	/** The rounds that had closed by then, and how many rows they told. */
	rounds: z.array(z.number()).default([]),
	rows: z.number().default(0),
	/** How often each attack was tried, and how often there was time for it. */
	attacks: z.record(z.string(), z.object({ of: z.number(), tried: z.number() })).default({}),
	unsafe: z.array(Unsafe).default([]),
	sizes: z.record(z.string(), z.record(z.string(), z.number())).default({}),
});
type Tried = z.output<typeof Tried>;

/** The same in words: groups by name, items by their sentence. */
export interface LastTry {
	at: number | null;
	rounds: number;
	rows: number;
	attacks: Tried['attacks'];
	unsafe: (Unsafe & { sentence: string })[];
}

/** What was tried last with the rounds of this workspace, and what came of it. */
export async function lastTry(db: Database, who: Person): Promise<LastTry> {
	notForGuests(who);
	return shown(db.read, await readSetting(db.read, SETTING, Tried));
}

/** Tries it now; whoever asks while it is fresh is told that. */
export async function tryNow(db: Database, who: Person): Promise<LastTry> {
	notForGuests(who);
	const last = await readSetting(db.read, SETTING, Tried);
	const fresh = last.at !== null && now() - last.at < ANEW;
	return shown(db.read, fresh ? last : await tryAll(db, WHILE_WAITING));
}

/** Once for each round that has closed. */
export async function tryWhatIsNew(db: Database): Promise<void> {
	const last = await readSetting(db.read, SETTING, Tried);
	const rounds = await seenRounds(db.read, last.sizes);
	if (rounds.some(({ id }) => !last.rounds.includes(id))) await tryAll(db);
}

/** @param patience how many milliseconds it may take */
export async function tryAll(db: Database, patience = PATIENCE): Promise<Tried> {
	const last = await readSetting(db.read, SETTING, Tried);
	const rounds = await seenRounds(db.read, last.sizes);
	const { found, attacks } = await within(patience, attempts(rounds));
	const tried: Tried = {
		...{ at: now(), attacks, sizes: sizesOf(rounds) },
		rounds: rounds.map(({ id }) => id),
		rows: rounds.reduce((sum, { rows }) => sum + rows.length, 0),
		unsafe: unsafeIn(found),
	};
	await transact(db, async (tx) => {
		await writeSetting(tx, SETTING, tried);
		if (isNews(tried.unsafe, last.unsafe)) await alarm(tx, tried.unsafe);
	});
	return tried;
}

/** Everybody else is served between two of them. */
async function within(patience: number, all: readonly Attempt[]) {
	const end = performance.now() + patience;
	const found: Learned[] = [];
	const attacks: Tried['attacks'] = {};
	for (const { attack, run } of all) {
		const counted = (attacks[attack] ??= { of: 0, tried: 0 });
		counted.of++;
		if (performance.now() > end) continue;
		counted.tried++;
		found.push(...run());
		await setImmediate();
	}
	return { found, attacks };
}

/** One line for each; who it is about, and what was learned, goes no further than here. */
function unsafeIn(found: readonly Learned[]): Unsafe[] {
	const lines = found.map(({ attack, round, cuts, item }) => ({ attack, round, cuts: [...cuts], item }));
	return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}

function isNews(unsafe: readonly Unsafe[], before: readonly Unsafe[]): boolean {
	const known = new Set(before.map((line) => JSON.stringify(line)));
	return unsafe.some((line) => !known.has(JSON.stringify(line)));
}

async function alarm(tx: Transaction, unsafe: readonly Unsafe[]): Promise<void> {
	const owners = await tx
		.select({ id: person.id })
		.from(person)
		.where(and(eq(person.role, 'owner'), isNull(person.deactivatedAt)));
	const attacks = [...new Set(unsafe.map(({ attack }) => attack))].join(', ');
	await note(tx, null, { act: 'pulse-unsafe', details: { rows: unsafe.length, attacks } });
	await tell(tx, { to: owners.map(({ id }) => id), kind: 'pulse-unsafe', by: null });
}

async function shown(db: Reader, { at, rounds, rows, attacks, unsafe }: Tried): Promise<LastTry> {
	const told = { at, rounds: rounds.length, rows, attacks };
	if (unsafe.length === 0) return { ...told, unsafe: [] };
	const found = await db.select().from(pulseRound);
	const named = unsafe.map(({ attack, round, cuts, item }) => {
		const its = found.find(({ id }) => id === round);
		const nameOf = (key: string) => its?.cuts.find((cut) => cut.key === key)?.name ?? key;
		const sentence = its?.items.find(({ id }) => id === item)?.text ?? item;
		return { attack, round, item, cuts: cuts.map(nameOf), sentence };
	});
	return { ...told, unsafe: named };
}
