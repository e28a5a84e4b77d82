import type { Upload } from '#lib/writing/field.ts';
import type { Draft } from './draft.svelte.ts';

/** Files of a post-mortem. One that has no number yet is saved first, for a file is somewhere. */
export function uploadTo(draft: Draft): Upload {
	return async (file) => {
		if (draft.number === null) await draft.save();
		if (draft.number === null) throw new Error('Files have their place once the draft is saved.');
		const data = new FormData();
		data.set('file', file);
		const response = await fetch(`/postmortems/${draft.number}/files`, {
			method: 'POST',
			headers: { accept: 'application/json' },
			body: data,
		}).catch(() => {
			throw new Error('The server does not answer just now.');
		});
		const answer: unknown = await response.json().catch(() => null);
		if (response.ok && isUploaded(answer)) return answer;
		throw new Error(sentenceIn(answer) ?? 'It could not be taken.');
	};
}

interface Answer {
	address: string;
	image: boolean;
}

function isUploaded(answer: unknown): answer is Answer {
	const { address, image } = (answer ?? {}) as Partial<Record<keyof Answer, unknown>>;
	return typeof address === 'string' && typeof image === 'boolean';
}

function sentenceIn(answer: unknown): string | null {
	const { detail, message } = (answer ?? {}) as Record<string, unknown>;
	if (typeof detail === 'string') return detail;
	return typeof message === 'string' ? message : null;
}
