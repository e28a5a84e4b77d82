import { isoTime } from '#lib/dates.ts';
import type { Stretch } from './around.ts';
import type { Signal } from './signal.ts';

interface Answer {
	items: (Omit<Signal, 'at'> & { at: string })[];
}

/**
 * Asks the server for what the alerts of a team said.
 * @param postmortem the one that somebody writes, where it has a number
 * @returns null where it is not for them to see, undefined where there is no answer just now
 */
export async function askForSignals(
	team: string,
	{ from, to }: Stretch,
	postmortem: number | null,
): Promise<Signal[] | null | undefined> {
	const query = new URLSearchParams({ from: isoTime(from), to: isoTime(to) });
	if (postmortem !== null) query.set('postmortem', String(postmortem));
	const response = await fetch(`/api/v1/teams/${encodeURIComponent(team)}/signals?${query}`).catch(
		() => null,
	);
	if (response?.status === 404) return null;
	if (!response?.ok) return undefined;
	const { items } = (await response.json()) as Answer;
	return items.map(({ at, ...one }) => ({ ...one, at: Date.parse(at) }));
}
