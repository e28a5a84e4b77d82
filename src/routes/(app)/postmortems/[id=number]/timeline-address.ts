/** Whose clock the times are told on: the reader's own, UTC, or that of the authors. */
export type TimelineZoneName = 'mine' | 'utc' | 'own';

export function timelineZoneIn(address: URL): TimelineZoneName {
	const asked = address.searchParams.get('zone');
	return asked === 'utc' || asked === 'own' ? asked : 'mine';
}

/** @returns null for the zone of the authors, which is theirs to say */
export function zoneOf(name: TimelineZoneName, reader: string): string | null {
	return { mine: reader, utc: 'UTC', own: null }[name];
}

/** `?at=2026-11-10T02:37Z`: the timeline as far as that minute; null for all of it. */
export function timelineAtIn(address: URL): number | null {
	const asked = address.searchParams.get('at') ?? '';
	const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(asked) ? Date.parse(asked) : NaN;
	return Number.isNaN(at) ? null : at;
}

export function timelineHref(zone: TimelineZoneName, at: number | null): string {
	const asked = [
		...(zone === 'mine' ? [] : [`zone=${zone}`]),
		...(at === null ? [] : [`at=${new Date(at).toISOString().slice(0, 16)}Z`]),
	];
	return `?${asked.join('&')}#timeline`;
}
