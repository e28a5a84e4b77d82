import { FIELDS, type TableKind } from './fields.ts';

/** What each column is, by its place: a field, or empty where it stays in the text under its own name. */
export type Columns = readonly string[];

/** What the columns of a table look like. Each field is one column, or several where it can be. */
export function guessColumns(kind: TableKind, names: readonly string[]): string[] {
	const columns = names.map(() => '');
	const taken = new Set<string>();
	for (const place of ranks(kind)) {
		names.forEach((name, at) => {
			const [field, { names: known, many }] = place;
			if (columns[at] !== '' || known.name !== plainly(name)) return;
			if (taken.has(field) && !many) return;
			columns[at] = field;
			taken.add(field);
		});
	}
	return columns;
}

/** The best name of each field before the second best of any. */
function ranks(kind: TableKind): [string, { names: { name: string }; many: boolean }][] {
	const fields = Object.entries(FIELDS[kind]);
	const longest = Math.max(...fields.map(([, { names }]) => names.length));
	return Array.from({ length: longest }, (_, rank) =>
		fields.flatMap(([field, { names, many }]): [string, { names: { name: string }; many: boolean }][] => {
			const name = names[rank];
			return name === undefined ? [] : [[field, { names: { name }, many: many === true }]];
		}),
	).flat();
}

/** Which kind the names of columns speak of most. */
export function guessKind(names: readonly string[]): TableKind {
	const plain = names.map(plainly);
	const has = (...wanted: string[]) => wanted.some((name) => plain.includes(name));
	if (
		has(
			'severity',
			'sev',
			'resolvedat',
			'startedat',
			'impact',
			'rootcause',
			'mitigatedat',
			'detectedat',
			'contributingfactors',
			'narrative',
		)
	) {
		return 'postmortem';
	}
	if (has('assignee', 'owner', 'assignedto', 'due', 'duedate', 'actionitem', 'issuekey', 'deadline'))
		return 'changes';
	if (
		has(
			'learned',
			'lesson',
			'lessonlearned',
			'whatdidwelearn',
			'learning',
			'takeaway',
			'til',
			'whatdidyoulearn',
		)
	)
		return 'log';
	return has('incident', 'summary', 'started', 'resolved') ? 'postmortem' : 'log';
}

/** What a mapping lacks before a row can become anything; null where it lacks nothing. */
export function lacking(kind: TableKind, columns: Columns): string | null {
	const has = (...fields: string[]) => fields.some((field) => columns.includes(field));
	if (kind === 'postmortem' && !has('title')) return 'Choose which column is the title.';
	if (kind === 'log' && !has('learned', 'title'))
		return 'Choose which column says what was learned, or is the title of a note.';
	if (kind === 'changes' && !has('text')) return 'Choose which column says what changes.';
	const twice = columns.find(
		(field, at) => field !== '' && columns.indexOf(field) !== at && FIELDS[kind][field]?.many !== true,
	);
	return twice === undefined ? null : `Two columns are “${FIELDS[kind][twice]?.label ?? twice}”: choose one.`;
}

export const plainly = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
