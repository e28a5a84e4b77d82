import { expect, test } from 'vitest';
import { offerRows } from './rows.ts';
import { toldRows } from './told-rows.ts';
import { blankForm } from './typed-of.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');

test('rows are told as readers will see them; a time that none tells of stands in its place', () => {
	const typed = offerRows(blankForm('Europe/Lisbon', '', 'ines@example.org'));
	Object.assign(typed.times, {
		started: '2026-11-10T13:42',
		noticed: '2026-11-10T13:53',
		resolved: '2026-11-10T15:20',
	});
	Object.assign(typed.timeline[0] ?? {}, { at: '2026-11-10T13:42', text: 'Slow' });
	offerRows(typed);
	Object.assign(typed.timeline[1] ?? {}, { at: '2026-11-10T14:06', text: 'Ours?' });
	offerRows(typed);
	const rows = toldRows(typed, 'Asia/Tokyo', NOW);
	expect(
		rows.map(({ before, told }) => [before.map(({ milestone }) => milestone), told?.milestone, told?.time]),
	).toEqual([
		[[], 'Broke', '22:42'],
		[['Noticed'], '', '23:06'],
		[['Resolved'], undefined, undefined],
	]);
});
