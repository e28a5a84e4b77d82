import type { Content } from '../postmortem.ts';
import type { Stored } from '../stored.server.ts';
import { inOrder } from '../times.ts';
import type { Keys } from './content-in.ts';

/** The ids that the rows have now, under the keys that the form gave them. */
export function rowIds(
	keys: Keys,
	content: Partial<Content>,
	stored: Stored,
): Record<keyof Keys, Record<string, number>> {
	const { timeline = [] } = content;
	const keyOf = new Map(timeline.map((event, index) => [event, keys.timeline[index] ?? '']));
	const ids = (list: readonly string[], rows: readonly { id: number }[], there: unknown) =>
		there === undefined ? {} : Object.fromEntries(list.map((key, index) => [key, rows[index]?.id ?? 0]));
	return {
		timeline: ids(
			inOrder(timeline).map((event) => keyOf.get(event) ?? ''),
			stored.timeline,
			content.timeline,
		),
		factors: ids(keys.factors, stored.factors, content.factors),
		lessons: ids(keys.lessons, stored.lessons, content.lessons),
		changes: ids(keys.changes, stored.changes, content.changes),
	};
}
