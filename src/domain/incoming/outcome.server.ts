import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { invalid } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import type { BegunBy } from '../entries/begun.server.ts';
import { reference } from '../entries/kinds.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change } from '../lessons/tables.server.ts';
import { NewEntry } from '../log/answer.ts';
import { logIt } from '../log/log.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { BLANK, type Content } from '../postmortems/postmortem.ts';
import { draft } from '../postmortems/postmortems.server.ts';
import { ASKED, type Fields, type Makes } from './making.ts';
import { absentIn, filledIn, saysNothing } from './message.ts';

/** What an address makes of a message, with every field filled in. */
export interface Foreseen {
	fields: Record<string, string>;
	/** What is missing, for each field that has to be there. */
	problems: Record<string, string>;
}

/** What would come of a message, without doing it. */
export function foresee(makes: Makes, fields: Fields, message: unknown): Foreseen {
	const filled = ASKED[makes].map(({ name }) => {
		const template = fields[name] ?? '';
		return [name, saysNothing(template, message) ? '' : filledIn(template, message)] as const;
	});
	const problems = ASKED[makes]
		.filter(({ name, required }) => required && saysNothing(fields[name] ?? '', message))
		.map(({ name, label }) => [name, emptyBecause(label, absentIn(fields[name] ?? '', message))] as const);
	return { fields: Object.fromEntries(filled), problems: Object.fromEntries(problems) };
}

function emptyBecause(label: string, [absent]: readonly string[]): string {
	if (absent === undefined) return `“${label}” is empty.`;
	return `“${label}” is empty: the message has nothing at {${absent}}.`;
}

export type Became =
	| { state: 'made'; became: string }
	/** It says nothing that matters here. */
	| { state: 'passed'; problem: string };

interface Address {
	makes: Makes;
	fields: Fields;
	/** The slug of its team. */
	team: string;
	/** What it is called: drafts keep it. */
	name: string;
}

/**
 * Makes of a message what its address says, in the name of whoever set that up: drafts of theirs, or a question.
 * @throws invalid where a field that has to be there is empty
 */
export async function carryOut(
	db: Database,
	who: Person,
	{ makes, fields, team, name }: Address,
	message: unknown,
): Promise<Became> {
	const { fields: filled, problems } = foresee(makes, fields, message);
	if (Object.keys(problems).length > 0) invalid(problems);
	const begunBy = { by: 'message' as const, called: name };
	switch (makes) {
		case 'note':
			return draftNote(db, who, { team, begunBy }, filled);
		case 'postmortem':
			return draftPostmortem(db, who, { team, begunBy }, filled);
		case 'settles':
			return askWhetherDone(db, who, filled);
	}
}

/** What everything that is made of a message has. */
interface Made {
	team: string;
	begunBy: BegunBy;
}

async function draftNote(
	db: Database,
	who: Person,
	{ team, begunBy }: Made,
	{ title = '', body = '', source = '' }: Record<string, string>,
): Promise<Became> {
	const note = { form: 'note', title: title.slice(0, 300), body, source: source.slice(0, 2_000), team };
	const { number } = await logIt(db, who, { ...NewEntry.parse({ ...note, draft: true }), begunBy });
	return { state: 'made', became: reference('log', number) };
}

async function draftPostmortem(
	db: Database,
	who: Person,
	{ team, begunBy }: Made,
	{
		title = '',
		summary = '',
		narrative = '',
		started = '',
		resolved = '',
		severity = '',
	}: Record<string, string>,
): Promise<Became> {
	const given = Number(severity);
	const content: Content = {
		...BLANK,
		...{ zone: who.zone, title: title.slice(0, 300), summary: summary.slice(0, 20_000), narrative },
		severity: Number.isInteger(given) && given >= 1 && given <= 4 ? given : null,
		times: { ...BLANK.times, started: momentIn(started), resolved: momentIn(resolved) },
	};
	const sharing = { team, visibility: 'workspace' as const, readers: [], authors: [] };
	const { number } = await draft(db, who, { content, sharing }, { begunBy });
	return { state: 'made', became: reference('postmortem', number) };
}

/** Unknown where it is none. */
function momentIn(text: string): number | null {
	const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(at) ? null : at;
}

/** Nothing is settled by a ticket: whoever looks after the change is asked. */
async function askWhetherDone(
	db: Database,
	who: Person,
	{ link = '', state = '', done = '' }: Record<string, string>,
): Promise<Became> {
	const words = done.split(',').map(folded).filter(Boolean);
	if (!words.includes(folded(state))) {
		return { state: 'passed', problem: `“${state}” is none of ${words.join(', ')}.` };
	}
	const found = await openWith(db.read, who, link);
	const [first] = found;
	if (!first) return { state: 'passed', problem: 'No open change that you may see links to it.' };
	await transact(db, async (tx) => {
		for (const { id, ownerId, entryId } of found) {
			const authors = ownerId === null ? ((await authorsOf(tx, [entryId])).get(entryId) ?? []) : [];
			await tell(tx, {
				to: ownerId === null ? authors.map((one) => one.id) : [ownerId],
				...{ kind: 'change-closed-elsewhere', entryId, subject: String(id), by: null },
			});
		}
	});
	return { state: 'made', became: found.map(({ id }) => `C-${id}`).join(', ') };
}

const folded = (text: string) => text.trim().toLowerCase();
const MOST = 5;

function openWith(db: Reader, who: Person, link: string) {
	return db
		.select({ id: change.id, ownerId: change.ownerId, entryId: change.entryId })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(eq(change.link, link), eq(change.state, 'open'), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(change.id)
		.limit(MOST);
}
