import type { Asked } from '../../coach/coach.ts';
import type { Finding, RuleName, Severity } from '../../coach/finding.ts';
import type { CoachedField } from './coached-fields.ts';

export type Coach = (text: string, asked: Asked) => Finding[];

export interface Note {
	key: string;
	field: CoachedField;
	finding: Finding;
	/** What it is about. */
	words: string;
	question: string;
	/** What else there is to ask, and why. */
	why: string;
}

const WEIGHT: Record<Severity, number> = { high: 0, medium: 1, low: 2, info: 3 };

/** Reads all fields, and those that are as they were only once. */
export class Reader {
	#answers = new Map<string, Finding[]>();

	/** The weightiest first, and then as they stand on the page. */
	notes(coach: Coach, fields: readonly CoachedField[], participants: readonly string[]): Note[] {
		const answers = new Map<string, Finding[]>();
		const notes = fields.flatMap((field) => {
			const { text, context } = field;
			const key = JSON.stringify([text, context, participants]);
			const findings = this.#answers.get(key) ?? coach(text, { context, participants });
			answers.set(key, findings);
			return notesOf(field, findings);
		});
		this.#answers = answers;
		return notes.toSorted((a, b) => WEIGHT[a.finding.severity] - WEIGHT[b.finding.severity]);
	}

	forget(): void {
		this.#answers.clear();
	}
}

function notesOf(field: CoachedField, findings: readonly Finding[]): Note[] {
	const times = new Map<string, number>();
	return findings.map((finding) => {
		const words = field.text.slice(finding.start, finding.end);
		const about = `${field.key}:${finding.rule}:${words}`;
		const time = times.get(about) ?? 0;
		times.set(about, time + 1);
		const [, question = finding.message, why = ''] = /^(.+?\?)\s+(.+)$/s.exec(finding.message) ?? [];
		return { key: `${about}:${time}`, field, finding, words, question, why };
	});
}

/** People, worlds that did not happen, words that know the end, and the rest. */
export type NoteKind = 'blame' | 'counterfactual' | 'hindsight' | 'plain';

export const KIND_OF: Record<RuleName, NoteKind> = {
	'human-error': 'blame',
	'named-fault': 'blame',
	'agentive-cause': 'blame',
	'negative-of-action': 'blame',
	memory: 'blame',
	character: 'blame',
	counterfactual: 'counterfactual',
	hindsight: 'hindsight',
	normative: 'hindsight',
	minimiser: 'hindsight',
	animated: 'hindsight',
	'single-cause': 'plain',
	'vague-action': 'plain',
};
