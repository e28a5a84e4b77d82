import { readEvidence, type Evidence } from '#domain/postmortems/evidence.ts';
import type { ShownMoment } from '#domain/training/drills/shown.server.ts';
import { timeAfter } from '#domain/training/drills/times.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';

/** A moment ready to be read, in the zone of the incident. */
export interface RoomMoment {
	/** With its day, where that is another one than before. */
	time: string | null;
	iso: string | null;
	role: string;
	html: SafeHtml;
	evidence: Evidence[];
	/** What nobody could answer when it was written up. */
	question: string;
}

export function momentsIn(
	moments: readonly ShownMoment[],
	zone: string,
	before: number | null,
): RoomMoment[] {
	let known = before;
	return moments.map(({ at, role, html, evidence, question }) => {
		const time = at === null ? null : timeAfter(known, at, zone);
		known = at ?? known;
		return {
			...{ time, role, html, question },
			iso: at === null ? null : new Date(at).toISOString(),
			evidence: readEvidence(evidence),
		};
	});
}
