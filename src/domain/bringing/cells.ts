import type { Columns } from './columns.ts';
import type { TableKind } from './fields.ts';
import { readWritten, type DayOrder } from './written-dates.ts';

export interface Mapping {
	kind: TableKind;
	names: readonly string[];
	columns: Columns;
	order: DayOrder | null;
	zone: string;
}

/** A row that cannot become anything, and why. */
export class Unusable extends Error {}

/** One row, by its fields. */
export class Cells {
	readonly notes: string[] = [];
	readonly #row: readonly string[];
	readonly #mapping: Mapping;

	constructor(row: readonly string[], mapping: Mapping) {
		this.#row = row;
		this.#mapping = mapping;
	}

	/** What stands in the columns of a field, one below the other. */
	text(field: string): string {
		return this.all(field).join('\n\n');
	}

	all(field: string): string[] {
		return this.#mapping.columns.flatMap((one, at) => {
			const cell = (this.#row[at] ?? '').replace(/\r\n?/g, '\n').trim();
			return one === field && cell !== '' ? [cell] : [];
		});
	}

	/** Each line, or each part between commas or semicolons. */
	list(field: string): string[] {
		const cells = this.all(field).flatMap((cell) =>
			cell.split(cell.includes('\n') ? '\n' : cell.includes(';') ? ';' : ','),
		);
		return [...new Set(cells.map((one) => one.trim()).filter(Boolean))];
	}

	/** Things that are said in sentences: each line of its own, or each item of a list. */
	items(field: string): string[] {
		const lines = this.all(field).flatMap((cell) => cell.split(/\n+/));
		return lines.map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim()).filter(Boolean);
	}

	time(field: string): { day: string; at: number | null } | null {
		const [cell] = this.all(field);
		if (cell === undefined) return null;
		const written = readWritten(cell, this.#mapping);
		if ('ambiguous' in written) {
			throw new Unusable(
				`“${written.ambiguous}” can be read in two ways. Say whether the day or the month comes first.`,
			);
		}
		if ('day' in written) return written;
		this.notes.push(`“${cell.slice(0, 80)}” was not understood as a time; it stands in the text.`);
		this.#unread.push(this.#mapping.columns.indexOf(field));
		return null;
	}

	readonly #unread: number[] = [];

	/** What has no place of its own, under the names of its columns: as Markdown, or plain. */
	rest(written: (name: string) => string = (name) => `**${name}**`): string {
		return this.#mapping.names
			.flatMap((name, at) => {
				const cell = (this.#row[at] ?? '').replace(/\r\n?/g, '\n').trim();
				const isLeft = (this.#mapping.columns[at] ?? '') === '' || this.#unread.includes(at);
				return isLeft && cell !== '' ? [`${written(name)}: ${cell}`] : [];
			})
			.join('\n\n');
	}
}
