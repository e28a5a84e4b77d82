import { expect, test } from 'vitest';
import { offerRows } from '../rows.ts';
import { blankForm } from '../typed-of.ts';
import { WrittenForm } from '../written-form.ts';
import {
	actOnPasted,
	linesOf,
	NOTHING_PASTED,
	pastedFrom,
	rolesOf,
	takePasted,
	type Pasted,
} from './pasted.ts';

const CHAT =
	'[02:37] Aroha Ngata: three offices can’t sign in, is it us?\n[02:46] Hiroshi Sato: declaring\n[05:00] mei: after';

function written() {
	const typed = offerRows(blankForm('UTC', '', 'ines@example.org'));
	typed.times.started = '2026-11-10T02:14';
	Object.assign(typed.timeline[0] ?? {}, { at: '2026-11-10T02:40', text: 'In between' });
	return offerRows(typed);
}
const tick = (pasted: Pasted, ...places: number[]) => {
	const lines = linesOf(written(), pasted);
	return { ...pasted, ticked: places.map((place) => lines[place]?.key ?? '') };
};

test('lines that are ticked become moments at their time, on the day it happened', () => {
	const typed = written();
	expect(takePasted(typed, tick({ ...NOTHING_PASTED, text: CHAT }, 0, 1, 2))).toHaveLength(3);
	expect(typed.timeline.map(({ at, kind, text }) => [at, kind, text])).toEqual([
		['2026-11-10T02:37', 'said', 'three offices can’t sign in, is it us?'],
		['2026-11-10T02:40', 'seen', 'In between'],
		['2026-11-10T02:46', 'said', 'declaring'],
		['2026-11-10T05:00', 'said', 'after'],
		[expect.any(String), 'seen', ''],
	]);
	const { timeline } = WrittenForm.parse({ ...typed, title: 'x' }).content;
	expect(timeline?.[0]?.evidence).toBe('> [02:37] Aroha Ngata: three offices can’t sign in, is it us?');
});

test('a name becomes a role where somebody says so, and stays in the evidence', () => {
	const typed = written();
	const pasted = {
		...tick({ ...NOTHING_PASTED, text: CHAT }, 0, 1),
		roles: [{ who: 'Aroha Ngata', role: 'the support lead' }],
	};
	expect(rolesOf(linesOf(typed, pasted), pasted).map(({ role }) => role)).toEqual([
		'the support lead',
		'',
		'',
	]);
	takePasted(typed, pasted);
	expect(typed.timeline.filter(({ kind }) => kind === 'said').map(({ role }) => role)).toEqual([
		'the support lead',
		'',
	]);
});

test('the clock may be another one than that of the post-mortem', () => {
	const typed = written();
	takePasted(typed, tick({ ...NOTHING_PASTED, text: '[03:37] mei: x', zone: 'Europe/Berlin' }, 0));
	expect(typed.timeline[0]?.at).toBe('2026-11-10T02:37');
});

test('a tick stays with its words: it is for no other line', () => {
	const pasted = tick({ ...NOTHING_PASTED, text: CHAT }, 0);
	expect(takePasted(written(), { ...pasted, text: `[01:00] mei: first\n${CHAT}` })).toEqual([]);
});

test('without a script the same is done by the buttons, and what was typed comes back', () => {
	const typed = written();
	const sent = pastedFrom({ text: CHAT.replaceAll('\n', '\r\n'), roles: [{ who: 'mei', role: 'on-call' }] });
	const all = actOnPasted(typed, sent, 'paste:all');
	expect(all.ticked).toHaveLength(3);
	expect(actOnPasted(typed, sent, 'paste:take')).toBe(sent);
	expect(actOnPasted(typed, all, 'paste:take')).toEqual(NOTHING_PASTED);
	expect(typed.timeline).toHaveLength(5);
	expect(pastedFrom('nonsense')).toEqual(NOTHING_PASTED);
	expect(pastedFrom({ ticked: [{}], roles: 3 })).toEqual(NOTHING_PASTED);
});
