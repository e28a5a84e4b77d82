import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import { clockTime, fullDay, zoneName } from '#lib/dates.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { person, team } from '../accounts/tables.server.ts';
import { endingOf } from '../notifications/unsubscribing.server.ts';
import { afterQuiet } from '../notifications/quiet.ts';
import { quietOf, whoWants } from '../notifications/wishes.server.ts';
import { peopleAsked, type PersonAsked } from './asking.server.ts';
import { FIRST } from './questions.ts';
import { questionsOn } from './questions.server.ts';
import { windowOf } from './rhythm.ts';
import { hrefOfAnswer } from './answer-address.ts';
import { rhythm } from './tables.server.ts';

const KIND = 'log-asked';
const About = z.object({ person: z.number(), team: z.number(), day: z.string() });

/** One for each who is asked and wants letters of the log, in the transaction that notes that they were. */
export async function queueAskedLetters(
	tx: Transaction,
	{ teamId, day }: { teamId: number; day: string },
	people: readonly PersonAsked[],
): Promise<void> {
	if (!(await mailIsSetUp(tx))) return;
	const to = people.map(({ id }) => id);
	const wants = await whoWants(tx, { to, matter: 'log', channel: 'mail' });
	const quiet = await quietOf(tx, to);
	for (const { id, zone } of people.filter((one) => wants(one.id))) {
		const about = { person: id, team: teamId, day };
		const dueAt = afterQuiet(now(), quiet(id), zone);
		await queueMail(tx, { kind: KIND, key: `${KIND}:${teamId}:${id}:${day}`, about, dueAt });
	}
}

/** That a team asks: with its questions, and a link to the field for the answer. */
export const ASKED_LETTER: MailKind = {
	kind: KIND,
	says: 'A team asks itself what it learned',

	async compose(db, about, links) {
		const facts = await stillAsked(db, About.parse(about));
		if (!facts) return null;
		const { unsubscribe, line } = endingOf(db, Number(about.person), ['log'], links);
		const written = letter(links, facts);
		return { ...written, unsubscribe, foot: `${written.foot ?? ''} ${line}` };
	},

	example: (links) =>
		letter(links, {
			email: 'kwame@example.org',
			zone: 'UTC',
			slug: 'dispatch',
			team: 'Dispatch',
			day: '2026-11-19',
			closes: Date.parse('2026-11-20T02:00Z'),
			questions: ['What surprised you?'],
		}),
};

interface Facts {
	email: string;
	zone: string;
	slug: string;
	team: string;
	day: string;
	closes: number;
	questions: string[];
}

/** Null where the window has closed, or whoever it is for has answered, or is asked no more. */
async function stillAsked(db: Database, about: z.output<typeof About>): Promise<Facts | null> {
	const [found] = await db.read
		.select({ hours: rhythm, slug: team.slug, name: team.name, email: person.email, zone: person.zone })
		.from(rhythm)
		.innerJoin(team, eq(team.id, rhythm.teamId))
		.innerJoin(person, eq(person.id, about.person))
		.where(eq(rhythm.teamId, about.team));
	if (!found) return null;
	const { hours, slug, name, email, zone } = found;
	const { opens, closes } = windowOf(hours, about.day, zone);
	if (now() >= closes) return null;
	const window = { teamId: about.team, zone, day: about.day, opens };
	const [asked] = await peopleAsked(db.read, [window], eq(person.id, about.person));
	if (!asked) return null;
	const questions = await questionsOn(db.read, about.team, about.day);
	return { email, zone, slug, team: name, day: about.day, closes, questions };
}

function letter(links: Links, { email, zone, slug, team: name, day, closes, questions }: Facts): Letter {
	const [learned, next] = FIRST;
	return {
		to: email,
		subject: `${name}: ${learned.toLowerCase().replace('what', 'What')}`,
		paragraphs: [
			`**${learned}** ${next} A sentence is plenty; nothing today is fine as well.`,
			...questions.map(escapeMarkdown),
			`It is about ${fullDay(Date.parse(`${day}T12:00Z`), 'UTC')}, and open until ${clockTime(closes, zone)} ${zoneName(closes, zone)}.`,
		],
		action: { label: 'Answer', href: links(hrefOfAnswer({ team: slug, day })) },
		foot: `${name} asks itself. Days on which nobody asks you are yours to set in your settings, and told to nobody.`,
	};
}
