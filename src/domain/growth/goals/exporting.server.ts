import { isoDay, isoTime } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { byInWords, STATE_WORDS } from './goal.ts';
import { historyOf, ownGoals } from './reading.server.ts';
import type { ShownGoal } from './shown.server.ts';

/** One’s own, as a text to take along. */
export async function exportGoals(db: Database, who: Person): Promise<{ name: string; text: string }> {
	const today = isoDay(now(), who.zone);
	const parts = (await ownGoals(db, who)).map((one) => inMarkdown(one, who.zone, today));
	return { name: `goals-${today}.md`, text: ['# Where I want to grow\n', ...parts].join('\n') };
}

function inMarkdown(one: ShownGoal, zone: string, today: string): string {
	const by = byInWords(one, today);
	const state = one.state === 'open' ? '' : `, ${STATE_WORDS[one.state]} on ${isoDay(one.stateAt, zone)}`;
	const when = one.by === null ? by : `${by} (${one.by})`;
	const lines = [
		`## ${one.what}${state}`,
		[when, one.why].filter(Boolean).join('. '),
		one.standing,
		one.stateWords,
		one.skills.length > 0 ? `Skills: ${one.skills.map(({ name }) => name).join(', ')}` : '',
		one.links.map(({ link }) => link ?? 'something that is not shared with me').join(', '),
		one.steps.map(({ text, doneAt }) => `- [${doneAt === null ? ' ' : 'x'}] ${text}`).join('\n'),
		...one.notes.map(
			({ kind, text, link, at }) =>
				`### ${isoDay(at, zone)}, ${kind}\n\n${text}${link?.link ? ` (${link.link})` : ''}`,
		),
	];
	return `${lines.filter(Boolean).join('\n\n')}\n`;
}

/** All of it, with every version, for what somebody takes out about themselves. */
export async function ownGoalsWhole(db: Database, who: Person) {
	const goals = await ownGoals(db, who);
	return Promise.all(
		goals.map(async ({ of: _of, mine: _mine, ...one }) => ({
			...one,
			stateAt: isoTime(one.stateAt),
			createdAt: isoTime(one.createdAt),
			changedAt: isoTime(one.changedAt),
			links: one.links.map(({ link }) => link),
			readers: one.readers.map(({ name }) => name),
			steps: one.steps.map(({ text, doneAt }) => ({ text, doneAt: isoTime(doneAt) })),
			notes: one.notes.map(({ kind, text, link, at }) => ({
				kind,
				text,
				link: link?.link ?? '',
				at: isoTime(at),
			})),
			history: (await historyOf(db, who, one.id)).map(({ at, ...rest }) => ({ ...rest, at: isoTime(at) })),
		})),
	);
}
