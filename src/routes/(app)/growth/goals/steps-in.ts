import type { FormFields } from '#lib/writing/form-fields.ts';

/** How many rows of steps those fields have. */
export function stepsIn(fields: FormFields): number {
	const rows = fields.flatMap(([name]) => /^steps\.(\d+)\.text$/.exec(name)?.[1] ?? []);
	return rows.length === 0 ? 0 : Math.max(...rows.map(Number)) + 1;
}
