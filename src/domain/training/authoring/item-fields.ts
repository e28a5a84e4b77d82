import type { ItemKind } from '../item.ts';

export const ITEM_NAMES: Record<ItemKind, string> = {
	single: 'One of several',
	multiple: 'Several of several',
	'true-false': 'True or not',
	number: 'A number',
	gap: 'Fill the gaps',
	order: 'Put in order',
	match: 'Match',
	recall: 'Recall, and compare with a model answer',
	scenario: 'A scenario with branches',
	reflection: 'A line for oneself',
};
export const ITEM_KINDS = Object.keys(ITEM_NAMES) as ItemKind[];

export type Row = Record<string, unknown>;

/** What the fields say, whether it can be kept or not: it also fills the form again. Empty rows are not there. */
export function itemFrom(fields: Row): Row {
	const { key, kind, ask, because = '' } = fields;
	const base = { key, kind, ask, because };
	switch (kind) {
		case 'single':
		case 'multiple':
			return {
				...base,
				options: rows(fields.options, ['text', 'because']).map(option),
				shuffle: isOn(fields.shuffle),
			};
		case 'true-false':
			return { ...base, answer: fields.answer === 'true' };
		case 'number':
			return {
				...base,
				answer: number(fields.answer),
				tolerance: number(fields.tolerance) ?? 0,
				unit: text(fields.unit),
			};
		case 'gap':
			return {
				...base,
				gaps: lines(fields.gaps).map((line) =>
					line
						.split('|')
						.map((one) => one.trim())
						.filter(Boolean),
				),
			};
		case 'order':
			return { ...base, parts: lines(fields.parts) };
		case 'match':
			return {
				...base,
				pairs: rows(fields.pairs, ['one', 'other']).map(({ one, other }) => ({
					one: text(one),
					other: text(other),
				})),
			};
		case 'recall':
			return { ...base, model: text(fields.model) };
		case 'scenario':
			return { ...base, scenes: rows(fields.scenes, ['key', 'text']).map(scene) };
		default:
			return base;
	}
}

function option({ text: words, right, because }: Row): Row {
	return { text: text(words), right: isOn(right), because: text(because) };
}

function scene({ key, text: words, good, choices }: Row): Row {
	const made = rows(choices, ['text', 'to']).map((choice) => ({
		text: text(choice.text),
		to: text(choice.to),
		because: text(choice.because),
	}));
	return { key: text(key), text: text(words), good: isOn(good), choices: made };
}

/** Those of a list in which something was written. */
function rows(value: unknown, written: readonly string[]): Row[] {
	if (!Array.isArray(value)) return [];
	return value.filter(
		(row): row is Row =>
			row !== null && typeof row === 'object' && written.some((name) => text((row as Row)[name]) !== ''),
	);
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const isOn = (value: unknown): boolean => value === 'on' || value === true;
const lines = (value: unknown): string[] =>
	text(value)
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter(Boolean);

function number(value: unknown): number | undefined {
	const written = text(value).replace(',', '.');
	return written === '' || Number.isNaN(Number(written)) ? undefined : Number(written);
}
