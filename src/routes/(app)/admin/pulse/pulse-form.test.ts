import { expect, test } from 'vitest';
import { PulseForm } from './pulse-form.ts';

const sent = {
	...{ rhythm: 'quarterly', scale: '7', fewest: '6', fewestComments: '9', daysOpen: '10', asksOwn: 'yes' },
	own: [
		{ id: 'own-1.1', text: 'We rest.', reversed: 'yes' },
		{ id: '', text: 'We laugh.' },
		{ id: '', text: ' ' },
	],
};

test('a form says yes with a box, and lines that were left empty are none', () => {
	expect(PulseForm.parse(sent)).toEqual({
		...{ rhythm: 'quarterly', scale: 7, fewest: 6, fewestComments: 9, daysOpen: 10, asksOwn: true },
		own: [
			{ id: 'own-1.1', text: 'We rest.', reversed: true },
			{ id: '', text: 'We laugh.', reversed: false },
		],
	});
});

test('what is wrong is said at its field, and fields of another shape are nothing', () => {
	const { error } = PulseForm.safeParse({ ...sent, fewest: '4' });
	expect(error?.issues[0]?.path).toEqual(['fewest']);
	const none = PulseForm.safeParse({ ...sent, own: [] });
	expect(none.error?.issues[0]?.message).toBe('Write a sentence of your own first.');
	expect(PulseForm.safeParse({ ...sent, own: 'We rest.' }).success).toBe(false);
});
