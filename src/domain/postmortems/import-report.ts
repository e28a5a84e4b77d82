import type { Outcome } from './importing.server.ts';
import { MILESTONES, type Milestone } from './times.ts';
import { toWire } from './wire.ts';

export interface ImportReport {
	read: number;
	imported: number;
	updated: number;
	unchanged: number;
	failed: { file: string; reason: string }[];
	entries: ({
		file: string;
		number: number;
		title: string;
		timelineEvents: number;
		factors: number;
		lessons: number;
		changes: number;
		notes: string[];
	} & Record<Milestone, string | null>)[];
}

/** What came of an import, for programs: times in ISO 8601 or null. */
export function reportOf(outcomes: readonly Outcome[]): ImportReport {
	const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
	return {
		read: outcomes.length,
		imported: count('imported'),
		updated: count('updated'),
		unchanged: count('unchanged'),
		failed: outcomes.flatMap((outcome) =>
			outcome.state === 'failed' ? [{ file: outcome.file, reason: outcome.reason }] : [],
		),
		entries: outcomes.flatMap((outcome) => {
			if (outcome.state === 'failed') return [];
			const { content, notes } = outcome.recognised;
			const { times } = toWire(content);
			return [
				{
					file: outcome.file,
					number: outcome.number,
					title: content.title,
					...(Object.fromEntries(MILESTONES.map((name) => [name, times[name]])) as Record<
						Milestone,
						string | null
					>),
					timelineEvents: content.timeline.length,
					factors: content.factors.length,
					lessons: content.lessons.length,
					changes: content.changes.length,
					notes,
				},
			];
		}),
	};
}
