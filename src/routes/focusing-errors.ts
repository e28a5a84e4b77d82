import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

/** For `use:enhance`: what was typed stays until it is accepted, and the first field with a problem gets the focus. */
export const focusingErrors: SubmitFunction = focusing({ reset: true });

/** The same for a form that shows what is stored: what was accepted stays as well. */
export const keepingValues: SubmitFunction = focusing({ reset: false });

function focusing({ reset }: { reset: boolean }): SubmitFunction {
	return ({ formElement }) =>
		async ({ result, update }) => {
			await update({ reset: reset && result.type === 'success' });
			if (result.type !== 'failure') return;
			await tick();
			formElement.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
		};
}
