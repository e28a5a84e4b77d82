import { z } from 'zod';

const line = (most: number, what: string) =>
	z
		.string()
		.trim()
		.max(most, `${what} can be ${most.toLocaleString('en')} characters at the most.`);

/** `C-97`, `97`, or an address that ends in it; empty for none. */
const ChangeNumber = line(200, 'A change')
	.transform((typed) =>
		typed.replace(/^https?:\/\/\S+\/changes\//i, '').replace(/^c[\s\u2010-\u2015-]*/i, ''),
	)
	.refine((typed) => /^\d{0,9}$/.test(typed), 'Give its number, such as C-97.')
	.transform((typed) => (typed === '' ? null : Number(typed)));

/** What is done about what was said. */
export const NewReply = z.object({
	cut: line(40, 'A group').min(1, 'Choose whom it is about.'),
	item: line(100, 'An item').min(1, 'Choose what it is about.'),
	words: line(2_000, 'A reply').min(1, 'Say what you do about it, or what you will find out.'),
	change: ChangeNumber.default(null),
});
export type NewReply = z.output<typeof NewReply>;

export interface Reply {
	id: number;
	round: number;
	cut: string;
	item: string;
	words: string;
	/** For whoever may see it: others are told that there is one. */
	changeId: number | null;
	by: { id: number; name: string };
	/** A calendar day. */
	day: string;
	mayTakeBack: boolean;
}
