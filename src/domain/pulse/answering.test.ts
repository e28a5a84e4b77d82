import { expect, test } from 'vitest';
import { Answering, answerName, givenOf, problemsOf } from './answering.ts';
import { LONGEST_COMMENT } from './comment-length.ts';
import { EDMONDSON } from './items.ts';

const round = { items: EDMONDSON.items, scale: 5 as const };
const sent = (answers: object, comment = '') => Answering.parse({ answers, comment });

test('an answer stands under the id of its sentence; what is left open is nowhere', () => {
	const given = sent({ q1: '1', q3: '', q7: '5' });
	expect(problemsOf(round, given)).toEqual({});
	expect(givenOf(round.items, given)).toEqual({ 'edmondson-1.1': 1, 'edmondson-7.1': 5 });
	expect(round.items.map((_, at) => answerName(at)).at(-1)).toBe('q7');
});

test('one answer or more, each on the scale and to a sentence that is asked', () => {
	expect(problemsOf(round, sent({}))).toEqual({ answers: expect.any(String) as string });
	expect(problemsOf(round, sent({ q1: '', q2: null }))).toEqual({ answers: expect.any(String) as string });
	for (const wrong of [{ q1: '0' }, { q1: '6' }, { q8: '3' }, { constructor: '3' }]) {
		expect(Object.values(problemsOf(round, sent(wrong)))).toEqual(['From 1 to 5.']);
	}
	for (const none of [{ q1: '2.5' }, { q1: 'much' }, { q1: '3', q2: {} }]) {
		expect(Answering.safeParse({ answers: none }).success, JSON.stringify(none)).toBe(false);
	}
	expect(problemsOf({ ...round, scale: 7 }, sent({ q1: '7' }))).toEqual({});
});

test('a comment has room in every script, and letters that nobody sees are left out', () => {
	expect(sent({}, 'One\r\ntwo\u0000\u0007 ').comment).toBe('One\ntwo');
	expect(sent({}, '\ud83c half a letter').comment).toBe('\ufffd half a letter');
	expect(sent({}, 'x'.repeat(LONGEST_COMMENT)).comment).toHaveLength(LONGEST_COMMENT);
	expect(Answering.safeParse({ comment: 'x'.repeat(LONGEST_COMMENT + 1) }).success).toBe(false);
	for (const letter of ['"', '\\', '\n.', '鋸', '\u2028', '🏺', '\ud83c']) {
		const { comment } = sent({}, letter.repeat(Math.floor(LONGEST_COMMENT / letter.length)));
		expect(Buffer.byteLength(JSON.stringify({ is: 'comment', text: comment })), letter).toBeLessThan(2046);
	}
});
