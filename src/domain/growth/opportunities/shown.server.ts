import { and, eq, isNull } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person, team } from '../../accounts/tables.server.ts';
import { discussion } from '../../entries/discussion/discussion.server.ts';
import { hrefOf, shownReference } from '../../entries/kinds.ts';
import { linksAround } from '../../entries/links.server.ts';
import { kindOfPrefix } from '../../entries/references.ts';
import { authorsOf } from '../../entries/sharing.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { lessonRows } from '../../lessons/lesson-rows.server.ts';
import { isOrphaned, mayTakeOver } from './contact.server.ts';
import { read } from './opportunities.server.ts';
import { KIND } from './opportunity.ts';
import { ANSWER_WITHIN } from './resting.ts';
import { taken, waiting } from './standing.server.ts';

/** An opening as its page shows it. */
export async function readShown(db: Database, who: Person, number: number) {
	const { entry: found, opportunity: row, content, ...mine } = await read(db, who, number);
	const { details, ...facts } = content;
	const today = isoDay(now(), who.zone);
	const orphaned = await isOrphaned(db.read, found.id);
	const isPast = (day: string | null) => day !== null && day < today;
	const standing = row.state === 'open' || row.state === 'resting';
	const takesOver = standing && orphaned && mayTakeOver(who, found);
	return {
		...{ number, id: found.id, version: found.version, publishedAt: found.publishedAt, today },
		...facts,
		visibility: found.visibility,
		details: details === '' ? null : renderMarkdown(details, { topHeading: 2 }),
		...{ state: row.state, stateAt: row.stateAt, outcome: row.outcome },
		taken: await taken(db.read, found.id),
		contact: orphaned ? null : await nameOf(db.read, row.contactId),
		authors: ((await authorsOf(db.read, [found.id])).get(found.id) ?? []).map(({ id, name }) => ({
			id,
			name,
		})),
		team: await teamOf(db.read, found.teamId),
		belongsTo: await belongsTo(db, who, content.about),
		around: await linksAround(db.read, who, { id: found.id, kind: KIND, number }),
		/** It can be asked for: it is open, and the day to do so has not passed. */
		asks: row.state === 'open' && !isPast(row.asksUntil) && !isPast(row.endsOn),
		/** Whoever answers was asked whether it stands, or it rests: for those who look after it. */
		doubted: standing && mine.decides && (row.state === 'resting' || row.askedWhetherAt !== null),
		isOver: isPast(row.endsOn),
		/** From that day on it rests, unless somebody says that it stands. */
		restsOn: row.askedWhetherAt === null ? null : isoDay(row.askedWhetherAt + ANSWER_WITHIN * DAY, who.zone),
		/** How many wait for an answer, for those who look after it or could: who they are reads whoever answers. */
		waiting: mine.decides || takesOver ? await waiting(db.read, found.id) : 0,
		answers: row.contactId === who.id,
		may: {
			edit: mine.mayEdit,
			decide: mine.decides,
			remove: mine.mayRemove,
			takeOver: takesOver,
			/** Guests read and discuss. */
			ask: !isGuest(who) && !mine.decides && !orphaned,
		},
		discussion: await discussion(db, who, { kind: KIND, number }, () => []),
	};
}

export type ShownOpportunity = Awaited<ReturnType<typeof readShown>>;

async function nameOf(db: Reader, id: number | null) {
	if (id === null) return null;
	const [found = null] = await db
		.select({ id: person.id, name: person.name, zone: person.zone })
		.from(person)
		.where(and(eq(person.id, id), isNull(person.deactivatedAt)));
	return found;
}

async function teamOf(db: Reader, id: number | null) {
	if (id === null) return null;
	const [found = null] = await db
		.select({ name: team.name, slug: team.slug, glaze: team.glaze })
		.from(team)
		.where(eq(team.id, id));
	return found;
}

/** What it belongs to, as far as whoever reads it sees that. */
async function belongsTo(db: Database, who: Person, about: string) {
	const [prefix = '', digits = ''] = about.split('-');
	const number = Number(digits);
	if (prefix === 'L') {
		const [lesson] = await lessonRows(db, who, [number]);
		return lesson ? { href: `/lessons/${number}`, shown: `L\u2011${number}`, title: lesson.text } : null;
	}
	const kind = kindOfPrefix(prefix);
	if (!kind) return null;
	const [found] = await db.read
		.select({ title: entry.title })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, number), visibleTo(who)));
	return found
		? { href: hrefOf(kind, number), shown: shownReference(kind, number), title: found.title }
		: null;
}
