import { z } from 'zod';
import { Rewritten } from './asked.ts';

/** What a form without a script sends: all of a card, and as it was when the form was opened. */
export const RewrittenInForm = Rewritten.extend({ was: z.string().max(60_000).default('') });

/** What somebody changed in it; what others changed meanwhile stays theirs. */
export function changedWords({ was, ...now }: z.output<typeof RewrittenInForm>): Rewritten {
	const before = Rewritten.safeParse(asObject(was)).data;
	if (before?.uid !== now.uid) return now;
	const isChanged = ([name, value]: [string, unknown]) =>
		JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]);
	return { uid: now.uid, ...Object.fromEntries(Object.entries(now).filter(isChanged)) };
}

function asObject(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
