import { expect, test } from 'vitest';
import { passkeyHome } from './passkey-home.ts';

test.each([
	['https://kintsugi.example.org', 'http://localhost:3000/', 'kintsugi.example.org'],
	[null, 'http://localhost:3000/', 'localhost'],
	['http://localhost:3000', 'http://localhost:3000/', 'localhost'],
	// Nobody but whoever runs it says where it lives.
	[null, 'https://kintsugi.example.org/', undefined],
	['http://kintsugi.example.org', 'http://kintsugi.example.org/', undefined],
	['https://192.0.2.7', 'https://192.0.2.7/', undefined],
	[null, 'http://127.0.0.1:3000/', undefined],
	[null, 'http://[::1]:3000/', undefined],
])('passkeys belong, with the address %s, asked at %s, to %s', (configured, asked, id) => {
	expect(passkeyHome(configured, new URL(asked))?.id).toBe(id);
});
