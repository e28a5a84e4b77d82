import { z } from 'zod';
import { environment } from '#lib/environment.server.ts';

export const HandedOut = z.object({
	email: z.string(),
	/** To hand on, told this once; null where a letter brings it. */
	link: z.url().nullable(),
});

export function handedOut(
	{ email, secret }: { email: string; secret: string | null },
	url: URL,
): z.input<typeof HandedOut> {
	const origin = environment().origin ?? url.origin;
	return { email, link: secret === null ? null : `${origin}/join/${secret}` };
}
