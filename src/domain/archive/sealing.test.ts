import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { freshFolder } from '../../../tests/support/database.ts';
import { isMovingKey, movingKey, sealFor, unsealed } from './sealing.server.ts';

const folders = [freshFolder(), freshFolder(), freshFolder()];
const [here = '', there = '', other = ''] = folders;
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const MOST = 1_000_000;

test('what is sealed for one is opened by that one, under its name, and by nobody else, its sender included', () => {
	fc.assert(
		fc.property(
			fc.uint8Array({ maxLength: 4_000 }),
			fc.string({ minLength: 1, maxLength: 40 }),
			(clear, name) => {
				const bytes = sealFor(here, movingKey(there), name, clear);
				expect(unsealed(there, name, bytes, MOST)).toEqual(Buffer.from(clear));
				expect(unsealed(here, name, bytes, MOST)).toBeNull();
				expect(unsealed(other, name, bytes, MOST)).toBeNull();
				expect(unsealed(there, `${name}x`, bytes, MOST)).toBeNull();
			},
		),
		{ numRuns: 60 },
	);
});

test('the same content gives the same bytes, another content or another sender not; a changed byte opens nothing', () => {
	const key = movingKey(there);
	const clear = Buffer.from('Between the two of us: I would like to leave the team.');
	const bytes = sealFor(here, key, 'sealed/a', clear);
	expect(sealFor(here, key, 'sealed/a', clear)).toEqual(bytes);
	expect(sealFor(other, key, 'sealed/a', clear)).not.toEqual(bytes);
	// Keys are never used for two contents: what differs in one letter has nothing in common.
	const another = sealFor(
		here,
		key,
		'sealed/a',
		Buffer.from('between the two of us: I would like to leave the team.'),
	);
	expect(another.subarray(4, 36)).not.toEqual(bytes.subarray(4, 36));
	for (const at of [0, 10, 40, bytes.length - 1]) {
		const changed = Buffer.from(bytes);
		changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
		expect(unsealed(there, 'sealed/a', changed, MOST)).toBeNull();
	}
});

test('what would unpack to more than is taken is not unpacked', () => {
	const bytes = sealFor(here, movingKey(there), 'sealed/bomb', Buffer.alloc(5_000_000));
	expect(bytes.length).toBeLessThan(10_000);
	expect(unsealed(there, 'sealed/bomb', bytes, MOST)).toBeNull();
});

test('a moving key is known by its look', () => {
	expect(isMovingKey(movingKey(here))).toBe(true);
	expect(movingKey(here)).toBe(movingKey(here));
	for (const wrong of ['', 'kintsugi-', `${movingKey(here)}abc`, movingKey(here).slice(3)]) {
		expect(isMovingKey(wrong)).toBe(false);
	}
});
