import type { SubmitFunction } from '@sveltejs/kit';
import { askAgain } from '../../../../asking-again.ts';

/** What was sent is kept, and whoever sent it stays where they are on the page, with the focus where it was. */
export const staying: SubmitFunction =
	() =>
	({ result, update }) =>
		result.type === 'redirect' ? askAgain() : update({ reset: false });
