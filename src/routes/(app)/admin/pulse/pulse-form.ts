import { z } from 'zod';
import { PulseChange } from '#domain/pulse/settings.ts';

const Line = z.object({ id: z.string().default(''), text: z.string(), reversed: z.string().default('') });
const Sent = z.looseObject({
	asksOwn: z.string().default(''),
	own: z.array(Line).default([]),
});

/** How the pulse is run, as the form sends it: boxes say `yes`, and lines that were left empty are none. */
export const PulseForm = z.preprocess((sent) => {
	const { success, data } = Sent.safeParse(sent);
	if (!success) return sent;
	return {
		...data,
		asksOwn: data.asksOwn === 'yes',
		own: data.own
			.filter(({ text }) => text.trim() !== '')
			.map(({ id, text, reversed }) => ({ id, text, reversed: reversed === 'yes' })),
	};
}, PulseChange);
