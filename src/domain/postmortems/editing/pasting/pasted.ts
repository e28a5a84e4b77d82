import { isoDay, isZone } from '#lib/dates.ts';
import { withEvidence } from '../../evidence.ts';
import { act, isBlank } from '../rows.ts';
import type { Typed } from '../typed.ts';
import { clockText, timesOf } from '../wall-clock.ts';
import { namesIn, readPastedLines, type PastedLine } from './pasted-lines.ts';

/** What somebody pasted beside a timeline, and what they chose of it. It is theirs alone, and never stored. */
export interface Pasted {
	text: string;
	/** `2026-11-10`: of its first line; empty for the day of the post-mortem. */
	day: string;
	/** That it was copied in; empty for the one the post-mortem is told in. */
	zone: string;
	/** Keys of the lines that are ticked. */
	ticked: string[];
	/** Names that stand for a role. Nobody's name becomes one by itself. */
	roles: { who: string; role: string }[];
}

export const NOTHING_PASTED: Pasted = { text: '', day: '', zone: '', ticked: [], roles: [] };

/** As a form sent it; what has another shape is nothing. */
export function pastedFrom(sent: unknown): Pasted {
	const { text, day, zone, ticked, roles } = group(sent);
	return {
		text: words(text).replace(/\r\n?/g, '\n'),
		day: words(day),
		zone: words(zone),
		ticked: list(ticked).map(words).filter(Boolean),
		roles: list(roles).map((one) => ({ who: words(group(one).who), role: words(group(one).role) })),
	};
}

const group = (value: unknown) =>
	(typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
const words = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

type Told = Pick<Typed, 'zone' | 'times' | 'date' | 'timeline'>;

/** The day of the post-mortem, where it says one. */
export function dayOf(typed: Told): string {
	const { started, noticed } = timesOf(typed);
	const known = started ?? noticed;
	if (known !== null) return isoDay(known, typed.zone);
	return typed.date || (typed.timeline.find(({ at }) => at !== '')?.at.slice(0, 10) ?? '');
}

export function linesOf(typed: Told, { text, day, zone }: Pasted): PastedLine[] {
	const around = [zone, typed.zone].find((one) => one !== '' && isZone(one)) ?? 'UTC';
	return readPastedLines(text, { zone: around, day: day || dayOf(typed) || null });
}

/** The names in it, each with the role that was chosen for it, if any. */
export function rolesOf(lines: readonly PastedLine[], { roles }: Pasted): Pasted['roles'] {
	return namesIn(lines).map((who) => ({ who, role: roles.find((one) => one.who === who)?.role ?? '' }));
}

/**
 * Makes moments of the lines that are ticked, each at its time. Changes what is behind `typed`.
 * @returns the keys of the new rows
 */
export function takePasted(typed: Typed, pasted: Pasted): string[] {
	const lines = linesOf(typed, pasted);
	const roles = new Map(pasted.roles.map(({ who, role }) => [who, role.trim()]));
	const ticked = lines.filter(({ key, form }) => form !== 'day' && pasted.ticked.includes(key));
	return ticked.map((line) =>
		putMoment(typed, {
			...line,
			role: line.role || (roles.get(line.who) ?? ''),
			// A time that could not be placed is kept in its words.
			evidence:
				line.at === null && !line.evidence.includes(line.raw)
					? withEvidence(line.evidence, line.raw)
					: line.evidence,
		}),
	);
}

type Put = Pick<PastedLine, 'at' | 'kind' | 'role' | 'text' | 'evidence' | 'question'>;

/** Writes a moment into the timeline at its time. @returns the key of its row */
export function putMoment(typed: Typed, { at, kind, role, text, evidence, question }: Put): string {
	const time = clockText(at, typed.zone);
	const index = placeFor(typed, time);
	act(typed, `insert:timeline.${index}`);
	const row = typed.timeline[index];
	if (!row) return '';
	Object.assign(row, { at: time, offered: '', kind, role, text, evidence, question });
	return row.key;
}

/** Before the first that is later, or before the blank row at the end. */
function placeFor({ timeline }: Typed, at: string): number {
	const later = timeline.findIndex((row) => !isBlank.moment(row) && at !== '' && row.at > at);
	if (later !== -1) return later;
	const last = timeline.findLastIndex((row) => !isBlank.moment(row));
	return last + 1;
}

/**
 * What the buttons of the panel do without a script: `paste:read`, `paste:all`, `paste:take`.
 * @returns what is left in the panel
 */
export function actOnPasted(typed: Typed, pasted: Pasted, doing: string): Pasted {
	if (doing === 'paste:all') return { ...pasted, ticked: momentKeys(linesOf(typed, pasted)) };
	if (doing !== 'paste:take' || takePasted(typed, pasted).length === 0) return pasted;
	return NOTHING_PASTED;
}

export const momentKeys = (lines: readonly PastedLine[]) =>
	lines.filter(({ form }) => form === 'moment').map(({ key }) => key);
