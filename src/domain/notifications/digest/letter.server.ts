import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { namedDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Letter, Links, MailKind, Section } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { readSettings } from '#lib/settings.server.ts';
import { personWith } from '../../accounts/people.server.ts';
import type { ShownLesson } from '../../lessons/lesson-rows.server.ts';
import { oneMetAgain } from '../../recall/anniversaries.server.ts';
import { digestWish } from '../tables.server.ts';
import { endingOf } from '../unsubscribing.server.ts';
import { EXAMPLE } from './example.ts';
import { learnedIn } from './learned.server.ts';
import { waitingLine } from './waiting.server.ts';

export const DIGEST = 'digest';
const About = z.object({ person: z.number(), from: z.number(), until: z.number() });

/** What is read of a lesson in a letter. */
export type LetterLesson = Pick<ShownLesson, 'id' | 'text' | 'entry'> & {
	authors: readonly { name: string }[];
	changes: readonly Pick<ShownLesson['changes'][number], 'text' | 'words'>[];
};

export interface Digest {
	to: string;
	zone: string;
	workspace: string;
	from: number;
	until: number;
	teams: readonly { name: string; lessons: readonly LetterLesson[] }[];
	more: number;
	/** One lesson from before. */
	again: { heading: string; lesson: LetterLesson; since: string } | null;
	waiting: string | null;
}

/** What was learned, and not what was done. Where nothing was learned there is no letter. */
export const DIGEST_LETTER: MailKind = {
	kind: DIGEST,
	says: 'What somebody’s teams learned',

	async compose(db, about, links) {
		const { person, from, until } = About.parse(about);
		const who = await personWith(db.read, person);
		if (!who || (await isUnwanted(db, person))) return null;
		const { teams, more } = await learnedIn(db, who, { from, until });
		if (teams.length === 0) return null;
		const { workspace } = await readSettings(db.read);
		const waiting = await waitingLine(db, who);
		const again = await oneMetAgain(db, who);
		const { unsubscribe, line } = endingOf(db, who.id, [DIGEST], links);
		const { email: to, zone } = who;
		return {
			...write({ to, zone, workspace, from, until, teams, more, again, waiting }, line, links),
			unsubscribe,
		};
	},

	example: (links) => write(EXAMPLE, '[Stop letters like this one](/settings/notices).', links),
};

/** Ended between when it was queued and now. */
async function isUnwanted(db: Database, personId: number): Promise<boolean> {
	const [wish] = await db.read.select().from(digestWish).where(eq(digestWish.personId, personId));
	return wish?.every === 'never';
}

function write(digest: Digest, ending: string, links: Links): Letter {
	const { to, zone, from, until, teams, more, again, waiting } = digest;
	const lessons = teams.reduce((sum, one) => sum + one.lessons.length, 0) + more;
	const at = now();
	const others: Section[] = again
		? [{ heading: escapeMarkdown(again.heading), items: [item(again.lesson, escapeMarkdown(again.since))] }]
		: [];
	return {
		to,
		subject: `${sentenceCase(counted(lessons, 'lesson'))} from ${ofTeams(teams.map(({ name }) => name))}`,
		paragraphs: [
			`Learned from ${namedDay(from, zone, at)} to ${namedDay(until, zone, at)}, and what came of it.`,
			...(waiting === null ? [] : [waiting]),
		],
		sections: [
			...teams.map(({ name, lessons: theirs }) => ({
				heading: escapeMarkdown(name),
				items: theirs.map((lesson) => item(lesson)),
			})),
			...others,
		],
		action: { label: more > 0 ? `Read the other ${inWords(more)}` : 'Read on Today', href: links('/') },
		foot: ending,
	};
}

function item({ id, text, entry, authors, changes }: LetterLesson, since?: string): Section['items'][number] {
	const by = authors.map(({ name }) => name).join(', ');
	// What was answered in a log is the lesson itself.
	const source = entry.kind === 'log' || entry.title === '' ? by : `${by}, in “${entry.title}”`;
	const came = changes.map((one) => escapeMarkdown(`${one.words}: ${one.text}`));
	return {
		text: `[${escapeMarkdown(text)}](/lessons/${id})`,
		below: [...(since === undefined ? came : [since]), escapeMarkdown(source)],
	};
}

function ofTeams(names: readonly string[]): string {
	const [first = '', second, ...rest] = names;
	if (second === undefined) return first;
	return rest.length === 0
		? `${first} and ${second}`
		: `${first}, ${second} and ${counted(rest.length, 'more team')}`;
}
