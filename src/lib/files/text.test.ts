import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8 } from './text.ts';

test('reads UTF-8, with or without a byte order mark, and UTF-16 with one', () => {
	expect(decodeUtf8(Buffer.from('Wiśniewski ☃'))).toBe('Wiśniewski ☃');
	expect(decodeUtf8(Buffer.from('\ufeffa'))).toBe('a');
	expect(decodeUtf8(Buffer.from('\ufeffé', 'utf16le'))).toBe('é');
	expect(decodeUtf8(Buffer.from('\ufeffé', 'utf16le').swap16())).toBe('é');
	expect(decodeUtf8(new Uint8Array())).toBe('');
});

test('says in which line the text stops being UTF-8', () => {
	expect(() => decodeUtf8(Buffer.from('a\nb\ncaf\xe9\n', 'latin1'))).toThrow(
		'This file is not valid UTF-8 text (line 3). Save it as UTF-8 and try again.',
	);
	expect(() => decodeUtf8(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).toThrow('begins like UTF-16');
	expect(() => decodeUtf8(Buffer.from('a\0b'))).toThrow('zero bytes');
});

test('gives back any text, and for any bytes a text or a sentence', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
			expect(decodeUtf8(Buffer.from(text))).toBe(text);
		}),
	);
	fc.assert(
		fc.property(fc.uint8Array(), (bytes) => {
			try {
				decodeUtf8(bytes);
			} catch (problem) {
				expect(String(problem)).toMatch(/^Unreadable: This .*\.$/);
			}
		}),
	);
});
