import { isHttpError } from '@sveltejs/kit';
import { invalid, tooLarge } from '../errors.ts';
import { sizeInWords } from '../files/size.ts';
import { bodyUpTo } from './body.server.ts';

/** The seams between the parts of a form come on top of the file. */
const SEAMS = 100_000;

/** The one file that a program or a script sent, as the field `file` of a form. */
export async function uploadedFile(request: Request, limit: number): Promise<File> {
	const body = await bodyWithin(request, limit + SEAMS);
	if (!body) tooLarge(`A file can be ${sizeInWords(limit)} at the most.`);
	const type = request.headers.get('content-type') ?? '';
	const file = await new Response(body, { headers: { 'content-type': type } }).formData().then(
		(form) => form.get('file'),
		() => null,
	);
	return file instanceof File
		? file
		: invalid({ file: 'Send a form (multipart/form-data) with one file, named file.' });
}

/** What is wrong inside of it is told under the name that it was sent by; a form on a page may call it otherwise. */
export async function toldOfFile<Answer>(work: Promise<Answer>): Promise<Answer> {
	try {
		return await work;
	} catch (problem) {
		if (isHttpError(problem, 422)) invalid({ file: problem.body.message });
		throw problem;
	}
}

async function bodyWithin(request: Request, limit: number): Promise<Blob | null> {
	try {
		return await bodyUpTo(request, limit);
	} catch (problem) {
		// More than the server itself takes.
		if (isHttpError(problem) || (problem instanceof Error && 'status' in problem)) return null;
		throw problem;
	}
}
