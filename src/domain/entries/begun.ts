import { clockTime, dayAndYear, zoneName } from '#lib/dates.ts';

/** What begins an entry in somebody's name: an assistant with their token, or a message to an address of theirs. */
export const BEGINNERS = ['assistant', 'message'] as const;
export type Beginner = (typeof BEGINNERS)[number];

/** That a program began an entry, as far as whoever asks may know. */
export interface Begun {
	by: Beginner;
	/** What the token or the address was called; null for everybody but its person. */
	called: string | null;
	/** In whose name; null where whoever reads it is that person. */
	inNameOf: string | null;
	at: number;
}

/** In a list of drafts. */
export const BEGUN_SHORT: Record<Beginner, string> = {
	assistant: 'by an assistant',
	message: 'from a message',
};

/** In the history, of the first version. */
export const BEGUN_VERSION: Record<Beginner, string> = {
	assistant: 'Drafted by an assistant',
	message: 'Made from a message',
};

/** `Drafted by an assistant with your token “Claude”, 3 October 2026, 14:02 CEST.` */
export function begunWords({ by, called, inNameOf, at }: Begun, zone: string): string {
	const when = `${dayAndYear(at, zone)}, ${clockTime(at, zone)} ${zoneName(at, zone)}`;
	const named = called === null ? '' : ` “${called}”`;
	const whose = inNameOf === null ? 'your' : 'a';
	const of = inNameOf === null ? '' : ` of ${inNameOf}`;
	return by === 'assistant'
		? `Drafted by an assistant with ${whose} token${named}${of}, ${when}.`
		: `Made from a message to ${inNameOf === null ? 'your' : 'an'} address${named}${of}, ${when}.`;
}
