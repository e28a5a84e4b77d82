import { asc, eq } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { home, linkHome } from '#lib/home.server.ts';
import type { Taken } from '#lib/outbox/taking.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { team } from '../accounts/tables.server.ts';
import { hrefOf, KINDS, reference, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { topicsOf } from '../entries/topics.server.ts';
import { change, changeCheck, lesson } from '../lessons/tables.server.ts';
import { TEST } from './event.ts';
import { mayHear } from './listening.server.ts';
import { PAYLOAD_VERSION, WebhookPayload } from './payload.ts';

const lessonId = (id: number | null) => (id === null ? null : `L-${id}`);

/**
 * What a message says, as things stand at this moment.
 * @returns null where there is nothing to say any more: it is gone, or not for all who would hear it
 */
export async function compose(
	db: Reader,
	hook: { name: string; teamId: number | null },
	{ kind, about, createdAt }: Pick<Taken, 'kind' | 'about' | 'createdAt'>,
): Promise<WebhookPayload | null> {
	const data = kind === TEST ? { webhook: hook.name } : await dataOf(db, hook.teamId, kind, about);
	if (data === null) return null;
	const { workspace } = await readSettings(db);
	return WebhookPayload.parse({
		type: kind,
		timestamp: isoTime(Number(about.at ?? createdAt)),
		version: PAYLOAD_VERSION,
		workspace: { name: workspace, url: home() },
		data,
	});
}

async function dataOf(
	db: Reader,
	teamId: number | null,
	kind: string,
	about: Taken['about'],
): Promise<object | null> {
	const entryId = Number(about.entryId);
	const heard = await mayHear(db, teamId, entryId);
	// Whoever may still read it, or again, has lost nothing.
	if (kind === 'entry.withdrawn') return heard ? null : goneOf(db, about);
	if (!heard) return null;
	const told = await entryTold(db, entryId);
	if (told === null) return null;
	if (kind === 'entry.published') {
		return { entry: told, lessons: await lessonsTold(db, entryId), changes: await changesTold(db, entryId) };
	}
	if (kind.startsWith('lesson.')) {
		const found = (await lessonsTold(db, entryId)).find(({ id }) => id === lessonId(Number(about.lessonId)));
		return found ? { entry: told, lesson: found } : null;
	}
	const found = (await changesTold(db, entryId)).find(({ id }) => id === `C-${about.changeId ?? ''}`);
	if (!found) return null;
	if (kind !== 'change.checked') return { entry: told, change: found };
	const check = await checkTold(db, Number(about.checkId));
	return check && { entry: told, change: found, check };
}

async function entryTold(db: Reader, entryId: number) {
	const [found] = await db
		.select({ entry, team: { slug: team.slug, name: team.name } })
		.from(entry)
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(eq(entry.id, entryId));
	if (!found?.entry.publishedAt) return null;
	const { kind, number, title, publishedAt } = found.entry;
	return {
		id: reference(kind, number),
		kind,
		title,
		team: found.team,
		topics: (await topicsOf(db, [entryId])).get(entryId) ?? [],
		publishedAt: isoTime(publishedAt),
		url: linkHome(hrefOf(kind, number)),
	};
}

/** What was queued before messages took along what it is called is looked up, as long as it is there. */
async function goneOf(db: Reader, { entryId, kind, number }: Taken['about']) {
	if (isKind(kind)) return { entry: { id: reference(kind, Number(number)), kind } };
	const [found] = await db
		.select({ kind: entry.kind, number: entry.number })
		.from(entry)
		.where(eq(entry.id, Number(entryId)));
	return found ? { entry: { id: reference(found.kind, found.number), kind: found.kind } } : null;
}

const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && Object.hasOwn(KINDS, kind);

async function lessonsTold(db: Reader, entryId: number) {
	const rows = await db
		.select()
		.from(lesson)
		.where(eq(lesson.entryId, entryId))
		.orderBy(asc(lesson.position));
	return rows.map(({ id, text, state, supersededBy }) => ({
		id: `L-${id}`,
		text,
		state,
		supersededBy: lessonId(supersededBy),
		url: linkHome(`/lessons/${id}`),
	}));
}

async function changesTold(db: Reader, entryId: number) {
	const rows = await db
		.select()
		.from(change)
		.where(eq(change.entryId, entryId))
		.orderBy(asc(change.position));
	return rows.map((row) => ({
		id: `C-${row.id}`,
		text: row.text,
		kind: row.kind,
		type: row.type,
		state: row.state,
		reason: row.reason || null,
		due: row.due,
		doneOn: row.doneOn,
		link: row.link || null,
		lesson: lessonId(row.lessonId),
		url: linkHome(`/changes/${row.id}`),
	}));
}

async function checkTold(db: Reader, checkId: number) {
	const [found] = await db.select().from(changeCheck).where(eq(changeCheck.id, checkId));
	if (found?.outcome == null || found.at === null) return null;
	return { outcome: found.outcome, sentence: found.sentence, at: isoTime(found.at) };
}
