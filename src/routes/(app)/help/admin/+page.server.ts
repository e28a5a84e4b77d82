import { outline, renderMarkdown } from '#lib/markdown/render.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import alone from './guide.md?raw';
import several from './several-processes.md?raw';
import type { PageServerLoad } from './$types';

const guide = `${alone}\n${several}`;

export const load: PageServerLoad = (event) => {
	signedIn(event);
	return {
		html: renderMarkdown(guide),
		headings: outline(guide).filter(({ depth }) => depth === 2),
	};
};
