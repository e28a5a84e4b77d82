import { clockTime, duration, fullDay, zoneName } from '#lib/dates.ts';
import type { ChangeState } from '../../lessons/lesson.ts';
import type { Content } from '../postmortem.ts';
import { happenedAt, MILESTONES, wholeDuration } from '../times.ts';

/** What can stand in the text as `{name}`: it follows the post-mortem, so that a time is corrected in one place. */
export const PLACEHOLDERS = ['day', ...MILESTONES, 'duration', 'impact', 'changes'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
/** Null where the post-mortem does not know. */
export type Facts = Record<Placeholder, string | null>;

interface Source extends Omit<Content, 'changes'> {
	changes: readonly { id: number; text: string; state: ChangeState }[];
}

/** The facts as they are now, in words for people elsewhere. @param ticked ids of the changes that it tells of */
export function factsOf(content: Source, zone: string, ticked: readonly number[]): Facts {
	const { times } = content;
	const whole = wholeDuration(times);
	const at = happenedAt(content);
	const moments = MILESTONES.map((name) => [name, moment(times[name], zone)]);
	return {
		...(Object.fromEntries(moments) as Record<(typeof MILESTONES)[number], string | null>),
		day: at === null ? null : fullDay(at, times.started === null ? content.zone : zone),
		duration: whole === null ? null : duration(whole),
		impact: content.impact.trim() || null,
		changes: changesIn(content, ticked),
	};
}

/** `Tuesday 10 November 2026, 02:14 WET` */
function moment(at: number | null, zone: string): string | null {
	return at === null ? null : `${fullDay(at, zone)}, ${clockTime(at, zone)} ${zoneName(at, zone)}`;
}

/** What is not going to happen is not told. */
function changesIn({ changes }: Source, ticked: readonly number[]): string | null {
	const told = changes.filter(({ id, state }) => ticked.includes(id) && state !== 'dropped');
	if (told.length === 0) return null;
	return told
		.map(({ text, state }) => `- ${text.replace(/\s+/g, ' ').trim()}${state === 'done' ? ' (done)' : ''}`)
		.join('\n');
}

const ANY = /\{([a-z]+)\}/g;

/** The text with its facts in it. A name that is no fact stays as it was written. */
export function filled(text: string, facts: Facts): string {
	return text.replace(ANY, (written, name: string) =>
		isPlaceholder(name) ? (facts[name] ?? 'not known') : written,
	);
}

/** The facts that a text asks for. */
export function askedIn(text: string): { known: Placeholder[]; unknown: string[] } {
	const names = [...new Set([...text.matchAll(ANY)].map(([, name = '']) => name))];
	return { known: names.filter(isPlaceholder), unknown: names.filter((name) => !isPlaceholder(name)) };
}

const isPlaceholder = (name: string): name is Placeholder =>
	(PLACEHOLDERS as readonly string[]).includes(name);
