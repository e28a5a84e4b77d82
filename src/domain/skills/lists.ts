import { readCsv, type CsvRow } from '#lib/files/csv-reading.ts';
import type { Listed } from './catalogue/catalogue.ts';
import { foldedSkill, LEVEL_WORDS, LONGEST_NAME, SKILL_LEVELS, tidyName, type SkillLevel } from './skill.ts';

/** Of skills, or of people with theirs: bytes. */
export const LARGEST_LIST = 1_000_000;

interface Read<Row> {
	rows: Row[];
	/** Sentences, each with its line. */
	problems: string[];
}

const MOST_ROWS = 5000;

export interface PersonRow {
	email: string;
	skill: string;
	level: SkillLevel;
	wants: boolean;
}

/** `email,skill,level,wants`, a line for each; without a level it is asked as “practising”. */
export function peopleIn(csv: string): Read<PersonRow> {
	return read(csv, ['email', 'skill'], (row) => {
		const email = (row.email ?? '').toLowerCase();
		const skill = nameIn(row.skill);
		const level = levelIn(row.level ?? '');
		if (!email.includes('@')) return 'there is no e-mail address.';
		if (skill === null) return 'there is no skill, or its name is too long.';
		if (level === null) return `“${row.level ?? ''}” is no level: curious, practising, confident, can teach.`;
		return { email, skill, level, wants: saysYes(row.wants) };
	});
}

/** `name,aliases,parent,related`, a line for each; several names in a cell with semicolons or bars between. */
export function skillsIn(csv: string): Read<Listed> {
	return read(csv, ['name'], (row) => {
		const name = nameIn(row.name);
		if (name === null) return 'there is no name, or it is too long.';
		const [also, beside] = [several(row.aliases), several(row.related)];
		const under = nameIn(row.parent);
		return { name, also, beside, origin: 'typed', ...(under === null ? {} : { under }) };
	});
}

function read<Row>(csv: string, needs: readonly string[], rowOf: (row: CsvRow) => Row | string): Read<Row> {
	const found = readCsv(csv);
	if (found === null) return { rows: [], problems: ['That is no CSV file: a quotation mark is open.'] };
	const [first] = found;
	if (!first) return { rows: [], problems: ['Choose a CSV file that has something below its first line.'] };
	const lacking = needs.filter((name) => !(name in first));
	if (lacking.length > 0)
		return { rows: [], problems: [`Its first line names no column “${lacking.join('”, “')}”.`] };
	if (found.length > MOST_ROWS) return { rows: [], problems: [`${MOST_ROWS} lines are the most.`] };
	const rows: Row[] = [];
	const problems: string[] = [];
	for (const [place, row] of found.entries()) {
		const made = rowOf(row);
		if (typeof made === 'string') problems.push(`Line ${place + 2}: ${made}`);
		else rows.push(made);
	}
	return { rows, problems };
}

function nameIn(cell = ''): string | null {
	const name = tidyName(cell);
	return foldedSkill(name) === '' || name.length > LONGEST_NAME || name.includes(',') ? null : name;
}

const several = (cell = ''): string[] =>
	cell.split(/[;|]/).flatMap((one) => {
		const name = nameIn(one);
		return name === null ? [] : [name];
	});

function levelIn(cell: string): SkillLevel | null {
	const typed = cell.toLowerCase();
	if (typed === '') return 'practising';
	return SKILL_LEVELS.find((level) => level === typed || LEVEL_WORDS[level] === typed) ?? null;
}

const saysYes = (cell = '') => /^(?:yes|y|true|1|x)$/i.test(cell);
