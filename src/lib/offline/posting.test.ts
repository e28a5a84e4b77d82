import { expect, test } from 'vitest';
import { heardIn } from './posting.ts';

const said = (status: number, body: unknown) => heardIn(new Response(JSON.stringify(body), { status }));

test.each([
	['a form that leads on', 200, { type: 'redirect', status: 303, location: '/log' }, 'done'],
	['a form that was taken', 200, { type: 'success', status: 200 }, 'done'],
	['a form with a mistake', 200, { type: 'failure', status: 422 }, 'refused'],
	['a form while the database is away', 200, { type: 'failure', status: 503 }, 'away'],
	['a form of nobody', 401, { type: 'error', error: {} }, 'signed-out'],
	['a form without the right', 403, { type: 'error', error: {} }, 'refused'],
	['what a program sent', 201, { uid: 'x', status: 'done' }, 'done'],
	['a deed whose thing is gone', 200, null, 'done'],
	['a deed without the right', 403, { type: 'about:blank', status: 403 }, 'refused'],
	['a deed of somebody else', 401, { type: 'about:blank', status: 401 }, 'signed-out'],
	['too many at once', 429, { type: 'about:blank', status: 429 }, 'away'],
])('%s', async (_, status, body, heard) => {
	expect(await said(status, body)).toBe(heard);
});

test('a page of a hotel’s network is no answer of ours', async () => {
	await expect(heardIn(new Response('<html>Sign in to the network</html>'))).rejects.toThrow();
});
