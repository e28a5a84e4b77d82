import { readEvidence, type Evidence } from '#domain/postmortems/evidence.ts';
import type { ShownMoment } from '#domain/training/drills/shown.server.ts';
import { clockTime } from '#lib/dates.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';

/** A moment ready to be read, in the zone of the incident. */
export interface RoomMoment {
	time: string | null;
	iso: string | null;
	role: string;
	html: SafeHtml;
	evidence: Evidence[];
	/** What nobody could answer when it was written up. */
	question: string;
}

export function momentsIn(moments: readonly ShownMoment[], zone: string): RoomMoment[] {
	return moments.map(({ at, role, html, evidence, question }) => ({
		time: at === null ? null : clockTime(at, zone),
		iso: at === null ? null : new Date(at).toISOString(),
		role,
		html,
		evidence: readEvidence(evidence),
		question,
	}));
}
