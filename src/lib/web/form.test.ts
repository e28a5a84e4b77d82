import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { invalid } from '../errors.ts';
import { openForm } from './form.server.ts';

const Sent = z.object({ name: z.string().min(1, 'A name.') });

function sent(fields: Record<string, string>): RequestEvent {
	const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) });
	return { request, locals: { maintenance: null } } as unknown as RequestEvent;
}

test('a page asks its form for what came of it: of nothing that is null, as before anything was sent', async () => {
	const nothing = openForm(Sent, () => Promise.resolve());
	expect(await nothing(sent({ name: 'Inês' }))).toBeNull();
	const something = openForm(Sent, ({ name }) => Promise.resolve({ saved: name }));
	expect(await something(sent({ name: 'Inês' }))).toEqual({ saved: 'Inês' });
});

test('what is not accepted comes back with what was typed, but for what is secret', async () => {
	const refusing = openForm(Sent, () => Promise.resolve(invalid({ name: 'Somebody has it.' })));
	expect(await refusing(sent({ name: '' }))).toMatchObject({
		status: 422,
		data: { errors: { name: 'A name.' } },
	});
	expect(await refusing(sent({ name: 'Inês', password: 'lantern' }))).toMatchObject({
		status: 422,
		data: { values: { name: 'Inês' }, errors: { name: 'Somebody has it.' }, message: null },
	});
});
