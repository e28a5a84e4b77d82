import type { SubmitFunction } from '@sveltejs/kit';
import { keepingValues } from '../../../focusing-errors.ts';
import type { FormFields } from '#lib/writing/form-fields.ts';

/** What was typed stays until it is accepted; then the copy in the browser is not needed any more. */
export function sending(accepted: () => void): SubmitFunction {
	return async (input) => {
		const otherwise = await keepingValues(input);
		return async (outcome) => {
			if (outcome.result.type === 'redirect') accepted();
			await otherwise?.(outcome);
		};
	};
}

/** How many rows of skills those fields have. */
export function rowsIn(fields: FormFields): number {
	const rows = fields.flatMap(([name]) => /^skills\.(\d+)\.name$/.exec(name)?.[1] ?? []);
	return rows.length === 0 ? 0 : Math.max(...rows.map(Number)) + 1;
}
