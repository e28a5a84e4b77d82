import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { forbidden, invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { begunOf, type BegunBy } from '../entries/begun.server.ts';
import type { Begun } from '../entries/begun.ts';
import { createEntry, findEditable, reviseEntry } from '../entries/entries.server.ts';
import type { Sharing } from '../entries/entry.ts';
import { meet, type Met } from '../entries/met.server.ts';
import { readSharing, withCurrentTeam } from '../entries/sharing.server.ts';
import { entry, version } from '../entries/tables.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { LATE_DAYS, unsaid, type Content, type NewEntry, type Revision } from './answer.ts';
import { bare, readContent, writeContent, type Stored } from './content.server.ts';
import type { LogDocument } from './document.ts';
import { settleAnswered } from './reminding.server.ts';
import { titleOf } from './title.server.ts';

export const KIND = 'log';

export interface LogEntry extends Met {
	content: Stored;
	/** The program that began it; null where somebody did. */
	begun: Begun | null;
}

export interface Logged {
	id: number;
	number: number;
	/** What was learned, as others meet it. */
	lessonId: number;
	/** It was sent before, and stands there already. */
	again: boolean;
}

/**
 * Logs something that was learned. A change hangs from it where something follows, and is its writer's. What is
 * sent twice under one uid, by a browser that was not sure, is one entry.
 * @param begunBy the program that drafts it in their name
 */
export async function logIt(
	db: Database,
	who: Person,
	input: NewEntry & { begunBy?: BegunBy },
): Promise<Logged> {
	if (!mayBegin(who))
		forbidden('Guests read and discuss; the log is written by the people of the workspace.');
	return transact(db, async (tx) => {
		const before = await sentBefore(tx, who, input);
		if (before) return { ...before, again: true };
		const day = input.day ?? isoDay(now(), who.zone);
		refuseDay(day, who);
		const made = await store(tx, who, { ...input, day });
		if (!input.draft) await settleAnswered(tx, who, made.id);
		return { ...made, again: false };
	});
}

/** The same words under the same name; other words under it, as after a step back in the browser, are another entry. */
async function sentBefore(db: Reader, who: Person, input: NewEntry): Promise<Omit<Logged, 'again'> | null> {
	if (input.uid === undefined) return null;
	const [found] = await db
		.select({ id: entry.id, number: entry.number, lessonId: lesson.id, content: version.content })
		.from(entry)
		.innerJoin(lesson, eq(lesson.entryId, entry.id))
		.innerJoin(version, and(eq(version.entryId, entry.id), eq(version.number, 1)))
		.where(and(eq(entry.uid, input.uid), eq(entry.kind, KIND), eq(entry.createdBy, who.id)));
	if (!found) return null;
	const { content, ...logged } = found;
	const { learned, next, body } = content as Content;
	const sent = contentOf({ ...input, day: '' });
	return isDeepStrictEqual([learned, next, body], [sent.learned, sent.next, sent.body]) ? logged : null;
}

/**
 * Stores an entry of any day, as it is brought along from elsewhere as well.
 * @param at when it was published, where that was before
 */
export async function store(
	tx: Transaction,
	who: Person,
	input: NewEntry & { day: string; begunBy?: BegunBy },
	at?: number,
): Promise<Omit<Logged, 'again'>> {
	const content = contentOf(input);
	const sharing = await sharingOf(tx, input);
	const made = await createEntry(tx, who, KIND, {
		title: content.title,
		body: bodyOf(content),
		sharing,
		content: { ...content, sharing: { ...sharing, authors: [who.email] } },
		...(input.uid === undefined ? {} : { uid: input.uid }),
		...(input.begunBy === undefined ? {} : { begunBy: input.begunBy }),
	});
	const publish = input.draft ? null : at === undefined ? {} : { at };
	const lessonId = await writeContent(tx, who, made.id, { content, owner: who.email, publish });
	return { ...made, lessonId };
}

/** What an export of ours holds, with the number and the address of its own that it had, where they are free here. */
export async function bringBack(
	tx: Transaction,
	who: Person,
	{ uid, number, publishedAt, sharing, content }: LogDocument,
): Promise<{ id: number; number: number }> {
	const made = await createEntry(tx, who, KIND, {
		title: content.title,
		body: bodyOf(content),
		sharing,
		content: { ...content, sharing },
		uid,
		number,
	});
	const publish = publishedAt === null ? null : { at: publishedAt };
	await writeContent(tx, who, made.id, { content, owner: who.email, publish });
	return made;
}

function contentOf(input: NewEntry & { day: string }): Content {
	const { form, next, source, topics, day } = input;
	const both = { form, next, source, topics, day };
	if (form === 'note') {
		const { title, body } = input;
		return { ...both, title, body, learned: title, answers: [], status: '' };
	}
	const { learned, status } = input;
	return { ...both, title: titleOf(learned), body: '', learned, answers: answered(input.answers), status };
}

/** Questions that nobody said anything to are not kept. */
const answered = (answers: Content['answers']) => answers.filter(({ answer }) => answer !== '');

/** What the base knows as the body, whatever the form: feeds and letters show it. */
const bodyOf = ({ form, body, learned }: Content) => (form === 'note' ? body : learned);

async function sharingOf(db: Reader, { team, visibility }: NewEntry): Promise<Sharing> {
	const sharing = await withCurrentTeam(db, {
		team: team === '' ? null : team,
		visibility,
		readers: [],
		authors: [],
	});
	refuseNobodysTeam(sharing);
	return sharing;
}

function refuseNobodysTeam({ team, visibility }: Sharing): void {
	if (visibility === 'team' && team === null) invalid({ team: 'Choose the team that may read it.' });
}

/** Late is fine, for a while. */
function refuseDay(day: string, who: Person): void {
	const latest = isoDay(now(), who.zone);
	const earliest = isoDay(Date.parse(`${latest}T12:00Z`) - LATE_DAYS * DAY, 'UTC');
	if (day > latest) invalid({ day: 'That day is still to come.' });
	if (day < earliest)
		invalid({ day: `That was more than ${LATE_DAYS} days ago. Log it today, and say when it was.` });
}

export async function read(db: Database, who: Person, number: number): Promise<LogEntry> {
	const met = await meet(db.read, who, KIND, number);
	const begun = await begunOf(db.read, who, met.entry.id);
	return { ...met, content: await readContent(db.read, met.entry), begun };
}

/**
 * Changes what is sent and leaves the rest. The same words again make no version.
 * @returns the version to start the next change from
 */
export async function revise(
	db: Database,
	who: Person,
	number: number,
	input: Revision,
): Promise<{ version: number }> {
	return transact(db, (tx) => reviseIn(tx, who, number, input));
}

/** @param anyDay what is brought from elsewhere is of any day */
export async function reviseIn(
	tx: Transaction,
	who: Person,
	number: number,
	input: Revision,
	{ anyDay = false } = {},
): Promise<{ version: number }> {
	const found = await findEditable(tx, who, KIND, number);
	const before = await readContent(tx, found);
	const shared = await readSharing(tx, found);
	const content = revised(bare(before), input);
	const sharing = await withCurrentTeam(tx, {
		...shared,
		...(input.team === undefined ? {} : { team: input.team === '' ? null : input.team }),
		...(input.visibility === undefined ? {} : { visibility: input.visibility }),
	});
	if (isDeepStrictEqual({ content, sharing }, { content: bare(before), sharing: shared })) {
		return { version: found.version };
	}
	refuseNobodysTeam(sharing);
	if (content.day !== before.day && !anyDay) refuseDay(content.day, who);
	refuseUnsaid(content);
	const version = await reviseEntry(tx, who, found, {
		title: content.title,
		body: bodyOf(content),
		sharing,
		content: { ...content, sharing },
		...(input.base === undefined ? {} : { base: input.base }),
	});
	// What comes of it is its writer's, also where somebody else says it for them.
	await writeContent(tx, who, found.id, { content, owner: sharing.authors[0] ?? who.email });
	return { version };
}

function revised(before: Content, input: Revision): Content {
	const { next, source, topics, day } = { ...before, ...input };
	const both = { ...before, next, source, topics, day };
	if (before.form === 'note') {
		const { title = before.title, body = before.body } = input;
		return { ...both, title, body, learned: title };
	}
	const { learned = before.learned, status = before.status, answers = before.answers } = input;
	return { ...both, learned, status, title: titleOf(learned), answers: answered(answers) };
}

function refuseUnsaid(content: Content): void {
	const problems = unsaid(content);
	if (Object.keys(problems).length > 0) invalid(problems);
}
