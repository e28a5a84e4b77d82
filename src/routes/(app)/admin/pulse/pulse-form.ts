import { z } from 'zod';
import { MOST_OWN } from '#domain/pulse/items.ts';
import { PulseChange } from '#domain/pulse/settings.ts';

const Row = z
	.object({ id: z.string().default(''), text: z.string().default(''), reversed: z.string().default('') })
	.transform(({ id, text, reversed }) => ({ id, text, reversed: reversed === 'yes' }));

/** How the pulse is run, as the form sends it: lines that were left empty are none. */
export const PulseForm = z
	.looseObject({
		asksOwn: z.string().default(''),
		own: z
			.array(Row)
			.max(2 * MOST_OWN)
			.default([]),
	})
	.transform(({ asksOwn, own, ...rest }) => ({
		...rest,
		asksOwn: asksOwn === 'yes',
		own: own.filter(({ text }) => text.trim() !== ''),
	}))
	.pipe(PulseChange);
