/** Learning time of the example: the company promises a share, and Dispatch keeps an afternoon free for it. */
export const SHARE = { percent: 20, minutes: 480, words: 'Twenty per cent, less holidays.' };
export const AFTERNOON = {
	...{ team: 'Dispatch', by: 'amara', weekday: 4, from: 13 * 60, minutes: 4 * 60 },
	words: 'Amara keeps Thursday afternoons free of meetings for all of Dispatch.',
};

export interface Noted {
	/** Working days ago. */
	ago: number;
	hours: number;
	is?: 'cancelled';
	reason?: string;
}

/** By mailbox. */
export const NOTED: Readonly<Record<string, readonly Noted[]>> = {
	ines: [
		{ ago: 5, hours: 4, reason: 'Read how other courier apps say “saved”.' },
		{ ago: 10, hours: 4 },
		{ ago: 15, hours: 4, is: 'cancelled', reason: 'The night of the certificates.' },
		{ ago: 19, hours: 6 },
		{ ago: 24, hours: 4 },
		{ ago: 29, hours: 8, reason: 'A day with the nurses in Setúbal.' },
	],
	amara: [
		{ ago: 6, hours: 4, is: 'cancelled' },
		{ ago: 11, hours: 3 },
	],
	daniel: [{ ago: 5, hours: 4 }],
	rin: [
		{ ago: 5, hours: 3 },
		{ ago: 10, hours: 4 },
	],
	tomasz: [{ ago: 8, hours: 6, is: 'cancelled' }],
	priya: [{ ago: 12, hours: 5 }],
	aroha: [
		{ ago: 7, hours: 2 },
		{ ago: 9, hours: 4, is: 'cancelled' },
	],
	freya: [{ ago: 14, hours: 4 }],
};
