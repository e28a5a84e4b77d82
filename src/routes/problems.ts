/** What a problem is called on its page; the sentence below it comes from where it happened. */
export const HEADINGS: Record<number, string> = {
	401: 'Still there?',
	403: 'Not from here',
	404: 'Nothing here',
	405: 'Not like this',
	409: 'Somebody was faster',
	413: 'Too large',
	429: 'A short pause',
	500: 'Something broke on our side',
	503: 'Back in a moment',
	507: 'The disk is full',
};
