import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

/** What was moved keeps the focus, on the same button or, at the end of the list, on the other. */
export const keepingPlace: SubmitFunction = ({ submitter }) => {
	const form = submitter?.closest('form');
	return async ({ update }) => {
		await update({ reset: false });
		await tick();
		if (submitter instanceof HTMLButtonElement && !submitter.disabled) submitter.focus();
		else form?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
	};
};
