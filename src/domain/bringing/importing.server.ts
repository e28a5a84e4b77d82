import { shortDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, refusalIn, sentenceOf } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { personWith } from '../accounts/people.server.ts';
import { reference } from '../entries/kinds.ts';
import { advance, type Run, type Work } from '../moving/runs.server.ts';
import type { RunLine } from '../moving/run.ts';
import { attempt, NOTHING, type Ahead, type Place } from './attempt.server.ts';
import { changeLines } from './change-lines.server.ts';
import { isMarkdown, isPage } from './documents.server.ts';
import { broughtFolder, type BroughtFolder } from './folder.server.ts';
import type { Choices } from './found.ts';
import { isRead, itemsOf, type AnyItem } from './items.server.ts';
import { linkOne } from './linking.server.ts';
import { madeAfter } from './made.server.ts';
import { dropKept } from '../entries/bringing-listed.server.ts';
import type { Ready, Stored } from './ready.ts';
import { makeReady } from './storing.server.ts';
import { forgetStaged, refuseGuests, rootOf } from './staging.server.ts';

export const IMPORT = 'import';

/** So many in one transaction: others wait for half a second at the most. */
const TOGETHER = 25;
const CHANGES_TOGETHER = 200;

export interface Asked {
	/** Whose files these are: the folder that they were put into. */
	staged: string;
	choices: Choices;
}

/** Brings in what somebody put into the folder of a run, or says what would come of it. */
export const importing: Work = {
	name: IMPORT,
	async batch(db, run) {
		const { staged, choices } = run.asked as unknown as Asked;
		const who = (await personWith(db.read, run.personId)) ?? conflict('Whoever brings it is no longer here.');
		refuseGuests(who);
		const place = (run.place as Place | null) ?? { file: 0, item: 0 };
		if ('linked' in place) {
			const more = await linkBatch(db, run, who, place.linked);
			if (!more) await forgetStaged(db, staged);
			return more;
		}
		const folder = opened.get(run.key) ?? (await broughtFolder(await rootOf(db, staged)));
		opened.clear();
		opened.set(run.key, folder);
		return itemBatch(db, run, { who, folder, choices }, place);
	},
};

interface Doing {
	who: Person;
	folder: BroughtFolder;
	choices: Choices;
}

/** The list of the files of the run that was carried on last: it is made once. */
const opened = new Map<string, BroughtFolder>();

/** A table is gone through once, not again from its beginning with each batch. */
const underway = new Map<string, { at: { file: number; item: number }; items: AsyncGenerator<AnyItem> }>();

async function itemBatch(
	db: Database,
	run: Run,
	doing: Doing,
	{ file, item }: { file: number; item: number },
): Promise<boolean> {
	const { who, folder, choices } = doing;
	const files = folder.files.filter(isRead);
	const name = files[file];
	if (name === undefined) {
		await transact(db, (tx) =>
			advance(tx, run, { place: { linked: 0 }, done: run.done, step: 'Setting the links between them' }),
		);
		return !run.dryRun;
	}
	const open = underway.get(run.key);
	const goesOn = open?.at.file === file && open.at.item === item;
	const items = goesOn ? open.items : itemsOf(folder, name, who, choices, item);
	const taken: AnyItem[] = [];
	const most = () =>
		taken[0] && 'kind' in taken[0] && taken[0].kind === 'changes' ? CHANGES_TOGETHER : TOGETHER;
	let ended = false;
	while (taken.length < Math.max(1, most())) {
		const next = await items.next();
		if (next.done) {
			ended = true;
			break;
		}
		taken.push(next.value);
	}
	const at = ended ? { file: file + 1, item: 0 } : { file, item: item + taken.length };
	underway.delete(run.key);
	const from = { file, item };
	await storeAll(db, run, doing, taken, { from, place: at, done: run.done + taken.length, step: name });
	if (!ended) underway.set(run.key, { at, items });
	return true;
}

interface Prepared {
	item: AnyItem;
	ready: Ready | null;
	line: RunLine | null;
}

