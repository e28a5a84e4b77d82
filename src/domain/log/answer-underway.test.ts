import { expect, test } from 'vitest';
import { AnswerUnderway, type RejectedAnswer } from './answer-underway.svelte.ts';
import type { Sent } from './sending.ts';

const ASKS = [
	{ team: { slug: 'dispatch' }, day: '2026-11-26', questions: ['What surprised you?'], asksStatus: false },
	{ team: { slug: 'edge' }, day: '2026-11-25', questions: ['Who helped you?'], asksStatus: true },
];

function answer(rejected: RejectedAnswer | null = null) {
	const options = { team: 'dispatch', visibility: 'workspace' as const, words: {} };
	return new AnswerUnderway({ ...options, asks: () => ASKS, rejected: () => rejected });
}
const logged = (): Promise<Sent> => Promise.resolve({ kind: 'logged', href: '/log#lesson-1' });

test('another team asks its own questions, for its own day; what was said to the first waits', async () => {
	const words = answer();
	expect(words.asks).toBe(ASKS[0]);
	words.learned = 'A queue can say stop.';
	words.answers['What surprised you?'] = 'That nobody asked.';
	words.team = 'edge';
	expect(words.asks).toBe(ASKS[1]);
	words.answers['Who helped you?'] = 'Rin';
	words.status = 'Quiet';
	await words.send(logged, '/log/new?/log', new FormData());
	expect(words).toMatchObject({ learned: '', status: '' });
	expect(words.answers).toEqual({ 'What surprised you?': 'That nobody asked.', 'Who helped you?': '' });
	words.team = '';
	expect(words.asks).toBeUndefined();
});

test('what was refused stands in it, each answer with its question', async () => {
	const values = { learned: '', team: 'edge', questions: ['Who helped you?'], answers: ['Rin'], uid: 'one' };
	const words = answer({ values, errors: { learned: 'Say what you learned.' }, message: null });
	expect(words).toMatchObject({ uid: 'one', team: 'edge', answers: { 'Who helped you?': 'Rin' } });
	expect(words.errors).toEqual({ learned: 'Say what you learned.' });
	const away = (): Promise<Sent> => Promise.resolve({ kind: 'away' });
	await words.send(away, '/log/new?/log', new FormData());
	expect(words).toMatchObject({ uid: 'one', errors: {}, answers: { 'Who helped you?': 'Rin' } });
	expect(words.said).toBe('Offline. What you wrote is kept here until you are back.');
});
