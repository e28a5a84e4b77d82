import { outline, renderMarkdown } from '#lib/markdown/render.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import guide from './guide.md?raw';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
	return { html: renderMarkdown(guide), headings: outline(guide) };
};
