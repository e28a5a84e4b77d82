import type { Uploaded } from '#lib/writing/field.ts';

/** Sends a file to where an entry takes them, and says where it stands from then on. */
export async function uploadFile(to: string, file: File): Promise<Uploaded> {
	const data = new FormData();
	data.set('file', file);
	const response = await fetch(to, {
		method: 'POST',
		headers: { accept: 'application/json' },
		body: data,
	}).catch(() => {
		throw new Error('The server does not answer just now.');
	});
	const answer: unknown = await response.json().catch(() => null);
	if (response.ok && isUploaded(answer)) return answer;
	throw new Error(sentenceIn(answer) ?? 'It could not be taken.');
}

function isUploaded(answer: unknown): answer is Uploaded {
	const { address, image } = (answer ?? {}) as Partial<Record<keyof Uploaded, unknown>>;
	return typeof address === 'string' && typeof image === 'boolean';
}

function sentenceIn(answer: unknown): string | null {
	const { detail, message } = (answer ?? {}) as Record<string, unknown>;
	if (typeof detail === 'string') return detail;
	return typeof message === 'string' ? message : null;
}
