import { ROLES, type Role, type World } from './world.ts';

/**
 * Who gets what: a line for each thing it is done to, a column for each role. A number is the status.
 * What is sent (POST and its like) has to change what is stored when it is answered well, and must not when it is
 * refused; `=200` is answered well and changes nothing, `409+` is refused and has saved something. A 404 is the very answer that a thing gets which does not exist.
 */
export interface Decision {
	table: Record<string, Record<Role, string>>;
	/** The address, for what it is done to. */
	at: (object: string, world: World) => string;
	/** What is sent. */
	fields?: (object: string, world: World) => Record<string, string | string[]>;
	files?: Record<string, string>;
	/** What is in the one file that a script or a program sends. */
	file?: string;
	/** What a program sends; a function of what it is done to, where that is named in it. */
	body?: object | ((object: string, world: World) => object);
}

const HEAD = ROLES.join(' ');

/** Reads a table whose first line names the roles. */
export function table(text: string): Decision['table'] {
	const [head = '', ...lines] = text.trim().split('\n');
	if (head.trim().split(/\s+/).join(' ') !== HEAD) throw new Error(`The columns are ${HEAD}.`);
	return Object.fromEntries(
		lines.map((line) => {
			const [object = '', ...cells] = line.trim().split(/\s+/);
			if (cells.length !== ROLES.length) throw new Error(`A cell is missing: ${line}`);
			return [object, Object.fromEntries(ROLES.map((role, k) => [role, cells[k] ?? '']))];
		}),
	) as Decision['table'];
}

/** A table of one line, its columns in the order of `ROLES`. */
export const row = (answers: string) => table(`${HEAD}\n- ${answers}`);

export const always = (path: string) => () => path;
