/** What the API answers where it cannot do what was asked. The reference page has a section for each, at its name. */
export interface KindOfProblem {
	name: string;
	status: number;
	title: string;
	/** Where nothing better is known. */
	sentence: string;
}

/** The first one of a status stands for whatever was thrown with it. Names are addresses: they stay. */
export const PROBLEMS = [
	{
		name: 'not-understood',
		status: 400,
		title: 'Not understood',
		sentence: 'The body is not JSON in UTF-8.',
	},
	{
		name: 'not-signed-in',
		status: 401,
		title: 'Not signed in',
		sentence: 'Send a token: Authorization: Bearer kin_…',
	},
	{
		name: 'not-allowed',
		status: 403,
		title: 'Not allowed',
		sentence: 'The person of this token, or the token itself, may not do that.',
	},
	{ name: 'not-found', status: 404, title: 'Not found', sentence: 'There is nothing at this address.' },
	{
		name: 'not-that-method',
		status: 405,
		title: 'Not that method',
		sentence: 'Nothing here answers that method; Allow names those that are.',
	},
	{
		name: 'conflict',
		status: 409,
		title: 'Conflict',
		sentence: 'It is not in the state that this asks for, or somebody else was faster.',
	},
	{
		name: 'changed-meanwhile',
		status: 412,
		title: 'Changed in the meantime',
		sentence:
			'It is not what If-Match names any more, so nothing was changed. Read it again, and send what you want with its new ETag.',
	},
	{ name: 'too-large', status: 413, title: 'Too large', sentence: 'That is more than can be sent at once.' },
	{
		name: 'not-json',
		status: 415,
		title: 'Not JSON',
		sentence: 'Send JSON, with the content type application/json.',
	},
	{
		name: 'needs-another-look',
		status: 422,
		title: 'Needs another look',
		sentence: 'Something here needs another look.',
	},
	{
		name: 'key-used-before',
		status: 422,
		title: 'Key used before',
		sentence: 'This Idempotency-Key came with another request before. A new request needs a new key.',
	},
	{
		name: 'too-many-requests',
		status: 429,
		title: 'Too many requests',
		sentence: 'That is asked for very often. Retry-After says in how many seconds it goes on.',
	},
	{
		name: 'broke',
		status: 500,
		title: 'Something broke on our side',
		sentence: 'Nothing you did. What was saved before is safe.',
	},
	{
		name: 'back-in-a-moment',
		status: 503,
		title: 'Back in a moment',
		sentence: 'A backup is being restored; try again in a moment.',
	},
	{
		name: 'no-room',
		status: 507,
		title: 'No room',
		sentence: 'The disk is full, so nothing can be saved. Reading still works.',
	},
] as const satisfies readonly KindOfProblem[];

export type ProblemName = (typeof PROBLEMS)[number]['name'];

/** For a status that nothing of ours answers with. */
export const UNFORESEEN = {
	name: 'not-understood',
	title: 'Problem',
	sentence: 'That request makes no sense here.',
};
