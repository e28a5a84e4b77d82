import { TOLD_OF_PEOPLE, type Soft } from './declared.ts';

/** How to say a number of here in a way that holds elsewhere, or the other way round. */
export interface Speaking {
	person: (said: string) => string | null;
	team: (said: string) => string | null;
	/** The number that an entry has there. */
	entry: (kind: string, number: number) => number;
	/** The number that a row of a table has there; null where it did not come along. */
	row: (table: string, number: number) => number | null;
}

type Row = Record<string, unknown>;

/** @param out of here, or in again */
export function translated(how: Soft, value: unknown, row: Row, to: Speaking, out: boolean): unknown {
	switch (how) {
		case 'mentions':
			return typeof value === 'string' ? (out ? mentionsOut : mentionsIn)(value, to) : value;
		case 'cut':
			return typeof value === 'string' ? cut(value, to, out) : value;
		case 'cuts':
			return Array.isArray(value) ? value.map((one: Row) => withCuts(one, to, out)) : value;
		case 'told':
			return typeof value === 'string' && TOLD_OF_PEOPLE.includes(String(row['kind']))
				? (to.person(value) ?? value)
				: value;
		case 'numberOfKind':
			return typeof value === 'number' ? to.entry(String(row['kind']), value) : value;
		case 'postmortem':
			return typeof value === 'number' ? to.entry('postmortem', value) : value;
		case 'changes':
			return withChanges(value, to);
		case 'meeting':
			return typeof value === 'number' && value !== 0 ? to.row('mentorship_meeting', value) : value;
	}
}

/** What somebody typed that looks like it is told apart by an equals sign more. */
function mentionsOut(text: string, to: Speaking): string {
	return text.replace(/@\[(?:(\d{1,15})\]|person(=*) )/g, (whole, id?: string, signs = '') => {
		if (id === undefined) return `@[person${String(signs)}= `;
		const name = to.person(id);
		return name === null ? whole : `@[person ${name}]`;
	});
}

function mentionsIn(text: string, to: Speaking): string {
	return text.replace(
		/@\[person(?:(=+) | ([^\]\s]*)\])/g,
		(whole, signs: string | undefined, name?: string) => {
			if (signs !== undefined) return `@[person${signs.slice(1)} `;
			const id = to.person(name ?? '');
			return id === null ? whole : `@[${id}]`;
		},
	);
}

const CUT = /^team-(.+)$/;

/** The number of a team that is gone is another team's elsewhere, so it leaves as one that no team has. */
function cut(key: string, to: Speaking, out: boolean): string {
	const [, said] = CUT.exec(key) ?? [];
	if (said === undefined) return key;
	const there = to.team(said);
	if (there !== null) return `team-${there}`;
	return out && /^\d+$/.test(said) ? `team-~${said}` : key;
}

function withCuts(one: Row, to: Speaking, out: boolean): Row {
	const { key, parent } = one;
	return {
		...one,
		...(typeof key === 'string' ? { key: cut(key, to, out) } : {}),
		...(typeof parent === 'string' ? { parent: cut(parent, to, out) } : {}),
	};
}

function withChanges(value: unknown, to: Speaking): unknown {
	if (typeof value !== 'object' || value === null || !('changes' in value)) return value;
	const { changes } = value as { changes: unknown };
	if (!Array.isArray(changes)) return value;
	const there = changes.flatMap((id: unknown) => {
		const number = typeof id === 'number' ? to.row('change', id) : null;
		return number === null ? [] : [number];
	});
	return { ...value, changes: there };
}