async function storeAll(
	db: Database,
	run: Run,
	doing: Doing,
	items: readonly AnyItem[],
	ahead: Ahead,
): Promise<void> {
	const prepared: Prepared[] = [];
	for (const item of items) prepared.push(await prepare(db, run, doing, item));
	try {
		await attempt(
			db,
			run,
			async (tx) => {
				const lines: RunLine[] = [];
				for (const one of prepared) lines.push(await lineFor(tx, one));
				return [...lines, ...(await changeLines(tx, doing, items))];
			},
			ahead,
		);
	} catch (problem) {
		if (!refusalIn(problem)) {
			await forget(db, prepared);
			throw problem;
		}
		// One of them is refused: each by itself, so that the others are stored.
		await oneByOne(db, run, doing, prepared, ahead);
	}
	if (run.dryRun) await forget(db, prepared);
}

async function oneByOne(
	db: Database,
	run: Run,
	doing: Doing,
	prepared: readonly Prepared[],
	ahead: Ahead,
): Promise<void> {
	const before = run.done;
	for (const [at, one] of prepared.entries()) {
		const isLast = at === prepared.length - 1;
		const place = isLast ? ahead.place : { file: ahead.from.file, item: ahead.from.item + at + 1 };
		const here = { ...ahead, place, done: before + at + 1 };
		try {
			await attempt(
				db,
				run,
				async (tx) =>
					[await lineFor(tx, one), ...(await changeLines(tx, doing, [one.item]))].filter(
						(line) => line !== NOTHING,
					),
				here,
			);
		} catch (problem) {
			const refusal = refusalIn(problem);
			if (!refusal) throw problem;
			await forget(db, [one]);
			const line = { kind: 'problem' as const, subject: one.item.file, sentence: sentenceOf(problem) };
			await transact(db, (tx) => advance(tx, run, { ...here, lines: [line] }));
		}
	}
}

async function prepare(
	db: Database,
	run: Run,
	{ who, folder, choices }: Doing,
	item: AnyItem,
): Promise<Prepared> {
	if ('state' in item) {
		const kind = item.state === 'skipped' ? 'skipped' : 'problem';
		return { item, ready: null, line: { kind, subject: item.file, sentence: item.reason } };
	}
	if (item.kind === 'changes') return { item, ready: null, line: NOTHING };
	try {
		return {
			item,
			ready: await makeReady(folder, item, { db, who, choices, dryRun: run.dryRun }),
			line: null,
		};
	} catch (problem) {
		if (!refusalIn(problem)) throw problem;
		return {
			item,
			ready: null,
			line: { kind: 'problem', subject: item.file, sentence: sentenceOf(problem) },
		};
	}
}

async function lineFor(tx: Transaction, { item, ready, line }: Prepared): Promise<RunLine> {
	if (line) return line;
	if (!ready) return NOTHING;
	return lineOf(item.file, ready, await ready.store(tx));
}

function lineOf(file: string, { day }: Ready, stored: Stored): RunLine {
	const { state, title, notes } = stored;
	const kind = state === 'imported' ? 'made' : state === 'updated' ? 'changed' : 'skipped';
	const said = state === 'unchanged' ? ['It is here already, and says the same.'] : notes;
	const sentence = [
		`“${title}”${day === null ? '' : `, ${shortDay(Date.parse(`${day}T12:00Z`), 'UTC', now())}`}.`,
		...said,
	]
		.join(' ')
		.slice(0, 2_000);
	return { kind, subject: file, sentence, href: reference(stored.kind, stored.number) };
}

const forget = (db: Database, prepared: readonly Prepared[]): Promise<void> =>
	dropKept(
		db,
		prepared.flatMap(({ ready }) => ready?.kept ?? []),
	);

/** What one of them leads to in the folder is an entry by now: its link leads there. */
async function linkBatch(db: Database, run: Run, who: Person, after: number): Promise<boolean> {
	const some = await madeAfter(db.read, run, after, 50);
	const [last] = some.slice(-1);
	if (!last) return false;
	await transact(db, async (tx) => {
		for (const one of some) if (isMarkdown(one.file) || isPage(one.file)) await linkOne(tx, who, run, one);
		await advance(tx, run, { place: { linked: last.id }, done: run.done });
	});
	return true;
}
