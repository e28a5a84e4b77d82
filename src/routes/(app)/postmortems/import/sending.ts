import { deserialize } from '$app/forms';
import type { Rejected } from '#lib/web/form.server.ts';
import type { Chosen } from './chosen.ts';

/** Why the workspace did not take what was sent, in its words. */
export class Refusal extends Error {
	readonly field: string | null;

	constructor(sentence: string, field: string | null = null) {
		super(sentence);
		this.name = 'Refusal';
		this.field = field;
	}
}

const UNKNOWN = 'That was not understood. Choose the files again.';

/** Sends some files to an action of this page, as its form would without JavaScript. */
export async function send<Answer>(
	action: 'look' | 'import' | 'stage',
	files: readonly Chosen[],
	fields: Record<string, string>,
	signal: AbortSignal,
): Promise<Answer> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	for (const { name, file } of files) body.append('files[]', file, name);
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	const response = await fetch(`?/${action}`, { method: 'POST', body, headers, signal });
	const result = deserialize<Answer & Record<string, unknown>, Rejected & Record<string, unknown>>(
		await response.text(),
	);
	if (result.type === 'success' && result.data) return result.data;
	if (result.type === 'failure' && result.data) {
		const [[field, sentence] = [null, UNKNOWN]] = Object.entries(result.data.errors);
		throw new Refusal(result.data.message ?? sentence, field);
	}
	throw new Refusal(result.type === 'error' ? (result.error as App.Error).message : UNKNOWN);
}
