import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { WRITTEN_BY } from '#lib/offline/posting.ts';
import { refuseOthers } from './whose-it-is.ts';

const sent = (person: { id: number } | null, headers: Record<string, string>) =>
	({ locals: { person }, request: new Request('http://localhost', { headers }) }) as unknown as RequestEvent;

test('what somebody wrote without a network is taken from them alone; a program says nothing about it', () => {
	const refusal: unknown = expect.objectContaining({ status: 401 });
	expect(() => refuseOthers(sent({ id: 7 }, { [WRITTEN_BY]: '8' }))).toThrow(refusal);
	expect(() => refuseOthers(sent(null, { [WRITTEN_BY]: '7' }))).toThrow(refusal);
	refuseOthers(sent({ id: 7 }, { [WRITTEN_BY]: '7' }));
	refuseOthers(sent({ id: 7 }, {}));
	refuseOthers(sent(null, {}));
});
