import type { SubmitFunction } from '@sveltejs/kit';
import { invalidateAll } from '$app/navigation';
import { keepingValues } from '../../../focusing-errors.ts';

const CONFLICT = 409;

/** What was typed stays; where somebody else was faster, what they saved comes to stand beside it. */
export function sending(accepted: () => void, crossed: () => void = () => undefined): SubmitFunction {
	return async (input) => {
		const otherwise = await keepingValues(input);
		return async (outcome) => {
			const { result } = outcome;
			if (result.type === 'redirect') accepted();
			const isCrossed = result.type === 'failure' && result.status === CONFLICT;
			if (isCrossed) await invalidateAll();
			await otherwise?.(outcome);
			if (isCrossed) crossed();
		};
	};
}
