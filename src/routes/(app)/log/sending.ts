import { invalidateAll } from '$app/navigation';
import type { Send } from '#domain/log/sending.ts';
import { waiting } from '../../waiting.svelte.ts';

/** How the composer reaches the server without leaving the page, which then shows what was logged; offline, it waits here. */
export const send: Send = async (address, data) => {
	const sent = await waiting.send(address, data);
	if (sent.kind === 'logged') await invalidateAll();
	return sent;
};
